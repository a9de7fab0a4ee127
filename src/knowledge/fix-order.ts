/** Puts the keys of entries in the order of the schema, each with its comments. */
import { keyOrders } from './schema.ts'
import type { TextEdit } from './fix.ts'
import type { YamlDocument, YamlPart } from './yaml.ts'

type MapPart = Extract<YamlPart, { kind: 'map' }>

export interface FileAt {
  readonly folder: string
  readonly text: string
  readonly document: YamlDocument
}

/** Edits of the entries at one depth: those of a source's facts lie within that of the source. */
export function orderEdits({ folder, text, document }: FileAt, depth: 'entry' | 'fact'): TextEdit[] {
  const order = keyOrders[folder]?.[depth] ?? []
  return document.parts.flatMap((part) => {
    if (part.kind !== 'map' || !isEntry(part, folder, depth)) return []
    const sorted = sortedPairs(part, order)
    if (sorted.every((pair, i) => pair === part.pairs[i])) return []
    const edit = part.inBraces ? swapped(text, part, sorted) : moved(text, part, sorted)
    return edit ? [edit] : []
  })
}

function isEntry({ path }: MapPart, folder: string, depth: 'entry' | 'fact'): boolean {
  if (folder === 'rates') return depth === 'entry' && path.length === 0
  if (folder !== 'sources') return depth === 'entry' && path.length === 1
  return depth === 'entry' ? path.length === 0 : path.length === 2 && path[0] === 'facts'
}

/** A key that the schema doesn't know stays behind the one that it follows. */
function sortedPairs({ pairs }: MapPart, order: readonly string[]): MapPart['pairs'] {
  let last = -1
  const ranked = pairs.map((pair) => {
    const rank = order.indexOf(pair.key)
    if (rank >= 0) last = rank
    return { pair, rank: last }
  })
  return ranked.sort((a, b) => a.rank - b.rank).map(({ pair }) => pair)
}

/** Within braces the pairs change places, and what stands between them stays. */
function swapped(text: string, { pairs }: MapPart, sorted: MapPart['pairs']): TextEdit | undefined {
  const [first, last] = [pairs[0], pairs.at(-1)]
  if (!first || !last) return undefined
  const pieces = sorted.flatMap((pair, i) => {
    const [here, next] = [pairs[i], pairs[i + 1]]
    return [text.slice(pair.from, pair.to), here && next ? text.slice(here.to, next.from) : '']
  })
  return { from: first.from, to: last.to, texts: [pieces.join('')] }
}

/** Whole lines change places: a comment belongs to the key below it, or to the one before it in its line; above the first key, to all of them. */
function moved(text: string, { pairs }: MapPart, sorted: MapPart['pairs']): TextEdit | undefined {
  const [first] = pairs
  if (!first || pairs.some(({ from }) => text.slice(lineStart(text, from), from).trim() !== '')) return undefined
  const chunks = new Map<MapPart['pairs'][number], string>()
  let at = lineStart(text, first.from)
  for (const pair of pairs) {
    const end = lineEnd(text, pair.to)
    chunks.set(pair, text.slice(at, end))
    at = end
  }
  return { from: lineStart(text, first.from), to: at, texts: [sorted.map((pair) => chunks.get(pair) ?? '').join('')] }
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Where the line that a value ends in ends; a value of several lines has its line end with it. */
function lineEnd(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}
