/** Buttons, lists of choices and dialogs. What they carry is input like any other: it may be old, damaged or made up. */
import { answerId, type Keeping } from '../desk.ts'
import { thanksFor } from '../thanks.ts'
import { answerInteraction, lookOf, platform, tellPrivately, type Tools } from './answering.ts'
import { type AnswerState, decodePress } from './custom-ids.ts'
import type { Interaction, PressedMessage } from './events.ts'
import { correctionModal, readCorrection } from './modals.ts'
import { message } from './payloads.ts'
import { renderReply } from './render.ts'
import type { Sent } from './sending.ts'
import { askAgain } from './states.ts'

type Pressed = Extract<Interaction, { kind: 'press' }>
type Chosen = Extract<Interaction, { kind: 'choice' }>
type Suggested = Extract<Interaction, { kind: 'suggestion' }>

export async function takePress(event: Pressed, tools: Tools): Promise<void> {
  const press = decodePress(event.id)
  switch (press?.kind) {
    case 'ask':
      return answerInteraction(event, { text: press.text, lang: press.lang }, tools)
    case 'follow': {
      const question = press.question ?? event.message.question
      if (question === undefined) return tellUnknown(event, tools)
      return answerInteraction(event, { text: press.text, lang: press.lang, follows: question }, tools)
    }
    case 'share':
      return share(event, withQuestion(press, event.message), tools)
    case 'up':
    case 'down':
      return vote(event, { ...withQuestion(press, event.message), value: press.kind }, tools)
    case 'correct': {
      await tools.sender.respond(event.handle, { type: 9, data: correctionModal(event.id, tools.desk.engine(), press.lang) })
      return
    }
    case 'choose':
    case undefined:
      return tellUnknown(event, tools)
    default:
      return assertNever(press)
  }
}

/** A private list gives way to the answer; a public one stays for others to choose from. */
export async function takeChoice(event: Chosen, tools: Tools): Promise<void> {
  const press = decodePress(event.id)
  const text = event.value.trim()
  if (press?.kind !== 'choose' || text === '') return tellUnknown(event, tools)
  return answerInteraction(event, { text, lang: press.lang, replaces: event.message.isPrivate }, tools)
}

export async function takeSuggestion(event: Suggested, tools: Tools): Promise<void> {
  const { desk } = tools
  const press = decodePress(event.id)
  const suggestion = readCorrection(event.fields)
  if (press?.kind !== 'correct' || !suggestion) return tellUnknown(event, tools)
  const facts = factsOf(withQuestion(press, event.message), tools)
  await keep(event, { work: desk.correct({ platform, ...suggestion, facts, lang: press.lang }), thanks: 'ui-correct-thanks', press }, tools)
}

async function vote(event: Pressed, press: AnswerState & { readonly value: 'up' | 'down' }, tools: Tools): Promise<void> {
  const person = `${platform}:${event.place.user}`
  const work = tools.desk.vote({ platform, person, answer: press.answer, facts: factsOf(press, tools), value: press.value })
  await keep(event, { work, thanks: 'ui-voted', press }, tools)
}

interface KeepingOf {
  readonly work: Promise<Keeping>
  readonly thanks: 'ui-voted' | 'ui-correct-thanks'
  readonly press: AnswerState
}

/** Thanks only once it is kept. */
async function keep(event: Interaction, { work, thanks, press }: KeepingOf, tools: Tools): Promise<void> {
  const said = thanksFor(await work, thanks)
  await tellPrivately(event, tools.desk.engine().say(said, press.lang), tools)
}

/** One public message for each private one, however often it is pressed. Asked anew, since the knowledge may have changed. */
async function share(event: Pressed, press: AnswerState, tools: Tools): Promise<void> {
  const { desk, sender, shared } = tools
  const engine = desk.engine()
  const { lang, question } = press
  if (question === undefined) return tellPrivately(event, engine.say('ui-not-shared', lang), tools)
  if (!shared.add(event.message.id)) return tellPrivately(event, engine.say('ui-shared-before', lang), tools)
  const reply = askAgain({ lang, question }, { engine, today: desk.today() })
  const state: AnswerState = { lang, answer: answerId(reply), question }
  const look = lookOf(reply, { state, canShare: false, desk })
  const notice = engine.say(state.answer === press.answer ? 'ui-shared' : 'ui-shared-changed', lang)
  const [mine = []] = renderReply(reply, { ...look, notice })
  const taken = await sender.respond(event.handle, { type: 7, data: message(mine, 'private') })
  // Too late for Discord to hear of it: the button is still there to be pressed.
  if (taken !== 'sent' && taken !== 'lost') return shared.remove(event.message.id)
  const published = await publish(event, renderReply(reply, { ...look, showsQuestion: !question.startsWith('/') }), tools)
  if (published === 'sent') return
  shared.remove(event.message.id)
  // Where nobody knows whether it arrived, pressing again is safe only if Discord removes doubles.
  const canShare = published !== 'lost' || event.canPost
  const [again = []] = renderReply(reply, { ...look, canShare, notice: engine.say('ui-not-shared', lang) })
  await sender.edit(event.handle, again)
}

/** As a message of the channel, whose doubles Discord removes; where baimo may not post, as one that belongs to the interaction. */
async function publish(
  { handle, place, message: from, canPost }: Pressed,
  pages: ReturnType<typeof renderReply>,
  { sender }: Tools,
): Promise<Sent> {
  for (const [at, components] of pages.entries()) {
    const posted = canPost ? await sender.post(place.channel, { components, nonce: `s${at === 0 ? '' : at}-${from.id}` }) : 'forbidden'
    const sent = posted === 'forbidden' ? await sender.followUp(handle, message(components, 'shared')) : posted
    if (sent !== 'sent') return sent
  }
  return 'sent'
}

/** What a vote or a correction is about; nothing where the knowledge gives another answer by now. */
function factsOf({ lang, answer, question }: AnswerState, { desk }: Tools): readonly string[] {
  if (question === undefined) return []
  const reply = askAgain({ lang, question }, { engine: desk.engine(), today: desk.today() })
  return answerId(reply) === answer ? reply.facts : []
}

/** The question that a button carries, or else the one that its message shows. */
function withQuestion({ lang, answer, question }: AnswerState, from: PressedMessage | undefined): AnswerState {
  const known = question ?? from?.question
  return { lang, answer, ...(known === undefined ? {} : { question: known }) }
}

async function tellUnknown(event: Interaction, tools: Tools): Promise<void> {
  await tellPrivately(event, tools.desk.engine().say('ui-unknown-button', event.place.lang), tools)
}

function assertNever(press: never): never {
  throw new TypeError(`no such press: ${JSON.stringify(press)}`)
}
