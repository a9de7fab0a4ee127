/** The counter at which what comes from Slack is answered. Knows no SDK: it is given calls to make. */
import type { Lang } from '../../core/knowledge.ts'
import type { Reply } from '../../core/reply.ts'
import type { Desk } from '../desk.ts'
import { answer, help, plainMessage, platform, questionOf, shown, usage } from './answers.ts'
import type { Delivery, Outgoing } from './delivery.ts'
import { type Incoming, isToOthers, type Place, readCommand, readMessage, readShortcut } from './events.ts'
import { maxPrompts } from './limits.ts'
import type { Locales } from './locales.ts'
import type { Presses } from './presses.ts'
import type { Repeats } from './repeats.ts'
import { homeView } from './views.ts'
import type { SlackApi } from './web-api.ts'

export interface CounterDeps {
  readonly desk: Desk
  readonly delivery: Delivery
  readonly locales: Locales
  readonly repeats: Repeats
  readonly presses: Presses
  readonly askChannels: readonly string[]
  readonly admins: readonly string[]
}

export interface Counter {
  /** Never rejects: the one catch of the adapter is here. */
  take(incoming: Incoming, api: SlackApi): Promise<void>
}

type Of<K extends Incoming['kind']> = Extract<Incoming, { readonly kind: K }>

interface Context extends CounterDeps {
  readonly api: SlackApi
}

export function createCounter(deps: CounterDeps): Counter {
  return {
    async take(incoming, api) {
      const context = { ...deps, api }
      try {
        await dispatch(incoming, context)
      } catch (error) {
        await apologise(incoming, context, error)
      }
    },
  }
}

function dispatch(incoming: Incoming, context: Context): Promise<void> {
  switch (incoming.kind) {
    case 'command':
      return command(incoming, context)
    case 'mention':
      return mention(incoming, context)
    case 'message':
      return message(incoming, context)
    case 'press':
      return context.presses.take(incoming, context.api)
    case 'shortcut':
      return shortcut(incoming, context)
    case 'home':
      return home(incoming, context)
    default:
      return assertNever(incoming)
  }
}

async function command(incoming: Of<'command'>, context: Context): Promise<void> {
  const { desk, delivery, api } = context
  const read = readCommand(incoming, desk.engine().commands)
  const lang = await langAt(incoming.place, context)
  const reply = read.kind === 'usage' ? usage(desk, read.command, lang ?? 'en') : await answer(desk, read.asked, { lang })
  await delivery.privately(reply, (part) => api.respond(incoming.responseUrl, part, 'ephemeral'))
}

async function mention(incoming: Of<'mention'>, context: Context): Promise<void> {
  const { desk } = context
  if (!context.repeats.isNew(keysOf(incoming))) return
  const read = readMessage(incoming)
  const lang = await langAt(incoming.place, context)
  await say(incoming, context, read.kind === 'ask' ? await answer(desk, read.asked, { lang }) : help(desk, lang ?? 'en'))
}

/** A direct message, or one of a channel in which every question is answered. */
async function message(incoming: Of<'message'>, context: Context): Promise<void> {
  const { desk } = context
  const { place, text } = incoming
  if (!place.isDirect && (!context.askChannels.includes(place.channel) || isToOthers(text))) return
  if (!context.repeats.isNew(keysOf(incoming))) return
  const read = readMessage(incoming)
  if (read.kind !== 'ask') return
  const question = questionOf(desk, read.asked, await langAt(place, context))
  // Nobody asked baimo in a channel: without an answer it neither speaks nor takes note.
  if (!place.isDirect && !isAnswer(desk.engine().ask(question).reply)) return
  const asked = await desk.ask(question, platform)
  if (place.isDirect || (asked.kind === 'reply' && isAnswer(asked.reply))) await say(incoming, context, shown(desk, asked, read.asked))
}

function isAnswer({ kind, facts }: Reply): boolean {
  return kind === 'answer' && facts.length > 0
}

async function shortcut(incoming: Of<'shortcut'>, context: Context): Promise<void> {
  const { desk, delivery, api } = context
  const { place, responseUrl } = incoming
  const read = readShortcut(incoming)
  const lang = await langAt(place, context)
  const reply = read.kind === 'ask' ? await answer(desk, read.asked, { lang }) : plainMessage(desk.engine().say('ui-no-text', lang ?? 'en'))
  await delivery.privately(reply, (part) => api.respond(responseUrl, part, 'ephemeral'))
}

async function home(incoming: Of<'home'>, context: Context): Promise<void> {
  const { desk, api, admins } = context
  const { team, user, channel, tab } = incoming
  const lang = (await langAt({ team, user, channel, isDirect: true }, context)) ?? 'en'
  const engine = desk.engine()
  const examples = engine.examples(lang, maxPrompts)
  if (tab === 'messages') return api.suggestPrompts(channel, { title: engine.say('ui-prompts', lang), questions: examples })
  const isAdmin = admins.includes(user)
  const upkeep = isAdmin ? await desk.upkeep() : undefined
  await api.publishHome(user, homeView({ home: engine.home(lang, desk.today(), upkeep), examples, isAdmin }))
}

/** In its thread; in a direct message where it was asked. */
async function say({ place, ts }: Of<'mention' | 'message'>, { api, delivery }: Context, reply: Outgoing): Promise<void> {
  const thread = place.isDirect ? place.thread : (place.thread ?? ts)
  await delivery.inChannel(place.channel, reply, (part) => api.post({ channel: place.channel, thread }, part))
}

/** Who addressed baimo is told that it failed. */
async function apologise(incoming: Incoming, context: Context, error: unknown): Promise<void> {
  const { desk, delivery, api } = context
  const lang = incoming.kind === 'home' ? undefined : await langAt(incoming.place, context)
  const reply = plainMessage(desk.fail(error, lang ?? 'en'))
  if ('responseUrl' in incoming && incoming.responseUrl !== undefined) {
    const { responseUrl } = incoming
    await delivery.privately(reply, (part) => api.respond(responseUrl, part, 'ephemeral'))
  } else if (incoming.kind === 'press') {
    const { user } = incoming.place
    await delivery.inChannel(user, reply, (part) => api.post({ channel: user }, part))
  } else if (incoming.kind === 'mention' || (incoming.kind === 'message' && incoming.place.isDirect)) await say(incoming, context, reply)
}

/** One event has one id, but a mention in a channel that is listened to comes as two: their time stamp is one. */
function keysOf({ eventId, place, ts }: Of<'mention' | 'message'>): string[] {
  return [...(eventId === undefined ? [] : [`event:${eventId}`]), `message:${place.team}:${place.channel}:${ts}`]
}

function langAt({ team, user }: Place, { locales, api }: Context): Promise<Lang | undefined> {
  return locales.of(`${team}:${user}`, () => api.localeOf(user))
}

function assertNever(incoming: never): never {
  throw new TypeError(`no such event: ${JSON.stringify(incoming)}`)
}
