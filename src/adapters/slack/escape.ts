/** The one place where text becomes safe to show in Slack. */

/** Control characters and marks that turn the direction of writing are gone; breaks and tabs become spaces. For plain_text and raw_text. */
export function plainSafe(text: string): string {
  return text
    .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g, '')
    .replace(/[\t\n\r\v\f\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
}

/**
 * For mrkdwn. Without `<` there is no link and no mention; what else Slack formats (`*`, `_`, `~`, `` ` ``) is kept from doing so by a word joiner,
 * which is not seen. docs.slack.dev/messaging/formatting-message-text
 */
export function escapeText(text: string): string {
  return plainSafe(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[*_~`]/g, (mark) => `\u2060${mark}\u2060`)
}

/** Only addresses of the web are linked. `|` ends an address in Slack, so it is percent-encoded. */
export function safeAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  return href.replace(/[|<>&]/g, (char) => (char === '&' ? '&amp;' : encodeURIComponent(char)))
}

/** What Slack made of a message, as it was typed: entities decoded, links as their text, mentions of others and channels as their names. */
export function typedText(text: string): string {
  return text
    .replace(/<[@#!][^>|]*(?:\|([^>]*))?>/g, '$1')
    .replace(/<[^>|]*\|([^>]+)>/g, '$1')
    .replace(/<([^>|]*)\|?>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim()
}

/** At most so many characters, with `…` where it was cut. */
export function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  return `${text.slice(0, maxChars - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
