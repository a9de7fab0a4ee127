/** Every word that baimo knows, found anywhere in a question: names, topics, metrics and the words that show what is wanted. */
import type { Folder, Token } from './fold.ts'
import type { Knowledge } from './knowledge.ts'
import { stem } from './stems.ts'

export type TermKind = 'entity' | 'metric' | 'topic' | 'lexicon'
export type Spelling = 'exact' | 'pinyin' | 'misspelling' | 'typo'

export interface Term {
  readonly kind: TermKind
  readonly id: string
  readonly spelling: Spelling
  /** Also an everyday word: counts only beside another word of the market. */
  readonly guarded: boolean
}

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
  readonly latin: readonly { readonly key: string; readonly term: Term }[]
}

const maxTokens = 14
const rank: Readonly<Record<TermKind, number>> = { entity: 0, metric: 1, topic: 2, lexicon: 3 }

export function createVocabulary(knowledge: Knowledge, folder: Folder): Vocabulary {
  const exact = new Map<string, Term[]>()
  const stemmed = new Map<string, Term[]>()
  const prefixes = new Set<string>()
  const latin: { key: string; term: Term }[] = []

  function add(text: string, term: Term): void {
    const tokens = folder.tokens(folder.fold(text))
    const key = tokens.map((token) => token.text).join('')
    if (!key) return
    insert(exact, key, term)
    // Pinyin may be typed in syllables or in one: every beginning of it counts.
    addPrefixes(prefixes, term.spelling === 'pinyin' ? [...key] : tokens.map((token) => token.text))
    if (term.kind !== 'entity' && tokens.some((token) => token.kind === 'word')) {
      const stems = tokens.map((token) => (token.kind === 'word' ? stem(token.text) : token.text))
      insert(stemmed, stems.join(''), term)
      addPrefixes(prefixes, stems)
    }
    if (/^[a-z0-9]+$/.test(key) && key.length >= 4) latin.push({ key, term })
  }
  addAll(knowledge, add)

  /** Where a longer word took part of another one, the rest is looked through again: 有多少比例的CEO leaves 有. */
  function find(tokens: readonly Token[], start = 0, end = tokens.length): Match[] {
    const found: Match[] = []
    for (let from = start; from < end; from++) {
      const match = longestAt(tokens, from, end)
      if (match) found.push(match)
    }
    const kept = withoutOverlaps(found)
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
      stems += token.kind === 'word' ? stem(token.text) : token.text
      const terms = exact.get(raw) ?? stemmed.get(stems)
      if (terms) best = { from, to, terms }
      if (!prefixes.has(raw) && !prefixes.has(stems)) break
    }
    return best
  }

  return { find: (tokens) => find(tokens), lookUp: (key) => exact.get(key) ?? [], latin }
}

function addAll(knowledge: Knowledge, add: (text: string, term: Term) => void): void {
  for (const entity of knowledge.entities) {
    const guarded = new Set(entity.guarded)
    const term = (spelling: Spelling, isGuarded: boolean): Term => ({ kind: 'entity', id: entity.id, spelling, guarded: isGuarded })
    for (const name of entity.names) add(name, term('exact', guarded.has(name)))
    for (const name of entity.misspellings) add(name, term('misspelling', guarded.has(name)))
    // A guarded name's reading is guarded as well: nobody can tell 豆包 the bun from 豆包 the app in pinyin.
    for (const name of entity.pinyin) add(name, term('pinyin', entity.guarded.length > 0))
  }
  for (const kind of ['metric', 'topic'] as const) {
    for (const entry of kind === 'topic' ? knowledge.topics : knowledge.metrics) {
      for (const word of entry.words) add(word, { kind, id: entry.id, spelling: 'exact', guarded: false })
      for (const word of entry.pinyin) add(word, { kind, id: entry.id, spelling: 'pinyin', guarded: false })
    }
  }
  for (const [id, entry] of Object.entries(knowledge.lexicon)) {
    for (const word of entry.words) add(word, { kind: 'lexicon', id, spelling: 'exact', guarded: false })
    for (const word of entry.pinyin) add(word, { kind: 'lexicon', id, spelling: 'pinyin', guarded: false })
  }
}

function insert(map: Map<string, Term[]>, key: string, term: Term): void {
  const terms = map.get(key)
  if (!terms) map.set(key, [term])
  else if (!terms.some((known) => known.kind === term.kind && known.id === term.id)) terms.push(term)
}

function addPrefixes(prefixes: Set<string>, parts: readonly string[]): void {
  let prefix = ''
  for (const part of parts) prefixes.add((prefix += part))
}

/** Longer matches first; of equal ones a name before a metric, a topic, and a word of the lexicon. */
function withoutOverlaps(found: readonly Match[]): Match[] {
  const order = [...found].sort((a, b) => b.to - b.from - (a.to - a.from) || best(a) - best(b) || a.from - b.from)
  const taken: boolean[] = []
  const kept = order.filter((match) => {
    for (let i = match.from; i < match.to; i++) if (taken[i]) return false
    for (let i = match.from; i < match.to; i++) taken[i] = true
    return true
  })
  return kept.sort((a, b) => a.from - b.from)
}

function best(match: Match): number {
  return Math.min(...match.terms.map((term) => rank[term.kind]))
}
