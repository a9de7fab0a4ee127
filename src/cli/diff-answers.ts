/** Answers as a person reads them, and what of two is not the same. */
import { plainText } from '../core/plain-text.ts'
import type { Citation, Kind, Line, Reply } from '../core/reply.ts'
import { plain } from '../core/wording/spans.ts'

export interface Answer {
  readonly kind: Kind
  /** Whole, without what one may ask next. */
  readonly text: string
  /** Lines, table, notes and citations, with the ids of sources where a reader sees their numbers: one source more renumbers the others. */
  readonly lines: readonly string[]
  /** The line that answers, as it is compared. */
  readonly lead: string
}

export function answerFrom(reply: Reply): Answer {
  const lines = linesOf(reply)
  const [first = ''] = lines
  return { kind: reply.kind, text: plainText({ ...reply, actions: [] }), lines, lead: first }
}

function linesOf({ kind, title, lines, table, notes, citations }: Reply): string[] {
  // One that cites nothing and does not answer only offers what there is: not that it offers more of late is news, but of what.
  if (citations.length === 0 && kind !== 'answer') return [title]
  const sources = new Map(citations.map(({ n, source }) => [n, source]))
  const read = (line: Line): string => readLine(line, sources)
  const rows = table ? [table.caption, table.header.join(' | '), ...table.rows.map((cells) => cells.map(read).join(' | '))] : []
  return [...lines.map(read), ...rows, ...notes.map(read), ...citations.map(readCitation)]
}

function readLine(line: Line, sources: ReadonlyMap<number, string>): string {
  return line.map((span) => (span.kind === 'cite' ? `[${sources.get(span.n) ?? span.n}]` : plain([span]))).join('')
}

function readCitation({ source, text, age, url }: Citation): string {
  return `[${source}] ${text.replace(age, '…')}${url === undefined ? '' : ` ${url}`}`
}

/** Lines that are on one side only. */
export function linesChanged(before: Answer, after: Answer): { readonly gone: readonly string[]; readonly added: readonly string[] } {
  const [was, is] = [new Set(before.lines.map(compared)), new Set(after.lines.map(compared))]
  return {
    gone: before.lines.filter((line) => !is.has(compared(line))),
    added: after.lines.filter((line) => !was.has(compared(line))),
  }
}

export function isSameAnswer(before: Answer, after: Answer): boolean {
  return before.kind === after.kind && before.lines.map(compared).join('\n') === after.lines.map(compared).join('\n')
}

export function hasSameLead(before: Answer, after: Answer): boolean {
  return before.kind === after.kind && compared(before.lead) === compared(after.lead)
}

/** Numbers in lines that cite nothing are counts of facts or ages. */
function compared(line: string): string {
  return line.includes('[') ? line : line.replace(/\d+/g, '#')
}
