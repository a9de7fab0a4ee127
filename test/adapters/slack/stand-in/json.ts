/** What came over the wire is unknown until it is looked at: the only ways in which the stand-in looks. */
export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The fields of an object, none of anything else. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A string as it is, "" of anything else. */
export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Form bodies say "true" where JSON says true. */
export const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === '1'
export const isFalse = (value: unknown): boolean => value === false || value === 'false' || value === '0'

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** In a form, lists and objects arrive as JSON. */
export const structureOf = (value: unknown): unknown => (typeof value === 'string' ? parseJson(value) : value)
