/** Maps kept as text, cut by the first character of their keys: a part is read when a key of it is first asked for, and never otherwise. */

export type Packed = Readonly<Record<string, string>>

/** What a `Map` and an opened packed map have in common. */
export interface Lookup<V> {
  get(key: string): V | undefined
}

/** Neither occurs in keys (folded letters, digits, points and Han characters), and JSON writes both as they are. */
const betweenFields = ':'
const betweenEntries = ';'

/** Entries keep their order within a part. */
export function pack<V>(entries: Iterable<readonly [string, V]>, write: (value: V, key: string) => string): Packed {
  const parts = new Map<string, string[]>()
  for (const [key, value] of entries) {
    const entry = `${key}${betweenFields}${write(value, key)}`
    const part = parts.get(key[0] ?? '')
    if (part) part.push(entry)
    else parts.set(key[0] ?? '', [entry])
  }
  return Object.fromEntries([...parts].map(([first, lines]) => [first, lines.join(betweenEntries)]))
}

/** Gives the part of a first character, values as they were written. */
export function open(packed: Packed): (first: string) => ReadonlyMap<string, string> {
  const parts = new Map<string, ReadonlyMap<string, string>>()
  return (first) => {
    const known = parts.get(first)
    if (known) return known
    const part = readPart(packed[first])
    parts.set(first, part)
    return part
  }
}

function readPart(text: string | undefined): Map<string, string> {
  const part = new Map<string, string>()
  if (text === undefined) return part
  for (const entry of text.split(betweenEntries)) {
    const at = entry.indexOf(betweenFields)
    part.set(entry.slice(0, at), entry.slice(at + 1))
  }
  return part
}

/** The words of entities, topics, metrics and lexicon, folded and stemmed. */
export interface PackedLexis {
  readonly words: Packed
  readonly stems: Packed
  readonly terms: string
}

/** What every start would derive anew from the rest. Whoever changes the rest leaves it out. */
export interface Index {
  readonly lexis: PackedLexis
  readonly postings: Packed
}
