/** Pages as text in which nothing is unescaped by accident. (hono/html does it too, but its results may be promises.) */
export interface Html {
  readonly html: string
}

export type Part = string | number | Html | undefined | readonly Part[]

/** Whatever stands in `${}` is escaped, unless it is Html already. Put attributes into quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((text, i) => text + textOf(parts[i])).join('') }
}

/** Markup from a renderer that escapes by itself. */
export function trusted(text: string): Html {
  return { html: text }
}

function textOf(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return 'html' in part ? part.html : part.map(textOf).join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
