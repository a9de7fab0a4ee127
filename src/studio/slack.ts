/** A message as Slack shows it, about. The only file that knows slack-blocks-to-jsx and React. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { KnownBlock } from '@slack/types'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Block, Message } from 'slack-blocks-to-jsx'
import { actionIds } from '../adapters/slack/buttons.ts'
import { decodeAsk } from '../adapters/slack/values.ts'
import { type Html, html, trusted } from './html.ts'
import { drawTable } from './slack-tables.ts'

export interface SlackLook {
  readonly theme: 'light' | 'dark'
  /** Where a button that asks leads to. */
  readonly addressOf: (question: string) => string
}

type Container = Extract<KnownBlock, { type: 'container' }>
type Table = Extract<KnownBlock, { type: 'data_table' }>

/** The styles of the library. It counts on one message a page, found by its id; here are several, so a class does (of the same weight). */
export function slackStyles(): string {
  const path = createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css')
  return readFileSync(path, 'utf8').replaceAll('#slack_blocks_to_jsx', '.slack_blocks_to_jsx:not(#_)')
}

/** What the library draws is drawn by it; tables of data it lacks, and its containers can't be opened without its scripts. */
export function drawBlocks(blocks: readonly KnownBlock[], look: SlackLook): Html {
  const drawn: Html[] = []
  let run: KnownBlock[] = []
  const flush = (): void => {
    if (run.length > 0) drawn.push(drawRun(run, look))
    run = []
  }
  for (const block of blocks) {
    const own = drawOwn(block, look)
    if (!own) run.push(block)
    else {
      flush()
      drawn.push(own)
    }
  }
  flush()
  return html`${drawn}`
}

function drawOwn(block: KnownBlock, look: SlackLook): Html | undefined {
  if (isTable(block)) return drawTable(block)
  if (!isContainer(block)) return undefined
  const inner = html`<summary>${block.title?.text}</summary>${drawBlocks(block.child_blocks, look)}`
  return block.default_collapsed
    ? html`<details class="slack-container">${inner}</details>`
    : html`<details class="slack-container" open>${inner}</details>`
}

// One of the union has any text for its type, so that comparing narrows nothing by itself.
const isTable = (block: KnownBlock): block is Table => block.type === 'data_table'
const isContainer = (block: KnownBlock): block is Container => block.type === 'container'

function drawRun(blocks: readonly KnownBlock[], look: SlackLook): Html {
  // The types of the library are its own copy of Slack's, so the blocks go through JSON, as they do on their way to Slack.
  const drawable: Block[] = JSON.parse(JSON.stringify(blocks, (key, value: unknown) => forDrawing(key, value, look)))
  const element = createElement(Message, { blocks: drawable, name: 'baimo', logo: '', theme: look.theme, withoutWrapper: true })
  return trusted(withLinks(renderToStaticMarkup(element)))
}

/** Without `verbatim`, with which the library formats nothing. A button that asks has the address of its question for an id. */
function forDrawing(key: string, value: unknown, { addressOf }: SlackLook): unknown {
  if (key === 'verbatim') return undefined
  if (typeof value !== 'object' || value === null || !('action_id' in value && 'value' in value)) return value
  const asked = String(value.action_id).startsWith(actionIds.ask) ? decodeAsk(String(value.value)) : undefined
  return asked ? { ...value, action_id: addressOf(asked.q) } : value
}

/** Buttons that ask become links, all others can't be pressed here; ids are no longer unique where a message is drawn twice. */
function withLinks(markup: string): string {
  return markup
    .replace(/<button type="button" id="(\/[^"]*)"(.*?)<\/button>/gs, '<a data-asks href="$1"$2</a>')
    .replaceAll('<button ', '<button disabled ')
    .replace(/(<[a-z]+ (?:[a-z-]+="[^"]*" )*)id="[^"]*" ?/g, '$1')
}
