/**
 * The one file that knows discord.js: its gateway (shards, resuming, heartbeats) and its REST client (limits, repeating).
 * Events are taken as they come from the gateway. The SDK's classes drop messages of channels that it has not seen, and hold back all events
 * for as long as one server is unavailable at a start (pitfalls 3, 8, 9 and 13 of the notes on the platform).
 */
import { Client, DiscordAPIError, GatewayDispatchEvents, GatewayIntentBits, HTTPError, Options, REST } from 'discord.js'
import { type Log, messageOf } from '../desk.ts'
import { SettingError } from '../adapter.ts'
import { waitForServersMs } from './limits.ts'

export interface DiscordSettings {
  readonly token: string
  readonly applicationId?: string
  readonly apiUrl?: string
}

/** What Discord refuses. Without the SDK's error as its cause: that one holds addresses with tokens, and what a person wrote. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** Discord's own number, 0 where it gave none. */
  readonly code: number
  /** 0 where no response came. */
  readonly status: number

  constructor(message: string, { code, status }: { readonly code: number; readonly status: number }) {
    super(message)
    this.code = code
    this.status = status
  }
}

export type Path = `/${string}`

export interface Api {
  get(path: Path): Promise<unknown>
  put(path: Path, body: unknown): Promise<unknown>
  post(path: Path, body: unknown): Promise<unknown>
  patch(path: Path, body: unknown): Promise<unknown>
}

/** Repeats what failed on the way, unless told to try only once. */
export function createApi({ token, apiUrl }: DiscordSettings, retries = 3): Api {
  const rest = new REST({ retries, ...(apiUrl === undefined ? {} : { api: apiUrl }) }).setToken(token)
  // Responses to interactions carry a token of their own in the path.
  const options = (path: Path, body: unknown) => ({ body, auth: !/^\/(?:interactions|webhooks)\//.test(path) })
  const told = (error: unknown): Promise<never> => Promise.reject(refusalOf(error))
  return {
    get: (path) => rest.get(path).catch(told),
    put: (path, body) => rest.put(path, options(path, body)).catch(told),
    post: (path, body) => rest.post(path, options(path, body)).catch(told),
    patch: (path, body) => rest.patch(path, options(path, body)).catch(told),
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof DiscordAPIError) return new Refusal(error.message, { code: Number(error.code) || 0, status: error.status })
  if (error instanceof HTTPError) return new Refusal(error.message, { code: 0, status: error.status })
  return new Refusal(messageOf(error), { code: 0, status: 0 })
}

export interface Heard {
  interaction(payload: unknown): void
  message(payload: unknown, self: string): void
}

export interface Gateway {
  /** Resolves once every shard is connected. */
  open(): Promise<void>
  close(): Promise<void>
  isOpen(): boolean
  localeOf(guild: string): string | undefined
  /** Rejects at a close that the SDK does not come back from. */
  readonly failed: Promise<never>
}

export function createGateway({ token, apiUrl }: DiscordSettings, heard: Heard, log: Log): Gateway {
  const client = new Client({
    // None of them is privileged.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    waitGuildTimeout: waitForServersMs,
    allowedMentions: { parse: [], repliedUser: false },
    enforceNonce: true,
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      GuildMemberManager: 0,
      UserManager: 0,
      ReactionManager: 0,
      ThreadMemberManager: 0,
    }),
    ...(apiUrl === undefined ? {} : { rest: { api: apiUrl } }),
  })
  // As many as Discord recommends, unless a ShardingManager says which: set above, it would not be asked.
  if (client.shard === null) client.options.shards = 'auto'
  let fail = (_error: Error): void => undefined
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  // Whoever waits for it is told; nobody has to.
  failed.catch(() => undefined)

  let self: string | undefined
  client.ws.on(GatewayDispatchEvents.Ready, (payload: unknown) => {
    self = userOf(payload)
  })
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => heard.interaction(payload))
  client.ws.on(GatewayDispatchEvents.MessageCreate, (payload: unknown) => self !== undefined && heard.message(payload, self))
  logConnection(client, log)
  // The SDK only tells; the process would end with code 0, and no supervisor would start it again.
  client.on('shardDisconnect', ({ code }) => fail(closeError(code)))
  client.on('invalidated', () => fail(closeError(4004)))

  return {
    failed,
    isOpen: () => client.isReady(),
    localeOf: (guild) => client.guilds.cache.get(guild)?.preferredLocale,
    close: () => client.destroy(),
    async open() {
      const ready = new Promise<void>((resolve) => client.once('clientReady', () => resolve()))
      const opening = client.login(token).then(
        () => ready,
        (error: unknown) => Promise.reject(isRefusedToken(error) ? tokenError() : refusalOf(error)),
      )
      await Promise.race([opening, failed])
    },
  }
}

/** Identifying is limited to 1000 a day, so how often it happens must be seen. */
function logConnection(client: Client, log: Log): void {
  // Lasting: without a listener, an error of the client ends the process.
  client.on('error', (error) => log.error('discord client failed', { error: error.message }))
  client.on('shardError', (error, shard) => log.warn('discord connection failed', { shard, error: error.message }))
  client.on('shardReconnecting', (shard) => log.info('discord reconnecting', { shard }))
  client.on('shardResume', (shard, replayed) => log.info('discord resumed', { shard, replayed }))
  client.on('shardReady', (shard) => log.info('discord identified', { shard }))
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
function closeError(code: number): Error {
  if (code === 4004) return tokenError()
  return new Error(`Discord closed the connection for good (code ${code}). Start baimo again; docs/discord.md lists what the codes mean.`)
}

/** One line for whoever set it; the token itself is never told. */
export function tokenError(): SettingError {
  return new SettingError('DISCORD_TOKEN is refused by Discord. Copy it anew: Developer Portal, your application, Bot, Reset Token.')
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'TokenInvalid'
}

function userOf(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('user' in payload)) return undefined
  const { user } = payload
  return typeof user === 'object' && user !== null && 'id' in user && typeof user.id === 'string' ? user.id : undefined
}
