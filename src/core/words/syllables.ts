/** The syllables of pinyin, without tones. */
const sounds =
  '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|ve|er|a|o|e|i|u|v)'
const one = new RegExp(`^${sounds}$`)
const first = new RegExp(`^${sounds}`)

export function isSyllable(word: string): boolean {
  return one.test(word)
}

/** The longest syllable that a text begins with. */
export function firstSyllable(text: string): string | undefined {
  return first.exec(text)?.[0]
}
