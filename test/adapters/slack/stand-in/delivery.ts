/** How something that happened in Slack reaches the app: over a socket, or as a signed POST. */
import { createHmac } from 'node:crypto'
import { type Fields, parseJson } from './json.ts'

export interface Envelope {
  readonly id: string
  readonly kind: 'slash_commands' | 'events_api' | 'interactive'
  readonly payload: Fields
  /** Whether the ack may bring something to show. */
  readonly acceptsResponse: boolean
}

export interface DeliveryOptions {
  /** Says that this is a repetition: in the envelope of an event, or in headers. */
  readonly retry?: { readonly num: number; readonly reason: string }
  /** Delivers the same envelope so many times at once. */
  readonly copies?: number
}

/** `acked` is false where Slack would tell the person that the app did not respond; `why` then says why. */
export interface Delivered {
  readonly acked: boolean
  readonly ackMs: number
  /** What the ack brought. */
  readonly body: unknown
  /** Over HTTP. */
  readonly status: number | undefined
  readonly why: string | undefined
}

export type Deliver = (envelope: Envelope, options?: DeliveryOptions) => Promise<Delivered>

export interface HttpTransport {
  /** `http://127.0.0.1:PORT/slack/events` */
  readonly url: string
  readonly signingSecret?: string
  /** Seconds that the timestamp is off: -3600 is stale, 3600 lies in the future. */
  readonly skewSec?: number
  /** Instead of the right one. */
  readonly signature?: string
}

function sign(secret: string, timestampSec: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestampSec}:${body}`).digest('hex')}`
}

interface Post {
  readonly type: string
  readonly body: string
}

/** Any body, signed as Slack signs: `null`, rubbish, `ssl_check=1`. */
export async function postSigned(
  { url, signingSecret, skewSec = 0, signature }: HttpTransport & { readonly signingSecret: string },
  { type, body }: Post,
  { retry, timeoutMs }: DeliveryOptions & { readonly timeoutMs: number },
): Promise<{ readonly status: number; readonly text: string }> {
  // The true clock: that of the stand-in may be ahead, that of the app is not.
  const timestampSec = Math.floor(Date.now() / 1000) + skewSec
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': String(timestampSec),
    'x-slack-signature': signature ?? sign(signingSecret, timestampSec, body),
    ...(retry === undefined ? {} : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
  }
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) })
  return { status: response.status, text: await response.text() }
}

export function createHttpDelivery({
  ackTimeoutMs,
  ...transport
}: HttpTransport & { readonly signingSecret: string; readonly ackTimeoutMs: number }): Deliver {
  return async (envelope, options = {}) => {
    const began = performance.now()
    try {
      const { status, text } = await postSigned(transport, encode(envelope), { ...options, timeoutMs: ackTimeoutMs })
      const acked = status >= 200 && status < 300
      const body = parseJson(text) ?? (text === '' ? {} : { text })
      return { acked, status, body, ackMs: performance.now() - began, why: acked ? undefined : `HTTP ${status}` }
    } catch (error) {
      return { acked: false, status: undefined, body: undefined, ackMs: performance.now() - began, why: String(error) }
    }
  }
}

function encode({ kind, payload }: Envelope): Post {
  if (kind === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) }
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload
  const entries = Object.entries(fields).map(([key, value]): [string, string] => [key, String(value)])
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(entries).toString() }
}
