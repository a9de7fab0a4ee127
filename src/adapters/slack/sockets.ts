/**
 * Socket Mode on two connections at once. Slack closes each now and then ("refresh_requested"), and the client alone is deaf until it is back:
 * 20 of 32 commands were lost so within 8 s. With two, the other one takes what comes.
 */
import { SocketModeClient } from '@slack/socket-mode'
import { type Log, messageOf } from '../desk.ts'
import { within } from './deadline.ts'

export interface SocketDeps {
  readonly appToken: string
  readonly apiUrl: string | undefined
  readonly log: Log
  readonly sdkLogger: NonNullable<ConstructorParameters<typeof SocketModeClient>[0]>['logger']
  readonly sleep: (ms: number) => Promise<void>
  readonly callTimeoutMs: number
  /** Whether trying again is vain. */
  readonly isFatal: (error: unknown) => boolean
}

/** Something that arrived, and how to say that it did. */
export interface Delivered {
  readonly body: Record<string, unknown>
  readonly retryNum?: number
  readonly retryReason?: string
  readonly ack: (response?: unknown) => Promise<void>
}

export interface Sockets {
  /** Resolves with the first connection; rejects when Slack refuses the token. */
  start(take: (delivered: Delivered) => void): Promise<void>
  stop(): Promise<void>
  ready(): boolean
  /** Rejects when Slack refuses the token later on. */
  readonly failed: Promise<never>
}

const connections = 2
const firstWaitMs = 200
const maxWaitMs = 2000
/** Slack pings every few seconds; silence for so long is a broken connection. */
const silenceMs = 2000

export function createSockets(deps: SocketDeps): Sockets {
  const open = new Set<SocketModeClient>()
  let stopped = false
  let fail = (_error: unknown): void => undefined
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })

  /** Connects, again and again, until stopped. */
  async function keep(take: (delivered: Delivered) => void, onOpen: () => void): Promise<void> {
    let wait = firstWaitMs
    while (!stopped) {
      try {
        const connection = await connect(deps, take)
        open.add(connection.client)
        if (stopped) return void connection.client.disconnect()
        onOpen()
        wait = firstWaitMs
        void connection.closed.then(() => open.delete(connection.client))
        await connection.leaving
        continue
      } catch (error) {
        if (deps.isFatal(error)) return fail(error)
        deps.log.warn('slack socket not connected', { error: messageOf(error) })
      }
      await deps.sleep(wait)
      wait = Math.min(wait * 2, maxWaitMs)
    }
  }

  return {
    failed,
    ready: () => open.size > 0,
    async start(take) {
      const first = new Promise<void>((resolve) => {
        // One that has ended connects no more: nobody is left waiting where baimo is stopped meanwhile.
        for (let i = 0; i < connections; i++) void keep(take, resolve).finally(resolve)
      })
      await Promise.race([first, failed])
    },
    async stop() {
      stopped = true
      await Promise.allSettled([...open].map((client) => within(silenceMs, client.disconnect())))
    },
  }
}

interface Connection {
  readonly client: SocketModeClient
  /** Slack announced the end, or it has come: time for a new one. */
  readonly leaving: Promise<void>
  readonly closed: Promise<void>
}

/** A client lives for one connection. It neither reconnects nor repeats calls: that is done above, where it can be seen. */
async function connect(
  { appToken, apiUrl, sdkLogger, callTimeoutMs }: SocketDeps,
  take: (delivered: Delivered) => void,
): Promise<Connection> {
  const client = new PatientClient({
    appToken,
    ...(sdkLogger ? { logger: sdkLogger } : {}),
    autoReconnectEnabled: false,
    clientPingTimeout: silenceMs,
    clientOptions: { timeout: callTimeoutMs, retryConfig: { retries: 0 }, ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }) },
  })
  const closed = new Promise<void>((resolve) => void client.once('disconnected', () => resolve()))
  const announced = new Promise<void>((resolve) => void client.once('announced', () => resolve()))
  client.on('slack_event', ({ body, ack, retry_num, retry_reason }) => {
    take({
      body,
      ack,
      ...(typeof retry_num === 'number' ? { retryNum: retry_num } : {}),
      ...(typeof retry_reason === 'string' ? { retryReason: retry_reason } : {}),
    })
  })
  try {
    await within(callTimeoutMs, client.start())
  } catch (error) {
    void client.disconnect()
    throw error
  }
  return { client, closed, leaving: Promise.race([closed, announced]) }
}

/**
 * The SDK closes a connection as soon as it is told that it will end, also before what came just then is acknowledged. This one goes on until
 * Slack closes it.
 */
class PatientClient extends SocketModeClient {
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    const [data] = args
    const isEnd = event === 'ws_message' && typeof data === 'string' && /^\{[^{]*"type":\s*"disconnect"/.test(data)
    return isEnd ? super.emit('announced') : super.emit(event, ...args)
  }
}
