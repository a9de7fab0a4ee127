/** Taking out of a text what points at a person or opens a door: addresses, numbers of persons, mentions, tokens. Too much rather than too little. */

/** Longer text is cut: no mask may take time without bounds. */
const maxChars = 4000

/** The text with a mark in each place where something was taken out. */
export function mask(text: string, mark = '[…]'): string {
  // Full-width and invisible characters would hide a number from the patterns. Lone surrogates are none of ours.
  const plain = text.slice(0, maxChars).normalize('NFKC').replace(invisible, '')
  return masks.reduce((rest, { pattern, spare }) => rest.replace(pattern, (found) => (spare?.test(found) ? found : mark)), plain)
}

/** The words that still stand in a text when it is masked; what was part of an address is no word any more. */
export function wordsFitToKeep(words: readonly string[], text: string): readonly string[] {
  if (words.length === 0) return words
  const rest = mask(text, ' ').toLowerCase()
  return words.filter((word) => standsIn(rest, word.normalize('NFKC').toLowerCase()) && mask(word) === word.normalize('NFKC'))
}

/** "doe" does not stand in "does". Han has no spaces: there a word may stand inside another. */
function standsIn(text: string, word: string): boolean {
  if (word === '') return false
  const kin = /^\p{Nd}/u.test(word) ? /\p{Nd}/u : /\p{Script=Latin}/u
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + word.length)]
    if (/^\p{Script=Han}/u.test(word) || !(kin.test(before) || kin.test(after))) return true
  }
  return false
}

const invisible = /[\p{Cf}\p{Cs}\0]/gu

interface Mask {
  readonly pattern: RegExp
  /** What looks alike and may stay. */
  readonly spare?: RegExp
}

const hosts = 'com|cn|org|net|edu|gov|mil|int|info|biz|name|io|ai|co|hk|tw|jp|kr|sg|uk|eu|de|fr|ru|dev|app|xyz|top|tech|cloud|site|cc|gg'
const inner = 'local|internal|intranet|lan|corp'

/** In order: what holds others goes first. */
const masks: readonly Mask[] = [
  // Mentions and links as chat platforms write them: <@U1>, <#C1|name>, <!here>, <https://…|label>, <:emoji:1>.
  { pattern: /<(?:[@#!:]|a:|https?:|mailto:|tel:)[^<>]*>?/gi },
  // Web addresses, with or without a scheme.
  { pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+/gi },
  { pattern: /\bwww\.\S+/gi },
  // Mail addresses, before their second half looks like a host.
  { pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}._-]{1,255}/gu },
  { pattern: new RegExp(`\\b[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,8}\\.(?:${hosts}|${inner})\\b(?:[:/?#]\\S*)?`, 'gi') },
  { pattern: /\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}\/\S+/gi, spare: /^[\d./-]+$/ },
  // Mail addresses spelled out, and names with an @ before them.
  { pattern: /\b[\w.+-]{1,64}\s{0,2}(?:[([]at[)\]]|\bat\b|艾特)\s{0,2}[\w-]{1,63}\s{0,2}(?:[([]dot[)\]]|\bdot\b|点)\s{0,2}[a-z]{2,8}\b/gi },
  { pattern: /(?<![\p{L}\p{N}])@[\p{L}\p{N}._-]{1,64}/gu },
  // Passwords and the like that are named as such.
  { pattern: /(?:password|passwd|pwd|passcode|secret|token|api[_ -]?key|密码|口令|令牌|密钥)\s{0,3}[:=]\s{0,3}\S+/gi },
  { pattern: /(?:password|passcode|密码|口令)\s{0,3}(?:is|是|为)\s{0,3}\S+/gi },
  { pattern: /\bbearer\s+\S+/gi },
  // Tokens by their known beginnings, JSON web tokens, three parts joined by dots.
  { pattern: /\b(?:xox[a-z]|xapp|sk|pk|rk|gh[a-z]|github_pat|glpat|npm|hf|ya29)[-_.][\w.-]{6,}/gi },
  { pattern: /\b(?:AKIA|ASIA|AIza)[\w-]{8,}/gi },
  { pattern: /\bey[\w-]{8,}(?:\.[\w-]*){0,3}/gi },
  { pattern: /(?<![\w-])[\w-]{16,}\.[\w-]{5,}\.[\w-]{16,}/g },
  // Long random strings: UUIDs, letters mixed with several digits, letters that no word has so many of.
  { pattern: /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi },
  { pattern: /(?<![\w+/=-])[\w+/=-]*?(?<![a-z0-9])(?=(?:[a-z]*\d){2})(?=\d*[a-z])[a-z0-9]{9,}[\w+/=-]*/gi },
  { pattern: /(?<![a-z])[a-z]{25,}/gi },
  // Numbers of persons: phones, identity cards, ids of platforms. Dates and spans of years may stay.
  {
    pattern: /\+?\(?\d(?:[\s().–-]{0,3}\d){6,}x?/gi,
    spare: /^(?:(?:19|20)\d\d[.–-]\d{1,2}[.–-]\d{1,2}|(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d)$/,
  },
  { pattern: /[〇零一二三四五六七八九幺两]{7,}/g },
  // Addresses of machines, after numbers: a phone number in groups may hold what looks like one.
  { pattern: /\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?/g },
]
