/** Whether a value read from a compiled copy is knowledge: a hand-written guard, since zod's loading would be felt in every cold start. */
import { type Knowledge, langs } from '../core/knowledge.ts'

type Check = (value: unknown) => boolean

/** Checks what indexing and wording rely on; ids were resolved when it was compiled. */
export function isKnowledge(value: unknown): value is Knowledge {
  return isKnowledgeShape(value)
}

const isString: Check = (value) => typeof value === 'string'
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value)
const isBoolean: Check = (value) => typeof value === 'boolean'

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function list(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check)
}

function map(check: Check): Check {
  return (value) => isRecord(value) && Object.values(value).every(check)
}

function optional(check: Check): Check {
  return (value) => value === undefined || check(value)
}

function shape(fields: Readonly<Record<string, Check>>): Check {
  const checks = Object.entries(fields)
  return (value) => isRecord(value) && checks.every(([key, check]) => check(value[key]))
}

const strings = list(isString)
const text = shape(Object.fromEntries(langs.map((lang) => [lang, isString])))

const entity = shape({
  id: isString,
  kind: isString,
  name: text,
  names: strings,
  misspellings: strings,
  pinyin: strings,
  guarded: strings,
  of: optional(isString),
  members: optional(strings),
  fiscalYearEnd: isNumber,
})

const topic = shape({
  id: isString,
  name: text,
  words: strings,
  pinyin: map(isString),
  command: optional(shape({ name: isString, description: text })),
  soft: isBoolean,
  inWords: isBoolean,
  ofProducts: isBoolean,
  events: isBoolean,
  post: isBoolean,
  compared: optional(isNumber),
  sides: isBoolean,
  near: strings,
})

const metric = shape({
  id: isString,
  topic: isString,
  name: text,
  words: strings,
  pinyin: map(isString),
  unit: isString,
  part: isBoolean,
  varies: isBoolean,
  event: isBoolean,
  basis: text,
  cadenceMonths: isNumber,
})

const source = shape({
  id: isString,
  title: isString,
  publisher: isString,
  via: optional(isString),
  authors: strings,
  date: isString,
  url: optional(isString),
  lang: isString,
  checked: isString,
})

const figure = shape({
  value: optional(isNumber),
  from: optional(isNumber),
  to: optional(isNumber),
  unit: isString,
  qualifier: optional(isString),
})
const difference = shape({ fact: isString, reason: isString, note: optional(text) })

const fact = shape({
  id: isString,
  source: isString,
  about: isString,
  roles: map(strings),
  topics: strings,
  metric: optional(isString),
  figure: optional(figure),
  period: shape({ notation: isString, shape: isString, from: isString, to: isString }),
  fiscal: optional(isString),
  stated: isString,
  status: isString,
  evidence: isString,
  by: optional(isString),
  paragraph: isNumber,
  statement: text,
  caveat: optional(text),
  keywords: strings,
  differs: list(difference),
  withdrawn: optional(shape({ date: isString, reason: text, instead: optional(isString) })),
})

const rate = shape({
  source: isString,
  base: isString,
  quote: isString,
  period: shape({ notation: isString, shape: isString, from: isString, to: isString }),
  value: isNumber,
})

const isKnowledgeShape = shape({
  format: (value) => value === 1,
  hash: isString,
  entities: list(entity),
  topics: list(topic),
  metrics: list(metric),
  sources: list(source),
  facts: list(fact),
  rates: list(rate),
  rateSources: list(source),
  phrases: map(text),
  lexicon: map(shape({ words: strings, pinyin: strings })),
  fold: isString,
  homophones: map(isString),
  index: optional(
    shape({
      lexis: shape({ words: map(isString), stems: map(isString), terms: isString }),
      postings: map(isString),
    }),
  ),
})
