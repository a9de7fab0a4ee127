/** What of a reply has room in a message. Sources are never cut: detail goes first, then lines, then rows, and what went is counted. */
import { keptRows } from '../../core/decide/kept-rows.ts'
import type { Table } from '../../core/reply.ts'
import { maxTextChars } from './limits.ts'
import { codeBlock } from './tables.ts'

/** A reply as Discord's markdown, not yet cut. */
export interface Content {
  readonly lines: readonly string[]
  /** The first line within so many characters. */
  readonly clip: (maxChars: number) => string
  readonly table?: { readonly caption: string; readonly header: string; readonly rows: readonly string[] } & Pick<Table, 'cutFrom'>
  readonly notes: readonly string[]
  readonly sources: { readonly label: string; readonly entries: readonly string[] }
  readonly more: (count: number) => string
}

export interface Fitted {
  /** Blocks before the sources, in order. */
  readonly blocks: readonly string[]
  /** Sources of this message; nothing where there are none. */
  readonly sources: string | undefined
  /** Sources that had no room, a message each. */
  readonly further: readonly string[]
}

interface Kept {
  readonly lines: number
  readonly rows: number
  readonly notes: number
}

/** Kept for the answer itself, however many sources there are. */
const minAnswerChars = 800

/** `taken` is what title and question take already. */
export function fitInto(content: Content, taken: number): Fitted {
  const [sources, ...further] = paginate(content.sources, maxTextChars - taken - minAnswerChars)
  const room = maxTextChars - taken - (sources?.length ?? 0)
  let kept: Kept | undefined = { lines: content.lines.length, rows: content.table?.rows.length ?? 0, notes: content.notes.length }
  while (kept && sizeOf(content, kept) > room) kept = withLess(kept)
  const blocks = kept ? blocksOf(content, kept) : [content.clip(room)]
  return { blocks, sources, further }
}

function withLess(kept: Kept): Kept | undefined {
  if (kept.notes > 0) return { ...kept, notes: kept.notes - 1 }
  if (kept.lines > 1) return { ...kept, lines: kept.lines - 1 }
  return kept.rows > 0 ? { ...kept, rows: kept.rows - 1 } : undefined
}

function blocksOf(content: Content, kept: Kept): string[] {
  const { lines, table, notes, more } = content
  const left = leftOut(content, kept)
  const shown = table && kept.rows > 0 ? [`${table.caption}\n${codeBlock([table.header, ...keptRows(table.rows, kept.rows, table)])}`] : []
  const [first = '', ...others] = lines.slice(0, kept.lines)
  // The answer stands by itself, apart from what is said beside it.
  const blocks = [first, others.join('\n'), ...shown, notes.slice(0, kept.notes).join('\n'), left > 0 ? more(left) : '']
  return blocks.filter((block) => block !== '')
}

/** As long as the blocks will be, without making them: a long reply is measured many times. */
function sizeOf(content: Content, kept: Kept): number {
  const { lines, table, notes, more } = content
  const rows = table && kept.rows > 0 ? [table.caption, codeBlock([table.header]), ...keptRows(table.rows, kept.rows, table)] : []
  const left = leftOut(content, kept)
  return joined(lines.slice(0, kept.lines)) + joined(rows) + joined(notes.slice(0, kept.notes)) + (left > 0 ? more(left).length : 0)
}

function joined(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0)
}

function leftOut({ lines, table, notes }: Content, kept: Kept): number {
  return lines.length - kept.lines + (table?.rows.length ?? 0) - kept.rows + notes.length - kept.notes
}

/** Whole entries, as many a page as it holds. */
function paginate({ label, entries }: Content['sources'], firstRoom: number): string[] {
  const pages: string[] = []
  for (const entry of entries) {
    const last = pages.at(-1)
    const room = pages.length === 1 ? firstRoom : maxTextChars
    if (last !== undefined && last.length + 1 + entry.length <= room) pages[pages.length - 1] = `${last}\n${entry}`
    else pages.push(`${label}\n${entry}`)
  }
  return pages
}
