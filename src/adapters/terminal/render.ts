/** A reply as text on a screen. */
import { styleText } from 'node:util'
import type { Line, Reply, Span, Table, TraceStep } from '../../core/reply.ts'
import { columnsOf, padTo } from '../widths.ts'
import { type Piece, wrap } from './columns.ts'
import { escapeText, safeAddress } from './escape.ts'

export interface Screen {
  readonly color: boolean
  /** Whether links can be clicked; their address is printed otherwise. */
  readonly links: boolean
  /** Columns; lines are not broken when left out. */
  readonly width?: number
}

interface Style {
  readonly format?: Parameters<typeof styleText>[0]
  readonly url?: string
}
type Pieces = readonly Piece<Style>[]

const dim: Style = { format: 'dim' }

/** The first line is the answer, so it comes first; what to ask next comes last. */
export function renderReply(reply: Reply, screen: Screen): string {
  const print = (pieces: Pieces): string => printLine(pieces, screen)
  const plainStyle = (line: Line): Pieces => line.map((span) => pieceOf(span, screen))
  const blocks = [
    reply.lines.map((line) => print(plainStyle(line))),
    reply.table ? renderTable(reply.table, screen) : [],
    reply.notes.map((line) => print(plainStyle(line))),
    renderCitations(reply, print),
    renderAsks(reply, print),
  ]
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
}

/** What each step saw, below the reply. */
export function renderTrace(steps: readonly TraceStep[], screen: Screen): string {
  const lines = steps.flatMap(({ step, lines }) => [`${step}:`, ...lines.map((line) => `  ${line}`)])
  return lines.map((text) => printLine([{ text: escapeText(text), style: dim }], { ...screen, width: Number.POSITIVE_INFINITY })).join('\n')
}

/** A line of text that is no reply's. */
export function renderText(text: string, screen: Screen): string {
  return printLine([{ text: escapeText(text), style: {} }], screen)
}

function renderCitations(reply: Reply, print: (pieces: Pieces) => string): string[] {
  if (reply.citations.length === 0) return []
  const lines = reply.citations.map(({ n, text, url }) => {
    const address = url === undefined ? undefined : safeAddress(url)
    const shown: Pieces = [
      { text: `[${n}] `, style: { format: 'cyan' } },
      { text: escapeText(text), style: {} },
    ]
    return print(address === undefined ? shown : [...shown, { text: ' ', style: {} }, { text: address, style: { url: address } }])
  })
  return [print([{ text: escapeText(reply.labels.sources), style: { format: 'bold' } }]), ...lines]
}

function renderAsks(reply: Reply, print: (pieces: Pieces) => string): string[] {
  const asks = reply.actions.flatMap((action) => {
    if (action.kind !== 'ask') return []
    const text: Piece<Style> = { text: escapeText(action.text), style: { format: 'cyan' } }
    return [
      print(
        action.label === action.text ? [{ text: '  ', style: {} }, text] : [{ text: `  ${escapeText(action.label)} → `, style: dim }, text],
      ),
    ]
  })
  return asks.length === 0 ? [] : [print([{ text: escapeText(reply.labels.next), style: dim }]), ...asks]
}

/** Columns side by side where they have room, else one row after the other. */
function renderTable({ caption, header, rows }: Table, screen: Screen): string[] {
  const cells: Pieces[][] = [
    header.map((text) => [{ text: escapeText(text), style: dim }]),
    ...rows.map((row) => row.map((cell) => cell.map((span) => pieceOf(span, screen)))),
  ]
  const widths = header.map((_, column) => Math.max(...cells.map((row) => columnsOf(textOf(row[column] ?? [])))))
  const fits = widths.reduce((sum, width) => sum + width + 2, 0) <= (screen.width ?? Number.POSITIVE_INFINITY)
  const between: Piece<Style> = { text: fits ? '  ' : ' | ', style: dim }
  const lines = cells.map((row) => {
    const parts = row.flatMap((cell, column) => {
      const last = column === row.length - 1
      const gap = fits && !last ? padTo('', (widths[column] ?? 0) - columnsOf(textOf(cell))) : ''
      return [...cell, ...(gap === '' ? [] : [{ text: gap, style: {} }]), ...(last ? [] : [between])]
    })
    return printLine(parts, fits ? { ...screen, width: Number.POSITIVE_INFINITY } : screen)
  })
  return [printLine([{ text: escapeText(caption), style: { format: 'bold' } }], screen), ...lines]
}

function textOf(pieces: Pieces): string {
  return pieces.map(({ text }) => text).join('')
}

function pieceOf(span: Span, { links }: Screen): Piece<Style> {
  switch (span.kind) {
    case 'text':
      return { text: escapeText(span.text), style: {} }
    case 'strong':
      return { text: escapeText(span.text), style: { format: 'bold' } }
    case 'cite':
      return { text: `[${span.n}]`, style: { format: 'cyan' } }
    case 'link': {
      const url = safeAddress(span.url)
      const text = escapeText(span.text)
      if (url === undefined) return { text, style: {} }
      return links ? { text, style: { format: 'underline', url } } : { text: text === url ? url : `${text} (${url})`, style: {} }
    }
    default:
      return assertNever(span)
  }
}

function printLine(pieces: Pieces, screen: Screen): string {
  const lines = screen.width === undefined || !Number.isFinite(screen.width) ? [pieces] : wrap(pieces, screen.width)
  return lines.map((line) => line.map((piece) => printPiece(piece, screen)).join('')).join('\n')
}

/** Colours are ours to decide: `styleText` would ask the environment and let FORCE_COLOR beat NO_COLOR. */
function printPiece({ text, style }: Piece<Style>, { color, links }: Screen): string {
  const styled = color && style.format !== undefined ? styleText(style.format, text, { validateStream: false }) : text
  return links && style.url !== undefined ? `\u001b]8;;${style.url}\u001b\\${styled}\u001b]8;;\u001b\\` : styled
}

function assertNever(span: never): never {
  throw new TypeError(`no such span: ${JSON.stringify(span)}`)
}
