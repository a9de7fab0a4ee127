/** YAML with the place of every key and value: the only file that knows the `yaml` package. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, stringify } from 'yaml'
import type { Position } from './problem.ts'

export type Path = readonly (string | number)[]

export interface YamlError extends Position {
  readonly message: string
  /** The same key twice: the rest of the file can be read all the same. */
  readonly duplicate: boolean
}

export interface YamlDocument {
  readonly value: unknown
  readonly errors: readonly YamlError[]
  /** Where a value, or with `key` its key, stands; of a path that isn't there the nearest that is. */
  locate(path: Path, part?: 'key' | 'value'): Position
  /** A value as it is typed: `02513` where the value is the number 2513. */
  typed(path: Path): string | undefined
  /** Keys that aren't text (`4.0:`, `null:`), with the path of the map that they are in. */
  readonly oddKeys: readonly { readonly path: Path; readonly typed: string; readonly at: Position }[]
  /** Every map and every value that is no map or list, for edits of the text. What stands behind an alias is left out. */
  readonly parts: readonly YamlPart[]
}

/** Offsets into the text; `to` is exclusive. */
interface Range {
  readonly from: number
  readonly to: number
}
export type YamlPart =
  | ({ readonly kind: 'scalar'; readonly path: Path; readonly value: unknown; readonly quote: '' | "'" | '"' } & Range)
  /** A pair reaches from its key to the end of its value. */
  | { readonly kind: 'map'; readonly path: Path; readonly inBraces: boolean; readonly pairs: readonly ({ readonly key: string } & Range)[] }

export function parseYaml(text: string): YamlDocument {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node)
  const find = (path: Path) => findNode(document.contents, path, resolve)
  return {
    value: document.toJS({ maxAliasCount: 100 }),
    errors: document.errors.map((error) => ({ ...at(error.pos[0]), message: error.message, duplicate: error.code === 'DUPLICATE_KEY' })),
    locate(path, part = 'value') {
      const { key, value } = find(path)
      return at(startOf(part === 'key' ? (key ?? value) : (value ?? key)) ?? 0)
    },
    typed(path) {
      const { value, depth } = find(path)
      return depth === path.length && isScalar(value) ? value.source : undefined
    },
    oddKeys: findOddKeys(document.contents, []).map(({ path, key }) => ({
      path,
      typed: text.slice(...rangeOf(key)),
      at: at(rangeOf(key)[0]),
    })),
    // Few ask for them.
    get parts() {
      return partsOf(document.contents, [])
    },
  }
}

/** A text or a list of texts as it is typed behind a key, quoted where it has to be. */
export function writeYaml(value: string | readonly string[]): string {
  const typed = stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0, singleQuote: true })
  return typed.trimEnd()
}

interface Found {
  readonly key?: unknown
  readonly value: unknown
  readonly depth: number
}

function findNode(root: unknown, path: Path, resolve: (node: unknown) => unknown): Found {
  let found: Found = { value: root, depth: 0 }
  for (const segment of path) {
    const node = resolve(found.value)
    if (isMap(node)) {
      const pair = node.items.find((item) => keyOf(item) === String(segment))
      if (!pair) return found
      found = { key: pair.key, value: pair.value ?? pair.key, depth: found.depth + 1 }
    } else if (isSeq(node)) {
      const item = node.items[Number(segment)]
      if (item === undefined) return found
      found = { value: item, depth: found.depth + 1 }
    } else return found
  }
  return found
}

function findOddKeys(node: unknown, path: Path): { path: Path; key: unknown }[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => findOddKeys(item, [...path, index]))
  if (!isMap(node)) return []
  return node.items.flatMap((pair) => {
    const odd = isScalar(pair.key) && typeof pair.key.value === 'string' ? [] : [{ path, key: pair.key }]
    return [...odd, ...findOddKeys(pair.value, [...path, keyOf(pair)])]
  })
}

function partsOf(node: unknown, path: Path): YamlPart[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => partsOf(item, [...path, index]))
  if (isMap(node)) {
    const pairs = node.items.map((pair) => ({ key: keyOf(pair), from: rangeOf(pair.key)[0], to: rangeOf(pair.value ?? pair.key)[1] }))
    const own: YamlPart = { kind: 'map', path, inBraces: node.flow === true, pairs }
    return [own, ...node.items.flatMap((pair) => partsOf(pair.value, [...path, keyOf(pair)]))]
  }
  if (!isScalar(node)) return []
  const [from, to] = rangeOf(node)
  const quote = node.type === 'QUOTE_SINGLE' ? "'" : node.type === 'QUOTE_DOUBLE' ? '"' : ''
  return [{ kind: 'scalar', path, value: node.value, quote, from, to }]
}

function keyOf(pair: Pair<unknown, unknown>): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key)
}

function startOf(node: unknown): number | undefined {
  return isNodeWithRange(node) ? node.range?.[0] : undefined
}

function rangeOf(node: unknown): [number, number] {
  return isNodeWithRange(node) && node.range ? [node.range[0], node.range[1]] : [0, 0]
}

function isNodeWithRange(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)
}
