/**
 * A stand-in of Slack over loopback that the real @slack/bolt talks to: Web API, Socket Mode, response_urls and OAuth on one port.
 *
 *     const slack = await createSlackStandIn()
 *     const app = new App({ token: slack.token, appToken: slack.appToken, socketMode: true, clientOptions: { slackApiUrl: slack.apiUrl } })
 *     …
 *     const { ackMs } = await slack.slash({ command: '/burn', text: 'openai' })   // Socket Mode
 *     const answer = await slack.answered({ onlyFor: 'U1' })                      // waits until U1 sees something of the bot
 *     visibleText(answer)                                                         // the words, in order; `pings` finds real mentions
 *     await slack.press(answer, 'Share')                                          // a button, by its label
 *     await slack.overHttp({ url }).mention({ text: 'openai?' })                  // the same over a signed POST
 *     slack.failNext('chat.postMessage', { status: 429, retryAfterMs: 1000 })
 *     expect(slack.violations).toEqual([])                                        // every limit broken, ping, missing fallback
 *     await slack.close()
 *
 * What people do is in people.ts, what they see in seen.ts, what goes wrong in faults.ts, what is checked in payload-check.ts.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createHttpDelivery, type HttpTransport, postSigned } from './delivery.ts'
import type { Fault, Faults } from './faults.ts'
import { type Fields, isFields, parseJson, stringOf } from './json.ts'
import { limits } from './limits.ts'
import { createPeople, type People } from './people.ts'
import { respond } from './response-url.ts'
import type { MessageFilter, Seen, SeenMessage } from './seen.ts'
import { createSockets, type Sockets, type Unacked } from './sockets.ts'
import { type Call, createState, type State } from './state.ts'
import { type App, callApi } from './web-api.ts'
import type { Workspace, WorkspaceOptions, Workspaces } from './workspaces.ts'

/** Settings that a test may want otherwise. */
export interface StandInOptions {
  /** How long an ack is waited for. Slack waits 3 s. */
  readonly ackTimeoutMs?: number
  /** Status of a response_url for blocks that it does not take: not documented, 400 by default as of incoming webhooks, or 200 with `ok: false`. */
  readonly respondRefusal?: 200 | 400
}

export interface SlackStandIn extends People, Pick<Faults, 'failNext' | 'refuseBlocks' | 'limitChannel' | 'heal'> {
  /** For `slackApiUrl`. */
  readonly apiUrl: string
  /** Of the workspace T1, which is there from the start. */
  readonly token: string
  readonly workspace: Workspace
  readonly appToken: string
  readonly signingSecret: string
  readonly clientId: string
  readonly clientSecret: string
  addWorkspace(options: WorkspaceOptions): Workspace
  /** A code as the browser brings it to the redirect address, for `oauth.v2.access`. */
  authorize: Workspaces['authorize']
  /** Ends every token of a workspace. The events of it are sent by `event`. */
  revoke(team: string): void
  know: Workspaces['know']

  /** The same people over signed HTTP. */
  overHttp(transport: HttpTransport): People
  /** Any body, signed: `null`, rubbish, `ssl_check=1`. JSON where `type` is left out. */
  postSigned(
    transport: HttpTransport & { readonly body: string; readonly type?: string },
  ): Promise<{ readonly status: number; readonly text: string }>
  readonly seen: Seen
  /** Each a sentence. */
  readonly violations: readonly string[]
  readonly calls: readonly Call[]
  callsOf(method: string): readonly Call[]
  /** Of a response_url: how often it was used. */
  usesOf(responseUrl: string): number
  /** Resolves once the predicate is true, looked at after every change; rejects at the deadline (15 s). */
  waitFor(predicate: () => boolean, options?: { readonly deadlineMs?: number; readonly what?: string }): Promise<void>
  /** The `count`th message of the bot that fits, once it is there. */
  answered(filter?: MessageFilter, options?: { readonly count?: number; readonly deadlineMs?: number }): Promise<SeenMessage>
  /** Nothing is under way, and nothing has happened for a moment. */
  settled(options?: { readonly quietMs?: number }): Promise<void>
  /** Open sockets that take envelopes. */
  connections(): number
  connected(count?: number, options?: { readonly deadlineMs?: number }): Promise<void>

  /** Breaks every socket without goodbye. */
  dropSockets(): void
  /** Leaves every socket open but dead, as a broken network does: no pong, no ack taken, no close answered. */
  freezeSockets(): void
  /**
   * Tells the oldest `count` (default 1) sockets to go and closes them a moment later, as at a planned refresh. Resolves once they are
   * closed. `cut off`: even those that an ack is awaited from, which the SDK then can't send any more.
   */
  refreshSockets(count?: number, unacked?: Unacked): Promise<void>
  /** `apps.connections.open` answers 500 and no socket opens, until `acceptConnections`. Open ones stay: `dropSockets` too for an outage. */
  refuseConnections(): void
  acceptConnections(): void
  /** Sets the clock forward: response_urls, triggers and tokens age. */
  advanceMs(ms: number): void
  close(): Promise<void>
}

export async function createSlackStandIn({
  ackTimeoutMs = limits.ackMs,
  respondRefusal = 400,
}: StandInOptions = {}): Promise<SlackStandIn> {
  let base = ''
  const state = createState(() => base)
  const server = createServer((request, response) => void serve(request, response))
  const sockets = createSockets(server, state, { appId, ackTimeoutMs })
  const app: App = { appId, appToken, clientId, clientSecret, openConnection: sockets.openUrl }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    state.busy.add(response)
    response.once('close', () => {
      state.busy.delete(response)
      state.changed()
    })
    const { pathname } = new URL(request.url ?? '/', base)
    const body = await bodyOf(request)
    // Broken off by the caller.
    if (body === undefined) return
    const args = argsOf(request.headers['content-type'] ?? '', body)
    if (pathname.startsWith('/api/')) return await serveApi({ method: pathname.slice('/api/'.length), args, request, response })
    if (pathname.startsWith('/respond/')) return await serveResponse(pathname.slice('/respond/'.length), args, response)
    state.violations.push(`${request.method} ${pathname}: is no address of Slack.`)
    response.writeHead(404).end()
  }

  async function serveApi({
    method,
    args,
    request,
    response,
  }: {
    readonly method: string
    readonly args: Fields
    readonly request: IncomingMessage
    readonly response: ServerResponse
  }): Promise<void> {
    const token = tokenOf(request, args)
    const channel = stringOf(args['channel']) || stringOf(args['channel_id'])
    const [team = ''] = state.workspaces.ownerOf(token)?.teams ?? []
    const call = record(state, { method, token, team: stringOf(args['team_id']) || team, args })
    if (method === 'apps.connections.open' && sockets.refusing) return send(response, call, { status: 500, body: '' })
    const fault = state.faults.take({ method, channel, team: call.team })
    if (await spoil(state, response, { call, fault })) return
    const answer = callApi({ state, app, method, args, token })
    call.error = stringOf(answer['error']) || undefined
    if (fault?.loseResponse) return breakOff(response, call)
    send(response, call, { status: 200, body: JSON.stringify(answer) })
  }

  async function serveResponse(id: string, args: Fields, response: ServerResponse): Promise<void> {
    const url = state.responseUrls.get(id)
    const call = record(state, { method: 'response_url', token: '', team: url?.team ?? '', args })
    const fault = state.faults.take({ method: 'response_url', channel: url?.channel ?? '', team: call.team })
    if (await spoil(state, response, { call, fault })) return
    const responded =
      url === undefined ? { status: 404, body: 'no_such_url' } : respond(state, url, { message: args, refusal: respondRefusal })
    if (responded.body !== 'ok') call.error = responded.body
    if (fault?.loseResponse) return breakOff(response, call)
    send(response, call, responded)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = addressOf(server.address())
  const workspace = state.workspaces.add({ team: 'T1' })
  return {
    ...createPeople({ state, deliver: sockets.deliver, appId }),
    ...accounts(state, workspace),
    ...watching(state, sockets),
    ...outages(state, sockets),
    apiUrl: `${base}/api/`,
    overHttp: (transport) => createPeople({ state, appId, deliver: createHttpDelivery({ signingSecret, ackTimeoutMs, ...transport }) }),
    postSigned: ({ body, type = 'application/json', ...transport }) =>
      postSigned({ signingSecret, ...transport }, { type, body }, { timeoutMs: ackTimeoutMs }),
    async close() {
      await sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const appId = 'A1'
const appToken = 'xapp-1-A1-stand-in'
const signingSecret = 'stand-in-signing-secret'
const clientId = '1.2'
const clientSecret = 'stand-in-client-secret'

function accounts(state: State, workspace: Workspace) {
  const { add, authorize, revoke, know } = state.workspaces
  return { workspace, token: workspace.token, appToken, signingSecret, clientId, clientSecret, addWorkspace: add, authorize, revoke, know }
}

function watching(state: State, sockets: Sockets) {
  function waitFor(
    predicate: () => boolean,
    { deadlineMs = 15_000, what = String(predicate) }: { readonly deadlineMs?: number; readonly what?: string } = {},
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        unwatch()
        clearTimeout(timer)
      }
      const look = (): void => {
        if (!predicate()) return
        end()
        resolve()
      }
      const timer = setTimeout(() => {
        end()
        reject(new Error(`Not within ${deadlineMs} ms: ${what}. ${summaryOf(state)}`))
      }, deadlineMs)
      const unwatch = state.watch(look)
      look()
    })
  }

  async function settled({ quietMs = 50 }: { readonly quietMs?: number } = {}): Promise<void> {
    for (;;) {
      const leftMs = state.lastChangeMs + quietMs - performance.now()
      if (state.busy.size === 0 && leftMs <= 0) return
      await new Promise((resolve) => setTimeout(resolve, Math.max(5, leftMs)))
    }
  }

  async function answered(
    filter: MessageFilter = {},
    { count = 1, deadlineMs = 15_000 }: { readonly count?: number; readonly deadlineMs?: number } = {},
  ): Promise<SeenMessage> {
    const found = (): SeenMessage | undefined => state.screen.messages({ by: 'bot', ...filter })[count - 1]
    await waitFor(() => found() !== undefined, { deadlineMs, what: `answer ${count} for ${JSON.stringify(filter)}` })
    const message = found()
    if (message === undefined) throw new Error('The answer was there and is gone.')
    return message
  }

  return {
    seen: state.screen,
    violations: state.violations,
    calls: state.calls,
    callsOf: (method: string) => state.calls.filter((call) => call.method === method),
    usesOf: (responseUrl: string) => state.responseUrls.get(new URL(responseUrl).pathname.slice('/respond/'.length))?.uses ?? 0,
    waitFor,
    answered,
    settled,
    connections: sockets.count,
    connected: (count = 1, options: { readonly deadlineMs?: number } = {}) =>
      waitFor(() => sockets.count() >= count, { what: `${count} sockets open`, ...options }),
  }
}

function outages(state: State, sockets: Sockets) {
  const { failNext, refuseBlocks, limitChannel, heal } = state.faults
  return {
    failNext,
    refuseBlocks,
    limitChannel,
    heal,
    dropSockets: sockets.drop,
    freezeSockets: sockets.freeze,
    refreshSockets: (count = 1, unacked: Unacked = 'awaited') => sockets.refresh(count, unacked),
    refuseConnections: sockets.refuse,
    acceptConnections: sockets.accept,
    advanceMs: state.advanceMs,
  }
}

function record(state: State, call: Omit<Call, 'atMs' | 'status' | 'error'>): Call {
  const made: Call = { ...call, atMs: state.now(), status: 0, error: undefined }
  state.calls.push(made)
  return made
}

/** Whether that is all: an answer that went wrong, or none. */
async function spoil(
  state: State,
  response: ServerResponse,
  { call, fault }: { readonly call: Call; readonly fault: Fault | undefined },
): Promise<boolean> {
  if (fault === undefined) return false
  if (fault.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
  if (fault.hang) {
    // Nothing is under way any more, here.
    state.busy.delete(response)
    return true
  }
  if (fault.dropConnection) {
    breakOff(response, call)
    return true
  }
  const { status = 200, error, retryAfterMs } = fault
  if (status === 200 && error === undefined) return false
  if (retryAfterMs !== undefined) response.setHeader('retry-after', String(Math.ceil(retryAfterMs / 1000)))
  call.error = error ?? (status === 429 ? 'ratelimited' : `HTTP ${status}`)
  send(response, call, { status, body: error === undefined && status !== 429 ? '' : JSON.stringify({ ok: false, error: call.error }) })
  return true
}

function breakOff(response: ServerResponse, call: Call): void {
  call.status = 0
  response.socket?.destroy()
}

function send(response: ServerResponse, call: Call, { status, body }: { readonly status: number; readonly body: string }): void {
  call.status = status
  response.writeHead(status, { 'content-type': body.startsWith('{') ? 'application/json' : 'text/plain' }).end(body)
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk)
  } catch {
    return undefined
  }
  return Buffer.concat(chunks).toString('utf8')
}

function argsOf(type: string, body: string): Fields {
  if (!type.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(body))
  const parsed = parseJson(body)
  return isFields(parsed) ? parsed : {}
}

function tokenOf(request: IncomingMessage, args: Fields): string {
  const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
  return token ?? stringOf(args['token'])
}

function addressOf(address: ReturnType<ReturnType<typeof createServer>['address']>): string {
  if (address === null || typeof address === 'string') throw new Error('The stand-in does not listen.')
  return `http://127.0.0.1:${address.port}`
}

function summaryOf(state: State): string {
  const calls = state.calls.slice(-5).map(({ method, status, error }) => `${method} ${status}${error === undefined ? '' : ` ${error}`}`)
  return `Last calls: ${calls.join(', ') || 'none'}. Seen: ${state.screen.messages({ by: 'bot' }).length} of the bot.`
}
