/** Every word that a question is searched for, folded and stemmed. */
import type { Folder } from './fold.ts'
import type { Knowledge } from '../knowledge.ts'
import type { Lookup } from './packed.ts'
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

export interface LatinWord {
  readonly key: string
  readonly term: Term
}

export interface Lexis {
  readonly exact: Lookup<readonly Term[]>
  /** English words of topics, metrics and the lexicon by their stems, with spaces between: "a day" is not "added AI". */
  readonly stemmed: Lookup<readonly Term[]>
  /** Whether a word may begin so: cut where a token of it ends. */
  begins(key: string): boolean
  /** Latin keys that a mistyped word may stand for. */
  latin(): readonly LatinWord[]
}

/** The words that make a narrower measure of one where they stand apart from it; so few that they need no index. */
export function lexisBeside({ metrics }: Worded, folder: Folder): Lexis {
  const worded = metrics.map((metric) => ({ ...metric, words: metric.beside, pinyin: {} }))
  return makeLexis({ entities: [], topics: [], metrics: worded, lexicon: {} }, folder)
}

/** Where the tokens of a key end. Pinyin may be typed in syllables or in one: it may be cut anywhere. */
export type Ends = Set<number> | 'anywhere'

export interface MadeLexis {
  readonly exact: Map<string, Term[]>
  readonly stemmed: Map<string, Term[]>
  readonly ends: Map<string, Ends>
}

/** The slow way, for knowledge without an index. */
export function makeLexis(knowledge: Worded, folder: Folder): Lexis {
  const { exact, stemmed, ends } = collectWords(knowledge, folder)
  const beginnings = new Set<string>()
  for (const [key, where] of ends) addBeginnings(beginnings, key, where)
  return { exact, stemmed, begins: (key) => beginnings.has(key), latin: () => latinOf(exact) }
}

/** What words are taken from. */
export type Worded = Pick<Knowledge, 'entities' | 'topics' | 'metrics' | 'lexicon'>

/** What `makeLexis` looks up, before it is made searchable or packed. */
export function collectWords(knowledge: Worded, folder: Folder): MadeLexis {
  const made: MadeLexis = { exact: new Map(), stemmed: new Map(), ends: new Map() }
  for (const [text, term] of everyWord(knowledge)) {
    const tokens = folder.tokens(folder.fold(text))
    const parts = tokens.map((token) => token.text)
    const key = parts.join('')
    if (!key) continue
    insert(made.exact, key, term)
    addEnds(made.ends, parts, { anywhere: term.spelling === 'pinyin', between: '' })
    if (term.kind === 'entity' || !tokens.some((token) => token.kind === 'word')) continue
    const stems = tokens.map((token) => (token.kind === 'word' ? stem(token.text) : token.text))
    insert(made.stemmed, stems.join(' '), term)
    addEnds(made.ends, stems, { anywhere: false, between: ' ' })
  }
  return made
}

function* everyWord(knowledge: Worded): Generator<readonly [string, Term]> {
  for (const entity of knowledge.entities) {
    const guarded = new Set(entity.guarded)
    const term = (spelling: Spelling, isGuarded: boolean): Term => ({ kind: 'entity', id: entity.id, spelling, guarded: isGuarded })
    for (const name of entity.names) yield [name, term('exact', guarded.has(name))]
    for (const name of entity.misspellings) yield [name, term('misspelling', guarded.has(name))]
    // A guarded name's reading is guarded as well: nobody can tell 豆包 the bun from 豆包 the app in pinyin.
    for (const name of entity.pinyin) yield [name, term('pinyin', entity.guarded.length > 0)]
  }
  for (const kind of ['metric', 'topic'] as const) {
    for (const entry of kind === 'topic' ? knowledge.topics : knowledge.metrics)
      yield* wordsOf({ ...entry, pinyin: Object.keys(entry.pinyin) }, kind, entry.id)
  }
  for (const [id, entry] of Object.entries(knowledge.lexicon)) yield* wordsOf(entry, 'lexicon', id)
}

interface Listed {
  readonly words: readonly string[]
  readonly pinyin: readonly string[]
  readonly guarded?: readonly string[]
}

function* wordsOf({ words, pinyin, guarded = [] }: Listed, kind: TermKind, id: string): Generator<readonly [string, Term]> {
  for (const word of words) yield [word, { kind, id, spelling: 'exact', guarded: guarded.includes(word) }]
  for (const word of pinyin) yield [word, { kind, id, spelling: 'pinyin', guarded: false }]
}

function insert(map: Map<string, Term[]>, key: string, term: Term): void {
  const terms = map.get(key)
  if (!terms) map.set(key, [term])
  else if (!terms.some((known) => known.kind === term.kind && known.id === term.id)) terms.push(term)
}

function addEnds(all: Map<string, Ends>, parts: readonly string[], { anywhere, between }: { anywhere: boolean; between: string }): void {
  const key = parts.join(between)
  const ends = all.get(key) ?? new Set<number>()
  if (ends === 'anywhere') return
  let at = 0
  for (const part of parts) {
    ends.add(at + part.length)
    at += part.length + between.length
  }
  all.set(key, anywhere ? 'anywhere' : ends)
}

/** Adds each part of a key up to one of its ends, and the key. */
export function addBeginnings(beginnings: Set<string>, key: string, ends: Iterable<number> | 'anywhere'): void {
  beginnings.add(key)
  if (ends === 'anywhere') for (let end = 1; end < key.length; end++) beginnings.add(key.slice(0, end))
  else for (const end of ends) beginnings.add(key.slice(0, end))
}

/** Readings of words other than names are too many and too alike to be guessed at; what has digits is no typo. */
export function latinOf(entries: Iterable<readonly [string, readonly Term[]]>): LatinWord[] {
  const words: LatinWord[] = []
  for (const [key, terms] of entries) {
    if (!/^[a-z]{4,}$/.test(key)) continue
    for (const term of terms) if (term.kind === 'entity' || term.spelling !== 'pinyin') words.push({ key, term })
  }
  return words
}
