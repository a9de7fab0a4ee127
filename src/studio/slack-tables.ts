/** Slack's table of data, which sorts and pages there. Here it is a plain one. */
import type { DataTableBlock } from '@slack/types'
import { type Html, html } from './html.ts'

/** The first row is the header, one column names its row. */
export function drawTable({ caption, rows, row_header_column_index: naming }: DataTableBlock): Html {
  const [header = [], ...others] = rows.map((row) => row.map(textOf))
  const cells = (row: readonly string[]): Html[] =>
    row.map((text, column) => (column === naming ? html`<th scope="row">${text}</th>` : html`<td>${text}</td>`))
  return html`<div class="slack-table" role="group" aria-label="Table" tabindex="0"><table>
    <caption>${caption}</caption>
    <thead><tr>${header.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
    <tbody>${others.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody>
  </table></div>
  <p class="unlike">Slack’s own table can be sorted and has pages.</p>`
}

type Cell = DataTableBlock['rows'][number][number]

function textOf(cell: Cell): string {
  return 'text' in cell ? cell.text : ''
}
