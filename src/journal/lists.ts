/** Lists in a column: JSON as text, read back with a check, since the file is not ours alone. */
import { cleanText } from './binding.ts'

export function listText(list: readonly string[], max: { readonly count: number; readonly chars: number }): string {
  return JSON.stringify(list.slice(0, max.count).map((item) => cleanText(item).slice(0, max.chars)))
}

/** Empty where the text is no list of texts. */
export function listOf(text: string): readonly string[] {
  const value = parsed(text)
  return isTexts(value) ? value : []
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Damaged: the same as nothing.
    return undefined
  }
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
