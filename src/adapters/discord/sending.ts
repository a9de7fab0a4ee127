/** Everything that goes out, and what becomes of it when Discord refuses: told in the log, counted, survived. */
import { type Log, messageOf } from '../desk.ts'
import { type Api, Refusal } from './client.ts'
import type { Handle } from './events.ts'
import { maxNonceChars } from './limits.ts'
import type { Component, Message, Response } from './payloads.ts'
import { message } from './payloads.ts'

/** `gone`: nobody is there any more to see it. `detached`: no reply, only a message. `invalid`: our mistake. `lost`: nobody knows whether it arrived. */
export type Sent = 'sent' | 'gone' | 'forbidden' | 'detached' | 'invalid' | 'lost'

export interface Sender {
  /** The one response to an interaction. */
  respond(handle: Handle, response: Response): Promise<Sent>
  /** A further message to an interaction. Tried once: Discord removes no doubles here. */
  followUp(handle: Handle, message: Message): Promise<Sent>
  /** Changes the message of the last response. */
  edit(handle: Handle, components: readonly Component[]): Promise<Sent>
  /** A message in a channel, once for each `nonce`, however often it is tried. */
  post(channel: string, posting: Posting): Promise<Sent>
}

export interface Posting {
  readonly components: readonly Component[]
  readonly nonce: string
  readonly replyTo?: string
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const codes: Readonly<Record<number, Sent>> = {
  10003: 'gone', // unknown channel
  10004: 'gone', // unknown server
  10008: 'gone', // unknown message
  10015: 'gone', // unknown webhook: the token is dead
  10062: 'gone', // unknown interaction: too late, or another process took it
  40060: 'sent', // acknowledged already: by a try whose response was lost
  40094: 'forbidden', // five follow-ups, where only a member installed baimo
  50001: 'forbidden', // missing access
  50007: 'forbidden', // no direct messages to this user
  50013: 'forbidden', // missing permissions
  50027: 'gone', // invalid webhook token
  50083: 'forbidden', // thread is archived
  160002: 'detached', // a reply needs the history that baimo may not read here
}

export function createSender({ api, once, log }: { readonly api: Api; readonly once: Api; readonly log: Log }): Sender {
  const counts = new Map<string, number>()

  async function attempt(doing: string, work: Promise<unknown>): Promise<Sent> {
    try {
      await work
      return 'sent'
    } catch (error) {
      const { code, status } = error instanceof Refusal ? error : { code: 0, status: 0 }
      const sent = codes[code] ?? (status >= 400 && status < 500 ? 'invalid' : 'lost')
      const key = `${doing} ${code}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
      const fields = { doing, code, status, count: counts.get(key), error: messageOf(error) }
      if (sent === 'invalid' || sent === 'lost') log.error('discord refused', fields)
      else log.warn('discord refused', fields)
      return sent
    }
  }

  return {
    respond: ({ id, token }, response) => attempt('respond', api.post(`/interactions/${id}/${token}/callback`, response)),
    followUp: ({ application, token }, message) => attempt('follow up', once.post(`/webhooks/${application}/${token}`, message)),
    edit: ({ application, token }, components) =>
      attempt('edit', api.patch(`/webhooks/${application}/${token}/messages/@original`, message(components, 'shared'))),
    async post(channel, { components, nonce, replyTo }) {
      const path = `/channels/${channel}/messages` as const
      const body = { ...message(components, 'shared'), nonce: nonce.slice(-maxNonceChars), enforce_nonce: true }
      if (replyTo === undefined) return attempt('post', api.post(path, body))
      const reference = { message_id: replyTo, fail_if_not_exists: false }
      const sent = await attempt('reply', api.post(path, { ...body, message_reference: reference }))
      return sent === 'detached' ? attempt('post', api.post(path, body)) : sent
    },
  }
}
