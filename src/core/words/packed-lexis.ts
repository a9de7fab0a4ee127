/** The lexis as text: made once when the knowledge is compiled, since folding and stemming every word takes longer than all else of a start. */
import type { Folder } from './fold.ts'
import { addBeginnings, collectWords, latinOf, type Lexis, type Spelling, type Term, type TermKind, type Worded } from './lexis.ts'
import { open, pack, type Packed } from './packed.ts'

const kinds: readonly TermKind[] = ['entity', 'metric', 'topic', 'lexicon']
const spellings: readonly Spelling[] = ['exact', 'pinyin', 'misspelling', 'typo']

/** The words of entities, topics, metrics and lexicon, folded and stemmed. */
export interface PackedLexis {
  readonly words: Packed
  readonly stems: Packed
  readonly terms: string
}

/**
 * Terms stand in a list of their own, and words name their places in it: `12.40`, then `+3.7` where else than at its end the key may be cut,
 * or `*` for anywhere, then `=` when the same terms stand under the same stem.
 */
export function packLexis(knowledge: Worded, folder: Folder): PackedLexis {
  const { exact, stemmed, ends } = collectWords(knowledge, folder)
  const places = new Map<string, number>()
  const place = ({ kind, id, spelling, guarded }: Term): number => {
    const text = `${kinds.indexOf(kind)}${spellings.indexOf(spelling)}${Number(guarded)}${id}`
    const known = places.get(text) ?? places.size
    places.set(text, known)
    return known
  }
  const write = (terms: readonly Term[] = []): string => terms.map(place).join('.')
  const cuts = (key: string): string => {
    const where = ends.get(key)
    if (where === 'anywhere') return '*'
    const inner = [...(where ?? [])].filter((end) => end < key.length)
    return inner.length > 0 ? `+${inner.join('.')}` : ''
  }
  const words = pack(exact, (terms, key) => `${write(terms)}${cuts(key)}${write(terms) === write(stemmed.get(key)) ? '=' : ''}`)
  const others = [...stemmed].filter(([key, terms]) => write(terms) !== write(exact.get(key)))
  const stems = pack(others, (terms, key) => `${write(terms)}${exact.has(key) ? '' : cuts(key)}`)
  return { words, stems, terms: [...places.keys()].join(';') }
}

/** The same lookups as `makeLexis` gives, but each part of the text is read only when a word of it is asked for. */
export function openLexis(packed: PackedLexis): Lexis {
  const all = packed.terms.split(';').map(readTerm)
  const words = open(packed.words)
  const stems = open(packed.stems)
  const kept = new Map<string, readonly Term[]>()
  const read = (text: string | undefined): readonly Term[] | undefined => {
    if (text === undefined) return undefined
    let terms = kept.get(text)
    if (!terms) kept.set(text, (terms = (/^[\d.]+/.exec(text)?.[0] ?? '').split('.').flatMap((place) => all[Number(place)] ?? [])))
    return terms
  }
  const beginnings = new Map<string, ReadonlySet<string>>()
  const beginningsOf = (first: string): ReadonlySet<string> => {
    let part = beginnings.get(first)
    if (!part) beginnings.set(first, (part = readBeginnings([...words(first), ...stems(first)])))
    return part
  }
  return {
    exact: { get: (key) => read(words(key[0] ?? '').get(key)) },
    stemmed: {
      get(key) {
        const same = words(key[0] ?? '').get(key)
        return read(same?.endsWith('=') ? same : stems(key[0] ?? '').get(key))
      },
    },
    begins: (key) => beginningsOf(key[0] ?? '').has(key),
    latin: () =>
      latinOf(Object.keys(packed.words).flatMap((first) => [...words(first)].map(([key, text]) => [key, read(text) ?? []] as const))),
  }
}

function readBeginnings(entries: readonly (readonly [string, string])[]): Set<string> {
  const beginnings = new Set<string>()
  for (const [key, text] of entries) {
    const inner = text.includes('+')
      ? text
          .slice(text.indexOf('+') + 1)
          .replace('=', '')
          .split('.')
          .map(Number)
      : []
    addBeginnings(beginnings, key, text.includes('*') ? 'anywhere' : inner)
  }
  return beginnings
}

function readTerm(text: string): Term {
  return {
    kind: kinds[Number(text[0])] ?? 'lexicon',
    id: text.slice(3),
    spelling: spellings[Number(text[1])] ?? 'exact',
    guarded: text[2] === '1',
  }
}
