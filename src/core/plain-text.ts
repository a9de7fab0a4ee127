/** A whole reply as plain text, as a person would see it. Citations are never cut: detail goes first, then lines, and what went is counted. */
import { keptRows } from './decide/kept-rows.ts'
import type { Line, Reply, Table } from './reply.ts'
import { plain } from './wording/spans.ts'

export interface PlainOptions {
  /** Characters at most. */
  readonly maxChars?: number
}

export function plainText(reply: Reply, { maxChars = 4000 }: PlainOptions = {}): string {
  const sources = sourcesOf(reply)
  const lines = reply.lines.map(plain)
  const notes = reply.notes.map(plain)
  const table = reply.table ? tableRows(reply.table, reply.table.rows) : []
  const asks = asksOf(reply)
  const attempts = [
    [lines, table, notes, sources, asks],
    [lines, table, notes, sources, []],
    [lines, table, [], sources, []],
    ...fewerRows(reply).map((rows) => [lines, rows, [], sources, []]),
    [lines, [], [], sources, []],
  ]
  const fitting = attempts.map(joined).find((text) => text.length <= maxChars)
  if (fitting !== undefined) return fitting
  for (let kept = mostLines(lines, maxChars); kept >= 1; kept--) {
    const counted = reply.labels.more.replace('{n}', String(lines.length - kept))
    const text = joined([[...lines.slice(0, kept), counted], [], [], sources, []])
    if (text.length <= maxChars) return text
  }
  return clipped(lines[0] ?? '', joined([sources]), maxChars)
}

/** More lines than these don't fit, whatever stands beside them. */
function mostLines(lines: readonly string[], maxChars: number): number {
  let chars = 0
  const first = lines.findIndex((line) => (chars += line.length + 1) > maxChars)
  return Math.min(first === -1 ? lines.length : first, lines.length - 1)
}

/** The last resort: the first line gives way to the sources. */
function clipped(first: string, sources: string, maxChars: number): string {
  const room = Math.max(0, maxChars - sources.length - 3)
  return `${first.length > room ? `${first.slice(0, room)}…` : first}\n\n${sources}`
}

function joined(blocks: readonly (readonly string[])[]): string {
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
}

function sourcesOf(reply: Reply): string[] {
  if (reply.citations.length === 0) return []
  return [
    reply.labels.sources,
    ...reply.citations.map((citation) => `[${citation.n}] ${citation.text}${citation.url ? ` ${citation.url}` : ''}`),
  ]
}

function asksOf(reply: Reply): string[] {
  const asks = reply.actions.flatMap((action) => (action.kind === 'ask' ? [action.text] : []))
  return asks.length > 0 ? [`${reply.labels.next} ${asks.join(' · ')}`] : []
}

function tableRows(table: Table, rows: Table['rows']): string[] {
  const row = (cells: readonly string[]): string => cells.join(' | ')
  return [table.caption, row(table.header), ...rows.map((cells) => row(cells.map((cell: Line) => plain(cell))))]
}

/** The table with a row less each time; what went is counted. */
function fewerRows({ table, labels }: Reply): string[][] {
  if (!table) return []
  const { rows } = table
  return rows.slice(1).map((_, i) => {
    const counted = labels.more.replace('{n}', String(i + 1))
    return [...tableRows(table, keptRows(rows, rows.length - i - 1, table)), counted]
  })
}
