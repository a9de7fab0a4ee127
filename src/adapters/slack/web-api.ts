/** Calls to Slack, and what their failures mean. The only file that knows the Web API's client. */
import type { WebClient } from '@slack/web-api'
import type { HomeView, ModalView } from '@slack/types'
import type { Failure, Outgoing } from './delivery.ts'

export interface SlackApi {
  post(to: { readonly channel: string; readonly thread?: string | undefined }, message: Outgoing): Promise<void>
  openView(triggerId: string, view: ModalView): Promise<void>
  publishHome(user: string, view: HomeView): Promise<void>
  suggestPrompts(channel: string, prompts: { readonly title: string; readonly questions: readonly string[] }): Promise<void>
  /** `zh-CN`; undefined where Slack tells none. */
  localeOf(user: string): Promise<string | undefined>
  /** Says something through a response_url. Not Bolt's `respond()`, which tries once and knows no time-out. */
  respond(url: string, message: Outgoing, to: 'ephemeral' | 'in_channel'): Promise<void>
  /** Takes the message away that a button stands on. */
  deleteOriginal(url: string): Promise<void>
}

export function createApi(client: WebClient, timeoutMs: number): SlackApi {
  return {
    async post({ channel, thread }, { text, blocks }) {
      await client.chat.postMessage({
        channel,
        text,
        ...(blocks ? { blocks: [...blocks] } : {}),
        ...(thread === undefined ? {} : { thread_ts: thread }),
        unfurl_links: false,
        unfurl_media: false,
        link_names: false,
        parse: 'none',
      })
    },
    async openView(triggerId, view) {
      await client.views.open({ trigger_id: triggerId, view })
    },
    async publishHome(user, view) {
      await client.views.publish({ user_id: user, view })
    },
    async suggestPrompts(channel, { title, questions }) {
      const [first, ...rest] = questions.map((question) => ({ title: question, message: question }))
      // Without a thread: in the agent view a thread makes it fail in silence. docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
      if (first) await client.apiCall('assistant.threads.setSuggestedPrompts', { channel_id: channel, title, prompts: [first, ...rest] })
    },
    async localeOf(user) {
      const { user: found } = await client.users.info({ user, include_locale: true })
      return found?.locale
    },
    respond: (url, { text, blocks }, to) =>
      postTo(url, { response_type: to, replace_original: false, text, blocks, unfurl_links: false, unfurl_media: false }, timeoutMs),
    deleteOriginal: (url) => postTo(url, { delete_original: true }, timeoutMs),
  }
}

async function postTo(url: string, body: object, timeoutMs: number): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  const text = await response.text()
  if (response.ok && !/"ok":\s*false/.test(text)) return
  throw new ResponseFailure(response.status, text, Number(response.headers.get('retry-after')))
}

class ResponseFailure extends Error {
  override readonly name = 'ResponseFailure'
  readonly status: number
  readonly body: string
  readonly retryAfterS: number

  constructor(status: number, body: string, retryAfterS: number) {
    super(`response_url: ${status}`)
    this.status = status
    this.body = body
    this.retryAfterS = retryAfterS
  }
}

const layoutErrors = ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long', 'invalid_attachments']
const passingErrors = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'ratelimited']
/** Nothing got through. */
const unreached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']

/** What a failure means for trying again. A broken connection counts as not got through; only silence is unsure. */
export function judge(error: unknown): Failure {
  if (error instanceof ResponseFailure) return judgeResponse(error)
  const code = field(error, 'code')
  if (code === 'slack_webapi_rate_limited_error') return { kind: 'limited', waitMs: Number(field(error, 'retryAfter')) * 1000 }
  if (code === 'slack_webapi_platform_error') return judgeName(String(field(field(error, 'data'), 'error')))
  if (code === 'slack_webapi_http_error') return judgeStatus(Number(field(error, 'statusCode')))
  const cause = code === 'slack_webapi_request_error' ? field(error, 'original') : error
  const reason = String(field(field(cause, 'cause'), 'code') ?? field(cause, 'name') ?? cause)
  return unreached.includes(reason) ? { kind: 'again', reason } : { kind: 'unsure', reason }
}

/** Names of errors by which Slack says that a token is no good, or no longer. */
export function isBadToken(error: unknown): boolean {
  const name = field(field(error, 'data'), 'error')
  return ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'not_allowed_token_type'].includes(
    String(name),
  )
}

function judgeResponse({ status, body, retryAfterS }: ResponseFailure): Failure {
  if (status === 429) return { kind: 'limited', waitMs: (Number.isFinite(retryAfterS) ? Math.max(1, retryAfterS) : 1) * 1000 }
  const name = [...layoutErrors, ...passingErrors].find((known) => body.includes(known))
  return name === undefined ? judgeStatus(status) : judgeName(name)
}

function judgeName(name: string): Failure {
  if (layoutErrors.includes(name)) return { kind: 'layout', reason: name }
  return { kind: passingErrors.includes(name) ? 'again' : 'refused', reason: name }
}

function judgeStatus(status: number): Failure {
  return { kind: status >= 500 ? 'again' : 'refused', reason: `status ${status}` }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
