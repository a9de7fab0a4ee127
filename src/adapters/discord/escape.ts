/** The one place where text becomes safe to show in Discord: no mention, no markdown, no link of its own. */
import { stripVTControlCharacters } from 'node:util'

/** Without characters that are not seen: for labels, which know no markdown. */
export function cleanText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\t\n\r\v\f\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
}

/**
 * Nothing pings by `allowed_mentions`; beyond that, `@` is cut off from what follows, and `<` can't open a mention, an emoji or a time.
 * Addresses are not clickable: only what baimo links itself is.
 */
export function escapeText(text: string): string {
  return cleanText(text)
    .replace(/[\\*_~`|[\]<>]/g, '\\$&')
    .replace(/^(\s*)([-+#])/, '$1\\$2')
    .replace(/^(\s*\d+)\.(?=\s)/, '$1\\.')
    .replace(/@(?!\u200b)/g, '@\u200b')
    .replace(/:\/\//g, ':\u200b//')
}

/** Takes back what `escapeText` did. */
export function unescapeText(text: string): string {
  return text.replace(/([@:])\u200b/g, '$1').replace(/\\([\\*_~`|[\]<>\-+#.])/g, '$1')
}

/** For code blocks, where only backticks mean something. */
export function codeText(text: string): string {
  return cleanText(text).replaceAll('`', "'")
}

/** A link, or undefined where the address is none of the web's. Words that look like another address give way to the true one. */
export function linkTo(url: string, label?: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, href, host } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  const misleads = label !== undefined && /[\w-]\.[a-z]{2,}/i.test(label) && !label.includes(host)
  // A parenthesis would end the address.
  return `[${escapeText(label === undefined || misleads ? host : label)}](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`
}

/** Cut to what Discord takes, at a whole character. */
export function cutTo(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  return `${text.slice(0, maxChars - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
