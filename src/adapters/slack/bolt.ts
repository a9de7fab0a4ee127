/** The app: Bolt, with what comes in as `Incoming` and calls going out through `SlackApi`. The only file that knows Bolt. */
import { setImmediate } from 'node:timers/promises'
import { App, HTTPReceiver } from '@slack/bolt'
import { type Log, messageOf } from '../desk.ts'
import type { Incoming, Submission } from './events.ts'
import { askShortcut } from './manifest.ts'
import { commandIn, eventIn, goneIn, pressIn, shortcutIn, submissionIn } from './payloads.ts'
import { createSdkLogger, type SdkLogger } from './sdk-log.ts'
import type { Delivered } from './sockets.ts'
import { correctionView, type noticeModal } from './views.ts'
import { createApi, type SlackApi } from './web-api.ts'

/** What is done with what comes in. */
export interface Handlers {
  take(incoming: Incoming, api: SlackApi): Promise<void>
  submit(submission: Submission): Promise<ReturnType<typeof noticeModal>>
  gone(workspace: string): Promise<void>
}

export interface BoltDeps {
  readonly token?: string
  readonly apiUrl: string | undefined
  readonly log: Log
  readonly handlers: Handlers
  readonly callTimeoutMs: number
}

export interface InstallSettings {
  readonly clientId: string
  readonly clientSecret: string
  readonly stateSecret: string
  readonly store: InstallSettingsStore
  readonly scopes: readonly string[]
}

export interface BoltApp {
  /** Calls auth.test where there is one token. */
  init(): Promise<void>
  receive(delivered: Delivered): Promise<void>
  /** How many are under way. */
  pending(): number
}

type InstallSettingsStore = NonNullable<NonNullable<ConstructorParameters<typeof HTTPReceiver>[0]>['installationStore']>
type Receiver = NonNullable<NonNullable<ConstructorParameters<typeof App>[0]>['receiver']>

/** An app that is handed what a socket delivers. */
export function createSocketApp(deps: BoltDeps): BoltApp {
  return createApp(deps, idleReceiver)
}

/** An app behind HTTP, with the listener for its server. */
export function createHttpApp(deps: BoltDeps, options: { readonly signingSecret: string; readonly install?: InstallSettings }) {
  const { signingSecret, install } = options
  const logger = createSdkLogger(deps.log)
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    ...(install
      ? {
          clientId: install.clientId,
          clientSecret: install.clientSecret,
          stateSecret: install.stateSecret,
          installationStore: install.store,
          scopes: [...install.scopes],
          installerOptions: { clientOptions: clientOptions(deps, logger), directInstall: true },
        }
      : {}),
  })
  return { app: createApp(deps, receiver), listener: receiver.requestListener }
}

function createApp(deps: BoltDeps, receiver: Receiver): BoltApp {
  const { token, log } = deps
  const logger = createSdkLogger(log)
  const app = new App({
    ...(token === undefined ? {} : { token }),
    receiver,
    logger,
    clientOptions: clientOptions(deps, logger),
    convoStore: false,
    deferInitialization: true,
  })
  let pending = 0
  app.use(async ({ next }) => {
    pending++
    try {
      await next()
    } finally {
      pending--
    }
  })
  app.error(async (error) => log.error('slack event failed', { error: messageOf(error) }))
  listen(app, deps)
  return {
    async init() {
      await app.init()
    },
    receive: (delivered) => app.processEvent(delivered),
    pending: () => pending,
  }
}

function listen(app: InstanceType<typeof App>, { handlers, log, callTimeoutMs }: BoltDeps): void {
  const apiOf = (client: Parameters<typeof createApi>[0]): SlackApi => createApi(client, callTimeoutMs)
  const take = async (incoming: Incoming | undefined, api: SlackApi): Promise<void> => {
    if (incoming) await handlers.take(incoming, api)
  }
  // An empty ack at once: the answer goes through response_url. Where it can't be acknowledged, the answer is worth sending all the same.
  const acknowledge = async (ack: () => Promise<void>): Promise<void> => {
    await ack().catch((error: unknown) => log.warn('slack not acknowledged', { error: messageOf(error) }))
    // Whoever came at the same moment is acknowledged before the work begins.
    await setImmediate()
  }
  app.command(/^\/./, async ({ ack, body, client }) => {
    await acknowledge(ack)
    await take(commandIn(body), apiOf(client))
  })
  app.action(/./, async ({ ack, body, client }) => {
    await acknowledge(ack)
    await take(pressIn(body), apiOf(client))
  })
  app.shortcut({ callback_id: askShortcut, type: 'message_action' }, async ({ ack, body, client }) => {
    await acknowledge(ack)
    await take(shortcutIn(body), apiOf(client))
  })
  app.view(correctionView, async ({ ack, body }) => {
    const submission = submissionIn(body)
    if (!submission) return acknowledge(ack)
    await ack({ response_action: 'update', view: await handlers.submit(submission) })
  })
  for (const name of ['app_mention', 'message', 'app_home_opened'] as const)
    app.event(name, ({ body, client }) => take(eventIn(body), apiOf(client)))
  for (const name of ['app_uninstalled', 'tokens_revoked'] as const)
    app.event(name, async ({ body }) => {
      const workspace = goneIn(body)
      if (workspace !== undefined) await handlers.gone(workspace)
    })
}

/** Made anew for each client: Bolt writes into what it is given. No `headers`: the first token would be written into them. */
function clientOptions({ apiUrl, callTimeoutMs }: BoltDeps, logger: SdkLogger) {
  return {
    logger,
    timeout: callTimeoutMs,
    // Both are ours: a limited call would stop all others of the client, a repeated one may post twice.
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  }
}

const idleReceiver: Receiver = {
  init: () => undefined,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
}
