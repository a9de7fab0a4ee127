/** What Slack sends, checked: the parts that baimo uses, as `Incoming`. What does not fit is undefined. */
import { z } from 'zod'
import type { Incoming, Place, Submission } from './events.ts'

const id = z.string().min(1)

/** Whether a whole organisation installed baimo: "true" in commands, true elsewhere. */
const installShape = z
  .union([z.boolean(), z.string()])
  .transform((value) => String(value) === 'true')
  .optional()

const commandShape = z.object({
  command: id,
  text: z.string().default(''),
  response_url: id,
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  is_enterprise_install: installShape,
  channel_id: id,
  channel_name: z.string().optional(),
  user_id: id,
})

const teamShape = z.object({ id }).nullish()

const actionShape = z.object({
  team: teamShape,
  enterprise: teamShape,
  is_enterprise_install: installShape,
  user: z.object({ id }),
  channel: z.object({ id }).nullish(),
  container: z
    .object({ message_ts: id.optional(), thread_ts: id.optional(), is_ephemeral: z.boolean().optional(), channel_id: id.optional() })
    .default({}),
  message: z.object({ ts: id.optional(), thread_ts: id.optional() }).nullish(),
  response_url: id.optional(),
  trigger_id: z.string().default(''),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().default('') })).min(1),
})

const shortcutShape = z.object({
  team: teamShape,
  enterprise: teamShape,
  is_enterprise_install: installShape,
  user: z.object({ id }),
  channel: z.object({ id }),
  response_url: id,
  message: z.object({ text: z.string().default('') }),
})

const viewShape = z.object({
  team: teamShape,
  enterprise: teamShape,
  is_enterprise_install: installShape,
  user: z.object({ id }),
  view: z.object({
    private_metadata: z.string().default(''),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({ value: z.string().nullish(), selected_option: z.object({ value: z.string().optional() }).nullish() }),
        ),
      ),
    }),
  }),
})

const eventShape = z.object({
  event_id: id.optional(),
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  is_enterprise_install: installShape,
  authorizations: z.array(z.object({ user_id: id.nullish(), is_enterprise_install: z.boolean().optional() })).default([]),
  event: z.object({
    type: id,
    subtype: z.string().optional(),
    bot_id: z.string().optional(),
    app_id: z.string().optional(),
    user: id.optional(),
    text: z.string().default(''),
    ts: id.optional(),
    thread_ts: id.optional(),
    channel: id.optional(),
    channel_type: z.string().optional(),
    edited: z.unknown().optional(),
    tab: z.string().optional(),
    tokens: z.object({ bot: z.array(id).optional() }).optional(),
  }),
})

/** A person may say something with a file or a picture; all other subtypes are no questions: edits, deletions, joins, bots. */
const spokenSubtypes: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast']

export function commandIn(body: unknown): Incoming | undefined {
  const { data } = commandShape.safeParse(body)
  if (!data) return undefined
  const isDirect = data.channel_name === 'directmessage' || data.channel_id.startsWith('D')
  const place: Place = { team: workspaceOf(data.team_id, data.enterprise_id, data), channel: data.channel_id, user: data.user_id, isDirect }
  return { kind: 'command', name: data.command, text: data.text, place, responseUrl: data.response_url }
}

export function pressIn(body: unknown): Incoming | undefined {
  const { data } = actionShape.safeParse(body)
  const action = data?.actions[0]
  if (!data || !action) return undefined
  const channel = data.channel?.id ?? data.container.channel_id ?? data.user.id
  return {
    kind: 'press',
    actionId: action.action_id,
    value: action.value,
    place: {
      team: workspaceOf(data.team?.id, data.enterprise?.id, data),
      channel,
      user: data.user.id,
      thread: data.container.thread_ts ?? data.message?.thread_ts,
      isDirect: channel.startsWith('D') || channel === data.user.id,
    },
    responseUrl: data.response_url,
    messageTs: data.container.message_ts ?? data.message?.ts,
    isPrivate: data.container.is_ephemeral === true,
    triggerId: data.trigger_id,
  }
}

export function shortcutIn(body: unknown): Incoming | undefined {
  const { data } = shortcutShape.safeParse(body)
  if (!data) return undefined
  const channel = data.channel.id
  const place = {
    team: workspaceOf(data.team?.id, data.enterprise?.id, data),
    channel,
    user: data.user.id,
    isDirect: channel.startsWith('D'),
  }
  return { kind: 'shortcut', text: data.message.text, place, responseUrl: data.response_url }
}

export function submissionIn(body: unknown): Submission | undefined {
  const { data } = viewShape.safeParse(body)
  if (!data) return undefined
  const { private_metadata: metadata, state } = data.view
  return { metadata, values: state.values, user: data.user.id, team: workspaceOf(data.team?.id, data.enterprise?.id, data) }
}

/** Undefined also for what nobody said to baimo: edits, bots, itself. */
export function eventIn(body: unknown): Incoming | undefined {
  const { data } = eventShape.safeParse(body)
  if (!data) return undefined
  const { event, event_id: eventId } = data
  const { user, channel, ts, text } = event
  const team = workspaceOf(data.team_id, data.enterprise_id, { is_enterprise_install: isOfAll(data) })
  if (user === undefined || channel === undefined) return undefined
  if (event.type === 'app_home_opened') return { kind: 'home', team, user, channel, tab: event.tab === 'messages' ? 'messages' : 'home' }
  const isSpoken = event.bot_id === undefined && spokenSubtypes.includes(event.subtype) && event.edited === undefined
  if (!isSpoken || ts === undefined) return undefined
  const isDirect = event.channel_type === 'im'
  const place: Place = { team, channel, user, thread: event.thread_ts, isDirect }
  if (event.type === 'app_mention') return { kind: 'mention', place, ts, eventId, text }
  // A message of a channel that names baimo comes as a mention too, and is answered as one.
  const isMention = !isDirect && data.authorizations.some((one) => one.user_id && text.includes(`<@${one.user_id}`))
  return isMention ? undefined : { kind: 'message', place, ts, eventId, text }
}

/** Which workspace or organisation took baimo out, if the event says so. */
export function goneIn(body: unknown): string | undefined {
  const { data } = eventShape.safeParse(body)
  if (!data) return undefined
  const { type, tokens } = data.event
  // Tokens of single users may be revoked without baimo's own.
  const isGone = type === 'app_uninstalled' || (type === 'tokens_revoked' && (tokens?.bot?.length ?? 0) > 0)
  if (!isGone) return undefined
  return (isOfAll(data) || !data.team_id ? data.enterprise_id : data.team_id) ?? undefined
}

type Id = string | null | undefined

/** By the id that its installation is kept by, so that what is kept of it goes with it. */
function workspaceOf(
  team: Id,
  enterprise: Id,
  { is_enterprise_install: ofAll }: { readonly is_enterprise_install?: boolean | undefined },
): string {
  return (ofAll ? enterprise : undefined) ?? team ?? enterprise ?? ''
}

function isOfAll({ is_enterprise_install, authorizations }: z.infer<typeof eventShape>): boolean {
  return is_enterprise_install ?? authorizations.some((one) => one.is_enterprise_install)
}
