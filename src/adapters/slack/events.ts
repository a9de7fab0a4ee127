/** What comes from Slack, as baimo understands it, and the questions in it. Pure: no SDK, no network. */
import type { CommandSpec, Question } from '../../core/reply.ts'
import { typedText } from './escape.ts'
import type { ViewValues } from './views.ts'

/** Where something was said. */
export interface Place {
  /** Workspace; the organisation where there is none. */
  readonly team: string
  readonly channel: string
  readonly user: string
  readonly thread?: string | undefined
  readonly isDirect: boolean
}

export interface Message {
  readonly place: Place
  readonly ts: string
  readonly eventId?: string | undefined
  readonly text: string
}

export interface Press {
  readonly actionId: string
  readonly value: string
  readonly place: Place
  /** Only where the message is one: not on the home page. */
  readonly responseUrl?: string | undefined
  readonly messageTs?: string | undefined
  readonly isPrivate: boolean
  readonly triggerId: string
}

export type Incoming =
  | { readonly kind: 'command'; readonly name: string; readonly text: string; readonly place: Place; readonly responseUrl: string }
  | ({ readonly kind: 'mention' } & Message)
  | ({ readonly kind: 'message' } & Message)
  | ({ readonly kind: 'press' } & Press)
  | { readonly kind: 'shortcut'; readonly text: string; readonly place: Place; readonly responseUrl: string }
  | { readonly kind: 'home'; readonly team: string; readonly user: string; readonly channel: string; readonly tab: 'home' | 'messages' }

/** The answer to it takes the place of the dialog. */
export interface Submission {
  readonly metadata: string
  readonly values: ViewValues
  readonly user: string
  readonly team: string
}

/** What is asked, before it is known in which language and on which day. */
export interface Asked extends Pick<Question, 'text' | 'command' | 'conversation' | 'audience'> {
  /** Only the asker sees the answer, but others are near that may be shown it. */
  readonly isShareable: boolean
}

/** The command that takes all others. */
export const umbrella = 'baimo'

type Ask = { readonly kind: 'ask'; readonly asked: Asked }
/** `usage`: wants to know how a command is used. */
export type ReadCommand = Ask | { readonly kind: 'usage'; readonly command: CommandSpec }
export type ReadMessage = Ask | { readonly kind: 'nothing' }

const helpWords = /^(?:help|\?|--help|-h|帮助|幫助|用法)$/iu

/** A slash command. `prefix` stands before each name where the workspace has others of the same name. */
export function readCommand(incoming: Extract<Incoming, { kind: 'command' }>, commands: readonly CommandSpec[]): ReadCommand {
  const text = typedText(incoming.text)
  const name = incoming.name.replace(/^\//, '').toLowerCase()
  const command = commands.find((spec) => spec.name === name) ?? prefixed(name, commands)
  const conversation = conversationOf(incoming.place, 'user')
  if (command) {
    if (helpWords.test(text) && command.name !== 'help') return { kind: 'usage', command }
    return { kind: 'ask', asked: commandAsked(command.name, text, conversation) }
  }
  return { kind: 'ask', asked: umbrellaAsked(text, commands, conversation) }
}

/** `/x-burn` where the manifest was made with a prefix. */
function prefixed(name: string, commands: readonly CommandSpec[]): CommandSpec | undefined {
  return commands.find((spec) => name.endsWith(`-${spec.name}`))
}

/** `/baimo burn openai`, `/baimo /burn openai` or a question in words. */
function umbrellaAsked(text: string, commands: readonly CommandSpec[], conversation: string): Asked {
  const [, first = '', rest = ''] = /^\/?(\S*)\s*([\s\S]*)$/.exec(text) ?? []
  const command = commands.find((spec) => spec.name === first.toLowerCase())
  if (text === '' || helpWords.test(text)) return commandAsked('help', '', conversation)
  return command ? commandAsked(command.name, rest, conversation) : privately(text, conversation)
}

function commandAsked(name: string, rest: string, conversation: string): Asked {
  return { ...privately(rest === '' ? `/${name}` : `/${name} ${rest}`, conversation), command: { name, rest } }
}

function privately(text: string, conversation: string): Asked {
  return { text, conversation, audience: 'private', isShareable: true }
}

/** A mention or a message: a direct one goes on with the person, all others in their thread. */
export function readMessage({ text: said, place, ts }: Message): ReadMessage {
  const text = wordsOf(said)
  if (text === '') return { kind: 'nothing' }
  const { isDirect } = place
  const conversation = conversationOf({ ...place, thread: place.thread ?? ts }, isDirect ? 'direct' : 'thread')
  return { kind: 'ask', asked: { text, conversation, audience: isDirect ? 'private' : 'shared', isShareable: false } }
}

/** What somebody wrote, for the one who wants to know what baimo says to it. */
export function readShortcut({ text: said, place }: Pick<Message, 'text' | 'place'>): ReadMessage {
  const text = wordsOf(said)
  return text === '' ? { kind: 'nothing' } : { kind: 'ask', asked: privately(text, conversationOf(place, 'user')) }
}

/** The names of baimo and of others are no words of a question. */
function wordsOf(text: string): string {
  return typedText(text.replace(/<@[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

/** Begins with the workspace, so that what is kept of one can go with it. A person has one direct conversation with baimo. */
export function conversationOf({ team, channel, user, thread }: Place, by: 'user' | 'thread' | 'direct'): string {
  if (by === 'direct') return `slack:${team}:direct:${user}`
  return `slack:${team}:${channel}:${by === 'user' ? `user:${user}` : `thread:${thread ?? ''}`}`
}

/** Whether a message of a channel is said to somebody else: it begins with a name that is not baimo's. */
export function isToOthers(text: string): boolean {
  return /^\s*<[@!#]/.test(text)
}
