/** A reply as messages of components v2. The first holds the answer; more only where the sources have no room in it. */
import type { Citation, Line, Reply, Span } from '../../core/reply.ts'
import { plain } from '../../core/wording/spans.ts'
import { buttonsFor } from './buttons.ts'
import type { AnswerState } from './custom-ids.ts'
import { cleanText, cutTo, escapeText, linkTo, unescapeText } from './escape.ts'
import { type Content, fitInto } from './fit.ts'
import type { Component, Container, TextDisplay } from './payloads.ts'
import { text } from './payloads.ts'
import { tableLines } from './tables.ts'

export interface Look {
  readonly state: AnswerState
  readonly canShare: boolean
  readonly choose: string
  /** Said above the buttons, in small print. */
  readonly notice?: string
  /** Shows what was asked, for those who did not ask. */
  readonly showsQuestion?: boolean
}

/** One accent a kind: sure, half known, asking back, unknown. */
const accents: Readonly<Record<Reply['kind'], number>> = { answer: 0x3b82f6, partial: 0xd99a2b, clarify: 0x8b5cf6, none: 0x80848e }
/** Marks the text display that the question is read from. */
const questionId = 1000
const maxTitleChars = 200

/**
 * The components of each message, the first one first. A message has at most 40, nested ones included
 * (https://docs.discord.com/developers/components/reference); these come to 20: ten of text, and two rows of five buttons at most.
 */
export function renderReply(reply: Reply, look: Look): Component[][] {
  const { rows, needsQuestion } = buttonsFor(reply, look)
  const title = `### ${escapeText(cutTo(cleanText(reply.title), maxTitleChars))}`
  const { question } = look.state
  const shown = question !== undefined && (needsQuestion || look.showsQuestion === true) ? [quote(question)] : []
  const notice = look.notice === undefined ? [] : [text(`-# ${escapeText(look.notice)}`)]
  const taken = [{ content: title }, ...shown, ...notice].reduce((sum, { content }) => sum + content.length, 0)
  const { blocks, sources, further } = fitInto(contentOf(reply), taken)
  const parts = [text(title), ...shown, ...blocks.map(text)]
  const container = box(reply, sources === undefined ? parts : [...parts, { type: 14, divider: true }, text(sources)])
  return [[container, ...notice, ...rows], ...further.map((page) => [box(reply, [text(page)])])]
}

/** Words that are no reply: a confirmation, a failure. */
export function renderText(words: string): Component[] {
  return [text(escapeText(words))]
}

/** The question that a message shows, out of its components as Discord sends them back. */
export function shownQuestion(components: readonly unknown[]): string | undefined {
  for (const component of components) {
    if (typeof component !== 'object' || component === null) continue
    if ('id' in component && component.id === questionId && 'content' in component && typeof component.content === 'string')
      return unescapeText(component.content.replace(/^> /, ''))
    const inner = 'components' in component && Array.isArray(component.components) ? shownQuestion(component.components) : undefined
    if (inner !== undefined) return inner
  }
  return undefined
}

function box({ kind }: Reply, components: Container['components']): Container {
  return { type: 17, accent_color: accents[kind], components }
}

function quote(question: string): TextDisplay {
  return { type: 10, id: questionId, content: `> ${escapeText(question)}` }
}

function contentOf(reply: Reply): Content {
  const { lines, table, notes, citations, labels } = reply
  return {
    lines: lines.map((line, at) => (at > 0 && isFact(line) ? `- ${inMarkdown(line)}` : inMarkdown(line))),
    // Escaping doubles the length at most.
    clip: (maxChars) => escapeText(cutTo(cleanText(plain(lines[0] ?? [])), Math.floor(maxChars / 2))),
    ...(table ? { table: { caption: `**${escapeText(table.caption)}**`, ...tableLines(table) } } : {}),
    notes: notes.map((note) => `-# ${inMarkdown(note)}`),
    sources: { label: `-# **${escapeText(labels.sources)}**`, entries: citations.map(inWords) },
    more: (count) => `-# ${escapeText(labels.more.replace('{n}', String(count)))}`,
  }
}

/** Facts stand apart by a mark; what is said about them does not need one. */
function isFact(line: Line): boolean {
  return line.some(({ kind }) => kind === 'cite')
}

function inWords({ n, text, url }: Citation): string {
  const link = url === undefined ? undefined : linkTo(url)
  return `-# \\[${n}\\] ${escapeText(text)}${link === undefined ? '' : ` · ${link}`}`
}

function inMarkdown(line: Line): string {
  return line.map(spanInMarkdown).join('')
}

function spanInMarkdown(span: Span): string {
  switch (span.kind) {
    case 'text':
      return escapeText(span.text)
    case 'strong':
      // Markers beside spaces, or around nothing, would be shown as they are.
      return escapeText(span.text).replace(/\S(?:.*\S)?/su, '**$&**')
    case 'link':
      return linkTo(span.url, span.text) ?? escapeText(span.text)
    case 'cite':
      return `\\[${span.n}\\]`
    default:
      return assertNever(span)
  }
}

function assertNever(span: never): never {
  throw new TypeError(`no such span: ${JSON.stringify(span)}`)
}
