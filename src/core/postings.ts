/** An inverted index over the statements: stems of English words and pairs of Han characters, in which facts they stand. */
import type { Folder, Token } from './fold.ts'
import type { Knowledge } from './knowledge.ts'
import { type Lookup, open, pack, type Packed } from './packed.ts'
import { stem } from './stems.ts'

export interface Postings {
  /** Facts that a term stands in, ascending. */
  of(term: string): readonly number[]
  has(term: string, fact: number): boolean
  /** How well a term stands in a fact: 1 in its statement, less in its keywords alone, 0 not at all. */
  strength(term: string, fact: number): number
  /** How telling a term is: rare terms weigh more, unknown ones most. */
  weight(term: string): number
}

const none: readonly number[] = []
/** A statement says it; a keyword only says that it may be asked so. */
const onlyKeyword = 0.75

interface Posting {
  readonly facts: readonly number[]
  /** Those whose statement has the term. */
  readonly stated: readonly number[]
  /** Worked out when first asked for. */
  weight?: number
}

export function createPostings(knowledge: Knowledge, folder: Folder): Postings {
  const lists: Lookup<Posting> = knowledge.index ? openPostings(knowledge.index.postings) : collect(knowledge, folder)
  const weigh = (count: number): number => Math.log(1 + Math.max(1, knowledge.facts.length) / count)
  const unknown = weigh(0.5)
  return {
    of: (term) => lists.get(term)?.facts ?? none,
    has: (term, fact) => includes(lists.get(term)?.facts ?? none, fact),
    strength(term, fact) {
      const posting = lists.get(term)
      if (!posting) return 0
      return includes(posting.stated, fact) ? 1 : includes(posting.facts, fact) ? onlyKeyword : 0
    },
    weight(term) {
      const posting = lists.get(term)
      return posting ? (posting.weight ??= weigh(posting.facts.length)) : unknown
    },
  }
}

function collect(knowledge: Knowledge, folder: Folder): Map<string, Posting> {
  const lists = new Map<string, { facts: number[]; stated: number[] }>()
  const put = (text: string, index: number, isStated: boolean): void => {
    for (const term of termsOf(folder.tokens(folder.fold(text)))) {
      let posting = lists.get(term)
      if (!posting) lists.set(term, (posting = { facts: [], stated: [] }))
      if (posting.facts.at(-1) !== index) posting.facts.push(index)
      if (isStated && posting.stated.at(-1) !== index) posting.stated.push(index)
    }
  }
  const metrics = new Map(knowledge.metrics.map((metric) => [metric.id, metric.name]))
  knowledge.facts.forEach((fact, index) => {
    if (fact.withdrawn) return
    // A figure's line names its metric and period, whether its sentence does or not.
    const metric = fact.figure ? metrics.get(fact.metric ?? '') : undefined
    for (const text of [fact.statement.en, fact.statement['zh-Hans'], metric?.en ?? '', metric?.['zh-Hans'] ?? '', fact.period.notation])
      put(text, index, true)
    for (const text of fact.keywords) put(text, index, false)
  })
  return lists
}

/** `3 9 12-`: in the statements of facts 3 and 9, in a keyword alone of fact 12. */
export function packPostings(knowledge: Knowledge, folder: Folder): Packed {
  return pack(collect(knowledge, folder), ({ facts, stated }) => {
    const said = new Set(stated)
    return facts.map((fact) => (said.has(fact) ? `${fact}` : `${fact}-`)).join(' ')
  })
}

function openPostings(packed: Packed): Lookup<Posting> {
  const parts = open(packed)
  const kept = new Map<string, Posting>()
  return {
    get(term) {
      const known = kept.get(term)
      if (known) return known
      const text = parts(term[0] ?? '').get(term)
      if (text === undefined) return undefined
      const posting = readPosting(text)
      kept.set(term, posting)
      return posting
    },
  }
}

function readPosting(text: string): Posting {
  const entries = text.split(' ')
  const facts = entries.map((entry) => Number.parseInt(entry, 10))
  return { facts, stated: text.includes('-') ? facts.filter((_, i) => !entries[i]?.endsWith('-')) : facts }
}

/** What a text is found by: a word's stem, a number, each pair of neighbouring Han characters. */
export function termsOf(tokens: readonly Token[]): string[] {
  const terms: string[] = []
  tokens.forEach((token, i) => {
    if (token.kind === 'word') terms.push(stem(token.text))
    else if (token.kind === 'number') terms.push(token.text)
    else {
      const next = tokens[i + 1]
      if (next?.kind === 'han' && next.from === token.to) terms.push(token.text + next.text)
    }
  })
  return terms
}

function includes(sorted: readonly number[], value: number): boolean {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = sorted[middle] ?? 0
    if (found === value) return true
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return false
}
