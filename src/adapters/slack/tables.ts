/** A table as Slack's own, which can be sorted and paged. */
import type { DataTableBlock } from '@slack/types'
import { keptRows } from '../../core/decide/kept-rows.ts'
import type { Table } from '../../core/reply.ts'
import { plain } from '../../core/wording/spans.ts'
import { plainSafe } from './escape.ts'
import { maxPageSize, maxTableColumns, maxTableRows } from './limits.ts'

/** As many rows as fit, and how many are left out. Undefined where a table is none. */
export function fitTable(table: Table, maxChars: number): { readonly block: DataTableBlock; readonly left: number } | undefined {
  const rows = table.rows.map((cells) => cells.map(plain))
  if (rows.length === 0 || table.header.length === 0) return undefined
  let kept = Math.min(rows.length, maxTableRows - 1)
  let block = tableBlock(table, keptRows(rows, kept, table))
  while (kept > 1 && JSON.stringify(block).length > maxChars) {
    kept = Math.floor(kept * 0.8)
    block = tableBlock(table, keptRows(rows, kept, table))
  }
  return { block, left: rows.length - kept }
}

/** Cells are text, none is empty. */
function tableBlock({ caption, header }: Table, rows: readonly (readonly string[])[]): DataTableBlock {
  const columns = Math.min(header.length, maxTableColumns)
  const row = (cells: readonly string[]): { type: 'raw_text'; text: string }[] =>
    Array.from({ length: columns }, (_, i) => ({ type: 'raw_text', text: filled(cells[i] ?? '') }))
  return {
    type: 'data_table',
    caption: filled(caption),
    row_header_column_index: 0,
    page_size: maxPageSize,
    rows: [row(header), ...rows.map(row)],
  }
}

function filled(text: string): string {
  return plainSafe(text).trim() || '–'
}
