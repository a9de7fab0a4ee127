/** The one place where text becomes safe to print. */
import { stripVTControlCharacters } from 'node:util'

/** Escape sequences, control characters and marks that turn the direction of writing are gone; breaks and tabs become spaces. */
export function escapeText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\t\n\r\v\f\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
}

/** Only addresses of the web are linked; percent-encoding keeps control characters out of them. */
export function safeAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}
