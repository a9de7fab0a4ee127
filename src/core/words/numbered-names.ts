/** Names with numbers that are mistyped beside them: MiMo-V2-Flsh, Qwen3-Mx. Numbers are never guessed at: GLM-6 is no typo of GLM-5. */
import type { Folder, Token } from './fold.ts'
import type { Knowledge } from '../knowledge.ts'
import type { Snapshot } from '../snapshot.ts'
import { edits } from './spelling.ts'
import type { Match } from './vocabulary.ts'

/** In tokens. */
const longestName = 6
/** Shorter ones lie too close to each other, and only long ones may be two letters off. */
const [shortest, long] = [7, 8]

/** Names that a word which nobody knows is a part of, by the very same numbers and nearly the same letters. */
export function numberedNames(tokens: readonly Token[], matches: readonly Match[], snapshot: Snapshot): Match[] {
  if (!tokens.some(({ kind }) => kind === 'number')) return []
  const known = new Set(matches.flatMap(({ from, to, terms }) => (terms.some(isMisspelt) ? [] : range(from, to))))
  return tokens.flatMap((token, i) => (token.kind === 'word' && !known.has(i) ? (nameAt(tokens, i, snapshot) ?? []) : []))
}

function isMisspelt({ spelling }: Match['terms'][number]): boolean {
  return spelling === 'misspelling'
}

/** The closest name among all stretches that hold the word, the longest of equals; nothing where two are equally close. */
function nameAt(tokens: readonly Token[], at: number, snapshot: Snapshot): Match | undefined {
  const found: (Match & { readonly edits: number })[] = []
  for (let from = Math.max(0, at - longestName + 1); from <= at; from++)
    for (let to = at + 1; to <= Math.min(tokens.length, from + longestName); to++) {
      const part = tokens.slice(from, to)
      if (part.some(({ kind }) => kind === 'han') || !part.some(({ kind }) => kind === 'number')) continue
      const word = part.map(({ text }) => text).join('')
      for (const { key, id } of snapshot.numbered(word)) {
        const off = edits(word, key)
        if (word[0] !== key[0] || Math.min(word.length, key.length) < shortest || off > (key.length >= long ? 2 : 1)) continue
        found.push({ from, to, edits: off, terms: [{ kind: 'entity', id, spelling: 'misspelling', guarded: false }] })
      }
    }
  found.sort((a, b) => a.edits - b.edits || b.to - b.from - (a.to - a.from))
  const [first] = found
  const rival = found.find((other) => other.edits === first?.edits && other.terms[0]?.id !== first.terms[0]?.id)
  return rival ? undefined : first
}

/** Names with the same numbers in them as a word. */
export type Numbered = (word: string) => readonly { readonly key: string; readonly id: string }[]

/** Looks names up by their numbers. Nothing is made before the first is looked for; everyday words are left out. */
export function createNumbered({ entities }: Pick<Knowledge, 'entities'>, folder: Folder): Numbered {
  let names: Map<string, { key: string; id: string }[]> | undefined
  const make = (): Map<string, { key: string; id: string }[]> => {
    const made = new Map<string, { key: string; id: string }[]>()
    for (const { id, names, guarded } of entities)
      for (const name of names) {
        const key = folder.key(name)
        const numbers = numbersOf(key)
        if (numbers === '' || guarded.includes(name)) continue
        const others = made.get(numbers)
        if (others) others.push({ key, id })
        else made.set(numbers, [{ key, id }])
      }
    return made
  }
  return (word) => (names ??= make()).get(numbersOf(word)) ?? []
}

/** The numbers of a name in order: `2` of mimov2flash. */
function numbersOf(key: string): string {
  return key.match(/\d+(?:\.\d+)?/g)?.join(' ') ?? ''
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
