/** What Discord sends, read into what baimo understands: pure, so that it can be fed from recordings, or by HTTP one day. */
import { z } from 'zod'
import type { Lang } from '../../core/knowledge.ts'
import { shownQuestion } from './render.ts'

/** Where something was asked, and how its answer goes back. */
export interface Place {
  readonly guild?: string
  readonly channel: string
  readonly user: string
  /** A conversation of one person with baimo alone. */
  readonly isDirect: boolean
  /** The language of the person's Discord, or of the server. */
  readonly lang: Lang
}

/** What a response is addressed by: https://docs.discord.com/developers/interactions/receiving-and-responding. */
export interface Handle {
  readonly id: string
  readonly application: string
  readonly token: string
}

/** The message that a button stands on. */
export interface PressedMessage {
  readonly id: string
  readonly isPrivate: boolean
  readonly question?: string
}

interface Base {
  readonly handle: Handle
  readonly place: Place
}
export type Interaction =
  | (Base & { readonly kind: 'command'; readonly name: string; readonly rest: string })
  /** "Ask baimo" on somebody's message. */
  | (Base & { readonly kind: 'message'; readonly text: string })
  | (Base & { readonly kind: 'complete'; readonly command: string; readonly option: string; readonly text: string })
  | (Base & { readonly kind: 'press'; readonly id: string; readonly message: PressedMessage; readonly canPost: boolean })
  | (Base & { readonly kind: 'choice'; readonly id: string; readonly value: string; readonly message: PressedMessage })
  | (Base & {
      readonly kind: 'suggestion'
      readonly id: string
      readonly fields: ReadonlyMap<string, string>
      readonly message?: PressedMessage
    })

const person = z.object({ id: z.string(), bot: z.boolean().optional() })
const pressedMessage = z.object({ id: z.string(), flags: z.number().default(0), components: z.array(z.unknown()).default([]) })
const option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).default(''),
  focused: z.boolean().optional(),
})
const command = z.object({
  name: z.string(),
  type: z.number().default(1),
  options: z.array(option).default([]),
  target_id: z.string().optional(),
  resolved: z.object({ messages: z.record(z.string(), z.object({ content: z.string().default('') })).optional() }).optional(),
})
const field = z.object({ custom_id: z.string(), value: z.string().nullish() })

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
const base = z.object({
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  guild_id: z.string().optional(),
  channel_id: z.string().optional(),
  context: z.number().nullish(),
  locale: z.string().optional(),
  app_permissions: z.string().optional(),
  authorizing_integration_owners: z.record(z.string(), z.unknown()).optional(),
  user: person.optional(),
  member: z.object({ user: person }).optional(),
})
const interaction = z.discriminatedUnion('type', [
  base.extend({ type: z.literal(2), data: command }),
  base.extend({
    type: z.literal(3),
    data: z.object({ custom_id: z.string(), component_type: z.number(), values: z.array(z.string()).optional() }),
    message: pressedMessage,
  }),
  base.extend({ type: z.literal(4), data: command }),
  base.extend({
    type: z.literal(5),
    data: z.object({ custom_id: z.string(), components: z.array(z.object({ component: field.optional() })) }),
    message: pressedMessage.optional(),
  }),
])
type Payload = z.infer<typeof interaction>

const botDirect = 1
const messageCommand = 3
const stringSelect = 3
const ephemeral = 64n
/** View Channel and Send Messages: https://docs.discord.com/developers/topics/permissions. A thread may want more; it says so then. */
const toPost = (1n << 10n) | (1n << 11n)

/** Undefined for what baimo has no use for. */
export function readInteraction(payload: unknown): Interaction | undefined {
  const { data: read } = interaction.safeParse(payload)
  if (!read) return undefined
  const common = { handle: { id: read.id, application: read.application_id, token: read.token }, place: placeOf(read) }
  switch (read.type) {
    case 2:
      return { ...common, ...commandOf(read.data) }
    case 3:
      return { ...common, id: read.data.custom_id, message: messageOf(read.message), ...pressOf(read) }
    case 4: {
      const focused = read.data.options.find((option) => option.focused)
      return { ...common, kind: 'complete', command: read.data.name, option: focused?.name ?? '', text: String(focused?.value ?? '') }
    }
    case 5: {
      const fields = read.data.components.flatMap(({ component }) =>
        component ? [[component.custom_id, component.value ?? ''] as const] : [],
      )
      const message = read.message ? { message: messageOf(read.message) } : {}
      return { ...common, kind: 'suggestion', id: read.data.custom_id, fields: new Map(fields), ...message }
    }
    default:
      return assertNever(read)
  }
}

function commandOf(data: z.infer<typeof command>): { kind: 'command'; name: string; rest: string } | { kind: 'message'; text: string } {
  if (data.type === messageCommand) return { kind: 'message', text: data.resolved?.messages?.[data.target_id ?? '']?.content ?? '' }
  return { kind: 'command', name: data.name, rest: data.options.map(({ value }) => String(value)).join(' ') }
}

function pressOf(read: Extract<Payload, { type: 3 }>): { kind: 'choice'; value: string } | { kind: 'press'; canPost: boolean } {
  if (read.data.component_type === stringSelect) return { kind: 'choice', value: read.data.values?.[0] ?? '' }
  // Key 0: baimo is installed in the server, so it may be able to post there by itself.
  const installed = read.guild_id !== undefined && read.authorizing_integration_owners?.['0'] !== undefined
  return { kind: 'press', canPost: installed && (permissionsOf(read.app_permissions) & toPost) === toPost }
}

function permissionsOf(bits: string | undefined): bigint {
  return bits !== undefined && /^\d+$/.test(bits) ? BigInt(bits) : 0n
}

function messageOf({ id, flags, components }: z.infer<typeof pressedMessage>): PressedMessage {
  const question = shownQuestion(components)
  return { id, isPrivate: (BigInt(flags) & ephemeral) !== 0n, ...(question === undefined ? {} : { question }) }
}

function placeOf(read: Payload): Place {
  return {
    ...(read.guild_id === undefined ? {} : { guild: read.guild_id }),
    channel: read.channel_id ?? 'none',
    user: (read.member?.user ?? read.user)?.id ?? 'nobody',
    isDirect: read.guild_id === undefined && read.context === botDirect,
    lang: langOf(read.locale),
  }
}

/** https://docs.discord.com/developers/reference#locales */
export function langOf(locale: string | undefined): Lang {
  if (locale === 'zh-CN') return 'zh-Hans'
  return locale === 'zh-TW' ? 'zh-Hant' : 'en'
}

function assertNever(read: never): never {
  throw new TypeError(`no such interaction: ${JSON.stringify(read)}`)
}
