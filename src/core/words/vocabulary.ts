/** Every word that baimo knows, found anywhere in a question: names, topics, metrics and the words that show what is wanted. */
import type { Token } from './fold.ts'
import type { LatinWord, Lexis, Term, TermKind } from './lexis.ts'
import { stem } from './stems.ts'

export type { Spelling, Term } from './lexis.ts'

/** What stands at tokens `from` to `to` (exclusive). */
export interface Match {
  readonly from: number
  readonly to: number
  readonly terms: readonly Term[]
}

export interface Vocabulary {
  /** The longest known words of a text, none overlapping another. */
  find(tokens: readonly Token[]): readonly Match[]
  lookUp(key: string): readonly Term[]
  /** Latin keys that a mistyped word may stand for. */
  latin(): readonly LatinWord[]
}

const maxTokens = 14
const rank: Readonly<Record<TermKind, number>> = { entity: 0, metric: 1, topic: 2, lexicon: 3 }

export function createVocabulary({ exact, stemmed, begins, latin }: Lexis): Vocabulary {
  /** Where a longer word took part of another one, the rest is looked through again: 有多少比例的CEO leaves 有. */
  function find(tokens: readonly Token[], start = 0, end = tokens.length): Match[] {
    const found: Match[] = []
    for (let from = start; from < end; from++) {
      const match = longestAt(tokens, from, end)
      if (match) found.push(match)
    }
    const kept = withoutOverlaps(found.filter((match) => !hidesVersion(match, found, tokens)))
    if (kept.length === found.length) return kept
    const result: Match[] = []
    let at = start
    for (const match of kept) {
      if (match.from > at) result.push(...find(tokens, at, match.from))
      result.push(match)
      at = match.to
    }
    if (at < end) result.push(...find(tokens, at, end))
    return result
  }

  function longestAt(tokens: readonly Token[], from: number, end: number): Match | undefined {
    let raw = ''
    let stems = ''
    let best: Match | undefined
    for (let to = from + 1; to <= Math.min(end, from + maxTokens); to++) {
      const token = tokens[to - 1]
      if (!token) break
      raw += token.text
      const part = token.kind === 'word' ? stem(token.text) : token.text
      stems += stems ? ` ${part}` : part
      const terms = exact.get(raw) ?? stemmed.get(stems)
      if (terms) best = { from, to, terms }
      if (!begins(raw) && !begins(stems)) break
    }
    return best
  }

  return { find: (tokens) => find(tokens), lookUp: (key) => exact.get(key) ?? [], latin }
}

/** A name whose end begins that of a version: 美团LongCat hides LongCat-2.0. */
function hidesVersion(match: Match, found: readonly Match[], tokens: readonly Token[]): boolean {
  if (tokens[match.to]?.kind !== 'number' || !isName(match)) return false
  return found.some((other) => other.from > match.from && other.from < match.to && other.to > match.to && isName(other))
}

function isName({ terms }: Match): boolean {
  return terms.some(({ kind }) => kind === 'entity')
}

/** Longer matches first; of equal ones a name before a metric, a topic, and a word of the lexicon. */
function withoutOverlaps(found: readonly Match[]): Match[] {
  const order = found
    .filter((match) => !breaksInto(match, found))
    .sort((a, b) => b.to - b.from - (a.to - a.from) || best(a) - best(b) || a.from - b.from)
  const taken: boolean[] = []
  const kept = order.filter((match) => {
    for (let i = match.from; i < match.to; i++) if (taken[i]) return false
    for (let i = match.from; i < match.to; i++) taken[i] = true
    return true
  })
  return kept.sort((a, b) => a.from - b.from)
}

/** A word that begins inside another one for the same thing: of 估值多少 the word is 估值, not 值多少. */
function breaksInto(match: Match, found: readonly Match[]): boolean {
  return found.some(
    ({ from, to, terms }) =>
      from < match.from && to > match.from && to < match.to && terms.some((term) => term.kind !== 'lexicon' && isAmong(term, match.terms)),
  )
}

function isAmong({ kind, id }: Term, terms: readonly Term[]): boolean {
  return terms.some((term) => term.kind === kind && term.id === id)
}

function best(match: Match): number {
  return Math.min(...match.terms.map((term) => rank[term.kind]))
}
