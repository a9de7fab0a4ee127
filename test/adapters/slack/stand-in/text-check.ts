/** Checks of the words themselves: what pings, what is not escaped or escaped where it must not be, what no one can read. */
import { limits } from './limits.ts'

/** `refused`: Slack would not take it. The rest Slack takes, and somebody suffers. */
export interface Problem {
  readonly text: string
  readonly refused: boolean
}
export type Report = (where: string, what: string, kind?: 'refused' | 'taken') => void

const pings: readonly (readonly [RegExp, string])[] = [
  [/^!(channel|here|everyone)\b/, 'pings everyone'],
  [/^!subteam\^/, 'pings a group'],
  [/^@/, 'pings a person'],
]
const harmless = /^(?:#|!date\^|https?:\/\/|mailto:|tel:)/

/** mrkdwn: `parsed` tells whether Slack looks for mentions and links in it by itself (no `verbatim`, or `link_names`). */
export function checkMrkdwn(text: string, where: string, { parsed, report }: { readonly parsed: boolean; readonly report: Report }): void {
  let rest = ''
  let from = 0
  for (const control of text.matchAll(/<([^<>\n]*)>/g)) {
    const inside = control[1] ?? ''
    const ping = pings.find(([pattern]) => pattern.test(inside))
    if (ping !== undefined) report(where, `${ping[1]}: ${control[0]}`, 'taken')
    else if (!harmless.test(inside)) report(where, `has an unescaped "<" in ${JSON.stringify(control[0])}`, 'taken')
    if (inside.length > limits.url) report(where, `has a link of ${inside.length} characters, at most ${limits.url}`, 'taken')
    if (/&(?!(?:amp|lt|gt);)/.test(inside)) report(where, `has an unescaped "&" in ${JSON.stringify(control[0])}`, 'taken')
    rest += `${text.slice(from, control.index)} `
    from = control.index + control[0].length
  }
  rest += text.slice(from)
  if (rest.includes('<')) report(where, `has an unescaped "<": ${around(rest, '<')}`, 'taken')
  if (/&(?!(?:amp|lt|gt);)/.test(rest)) report(where, `has an unescaped "&": ${around(rest, '&')}`, 'taken')
  // At the start of a line it is a quote.
  if (/[^\n]>/.test(rest)) report(where, `has an unescaped ">": ${around(rest, '>')}`, 'taken')
  if (/&amp;(?:amp|lt|gt);/.test(text)) report(where, `is escaped twice: ${around(text, '&amp;')}`, 'taken')
  if (parsed && /(?<![\w.])@(?:here|channel|everyone)\b/i.test(rest)) report(where, `pings everyone: ${around(rest, '@')}`, 'taken')
  checkReadable(text, where, report)
}

/** plain_text, raw_text, rich_text and labels: shown as they are. */
export function checkPlain(text: string, where: string, report: Report): void {
  if (/&(?:amp|lt|gt);/.test(text)) report(where, `is escaped, though nothing there is to be escaped: ${around(text, '&')}`, 'taken')
  checkReadable(text, where, report)
}

/** No address but of the web: `javascript:` and the like are refused or harm. */
export function checkUrl(url: unknown, where: string, report: Report): void {
  if (typeof url !== 'string' || !/^(?:https?:\/\/|mailto:)/.test(url)) report(where, `is no address of the web: ${String(url)}`)
  else if (url.length > limits.url) report(where, `has ${url.length} characters, at most ${limits.url}`)
}

function checkReadable(text: string, where: string, report: Report): void {
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text)) report(where, 'holds a control character', 'taken')
  if (/[\u202a-\u202e\u2066-\u2069]/.test(text)) report(where, 'holds a character that turns the direction of writing', 'taken')
}

function around(text: string, mark: string): string {
  const at = Math.max(0, text.indexOf(mark))
  return JSON.stringify(text.slice(Math.max(0, at - 20), at + 30))
}
