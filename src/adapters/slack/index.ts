/** Slack: over Socket Mode or HTTP, for one workspace or for many. */
import type { Adapter } from '../adapter.ts'
import { SettingError } from '../adapter.ts'
import { type Desk, messageOf } from '../desk.ts'
import { type BoltApp, createHttpApp, createSocketApp, type Handlers } from './bolt.ts'
import { createCounter } from './counter.ts'
import { within } from './deadline.ts'
import { createDelivery, type Delivery } from './delivery.ts'
import { createHttpServer } from './http.ts'
import { callTimeoutMs, drainMs, repeatsWithinMs } from './limits.ts'
import { createInstallationStore, type InstallationShelf } from './installations.ts'
import { createLocales } from './locales.ts'
import { botScopes } from './manifest.ts'
import type { SlackMode } from './mode.ts'
import { createPresses } from './presses.ts'
import { createRepeats } from './repeats.ts'
import { createSdkLogger } from './sdk-log.ts'
import { createSockets } from './sockets.ts'
import { isBadToken, judge } from './web-api.ts'

export interface SlackDeps {
  readonly desk: Desk
  readonly mode: SlackMode
  readonly askChannels: readonly string[]
  readonly admins: readonly string[]
  readonly apiUrl?: string
  /** Where installations are kept, for many workspaces. */
  readonly installations: InstallationShelf
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** No call to Slack is waited for longer. */
  readonly callTimeoutMs?: number
}

/** A connection to Slack: what differs between Socket Mode and HTTP. */
interface Line {
  open(): Promise<void>
  close(): Promise<void>
  ready(): boolean
  readonly failed: Promise<never>
}

const maxRepeats = 20_000
const firstRetryMs = 500
const maxRetryMs = 5000

export function createSlackAdapter(deps: SlackDeps): Adapter {
  const { desk, clock, sleep } = deps
  const { log } = desk
  const delivery = createDelivery({ judge, sleep, log })
  const repeats = createRepeats({ now: clock, withinMs: repeatsWithinMs, max: maxRepeats })
  const locales = createLocales({ now: clock, log })
  const presses = createPresses({ desk, delivery, locales, repeats })
  const counter = createCounter({ desk, delivery, locales, repeats, presses, askChannels: deps.askChannels, admins: deps.admins })
  const { app, line } = connectionOf(deps, {
    take: (incoming, api) => counter.take(incoming, api),
    submit: (submission) => presses.submit(submission),
    gone: (workspace) => forget(workspace, deps),
  })
  let stopping: Promise<void> | undefined

  return {
    name: 'slack',
    failed: line.failed,
    ready: line.ready,
    async start() {
      if (!(await initialised(app, deps, () => stopping !== undefined))) return
      await line.open()
      if (stopping === undefined) log.info('slack connected', { mode: deps.mode.kind })
    },
    stop: () => (stopping ??= drain({ app, line, delivery, desk, sleep })),
  }
}

function connectionOf(deps: SlackDeps, handlers: Handlers): { readonly app: BoltApp; readonly line: Line } {
  const { desk, mode, apiUrl, clock, sleep } = deps
  const { log } = desk
  const common = { apiUrl, log, handlers, callTimeoutMs: deps.callTimeoutMs ?? callTimeoutMs }
  if (mode.kind === 'socket') {
    const app = createSocketApp({ ...common, token: mode.botToken })
    const sdkLogger = createSdkLogger(log)
    const sockets = createSockets({ ...common, appToken: mode.appToken, sdkLogger, sleep, isFatal: isBadToken })
    const explained = (error: unknown): never => {
      throw new SettingError(refused('SLACK_APP_TOKEN', error), { cause: error })
    }
    const failed = sockets.failed.catch(explained)
    // Whoever waits for it sees it; nobody has to.
    failed.catch(() => undefined)
    const open = (): Promise<void> =>
      sockets
        .start((delivered) => {
          app.receive(delivered).catch((error: unknown) => log.error('slack event failed', { error: messageOf(error) }))
        })
        .catch(explained)
    return { app, line: { open, close: () => sockets.stop(), ready: () => sockets.ready(), failed } }
  }
  const install =
    mode.kind === 'install'
      ? { install: { ...mode, store: createInstallationStore(deps.installations), scopes: scopesFor(deps) } }
      : undefined
  const token = mode.kind === 'http' ? { token: mode.botToken } : {}
  const { app, listener } = createHttpApp({ ...common, ...token }, { signingSecret: mode.signingSecret, ...install })
  const server = createHttpServer({ port: mode.port, listener, log, clock })
  const open = async (): Promise<void> => {
    const port = await server.start().catch((error: unknown) => {
      throw new SettingError(`PORT ${mode.port} can't be listened on: ${messageOf(error)}. Set PORT to a free one.`, { cause: error })
    })
    log.info('slack http', { port })
  }
  // Nothing ends an HTTP server but ourselves.
  return { app, line: { open, close: () => server.stop(), ready: () => server.ready(), failed: new Promise<never>(() => undefined) } }
}

function scopesFor({ askChannels }: SlackDeps): readonly string[] {
  return askChannels.length === 0 ? botScopes : [...botScopes, 'channels:history', 'groups:history']
}

/** Slack out of reach is waited for; a token that it refuses is not. False where baimo was stopped meanwhile. */
async function initialised(app: BoltApp, { desk, sleep }: SlackDeps, isStopped: () => boolean): Promise<boolean> {
  for (let wait = firstRetryMs; !isStopped(); wait = Math.min(wait * 2, maxRetryMs)) {
    try {
      await app.init()
      return !isStopped()
    } catch (error) {
      if (isBadToken(error)) throw new SettingError(refused('SLACK_BOT_TOKEN', error), { cause: error })
      desk.log.warn('slack not reached', { error: messageOf(error) })
      await sleep(wait)
    }
  }
  return false
}

function refused(variable: string, error: unknown): string {
  const name = /[a-z]+(?:_[a-z]+)+/.exec(messageOf(error))?.[0] ?? 'an error'
  return `Slack refuses ${variable} (${name}). Copy it anew from the settings of the Slack app.`
}

/** Nothing of a workspace stays once baimo is taken out of it. */
async function forget(workspace: string, { desk, installations }: SlackDeps): Promise<void> {
  await installations.delete(workspace)
  desk.log.info('slack installation gone')
}

interface Drain {
  readonly app: BoltApp
  readonly line: Line
  readonly delivery: Delivery
  readonly desk: Desk
  readonly sleep: (ms: number) => Promise<void>
}

/** Takes nothing more, then waits for what is under way, but not for ever. */
async function drain({ app, line, delivery, desk, sleep }: Drain): Promise<void> {
  // What has arrived is taken before the line is closed.
  await new Promise<void>((resolve) => setImmediate(resolve))
  const finished = (async () => {
    await line.close()
    while (app.pending() > 0) await sleep(pollMs)
    await delivery.settled()
    await desk.settled()
  })()
  await within(drainMs, finished).catch((error: unknown) =>
    desk.log.warn('slack stopped with answers under way', { pending: app.pending(), error: messageOf(error) }),
  )
}

const pollMs = 20
