/** Tables: Discord has none, so columns stand in a block of code. */
import type { Table } from '../../core/reply.ts'
import { plain } from '../../core/wording/spans.ts'
import { columnsOf, padTo } from '../widths.ts'
import { codeText } from './escape.ts'

/** What a telephone shows in one line of code, about. */
const maxColumns = 56
const gap = '  '

/** Header and rows as lines of text; those of a wide table are not in columns, since a broken line reads worse. */
export function tableLines({
  header,
  rows,
  cutFrom,
}: Table): { readonly header: string; readonly rows: readonly string[] } & Pick<Table, 'cutFrom'> {
  const cells = [header.map(codeText), ...rows.map((row) => row.map((cell) => codeText(plain(cell))))]
  const widths = header.map((_, column) => Math.max(...cells.map((row) => columnsOf(row[column] ?? ''))))
  const fits = widths.reduce((sum, width) => sum + width + gap.length, -gap.length) <= maxColumns
  const [first = '', ...others] = cells.map((row) =>
    fits
      ? row
          .map((cell, column) => padTo(cell, widths[column] ?? 0))
          .join(gap)
          .trimEnd()
      : row.join(' · '),
  )
  return { header: first, rows: others, ...(cutFrom === undefined ? {} : { cutFrom }) }
}

export function codeBlock(lines: readonly string[]): string {
  return `\`\`\`\n${lines.join('\n')}\n\`\`\``
}
