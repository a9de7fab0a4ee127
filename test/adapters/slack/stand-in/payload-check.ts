/** Checks of a whole message or view as it leaves the bot. */
import { checkBlocks, type Surface } from './block-check.ts'
import { checkText } from './element-check.ts'
import { fieldsOf, type Fields, isFalse, isTrue, listOf, stringOf, structureOf } from './json.ts'
import { limits } from './limits.ts'
import { checkMrkdwn, type Problem, type Report } from './text-check.ts'

/** How a message goes out decides what must be said with it. */
export type Sending = 'post' | 'ephemeral' | 'update' | 'respond in_channel' | 'respond ephemeral'

export function checkMessage(message: Fields, sending: Sending): readonly Problem[] {
  const problems: Problem[] = []
  const report: Report = (where, what, kind = 'refused') => problems.push({ text: `${where} ${what}.`, refused: kind === 'refused' })
  const text = stringOf(message['text'])
  if (text.trim() === '') report('text', 'is missing: the fallback for notifications and screen readers', 'taken')
  if (text.length > limits.text) report('text', `has ${text.length} characters, cut at ${limits.text}`, 'taken')
  else if (text.length > limits.textAdvised) report('text', `has ${text.length} characters, ${limits.textAdvised} are advised`, 'taken')
  const parsed = isTrue(message['link_names']) || message['parse'] === 'full'
  if (parsed) report('link_names or parse', 'makes Slack look for mentions in the text', 'taken')
  checkMrkdwn(text, 'text', { parsed, report })
  if (sending === 'post' || sending === 'respond in_channel') {
    for (const key of ['unfurl_links', 'unfurl_media']) if (!isFalse(message[key])) report(key, 'is not false', 'taken')
  }
  if (isTrue(message['reply_broadcast'])) report('reply_broadcast', 'shows a reply of a thread to the whole channel', 'taken')
  if (message['attachments'] !== undefined && listOf(structureOf(message['attachments'])).length > 0)
    report('attachments', 'are a thing of the past: use blocks', 'taken')
  return [...problems, ...checkBlocks(blocksOf(message), 'message')]
}

/** A modal for views.open, a home tab for views.publish. */
export function checkView(view: Fields, surface: Exclude<Surface, 'message'>): readonly Problem[] {
  const problems: Problem[] = []
  const report: Report = (where, what, kind = 'refused') => problems.push({ text: `${where} ${what}.`, refused: kind === 'refused' })
  if (view['type'] !== surface) report('view.type', `is ${String(view['type'])}, not ${surface}`)
  const blocks = listOf(view['blocks'])
  if (surface === 'modal') {
    checkText(view['title'], 'view.title', { most: limits.viewTitle, plain: true, report })
    for (const part of ['submit', 'close'])
      if (view[part] !== undefined) checkText(view[part], `view.${part}`, { most: limits.viewButton, plain: true, report })
    if (view['submit'] === undefined && blocks.some((block) => fieldsOf(block)['type'] === 'input'))
      report('view.submit', 'is missing, though there is something to fill in')
  }
  const metadata = stringOf(view['private_metadata'])
  if (metadata.length > limits.privateMetadata)
    report('view.private_metadata', `has ${metadata.length} characters, at most ${limits.privateMetadata}`)
  for (const key of ['callback_id', 'external_id']) {
    const { length } = stringOf(view[key])
    if (length > limits.id) report(`view.${key}`, `has ${length} characters, at most ${limits.id}`)
  }
  return [...problems, ...checkBlocks(blocks, surface)]
}

export const blocksOf = (message: Fields): readonly unknown[] => listOf(structureOf(message['blocks']))

/** Types of blocks, those in containers too. */
export function blockTypesOf(blocks: readonly unknown[]): readonly string[] {
  return blocks.map(fieldsOf).flatMap((block) => [stringOf(block['type']), ...blockTypesOf(listOf(block['child_blocks']))])
}
