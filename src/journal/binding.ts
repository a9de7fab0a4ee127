/** What may be bound to a statement. libsql 0.5 ends the whole process on a boolean, an object or a Date, so nothing else gets that far. */
import type { Value } from './store.ts'

/** Booleans become 0 and 1, `undefined` null; text loses what a database cuts or refuses. Throws on anything else. */
export function bindable(value: unknown): Value {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string') return cleanText(value)
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new TypeError(`${describe(value)} can't be kept in a database. Give text, a finite number, a boolean or null.`)
}

/** SQLite cuts text at a NUL, PostgreSQL refuses it; half a surrogate pair is no UTF-8. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replace(loneSurrogate, '\ufffd')
}

// String.prototype.toWellFormed is there from Node 20, but not in the es2023 that we compile against.
const loneSurrogate = /\p{Cs}/gu

function describe(value: unknown): string {
  return typeof value === 'number' ? String(value) : `a value of type ${typeof value}`
}
