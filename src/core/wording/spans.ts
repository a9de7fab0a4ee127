/** Building lines of spans from templates and parts. */
import type { Line, Span } from '../reply.ts'

export const text = (value: string): Span => ({ kind: 'text', text: value })
export const strong = (value: string): Span => ({ kind: 'strong', text: value })
export const cite = (n: number): Span => ({ kind: 'cite', n })

/** Puts spans or text in the places of a template: `{name}`. A place without a part stays empty. */
export function fill(template: string, parts: Readonly<Record<string, string | readonly Span[]>>): Line {
  const line: Span[] = []
  for (const piece of template.split(/(\{[a-z]+\})/)) {
    const name = /^\{([a-z]+)\}$/.exec(piece)?.[1]
    const part = name === undefined ? piece : (parts[name] ?? '')
    if (typeof part === 'string') {
      const last = line.at(-1)
      // "OpenAI" and "2024年" meet without a space in Chinese templates.
      const glued = last !== undefined && last.kind !== 'cite' && /[A-Za-z0-9]$/.test(last.text) && /^[A-Za-z0-9]/.test(part)
      if (part) line.push(text(glued ? ` ${part}` : part))
    } else line.push(...part)
  }
  return merged(line)
}

/** Plain text of a line, citations as `[n]`. */
export function plain(line: Line): string {
  return line.map((span) => (span.kind === 'cite' ? `[${span.n}]` : span.text)).join('')
}

/** The first letter of a line in capitals, unless a name is written otherwise: iFlytek. */
export function capital(value: string): string {
  if (/^[a-z]+[A-Z]/.test(value)) return value
  return value.charAt(0).toUpperCase() + value.slice(1)
}

function merged(line: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of line) {
    const last = result.at(-1)
    if (last?.kind === 'text' && span.kind === 'text') result[result.length - 1] = text(last.text + span.text)
    else result.push(span)
  }
  return result
}
