/** The words that a person reads in a message, in order. */
import { fieldsOf, type Fields, listOf, stringOf } from './json.ts'

/** A mention that Slack would act on is shown in these brackets, so that it can be told from words that only look like one. */
export const pings = /⟦[^⟧]*⟧/
const mention = (name: string): string => `⟦${name}⟧`

export interface Visible {
  readonly text: string
  readonly blocks: readonly unknown[]
}

export interface VisibleOptions {
  /** Labels of buttons and menus too. Default: shown. */
  readonly labels?: 'shown' | 'left out'
  /** What a container holds that is folded by default. Default: open. */
  readonly folded?: 'open' | 'closed'
}

/** One line a block, row or element. Marks of mrkdwn and escapes are gone, as on the screen; links show their label. */
export function visibleText({ text, blocks }: Visible, options: VisibleOptions = {}): string {
  if (blocks.length === 0) return readMrkdwn(text)
  return blocks
    .flatMap((block) => linesOf(fieldsOf(block), options))
    .filter((line) => line !== '')
    .join('\n')
}

function linesOf(block: Fields, options: VisibleOptions): readonly string[] {
  switch (block['type']) {
    case 'section':
      return [textOf(block['text']), ...listOf(block['fields']).map(textOf), ...elementLines([block['accessory']], options)]
    case 'header':
    case 'alert':
      return [textOf(block['text'])]
    case 'markdown':
      return [stringOf(block['text'])]
    case 'context':
    case 'actions':
    case 'context_actions':
      return elementLines(listOf(block['elements']), options)
    case 'image':
      return [textOf(block['title']), stringOf(block['alt_text'])]
    case 'input':
      return [textOf(block['label']), textOf(block['hint']), ...elementLines([block['element']], options)]
    case 'rich_text':
      return richLines(block)
    case 'table':
    case 'data_table':
      return [stringOf(block['caption']), ...listOf(block['rows']).map((row) => listOf(row).map(cellText).join(' | '))]
    case 'data_visualization':
      return [stringOf(block['title'])]
    case 'card':
      return [textOf(block['title']), textOf(block['subtitle']), textOf(block['body']), ...elementLines(listOf(block['actions']), options)]
    case 'carousel':
      return listOf(block['elements']).flatMap((card) => linesOf(fieldsOf(card), options))
    case 'container': {
      const title = block['rich_text_title'] === undefined ? [textOf(block['title'])] : richLines(fieldsOf(block['rich_text_title']))
      const closed = block['default_collapsed'] === true && options.folded === 'closed'
      const children = closed ? [] : listOf(block['child_blocks']).flatMap((child) => linesOf(fieldsOf(child), options))
      return [...title, textOf(block['subtitle']), ...children]
    }
    default:
      return []
  }
}

function elementLines(elements: readonly unknown[], options: VisibleOptions): readonly string[] {
  return elements.map(fieldsOf).flatMap((element) => {
    if (element['type'] === 'mrkdwn' || element['type'] === 'plain_text') return [textOf(element)]
    if (element['type'] === 'image') return [stringOf(element['alt_text'])]
    if (options.labels === 'left out') return []
    if (element['type'] === 'feedback_buttons')
      return [textOf(fieldsOf(element['positive_button'])['text']), textOf(fieldsOf(element['negative_button'])['text'])]
    return [
      textOf(element['text']),
      textOf(element['placeholder']),
      ...listOf(element['options']).map((option) => textOf(fieldsOf(option)['text'])),
    ]
  })
}

function textOf(value: unknown): string {
  const { type, text } = fieldsOf(value)
  return type === 'mrkdwn' ? readMrkdwn(stringOf(text)) : stringOf(text)
}

function cellText(cell: unknown): string {
  const fields = fieldsOf(cell)
  return fields['type'] === 'rich_text' ? richLines(fields).join(' ') : stringOf(fields['text'])
}

function richLines(block: Fields): readonly string[] {
  return listOf(block['elements'])
    .map(fieldsOf)
    .flatMap((part) =>
      part['type'] === 'rich_text_list' ? listOf(part['elements']).map((item) => richText(fieldsOf(item))) : richText(part).split('\n'),
    )
}

function richText(part: Fields): string {
  return listOf(part['elements'])
    .map(fieldsOf)
    .map((element) => {
      switch (element['type']) {
        case 'link':
          return stringOf(element['text']) || stringOf(element['url'])
        case 'emoji':
          return `:${stringOf(element['name'])}:`
        case 'user':
          return mention(`@${stringOf(element['user_id'])}`)
        case 'usergroup':
          return mention(`@${stringOf(element['usergroup_id'])}`)
        case 'broadcast':
          return mention(`@${stringOf(element['range'])}`)
        case 'channel':
          return `#${stringOf(element['channel_id'])}`
        case 'date':
          return stringOf(element['fallback']) || stringOf(element['format'])
        default:
          return stringOf(element['text'])
      }
    })
    .join('')
}

function readMrkdwn(text: string): string {
  const controls: string[] = []
  // Marks may stand around a link, so it is held aside while they are read.
  const held = text.replace(/<[^<>\n]*>/g, (control) => `\ue000${String.fromCodePoint(0xf0000 + controls.push(readControl(control)) - 1)}`)
  return readMarks(held).replace(/\ue000(.)/gu, (_, index: string) => controls[(index.codePointAt(0) ?? 0) - 0xf0000] ?? '')
}

function readControl(control: string): string {
  const inside = control.slice(1, -1)
  const [target = '', label] = inside.split('|')
  if (/^@|^!(?!date\^)/.test(target)) return mention(target.replace(/^!(?:subteam\^)?|^@/, '@'))
  return readMarks(label ?? target)
}

const pair = (mark: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}${mark}])${mark}(?=\\S)([^${mark}\\n]*?\\S)${mark}(?![\\p{L}\\p{N}${mark}])`, 'gu')
const marks = [pair('\\*'), pair('_'), pair('~'), pair('`')]

function readMarks(text: string): string {
  const bare = marks.reduce((read, mark) => read.replace(mark, '$1'), text).replace(/^&gt; ?/gm, '')
  return bare.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
