/** Maps kept as text, cut by the first character of their keys: opening one costs nothing until a key of that part is asked for. */

export type Packed = Readonly<Record<string, string>>

/** What a `Map` and an opened packed map have in common. */
export interface Lookup<V> {
  get(key: string): V | undefined
}

/** Neither occurs in keys (folded letters, digits and Han characters) nor in what is written of values. */
const betweenFields = '\t'
const betweenEntries = '\n'

/** Entries keep their order within a part. */
export function pack<V>(entries: Iterable<readonly [string, V]>, write: (value: V) => string): Packed {
  const parts = new Map<string, string[]>()
  for (const [key, value] of entries) {
    const entry = `${key}${betweenFields}${write(value)}`
    const part = parts.get(key[0] ?? '')
    if (part) part.push(entry)
    else parts.set(key[0] ?? '', [entry])
  }
  return Object.fromEntries([...parts].map(([first, lines]) => [first, lines.join(betweenEntries)]))
}

/** Values are read when their key is first asked for, and kept. */
export function open<V>(packed: Packed, read: (text: string) => V): Lookup<V> {
  const parts = new Map<string, Map<string, string>>()
  const values = new Map<string, V>()
  return {
    get(key) {
      const known = values.get(key)
      if (known !== undefined) return known
      const first = key[0] ?? ''
      let part = parts.get(first)
      if (!part) parts.set(first, (part = new Map(partOf(packed, first))))
      const text = part.get(key)
      if (text === undefined) return undefined
      const value = read(text)
      values.set(key, value)
      return value
    },
  }
}

/** The entries whose keys begin with a character, values as they were written. */
export function partOf(packed: Packed, first: string): [string, string][] {
  const text = packed[first]
  if (text === undefined) return []
  return text.split(betweenEntries).map((entry) => {
    const at = entry.indexOf(betweenFields)
    return [entry.slice(0, at), entry.slice(at + 1)]
  })
}
