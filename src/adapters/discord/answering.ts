/** Questions, from wherever they come, and the way of their answers. */
import type { Lang } from '../../core/knowledge.ts'
import type { Question, Reply } from '../../core/reply.ts'
import type { Desk } from '../desk.ts'
import type { Interaction } from './events.ts'
import { type Addressed, conversationOf, withoutMarks } from './messages.ts'
import { type Component, message } from './payloads.ts'
import { type Look, renderReply, renderText } from './render.ts'
import type { Remembered } from './remembered.ts'
import type { Sender } from './sending.ts'
import { memoryOf, stateOf } from './states.ts'

export interface Tools {
  readonly desk: Desk
  readonly sender: Sender
  /** Private messages whose answer was shared. */
  readonly shared: Remembered
}

/** What baimo is called where platforms are told apart. */
export const platform = 'discord'
const examples = 3

export interface Asking {
  readonly text: string
  readonly command?: { readonly name: string; readonly rest: string }
  readonly lang: Lang
  /** The question of the answer that this one goes on from. */
  readonly follows?: string
  /** Whether the answer takes the place of the message that was pressed. */
  readonly replaces?: boolean
}

/** Answers an interaction: privately, unless the person is alone with baimo, where it stays to be read again. */
export async function answerInteraction(event: Interaction, asking: Asking, tools: Tools): Promise<void> {
  const { desk, sender } = tools
  const { handle, place } = event
  const { text, command, lang, follows } = asking
  const conversation = conversationOf(place, 'private')
  const question: Question = { text, conversation, audience: 'private', today: desk.today(), lang, ...(command ? { command } : {}) }
  const again = { engine: desk.engine(), today: desk.today() }
  const memory = follows === undefined ? undefined : memoryOf({ lang, question: follows }, again)
  const asked = await desk.ask(question, platform, memory)
  const [first = [], ...further] = pagesOf(asked, question, { desk, canShare: !place.isDirect, follows })
  const audience = place.isDirect ? 'shared' : 'private'
  const sent = await sender.respond(handle, { type: asking.replaces ? 7 : 4, data: message(first, audience) })
  if (sent === 'invalid') await tellPrivately(event, refused(desk, asked), tools)
  if (sent !== 'sent') return
  for (const page of further) await sender.followUp(handle, message(page, audience))
}

/** Words to one person. */
export async function tellPrivately({ handle }: Pick<Interaction, 'handle'>, words: string, { sender }: Tools): Promise<void> {
  await sender.respond(handle, { type: 4, data: message(renderText(words), 'private') })
}

/** Somebody else's message, as a question. */
export async function answerMessage(event: Extract<Interaction, { kind: 'message' }>, tools: Tools): Promise<void> {
  const { lang } = event.place
  const text = withoutMarks(event.text)
  if (text === '') return tellPrivately(event, tools.desk.engine().say('ui-no-text', lang), tools)
  return answerInteraction(event, { text, lang }, tools)
}

/** Answers what was written to baimo, as a reply that pings nobody. */
export async function answerAddressed({ id, place, text, isHeard }: Addressed, tools: Tools): Promise<void> {
  const { desk, sender } = tools
  const audience = place.isDirect ? 'private' : 'shared'
  const conversation = conversationOf(place, 'shared')
  const question: Question = { text, conversation, audience, today: desk.today(), lang: place.lang }
  const asked = text === '' ? unasked(desk, place.lang, isHeard) : await desk.ask(question, platform)
  const pages = pagesOf(asked, question, { desk, canShare: false })
  for (const [at, components] of pages.entries()) {
    const sent = await sender.post(place.channel, { components, nonce: `r${at === 0 ? '' : at}-${id}`, replyTo: id })
    if (sent === 'invalid') await sender.post(place.channel, { components: renderText(refused(desk, asked)), nonce: `f-${id}` })
    if (sent !== 'sent') return
  }
}

/** What is to be shown: a reply, or words that are none. */
type Shown = { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'failure'; readonly text: string; readonly lang: Lang }

/** Help for a bare mention; one sentence where baimo was replied to but may not read it. */
function unasked(desk: Desk, lang: Lang, isHeard: boolean): Shown {
  const engine = desk.engine()
  const questions = engine.examples(lang, examples)
  if (!isHeard) return { kind: 'failure', text: engine.say('ui-mention-help', lang, { example: questions[0] ?? '' }), lang }
  const actions = questions.map((text) => ({ kind: 'ask', label: text, text }) as const)
  return { kind: 'reply', reply: { ...engine.overview(lang, desk.today()), actions } }
}

interface Showing {
  readonly desk: Desk
  readonly canShare: boolean
  readonly follows?: string | undefined
}

/** The messages of an answer, the first one first. */
export function pagesOf(asked: Shown, question: Question, { desk, canShare, follows }: Showing): Component[][] {
  if (asked.kind === 'failure') return [renderText(asked.text)]
  const { reply } = asked
  const state = stateOf(reply, question, { engine: desk.engine(), today: desk.today(), follows })
  return renderReply(reply, lookOf(reply, { state, canShare, desk }))
}

/** How a reply looks beside its own words. */
export function lookOf(reply: Reply, { desk, ...look }: Omit<Look, 'choose'> & { readonly desk: Desk }): Look {
  return { ...look, choose: desk.engine().say('ui-choose', reply.lang) }
}

/** Discord found a mistake of ours in an answer. Never silence. */
function refused(desk: Desk, asked: Shown): string {
  return desk.fail(
    new Error('Discord refused an answer as invalid; the log has its words'),
    asked.kind === 'reply' ? asked.reply.lang : asked.lang,
  )
}
