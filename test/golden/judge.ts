/** Judges one reply: right, wrong (it misleads) or missed (it helps too little, and misleads nobody). */
import type { Kind } from '../../src/core/reply.ts'
import type { Lang } from '../../src/core/knowledge.ts'

export type Verdict = 'right' | 'wrong' | 'missed'

export interface Judgement {
  readonly verdict: Verdict
  readonly reason: string
}

/** What is expected of a reply: see `questions.ts` for each part. */
export interface Expectation {
  readonly lang: Lang
  readonly kind: readonly Kind[]
  readonly lead: readonly string[]
  readonly has: readonly string[]
  readonly not: readonly string[]
}

/** A reply as a person sees it: the first line of the text is the answer. */
export interface Said {
  readonly kind: Kind
  readonly lang: Lang
  readonly text: string
}

/** What misleads is looked for first, so that a wrong figure is never excused by a second fault. */
export function judge(expected: Expectation, said: Said): Judgement {
  const first = firstLine(said.text)
  const forbidden = expected.not.find((pattern) => stands(pattern, first))
  if (forbidden !== undefined) return { verdict: 'wrong', reason: `the first line has "${forbidden}"` }
  if (!expected.kind.includes(said.kind)) {
    const reason = `is ${said.kind}, should be ${expected.kind.join(' or ')}`
    return { verdict: said.kind === 'answer' ? 'wrong' : 'missed', reason }
  }
  // A reply that declines says first what it lacks: what it must lead with otherwise may stand further down.
  const leading = said.kind === 'answer' ? first : said.text
  const unled = expected.lead.find((pattern) => !stands(pattern, leading))
  if (unled !== undefined && said.kind === 'answer') return { verdict: 'wrong', reason: `the first line lacks "${unled}"` }
  if (unled !== undefined) return { verdict: 'missed', reason: `the text lacks "${unled}"` }
  if (said.lang !== expected.lang) return { verdict: 'missed', reason: `is in ${said.lang}, should be in ${expected.lang}` }
  const absent = expected.has.find((pattern) => !stands(pattern, said.text))
  return absent === undefined ? { verdict: 'right', reason: '' } : { verdict: 'missed', reason: `the text lacks "${absent}"` }
}

/** The line that a reader takes for the answer. */
export function firstLine(text: string): string {
  return text.trimStart().split('\n')[0] ?? ''
}

/**
 * Whether one of the alternatives (`a|b`) stands in a text, whatever its case, spaces and thousands separators.
 * A number stands only as a whole: `5 billion` is not in `1.5 billion`, nor `20` in `2024`; a word only from its start: `yes` is not in `eyes`.
 */
export function stands(pattern: string, text: string): boolean {
  return pattern.split('|').some((alternative) => toRegExp(alternative).test(text))
}

const cache = new Map<string, RegExp>()

function toRegExp(alternative: string): RegExp {
  const known = cache.get(alternative)
  if (known) return known
  const chars = [...alternative.replace(/[\s,，]/g, '')]
  const body = chars.reduce((made, char, i) => {
    if (i === 0) return literal(char)
    // Within a number a space separates two numbers, so that only a comma is passed over.
    const gap = isDigit(char) && isDigit(chars[i - 1]) ? '[,，]?' : '[\\s,，]*'
    return `${made}${gap}${literal(char)}`
  }, '')
  const before = isDigit(chars[0]) ? '(?<![\\d.]|\\d[,，])' : /[a-z]/i.test(chars[0] ?? '') ? '(?<![a-z])' : ''
  const after = isDigit(chars.at(-1)) ? '(?![.,]?\\d)' : ''
  const made = new RegExp(`${before}${body}${after}`, 'iu')
  cache.set(alternative, made)
  return made
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && /\d/.test(char)
}

function literal(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')
}
