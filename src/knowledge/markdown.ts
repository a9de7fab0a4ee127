/** A table in Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(cell)))]
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** What would end a cell, begin a tag or a link is written so that it doesn't. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[|<[\]*_]/g, (char) => `\\${char}`)
}
