/** What happens when a button is pressed. All it needs is in its value. */
import type { Lang } from '../../core/knowledge.ts'
import type { Desk } from '../desk.ts'
import { thanksFor } from '../thanks.ts'
import { answer, plainMessage, platform } from './answers.ts'
import { renderReply } from './blocks.ts'
import { actionIds, buttonBlocks } from './buttons.ts'
import type { Delivery, Outgoing } from './delivery.ts'
import { conversationOf, type Press, type Submission } from './events.ts'
import type { Locales } from './locales.ts'
import type { Repeats } from './repeats.ts'
import { type AskValue, decodeAsk, decodeCorrection, decodeVote, memoryOf } from './values.ts'
import { correctionModal, correctionOf, noticeModal } from './views.ts'
import type { SlackApi } from './web-api.ts'

export interface PressDeps {
  readonly desk: Desk
  readonly delivery: Delivery
  readonly locales: Locales
  readonly repeats: Repeats
}

export interface Presses {
  take(press: Press, api: SlackApi): Promise<void>
  /** What the dialog becomes. Slack takes it for 3 s: docs.slack.dev/interactivity/handling-user-interaction */
  submit(submission: Submission): Promise<ReturnType<typeof noticeModal>>
}

/** A press with what is needed to answer it. */
interface Pressed extends PressDeps {
  readonly press: Press
  readonly api: SlackApi
}

export function createPresses(deps: PressDeps): Presses {
  return {
    take(press, api) {
      const pressed = { ...deps, press, api }
      const [kind] = press.actionId.split(':')
      if (kind === actionIds.open) return Promise.resolve()
      if (kind === actionIds.vote) return vote(pressed)
      if (kind === actionIds.correct) return correct(pressed)
      const value = decodeAsk(press.value)
      if (value && kind === actionIds.ask) return ask(pressed, value)
      return value && kind === actionIds.share ? share(pressed, value) : unknown(pressed)
    },
    submit: (submission) => submit(deps.desk, submission),
  }
}

/** Goes on where the button stands: in private for a private answer, in the thread for one that all see. */
async function ask(pressed: Pressed, value: AskValue): Promise<void> {
  const { press, api, desk, delivery } = pressed
  const { place, isPrivate, messageTs, responseUrl } = press
  const inThread = !isPrivate && !place.isDirect && messageTs !== undefined
  const thread = place.thread ?? messageTs
  const asked = {
    text: value.q,
    conversation: inThread
      ? conversationOf({ ...place, thread }, 'thread')
      : conversationOf(place, place.isDirect && !isPrivate ? 'direct' : 'user'),
    audience: inThread ? ('shared' as const) : ('private' as const),
    isShareable: isPrivate,
  }
  const message = await answer(desk, asked, { lang: value.lang, memory: memoryOf(value) })
  if (isPrivate || responseUrl === undefined) return tell(pressed, message)
  const to = { channel: place.channel, thread: inThread ? thread : place.thread }
  // Where an answer was shared by its link only, baimo is no member and can't post.
  if (!(await delivery.inChannel(place.channel, message, (part) => api.post(to, part)))) await tell(pressed, message)
}

async function share(pressed: Pressed, value: AskValue): Promise<void> {
  const { press, api, desk, delivery, repeats } = pressed
  const { responseUrl, place, messageTs } = press
  const key = `share:${place.team}:${place.channel}:${place.user}:${messageTs ?? press.value}`
  if (responseUrl === undefined || !repeats.isNew([key])) return
  const say = (phrase: 'ui-not-shared' | 'ui-shared-changed'): Outgoing => plainMessage(desk.engine().say(phrase, value.lang))
  const isShared = await delivery.once(sharedAnswer(desk, value), (part) => api.respond(responseUrl, part, 'in_channel'))
  if (!isShared) {
    repeats.forget([key])
    return tell(pressed, say('ui-not-shared'))
  }
  await delivery.privately({ text: '' }, () => api.deleteOriginal(responseUrl))
  if (value.k !== undefined && value.k !== desk.engine().version) await tell(pressed, say('ui-shared-changed'))
}

/** Asked anew, so that what is made public is what the knowledge says now. */
function sharedAnswer(desk: Desk, value: AskValue): Outgoing {
  const engine = desk.engine()
  const before = memoryOf(value)
  const question = { text: value.q, conversation: '', audience: 'shared' as const, today: desk.today(), lang: value.lang }
  const { reply, memory } = engine.ask(question, before)
  const buttons = buttonBlocks({ reply, question: value.q, before, memory, version: engine.version, isShareable: false })
  return renderReply(reply, buttons, { details: engine.say('ui-details', reply.lang) })
}

/** Quiet where it was kept: the button itself shows that it was pressed. */
async function vote(pressed: Pressed): Promise<void> {
  const { press, desk } = pressed
  const value = decodeVote(press.value)
  if (!value) return unknown(pressed)
  const person = `${platform}:${press.place.team}:${press.place.user}`
  const keeping = await desk.vote({ platform, person, answer: value.a, facts: value.f, value: value.up ? 'up' : 'down' })
  if (keeping !== 'kept') await tell(pressed, plainMessage(desk.engine().say(thanksFor(keeping, 'ui-voted'), value.lang)))
}

async function correct(pressed: Pressed): Promise<void> {
  const { press, api, desk } = pressed
  const value = decodeCorrection(press.value)
  if (!value) return unknown(pressed)
  const { say } = desk.engine()
  await api.openView(press.triggerId, correctionModal(say, value.lang, press.value))
}

async function submit(desk: Desk, { metadata, values }: Submission): Promise<ReturnType<typeof noticeModal>> {
  const { f: facts, lang }: { readonly f: readonly string[]; readonly lang: Lang } = decodeCorrection(metadata) ?? { f: [], lang: 'en' }
  const { say } = desk.engine()
  const keeping = await desk.correct({ platform, ...correctionOf(values), facts, lang })
  return noticeModal(say, lang, say(thanksFor(keeping, 'ui-correct-thanks'), lang))
}

/** A button of another age, or a damaged one. */
async function unknown(pressed: Pressed): Promise<void> {
  const { press, api, locales, desk } = pressed
  const { team, user } = press.place
  const lang = await locales.of(`${team}:${user}`, () => api.localeOf(user))
  await tell(pressed, plainMessage(desk.engine().say('ui-unknown-button', lang ?? 'en')))
}

/** Only the one who pressed sees it; from the home page it comes as a direct message. */
async function tell({ press, api, delivery }: Pressed, message: Outgoing): Promise<void> {
  const { responseUrl, place } = press
  if (responseUrl === undefined) await delivery.inChannel(place.user, message, (part) => api.post({ channel: place.user }, part))
  else await delivery.privately(message, (part) => api.respond(responseUrl, part, 'ephemeral'))
}
