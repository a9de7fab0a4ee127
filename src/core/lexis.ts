/** The words that a question is searched for, as lookups: made from the knowledge when it is compiled, opened from text when it is loaded. */
import type { Folder } from './fold.ts'
import type { Knowledge, PackedLexis } from './knowledge.ts'
import { type Lookup, open, pack, type Packed, partOf } from './packed.ts'
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
  /** English words of topics, metrics and the lexicon by their stems. */
  readonly stemmed: Lookup<readonly Term[]>
  /** Whether a longer word may begin so: every beginning counts, token by token. */
  begins(key: string): boolean
  /** Latin keys that a mistyped word may stand for. */
  latin(): readonly LatinWord[]
}

interface MadeLexis {
  readonly exact: Map<string, Term[]>
  readonly stemmed: Map<string, Term[]>
  /** Where the tokens of a key end; of pinyin, which may be typed in syllables or in one, that is anywhere. */
  readonly ends: Map<string, Set<number> | 'anywhere'>
  readonly latin: LatinWord[]
}

/** Folds, cuts and stems every word: what makes a start slow, and is done once when the knowledge is compiled. */
export function makeLexis(knowledge: Knowledge, folder: Folder): Lexis {
  const made = collect(knowledge, folder)
  const beginnings = new Set<string>()
  for (const [key, ends] of made.ends) addBeginnings(beginnings, key, ends)
  return { exact: made.exact, stemmed: made.stemmed, begins: (key) => beginnings.has(key), latin: () => made.latin }
}

function collect(knowledge: Knowledge, folder: Folder): MadeLexis {
  const made: MadeLexis = { exact: new Map(), stemmed: new Map(), ends: new Map(), latin: [] }
  for (const [text, term] of everyWord(knowledge)) {
    const tokens = folder.tokens(folder.fold(text))
    const key = tokens.map((token) => token.text).join('')
    if (!key) continue
    insert(made.exact, key, term)
    addEnds(made.ends, tokens.map((token) => token.text), term.spelling === 'pinyin')
    if (term.kind !== 'entity' && tokens.some((token) => token.kind === 'word')) {
      const stems = tokens.map((token) => (token.kind === 'word' ? stem(token.text) : token.text))
      insert(made.stemmed, stems.join(''), term)
      addEnds(made.ends, stems, false)
    }
    if (/^[a-z0-9]+$/.test(key) && key.length >= 4) made.latin.push({ key, term })
  }
  return made
}

function* everyWord(knowledge: Knowledge): Generator<readonly [string, Term]> {
  for (const entity of knowledge.entities) {
    const guarded = new Set(entity.guarded)
    const term = (spelling: Spelling, isGuarded: boolean): Term => ({ kind: 'entity', id: entity.id, spelling, guarded: isGuarded })
    for (const name of entity.names) yield [name, term('exact', guarded.has(name))]
    for (const name of entity.misspellings) yield [name, term('misspelling', guarded.has(name))]
    // A guarded name's reading is guarded as well: nobody can tell 豆包 the bun from 豆包 the app in pinyin.
    for (const name of entity.pinyin) yield [name, term('pinyin', entity.guarded.length > 0)]
  }
  for (const kind of ['metric', 'topic'] as const) {
    for (const entry of kind === 'topic' ? knowledge.topics : knowledge.metrics) {
      for (const word of entry.words) yield [word, { kind, id: entry.id, spelling: 'exact', guarded: false }]
      for (const word of entry.pinyin) yield [word, { kind, id: entry.id, spelling: 'pinyin', guarded: false }]
    }
  }
  for (const [id, entry] of Object.entries(knowledge.lexicon)) {
    for (const word of entry.words) yield [word, { kind: 'lexicon', id, spelling: 'exact', guarded: false }]
    for (const word of entry.pinyin) yield [word, { kind: 'lexicon', id, spelling: 'pinyin', guarded: false }]
  }
}

function insert(map: Map<string, Term[]>, key: string, term: Term): void {
  const terms = map.get(key)
  if (!terms) map.set(key, [term])
  else if (!terms.some((known) => known.kind === term.kind && known.id === term.id)) terms.push(term)
}

function addEnds(all: MadeLexis['ends'], parts: readonly string[], anywhere: boolean): void {
  const key = parts.join('')
  const ends = all.get(key) ?? new Set<number>()
  if (ends === 'anywhere') return
  let at = 0
  for (const part of parts) ends.add((at += part.length))
  all.set(key, anywhere ? 'anywhere' : ends)
}

function addBeginnings(beginnings: Set<string>, key: string, ends: Iterable<number> | 'anywhere'): void {
  if (ends === 'anywhere') for (let end = 1; end <= key.length; end++) beginnings.add(key.slice(0, end))
  else for (const end of ends) beginnings.add(key.slice(0, end))
}

const kinds: readonly TermKind[] = ['entity', 'metric', 'topic', 'lexicon']
const spellings: readonly Spelling[] = ['exact', 'pinyin', 'misspelling', 'typo']

/** Terms stand in a list of their own, and words name them by their place in it. */
export function packLexis(knowledge: Knowledge, folder: Folder): PackedLexis {
  const made = collect(knowledge, folder)
  const places = new Map<string, number>()
  const place = ({ kind, id, spelling, guarded }: Term): number => {
    const text = `${kinds.indexOf(kind)}${spellings.indexOf(spelling)}${Number(guarded)}${id}`
    const known = places.get(text) ?? places.size
    places.set(text, known)
    return known
  }
  const write = (terms: readonly Term[]): string => terms.map(place).join(' ')
  return {
    exact: pack(made.exact, write),
    stemmed: pack(made.stemmed, write),
    ends: pack(made.ends, (ends) => (ends === 'anywhere' ? '' : [...ends].join(' '))),
    latin: made.latin.map(({ key, term }) => `${key} ${place(term)}`).join('\n'),
    terms: [...places.keys()].join('\n'),
  }
}

export function openLexis(packed: PackedLexis): Lexis {
  const terms = packed.terms.split('\n').map(readTerm)
  const read = (text: string): readonly Term[] => text.split(' ').flatMap((place) => terms[Number(place)] ?? [])
  return {
    exact: open(packed.exact, read),
    stemmed: open(packed.stemmed, read),
    begins: beginsIn(packed.ends),
    latin: () =>
      packed.latin.split('\n').flatMap((line) => {
        const [key = '', place] = line.split(' ')
        const term = terms[Number(place)]
        return key && term ? [{ key, term }] : []
      }),
  }
}

function beginsIn(ends: Packed): (key: string) => boolean {
  const parts = new Map<string, Set<string>>()
  return (key) => {
    const first = key[0] ?? ''
    let part = parts.get(first)
    if (!part) {
      parts.set(first, (part = new Set()))
      for (const [word, text] of partOf(ends, first)) addBeginnings(part, word, text === '' ? 'anywhere' : text.split(' ').map(Number))
    }
    return part.has(key)
  }
}

function readTerm(text: string): Term {
  return {
    kind: kinds[Number(text[0])] ?? 'lexicon',
    spelling: spellings[Number(text[1])] ?? 'exact',
    guarded: text[2] === '1',
    id: text.slice(3),
  }
}
