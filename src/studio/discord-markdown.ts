/** Discord's markdown. The only file that knows @odiffey/discord-markdown. */
import { toHTML } from '@odiffey/discord-markdown'
import { type Html, trusted } from './html.ts'

/** It escapes what is no markdown. Links open beside the studio and tell nobody where they were. */
export function drawMarkdown(text: string): Html {
  return trusted(toHTML(text).replaceAll('<a ', '<a target="_blank" rel="noreferrer noopener" '))
}
