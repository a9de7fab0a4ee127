/** A reply as blocks. Citations are never cut: detail goes first, then rows, and what went is counted. */
import type { KnownBlock, SectionBlock } from '@slack/types'
import { plainText } from '../../core/plain-text.ts'
import type { Citation, Line, Reply, Span, Table } from '../../core/reply.ts'
import { cut, escapeText, plainSafe, safeAddress } from './escape.ts'
import { maxContainerBlocks, maxContextChars, maxContextElements, maxFallbackChars, maxMessageChars, maxSectionChars } from './limits.ts'
import { fitTable } from './tables.ts'

export interface Rendered {
  /** For notifications, screen readers and where a block is refused: the figure and its source are in it. */
  readonly text: string
  readonly blocks: readonly KnownBlock[]
}

/** Words of the interface that a layout needs. */
export interface Labels {
  readonly details: string
}

/** More lines of detail than these can be folded up; more characters than fill a screen are folded up. */
const maxOpenLines = 3
const maxOpenChars = 1500
/** Left to buttons and labels. */
const buttonChars = 1500
/** Detail gets this much at least, also where there are many sources. */
const minDetailChars = 200

export function renderReply(reply: Reply, buttons: readonly KnownBlock[], labels: Labels): Rendered {
  const sources = citationBlocks(reply)
  const lead = cut(mrkdwn(reply.lines[0] ?? []), maxSectionChars)
  const notes = reply.notes.map((line) => cut(mrkdwn(line), maxContextChars))
  const room = maxMessageChars - charsOf(sources) - lead.length - charsIn(notes) - buttonChars
  const table = reply.table ? tableBlocks(reply.table, room - minDetailChars, reply.labels.more) : []
  const detail = fitting(reply.lines.slice(1).map(mrkdwn), Math.max(minDetailChars, room - charsOf(table)), reply.labels.more)
  const blocks: KnownBlock[] = [
    section(lead),
    ...table,
    ...detailBlocks(detail, reply, labels),
    ...contextBlocks(notes),
    ...sources,
    ...buttons,
  ]
  return { text: fallback(reply), blocks }
}

/** The whole reply without layout. */
export function fallback(reply: Reply): string {
  return plainText(reply, { maxChars: maxFallbackChars }).split('\n').map(escapeText).join('\n')
}

/** Text of baimo's own, outside a reply. */
export function section(text: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }
}

export function mrkdwn(line: Line): string {
  return line.map((span, i) => spanText(span, { before: line[i - 1], after: line[i + 1] })).join('')
}

/** Elements stand beside each other where they are short, so lines are joined to one as long as it holds them. */
function contextBlocks(lines: readonly string[]): KnownBlock[] {
  const blocks: KnownBlock[] = []
  const texts = joined(lines, maxContextChars)
  for (let i = 0; i < texts.length; i += maxContextElements)
    blocks.push({
      type: 'context',
      elements: texts.slice(i, i + maxContextElements).map((text) => ({ type: 'mrkdwn', text, verbatim: true })),
    })
  return blocks
}

/** Lines joined into as few sections as hold them. */
export function sections(lines: readonly string[]): SectionBlock[] {
  return joined(lines, maxSectionChars).map(section)
}

/** Lines joined into as few texts as hold them; empty ones are left out. */
function joined(lines: readonly string[], maxChars: number): string[] {
  const texts: string[] = []
  for (const line of lines.filter((text) => text.trim() !== '').map((text) => cut(text, maxChars))) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + 1 + line.length <= maxChars) texts[texts.length - 1] = `${last}\n${line}`
    else texts.push(line)
  }
  return texts
}

function citationBlocks({ citations, labels }: Reply): KnownBlock[] {
  if (citations.length === 0) return []
  return contextBlocks([`*${escapeText(labels.sources)}*`, ...citations.map(citationText)])
}

/** The link shows where it leads, so that no text hides another host. */
function citationText({ n, text, url }: Citation): string {
  const shown = cut(`[${n}] ${escapeText(text)}`, maxContextChars)
  const address = url === undefined ? undefined : safeAddress(url)
  const link = address === undefined ? '' : ` <${address}|${escapeText(new URL(url ?? '').hostname)}>`
  return shown.length + link.length <= maxContextChars ? shown + link : shown
}

function detailBlocks(lines: readonly string[], reply: Reply, labels: Labels): KnownBlock[] {
  const blocks = sections(lines)
  // What stands on no fact (help, lists, choices) is the answer itself, not detail of it.
  if (lines.length <= maxOpenLines || reply.facts.length === 0 || blocks.length > maxContainerBlocks) return blocks
  return [
    {
      type: 'container',
      title: { type: 'plain_text', text: plainSafe(labels.details) },
      is_collapsible: true,
      default_collapsed: lines.join('').length > maxOpenChars,
      child_blocks: blocks,
    },
  ]
}

/** Whole lines as long as they fit, then how many more there are. */
function fitting(lines: readonly string[], maxChars: number, more: string): string[] {
  const kept: string[] = []
  let chars = 0
  for (const line of lines) {
    chars += line.length + 1
    if (chars > maxChars) return [...kept, left(more, lines.length - kept.length)]
    kept.push(line)
  }
  return kept
}

function left(more: string, count: number): string {
  return escapeText(more.replace('{n}', String(count)))
}

/** As many rows as fit, then how many more there are. */
function tableBlocks(table: Table, maxChars: number, more: string): KnownBlock[] {
  const fitted = fitTable(table, maxChars)
  if (!fitted) return []
  return fitted.left === 0 ? [fitted.block] : [fitted.block, ...contextBlocks([left(more, fitted.left)])]
}

/** Slack shows `*bold*` only between spaces and the like; elsewhere its asterisks would stand in the text. */
function spanText(span: Span, { before, after }: { readonly before: Span | undefined; readonly after: Span | undefined }): string {
  switch (span.kind) {
    case 'text':
      return escapeText(span.text)
    case 'strong': {
      const text = escapeText(span.text)
      const isBold = /^\S.*\S$|^\S$/.test(text) && opens(before) && closes(after) && !text.includes('\u2060')
      return isBold ? `*${text}*` : text
    }
    case 'cite':
      return `[${span.n}]`
    case 'link': {
      const address = safeAddress(span.url)
      return address === undefined ? escapeText(span.text) : `<${address}|${escapeText(span.text).replace(/\|/g, '¦')}>`
    }
    default:
      return assertNever(span)
  }
}

function opens(before: Span | undefined): boolean {
  return before === undefined || (before.kind === 'text' && /[\s(]$/.test(before.text))
}

function closes(after: Span | undefined): boolean {
  return after === undefined || (after.kind === 'text' && /^[\s).,;:!?]/.test(after.text))
}

function charsIn(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0)
}

/** More than Slack counts, so that nothing is refused. */
function charsOf(blocks: readonly KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + JSON.stringify(block).length, 0)
}

function assertNever(span: never): never {
  throw new TypeError(`no such span: ${JSON.stringify(span)}`)
}
