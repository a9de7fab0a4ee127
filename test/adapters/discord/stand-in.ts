/**
 * A Discord on this machine: REST and gateway, for the real discord.js. It answers as the documentation says, refuses what the documentation
 * forbids, keeps what members would see, and fails on demand.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { allComponents, problemsOfCommands, problemsOfMessage, problemsOfResponse } from './limits.ts'

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

export const token = 'standin.token.secret'
export const self = { id: '900000000000000001', bot: true, username: 'baimo' }
export const applicationId = '900000000000000002'
const ephemeral = 64

/** A message as Discord keeps it. */
export interface Shown {
  readonly id: string
  readonly channel: string
  components: unknown
  readonly flags: number
  readonly isPrivate: boolean
  readonly replyTo?: string
}

/** What came of an interaction. */
export interface Taken {
  readonly id: string
  /** The token that its responses are addressed with. */
  readonly token: string
  readonly type: number
  readonly channel: string
  readonly message?: Shown
  readonly began: number
  /** When its first response came, in milliseconds after it began. */
  tookMs?: number
  response?: Json
  /** The message of the response. */
  shown?: Shown
}

export type Fault =
  | { readonly kind: 'refuse'; readonly status: number; readonly code?: number }
  /** The connection breaks before, or after, Discord did what was asked. */
  | { readonly kind: 'lose'; readonly when: 'before' | 'after' }
  | { readonly kind: 'limit'; readonly retryAfterMs: number }

export interface Where {
  readonly guild?: string
  readonly channel?: string
  readonly user?: string
  readonly locale?: string
  /** 0 a server, 1 a direct message with baimo, 2 any other. */
  readonly context?: number
  /** Whether only the member installed baimo. */
  readonly byMember?: boolean
  readonly permissions?: bigint
}

export interface StandInOptions {
  readonly shards?: number
  /** Servers that stay unavailable. */
  readonly unavailable?: readonly string[]
  readonly userInstall?: boolean
  readonly refuses?: 'token' | 'intents'
  readonly preferredLocale?: string
  /** Right after a resume, the session is said to be invalid. */
  readonly regrets?: boolean
}

export type StandIn = Awaited<ReturnType<typeof openStandIn>>

interface Session {
  readonly id: string
  readonly events: { readonly t: string; readonly s: number; readonly d: unknown }[]
  socket?: WebSocket
}

export async function openStandIn(options: StandInOptions = {}) {
  const channelMessages: Shown[] = []
  const interactions = new Map<string, Taken>()
  const nonces = new Map<string, Shown>()
  const problems: string[] = []
  const requests: { readonly method: string; readonly path: string; readonly body: unknown }[] = []
  const faults: { readonly path: RegExp; readonly fault: Fault }[] = []
  const sessions = new Map<string, Session>()
  const connections = { identified: 0, resumed: 0, intents: 0, shards: [] as unknown[] }
  let commands: Json[] = []
  const guildCommands = new Map<string, Json[]>()
  let serial = 0
  const snowflake = (): string => String(1_300_000_000_000_000_000n + BigInt(++serial) * 4_194_304n)

  const server = createServer((request, response) => void serve(request, response))
  const sockets = new WebSocketServer({ server, path: '/gateway' })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body: unknown = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : undefined
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const path = pathname.replace(/^\/api\/v10/, '')
    const method = request.method ?? 'GET'
    requests.push({ method, path, body })
    const at = faults.findIndex((entry) => entry.path.test(`${method} ${path}`))
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.fault
    const send = (status: number, answer: unknown, headers: Readonly<Record<string, string>> = {}): void => {
      if (status === 204) response.writeHead(status).end()
      else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer))
    }
    if (fault?.kind === 'lose' && fault.when === 'before') return void request.socket.resetAndDestroy()
    if (fault?.kind === 'refuse') return send(fault.status, { message: 'refused on purpose', code: fault.code ?? 0 })
    if (fault?.kind === 'limit') {
      const seconds = String(fault.retryAfterMs / 1000)
      const headers = {
        'retry-after': seconds,
        'x-ratelimit-scope': 'user',
        'x-ratelimit-reset-after': seconds,
        'x-ratelimit-remaining': '0',
      }
      return send(429, { message: 'You are being rate limited.', retry_after: fault.retryAfterMs / 1000, global: false }, headers)
    }
    const isOpen = /^\/(?:interactions|webhooks)\//.test(path)
    if (!isOpen && request.headers.authorization !== `Bot ${token}`) return send(401, { message: '401: Unauthorized', code: 0 })
    if (isOpen && request.headers.authorization !== undefined) problems.push(`the token of the bot was sent to ${path}`)
    const [status, answer] = handle(method, path, body)
    if (fault?.kind === 'lose') return void request.socket.resetAndDestroy()
    send(status, answer)
  }

  function handle(method: string, path: string, body: unknown): [number, unknown] {
    const route = `${method} ${path}`
    const match = (pattern: RegExp): string[] | undefined => pattern.exec(route)?.slice(1)
    if (route === 'GET /gateway/bot') {
      const limit = { total: 1000, remaining: 1000, reset_after: 60_000, max_concurrency: 16 }
      return [200, { url: `ws://127.0.0.1:${port}/gateway`, shards: options.shards ?? 1, session_start_limit: limit }]
    }
    if (route === 'GET /applications/@me') {
      const config = options.userInstall === false ? { 0: {} } : { 0: {}, 1: {} }
      return [200, { id: applicationId, name: 'baimo', integration_types_config: config }]
    }
    const listed = match(/^(GET|PUT) \/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/)
    if (listed) return handleCommands(listed, body)
    const callback = match(/^POST \/interactions\/(\d+)\/([^/]+)\/callback$/)
    if (callback) return handleCallback(callback, body)
    const followed = match(/^POST \/webhooks\/(\d+)\/([^/]+)$/)
    if (followed) return handleFollowUp(followed[1] ?? '', body)
    const edited = match(/^PATCH \/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/)
    if (edited) return handleEdit(edited[1] ?? '', body)
    const posted = match(/^POST \/channels\/(\d+)\/messages$/)
    if (posted) return handlePost(posted[0] ?? '', body)
    problems.push(`no such route: ${route}`)
    return [404, { message: '404: Not Found', code: 0 }]
  }

  function handleCommands([method, , guild]: readonly string[], body: unknown): [number, unknown] {
    const found = guild === undefined ? commands : (guildCommands.get(guild) ?? [])
    if (method === 'GET') return [200, found]
    const wrong = problemsOfCommands(body, guild === undefined ? 'global' : 'guild')
    if (guild === undefined && options.userInstall === false && JSON.stringify(body).includes('"integration_types":[0,1]'))
      wrong.push('integration type 1 is not enabled')
    if (wrong.length > 0) return refuse(wrong)
    // Discord gives back more than it was given.
    const kept = (Array.isArray(body) ? body : []).filter(isJson).map((command, i) => ({
      id: String(1000 + i),
      application_id: applicationId,
      version: '1',
      default_member_permissions: null,
      nsfw: false,
      description: '',
      description_localizations: null,
      integration_types: [0, 1],
      contexts: null,
      ...command,
    }))
    if (guild === undefined) commands = kept.reverse()
    else guildCommands.set(guild, kept)
    return [200, kept]
  }

  function handleCallback([id, given]: readonly string[], body: unknown): [number, unknown] {
    const taken = interactions.get(id ?? '')
    if (!taken || taken.token !== given) return [404, { message: 'Unknown interaction', code: 10_062 }]
    if (taken.response) return [400, { message: 'Interaction has already been acknowledged.', code: 40_060 }]
    if (performance.now() - taken.began > 3000) return [404, { message: 'Unknown interaction', code: 10_062 }]
    const wrong = problemsOfResponse(body, taken)
    if (!isJson(body) || wrong.length > 0) return refuse(wrong)
    taken.response = body
    taken.tookMs = performance.now() - taken.began
    const data = isJson(body['data']) ? body['data'] : {}
    if (body['type'] === 4) taken.shown = keep(taken.channel, data, {})
    if (body['type'] === 7 && taken.message) {
      taken.message.components = data['components']
      taken.shown = taken.message
    }
    return [204, undefined]
  }

  function byToken(given: string): Taken | undefined {
    return [...interactions.values()].find((taken) => taken.token === given)
  }

  function handleFollowUp(given: string, body: unknown): [number, unknown] {
    const taken = byToken(given)
    if (!taken?.response || !isJson(body)) return [404, { message: 'Unknown Webhook', code: 10_015 }]
    const wrong = problemsOfMessage(body)
    if (wrong.length > 0) return refuse(wrong)
    return [200, asApi(keep(taken.channel, body, {}))]
  }

  function handleEdit(given: string, body: unknown): [number, unknown] {
    const taken = byToken(given)
    if (!taken?.shown || !isJson(body)) return [404, { message: 'Unknown Webhook', code: 10_015 }]
    const wrong = problemsOfMessage(body)
    if (wrong.length > 0) return refuse(wrong)
    taken.shown.components = body['components']
    return [200, asApi(taken.shown)]
  }

  function handlePost(channel: string, body: unknown): [number, unknown] {
    if (!isJson(body)) return refuse(['no message'])
    const wrong = problemsOfMessage(body)
    if ((Number(body['flags'] ?? 0) & ephemeral) !== 0) wrong.push('a private message in a channel')
    if (wrong.length > 0) return refuse(wrong)
    const key = `${channel} ${String(body['nonce'])}`
    const before = body['enforce_nonce'] === true ? nonces.get(key) : undefined
    if (before) return [200, asApi(before)]
    const reference = isJson(body['message_reference']) ? body['message_reference'] : undefined
    const shown = keep(channel, body, reference ? { replyTo: String(reference['message_id']) } : {})
    nonces.set(key, shown)
    return [200, asApi(shown)]
  }

  function refuse(wrong: readonly string[]): [number, unknown] {
    problems.push(...wrong)
    return [
      400,
      { message: 'Invalid Form Body', code: 50_035, errors: { _errors: wrong.map((message) => ({ code: 'INVALID', message })) } },
    ]
  }

  function keep(channel: string, data: Json, more: { readonly replyTo?: string }): Shown {
    const flags = Number(data['flags'] ?? 0)
    const shown: Shown = { id: snowflake(), channel, components: data['components'], flags, isPrivate: (flags & ephemeral) !== 0, ...more }
    channelMessages.push(shown)
    return shown
  }

  function asApi({ id, channel, components, flags }: Shown): Json {
    return {
      id,
      channel_id: channel,
      components,
      flags,
      content: '',
      author: self,
      type: 0,
      timestamp: '2026-11-24T00:00:00Z',
      mentions: [],
      attachments: [],
      embeds: [],
      mention_roles: [],
      pinned: false,
      tts: false,
      mention_everyone: false,
      edited_timestamp: null,
    }
  }

  // The gateway.

  sockets.on('connection', (socket) => {
    let session: Session | undefined
    const send = (payload: unknown): void => socket.send(JSON.stringify(payload))
    send({ op: 10, d: { heartbeat_interval: 41_250 } })
    socket.on('message', (data) => {
      const payload: unknown = JSON.parse(String(data))
      if (!isJson(payload)) return
      const d = isJson(payload['d']) ? payload['d'] : {}
      if (payload['op'] === 1) send({ op: 11 })
      if (payload['op'] === 2) {
        if (options.refuses === 'token' || d['token'] !== token) return socket.close(4004)
        if (options.refuses === 'intents') return socket.close(4014)
        connections.identified += 1
        connections.intents = Number(d['intents'])
        connections.shards.push(d['shard'])
        session = { id: `session-${connections.identified}`, events: [], socket }
        sessions.set(session.id, session)
        welcome(session, Array.isArray(d['shard']) ? d['shard'] : [0, 1])
      }
      if (payload['op'] === 6) {
        session = sessions.get(String(d['session_id']))
        if (!session) return send({ op: 9, d: false })
        connections.resumed += 1
        session.socket = socket
        for (const event of session.events.filter(({ s }) => s > Number(d['seq']))) send({ op: 0, ...event })
        dispatch('RESUMED', {}, session)
        if (options.regrets === true) send({ op: 9, d: false })
      }
    })
  })

  function welcome(session: Session, shard: readonly unknown[]): void {
    const unavailable = options.unavailable ?? []
    const guilds = ['100', ...unavailable].map((id) => ({ id, unavailable: true }))
    const ready = {
      v: 10,
      user: { ...self, discriminator: '0', avatar: null },
      guilds,
      session_id: session.id,
      shard,
      application: { id: applicationId, flags: 0 },
    }
    dispatch('READY', { ...ready, resume_gateway_url: `ws://127.0.0.1:${port}/gateway` }, session)
    const server = {
      id: '100',
      name: 'server',
      preferred_locale: options.preferredLocale ?? 'en-US',
      channels: [],
      members: [],
      roles: [],
      threads: [],
      emojis: [],
      stickers: [],
    }
    dispatch('GUILD_CREATE', { ...server, member_count: 2, presences: [], voice_states: [], features: [], owner_id: '1' }, session)
  }

  function dispatch(t: string, d: unknown, session: Session): void {
    const event = { t, s: session.events.length + 1, d }
    session.events.push(event)
    if (session.socket?.readyState === 1) session.socket.send(JSON.stringify({ op: 0, ...event }))
  }

  function emit(t: string, d: unknown): void {
    const newest = [...sessions.values()].at(-1)
    if (!newest) throw new Error('nobody is connected')
    dispatch(t, d, newest)
  }

  // What members do.

  function interact(
    type: number,
    data: Json,
    { where = {}, message }: { readonly where?: Where | undefined; readonly message?: Shown | undefined },
  ): Taken {
    const { guild = where.context ? undefined : '100', channel = '200', user = '300', locale = 'en-US', byMember = false } = where
    const id = snowflake()
    const person = { id: user, username: 'member', discriminator: '0', avatar: null, global_name: null }
    const taken: Taken = { id, token: `interaction-token-${id}`, type, channel, began: performance.now(), ...(message ? { message } : {}) }
    interactions.set(id, taken)
    emit('INTERACTION_CREATE', {
      id,
      application_id: applicationId,
      type,
      token: taken.token,
      version: 1,
      data,
      channel_id: channel,
      channel: { id: channel, type: guild === undefined ? 1 : 0 },
      locale,
      context: where.context ?? 0,
      entitlements: [],
      attachment_size_limit: 1,
      app_permissions: String(where.permissions ?? (1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 38n)),
      authorizing_integration_owners: byMember ? { 1: user } : { 0: guild ?? '0' },
      ...(guild === undefined
        ? { user: person }
        : {
            guild_id: guild,
            guild: { id: guild, locale: 'en-US', features: [] },
            member: { user: person, roles: [], permissions: '0', joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0 },
          }),
      ...(message ? { message: asApi(message) } : {}),
    })
    return taken
  }

  const optionsOf = (values: Readonly<Record<string, string>>, focused: boolean): Json[] =>
    Object.entries(values).map(([name, value]) => ({ type: 3, name, value, ...(focused ? { focused: true } : {}) }))

  const member = {
    command: (name: string, values: Readonly<Record<string, string>> = {}, where?: Where): Taken =>
      interact(2, { id: '1', name, type: 1, options: optionsOf(values, false) }, { where }),
    type: (name: string, values: Readonly<Record<string, string>>, where?: Where): Taken =>
      interact(4, { id: '1', name, type: 1, options: optionsOf(values, true) }, { where }),
    askAbout: (content: string, where?: Where): Taken =>
      interact(
        2,
        {
          id: '2',
          name: 'Ask baimo',
          type: 3,
          target_id: '77',
          resolved: { messages: { 77: { id: '77', content, author: { id: '301' } } } },
        },
        { where },
      ),
    /** Presses the button whose id or label begins so. */
    press(message: Shown, beginning: string, where?: Where): Taken {
      const button = allComponents(message.components).find(
        ({ type, label, custom_id }) => type === 2 && (String(label).startsWith(beginning) || String(custom_id).startsWith(beginning)),
      )
      if (!button) throw new Error(`no button ${beginning}`)
      return interact(3, { custom_id: button['custom_id'], component_type: 2 }, { where, message })
    },
    /** Sends an id that no button of ours may have. */
    pressId: (message: Shown, custom_id: string, where?: Where): Taken => interact(3, { custom_id, component_type: 2 }, { where, message }),
    choose(message: Shown, label: string, where?: Where): Taken {
      const select = allComponents(message.components).find(({ type }) => type === 3)
      const option = (Array.isArray(select?.['options']) ? select['options'] : [])
        .filter(isJson)
        .find((option) => option['label'] === label)
      if (!select || !option) throw new Error(`no choice ${label}`)
      return interact(3, { custom_id: select['custom_id'], component_type: 3, values: [option['value']] }, { where, message })
    },
    submit(modal: Json, fields: Readonly<Record<string, string>>, message?: Shown): Taken {
      const components = Object.entries(fields).map(([custom_id, value]) => ({
        type: 18,
        component: { type: custom_id === 'kind' ? 21 : 4, custom_id, value },
      }))
      return interact(5, { custom_id: modal['custom_id'], components }, { message })
    },
    /** Writes a message; gives its id. */
    write(content: string, more: Json = {}): string {
      const id = snowflake()
      const author = { id: '300', username: 'member', discriminator: '0', avatar: null }
      const names = content.includes(`<@${self.id}>`) ? [{ ...self, discriminator: '0', avatar: null }] : []
      const base = {
        id,
        channel_id: '200',
        guild_id: '100',
        type: 0,
        content,
        author,
        mentions: names,
        mention_roles: [],
        mention_everyone: false,
        attachments: [],
        embeds: [],
        timestamp: '2026-11-24T00:00:00Z',
        pinned: false,
        tts: false,
        edited_timestamp: null,
      }
      emit('MESSAGE_CREATE', Object.fromEntries(Object.entries({ ...base, ...more }).filter(([, value]) => value !== undefined)))
      return id
    },
  }

  return {
    url: `http://127.0.0.1:${port}/api`,
    member,
    emit,
    /** What was refused or done that should not be; empty when all is well. */
    problems,
    requests,
    connections,
    messages: channelMessages,
    interactions: () => [...interactions.values()],
    commands: () => commands,
    commandsOf: (guild: string) => guildCommands.get(guild),
    /** Fails the next request to a path, "POST /channels", once. */
    fail: (path: RegExp, fault: Fault): void => void faults.push({ path, fault }),
    /** Closes the connection of the gateway; `forgets` makes the session invalid. */
    drop({ code = 4000, forgets = false }: { readonly code?: number; readonly forgets?: boolean } = {}): void {
      const session = [...sessions.values()].at(-1)
      if (forgets && session) sessions.delete(session.id)
      session?.socket?.close(code)
    },
    /** Resolves once all events that were sent have come: a socket answers a ping after what was sent before it. */
    async delivered(): Promise<void> {
      await Promise.all(
        [...sockets.clients].map(
          (socket) =>
            new Promise<void>((resolve) => {
              socket.once('pong', () => resolve())
              socket.ping()
            }),
        ),
      )
    },
    async close(): Promise<void> {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** Waits until something holds. */
export async function until(holds: () => boolean, withinMs = 30_000): Promise<void> {
  const end = performance.now() + withinMs
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
