/**
 * Mends how a knowledge file is written and never what it says: every edit replaces a piece of the text, and one after which the file would
 * say something else is not made.
 */
import { isDeepStrictEqual } from 'node:util'
import { normalText, normalValue } from './fix-values.ts'
import { type FileAt, orderEdits } from './fix-order.ts'
import { modelineOf } from './scaffold.ts'
import { type Path, parseYaml, writeYaml, type YamlPart } from './yaml.ts'

/** Replaces a piece of a text by the first of `texts` that leaves the file's meaning as it is. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly texts: readonly string[]
}

export interface Fix {
  readonly what: string
  /** The first line that it changes. */
  readonly line: number
}

export interface Fixed {
  readonly text: string
  readonly fixes: readonly Fix[]
}

type Stage = readonly [what: string, edits: (file: FileAt) => readonly TextEdit[]]

const emptyLines: Stage = ['empty lines', ({ text }) => matches(text, /(?<=\n)\n{2,}/g, '\n')]

const stages: readonly Stage[] = [
  ['line ends', ({ text }) => matches(text, /\r\n/g, '\n')],
  ['a schema in the first line', modelineEdits],
  ['spaces at line ends', ({ text }) => matches(text, /[ \t]+(?=\n|$)/g, '')],
  emptyLines,
  ['a line end at the end', ({ text }) => (text.endsWith('\n') ? [] : [{ from: text.length, to: text.length, texts: ['\n'] }])],
  ['dates, figures and width', ({ text, document }) => document.parts.flatMap((part) => valueEdits(text, part))],
  ['order of keys', (file) => orderEdits(file, 'fact')],
  ['order of keys', (file) => orderEdits(file, 'entry')],
  // Those that came together.
  emptyLines,
]

/** Undefined for what is no YAML: its problems are for `baimo check`. `path` is relative to the knowledge folder. */
export function fixText(path: string, original: string): Fixed | undefined {
  const [folder = ''] = path.split('/')
  const meaning = meaningOf(original)
  if (meaning === undefined) return undefined
  let text = original
  const fixes: Fix[] = []
  for (const [what, editsOf] of stages) {
    const fixed = applied(text, editsOf({ folder, text, document: parseYaml(text) }), meaning)
    if (fixed !== text && !fixes.some((fix) => fix.what === what)) fixes.push({ what, line: firstChange(text, fixed) })
    text = fixed
  }
  return { text, fixes }
}

/** All edits at once; where that would change the meaning, those that don't. Edits don't overlap. */
function applied(text: string, edits: readonly TextEdit[], meaning: Meaning): string {
  const means = (candidate: string): boolean => isDeepStrictEqual(meaningOf(candidate), meaning)
  // From the end, so that the offsets of the others hold.
  const backwards = [...edits].sort((a, b) => b.from - a.from)
  const all = backwards.reduce((done, { from, to, texts: [first = ''] }) => splice(done, { from, to }, first), text)
  if (means(all)) return all
  let result = text
  for (const edit of backwards) {
    const fitting = edit.texts.map((replacement) => splice(result, edit, replacement)).find(means)
    result = fitting ?? result
  }
  return result
}

function splice(text: string, { from, to }: { readonly from: number; readonly to: number }, replacement: string): string {
  return `${text.slice(0, from)}${replacement}${text.slice(to)}`
}

interface Meaning {
  readonly value: unknown
}

/** What a file says, with every value written in the one way; undefined when it is no YAML. */
function meaningOf(text: string): Meaning | undefined {
  try {
    const { value, errors } = parseYaml(text)
    return errors.length > 0 ? undefined : { value: normalised(value, []) }
  } catch {
    // Too deep, or made to swell.
    return undefined
  }
}

function normalised(value: unknown, path: Path): unknown {
  if (Array.isArray(value)) return value.map((item, index) => normalised(item, [...path, index]))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalised(item, [...path, key])]))
  return normalValue(path, value)
}

function valueEdits(text: string, part: YamlPart): TextEdit[] {
  if (part.kind !== 'scalar') return []
  const { path, value, quote, from, to } = part
  const normal = normalValue(path, value)
  if (normal === value) return []
  if (typeof normal !== 'string') return [{ from, to, texts: [String(normal)] }]
  const typed = text.slice(from, to)
  const anew =
    quote === "'" ? `'${normal.replaceAll("'", "''")}'` : quote === '"' ? JSON.stringify(normal) : writeYaml([normal]).slice(1, -1)
  // A text over several lines keeps them where its characters can be changed in place.
  return [{ from, to, texts: typed.includes('\n') ? [normalText(typed, String(path.at(-1))), anew] : [anew] }]
}

function modelineEdits({ folder, text }: FileAt): TextEdit[] {
  const modeline = modelineOf(folder)
  if (text.startsWith(modeline)) return []
  const [old = ''] = /^(?:\ufeff)?(?:#\s*yaml-language-server:[^\n]*\n)?/.exec(text) ?? []
  return [{ from: 0, to: old.length, texts: [modeline] }]
}

function matches(text: string, pattern: RegExp, replacement: string): TextEdit[] {
  return [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length, texts: [replacement] }))
}

function firstChange(before: string, after: string): number {
  let at = 0
  while (at < before.length && before[at] === after[at]) at++
  return before.slice(0, at).split('\n').length
}
