/** How a file is laid out: the same everywhere, so that a difference between two versions is a difference in what they say. */
import type { Position } from '../problem.ts'
import type { FileText } from '../read.ts'
import { keyOrders } from '../schema.ts'
import type { Path } from '../yaml.ts'
import type { Rule } from './rule.ts'

interface Slip {
  readonly at: Position
  readonly message: string
  readonly remedy: string
}

/** Each kind of slip once a file: the first one teaches, and a formatter mends the rest. */
export const layout: Rule = {
  name: 'layout',
  severity: 'warning',
  check({ reading }, report) {
    for (const file of reading.files) {
      for (const { at, message, remedy } of [...characterSlips(file), ...orderSlips(file).slice(0, 1)])
        report(file, { at, message, remedy })
    }
  },
}

function characterSlips({ id, value: { text } }: FileText): Slip[] {
  const folder = id.split('/')[0] ?? ''
  const modeline = `# yaml-language-server: $schema=../schema/${folder}.json`
  const first = (pattern: RegExp, message: string, remedy: string): Slip[] => {
    const found = pattern.exec(text)
    return found ? [{ at: positionIn(text, found.index), message, remedy }] : []
  }
  return [
    ...(text.startsWith(`${modeline}\n`) || text.startsWith(`${modeline}\r\n`)
      ? []
      : [{ at: { line: 1, column: 1 }, message: 'the first line names no schema', remedy: `Begin the file with: ${modeline}` }]),
    ...first(/\r\n/, 'lines end as on Windows', 'Save the file with LF line ends.'),
    ...first(/[ \t]+(?=\r?\n|$)/, 'spaces at the end of a line', 'Take them out.'),
    ...first(/[^\n]$/, 'no line end at the end of the file', 'Add one.'),
    ...first(/(?<=\n)(?:[ \t]*\r?\n){2,}/, 'more than one empty line', 'Leave one.'),
  ]
}

/** Keys of an entry in the order of the schema: a reader finds them without looking. */
function orderSlips(file: FileText): Slip[] {
  const [folder = ''] = file.id.split('/')
  const orders = keyOrders[folder]
  if (!orders) return []
  return entriesOf(file.value.value, folder).flatMap(({ path, value, of }) => {
    const order = orders[of] ?? []
    const keys = Object.keys(value).filter((key) => order.includes(key))
    const late = keys.find((key, i) => keys.slice(0, i).some((before) => order.indexOf(before) > order.indexOf(key)))
    if (late === undefined) return []
    const before = keys.find((key) => order.indexOf(key) > order.indexOf(late))
    const at = file.locate([...path, late], 'key')
    return [{ at, message: `"${late}" stands after "${before}"`, remedy: `The order is ${order.join(', ')}.` }]
  })
}

interface Keyed {
  readonly path: Path
  readonly value: object
  readonly of: 'entry' | 'fact'
}

function entriesOf(value: unknown, folder: string): Keyed[] {
  if (!isObject(value)) return []
  if (folder === 'rates') return [{ path: [], value, of: 'entry' }]
  if (folder === 'sources') return [{ path: [], value, of: 'entry' }, ...inner(value.facts, ['facts'], 'fact')]
  return inner(value, [], 'entry')
}

function inner(value: unknown, at: Path, of: Keyed['of']): Keyed[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([id, entry]) => (isObject(entry) ? [{ path: [...at, id], value: entry, of }] : []))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
