/** Messages that are addressed to baimo: a mention, a reply to it, or any in a direct conversation. All others are nobody's business. */
import { z } from 'zod'
import type { Place } from './events.ts'
import { langOf } from './events.ts'

export interface Addressed {
  readonly id: string
  readonly place: Place
  /** Without the mention. Empty for a bare mention, and where Discord keeps the content back. */
  readonly text: string
  /** False for a reply that does not ping: its content is not for baimo to read. */
  readonly isHeard: boolean
}

const author = z.object({ id: z.string(), bot: z.boolean().optional() })
/** https://docs.discord.com/developers/resources/message#message-object */
const created = z.object({
  id: z.string(),
  channel_id: z.string(),
  guild_id: z.string().optional(),
  type: z.number(),
  content: z.string().default(''),
  author,
  webhook_id: z.string().optional(),
  mentions: z.array(author).default([]),
  referenced_message: z.object({ author }).nullish(),
})

/** Default and reply; all others are told by the system: https://docs.discord.com/developers/resources/message#message-object-message-types */
const typed = [0, 19]

/** `serverLocale` is that of the server where it was written. Content comes without a privileged intent exactly for what is addressed to baimo. */
export function readMessage(payload: unknown, self: string, serverLocale: (guild: string) => string | undefined): Addressed | undefined {
  const { data: read } = created.safeParse(payload)
  if (!read || !typed.includes(read.type) || read.author.bot === true || read.webhook_id !== undefined) return undefined
  const isDirect = read.guild_id === undefined
  // `mentions` names persons only: not everyone, not roles.
  const isHeard = isDirect || read.mentions.some(({ id }) => id === self)
  if (!isHeard && read.referenced_message?.author.id !== self) return undefined
  return {
    id: read.id,
    place: {
      ...(read.guild_id === undefined ? {} : { guild: read.guild_id }),
      channel: read.channel_id,
      user: read.author.id,
      isDirect,
      lang: langOf(read.guild_id === undefined ? undefined : serverLocale(read.guild_id)),
    },
    text: withoutMarks(read.content),
    isHeard,
  }
}

/** Mentions of persons, roles and channels, emoji and times say nothing to baimo. */
export function withoutMarks(content: string): string {
  return content
    .replace(/<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|<t:-?\d+(?::\w)?>/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}

/** One for all in a channel or thread; a private one for each person in it. */
export function conversationOf({ guild, channel, user, isDirect }: Place, audience: 'private' | 'shared'): string {
  const shared = `discord:${guild ?? 'dm'}:${channel}`
  return audience === 'shared' || isDirect ? shared : `${shared}:${user}`
}
