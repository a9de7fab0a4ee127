/** How many columns text takes. East Asian characters take two. */

/** Characters of two columns, for a class of a regular expression. */
export const wide =
  '\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\u33ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua000-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uff60\\uffe0-\\uffe6\\u{1f300}-\\u{1faff}\\u{20000}-\\u{3fffd}'
const wideCharacter = new RegExp(`[${wide}]`, 'u')
const noWidth = /[\p{Mn}\p{Me}\p{Cf}]/u

export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += noWidth.test(character) ? 0 : wideCharacter.test(character) ? 2 : 1
  return columns
}

/** Fills up with spaces to a width. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
}
