import type { Entry } from '../read.ts'
import type { Path } from '../yaml.ts'
import type { Rule } from './rule.ts'

/** Control characters, zero-width ones, halves of characters and those that turn the direction of writing: they hide what a text says. */
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

/** Every character of a text can be seen. */
export const invisibleCharacters: Rule = {
  name: 'invisible-character',
  severity: 'error',
  check({ reading }, report) {
    // Facts stand in their sources.
    const entries: (Entry<unknown> | undefined)[] = [
      ...reading.entities,
      ...reading.topics,
      ...reading.metrics,
      ...reading.sources,
      reading.replies,
      reading.words,
    ]
    for (const entry of entries) {
      for (const { path, text } of entry ? texts(entry.value, []) : []) {
        const code = invisible.exec(text)?.[0].charCodeAt(0)
        if (code === undefined || !entry) continue
        report(entry, {
          path,
          message: `an invisible character, U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
          remedy: 'Type the text anew instead of pasting it.',
        })
      }
    }
  },
}

function texts(value: unknown, path: Path): { path: Path; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (Array.isArray(value)) return value.flatMap((item, index) => texts(item, [...path, index]))
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, item]) => texts(item, [...path, key])) : []
}
