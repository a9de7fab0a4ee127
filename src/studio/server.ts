/** The studio's pages, for this machine only. The only file that knows hono. */
import { serve, type ServerType } from '@hono/node-server'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import type { Gap } from '../journal/reads.ts'
import { ask } from './asking.ts'
import { page } from './page.ts'
import type { ChangedAnswer, Result } from './panels.ts'
import { platformStyle } from './platform-style.ts'
import { script } from './script.ts'
import { slackStyles } from './slack.ts'
import { icon, style } from './style.ts'
import { viewOf } from './view.ts'
import type { Workbench } from './workbench.ts'

export interface StudioDeps {
  /** 0 lets the system choose. */
  readonly port: number
  readonly workbench: Workbench
  /** ISO date that questions are asked on. */
  readonly today: () => string
  /** Left out where there is no journal. */
  readonly gaps?: () => Promise<readonly Gap[]>
  /** The answers that edits which are not committed change. Left out where nobody can tell: then nothing is shown of it. Asked once a version of the files. */
  readonly changes?: () => Promise<readonly ChangedAnswer[]>
}

export interface Studio {
  /** Resolves to the port. Rejects where it is taken. */
  start(): Promise<number>
  stop(): Promise<void>
}

const address = '127.0.0.1'
const names = [address, 'localhost']

export function createStudio(deps: StudioDeps): Studio {
  let server: ServerType | undefined
  let port = deps.port
  const app = new Hono()
  app.use(
    headers,
    guard(() => port),
  )
  app.get('/', async (context) => context.html(await pageFor(context, deps, changesOf)))
  app.get('/events', (context) => events(context, deps.workbench))
  app.get('/studio.css', (context) => context.body(style + platformStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/slack.css', (context) => context.body(slackStyles(), 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/studio.js', (context) => context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
  app.get('/icon.svg', (context) => context.body(icon, 200, { 'content-type': 'image/svg+xml' }))
  const changesOf = onceAVersion(deps)

  return {
    start: () =>
      new Promise((resolve, reject) => {
        server = serve({ fetch: app.fetch, hostname: address, port: deps.port }, (info) => {
          port = info.port
          resolve(port)
        })
        server.once('error', reject)
      }),
    stop: () =>
      new Promise((resolve) => {
        server?.close(() => resolve())
        // Pages that are open hold their event stream.
        if (server && 'closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

/** Nothing from elsewhere, nothing inline, nothing that other pages could embed. */
const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
})

/**
 * Another name than this machine's means that somebody else's page has made its own name lead here (DNS rebinding). A foreign origin, or a
 * request that another site made of its own accord, has no business here; following a link does no harm.
 */
function guard(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const hosts = names.map((name) => `${name}:${port()}`)
    const host = context.req.header('host') ?? ''
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site') ?? 'none'
    const isOurs = origin === undefined || origin === `http://${host}`
    const isAsked = ['none', 'same-origin'].includes(site) || context.req.header('sec-fetch-mode') === 'navigate'
    if (hosts.includes(host) && isOurs && isAsked) return next()
    return context.text(`The studio is at http://${hosts[0]}/ and for that page only.\n`, 403)
  }
}

type ChangesOf = () => Promise<Result<readonly ChangedAnswer[]> | undefined>

async function pageFor(context: Context, { workbench, today, gaps }: StudioDeps, changesOf: ChangesOf): Promise<string> {
  const state = workbench.state()
  const view = viewOf(new URL(context.req.url).searchParams)
  const answered = state.good && view.question !== '' ? await ask(state.good.engine, view, today()) : undefined
  const [gapsFound, changes] = await Promise.all([gaps ? resultOf(gaps()) : undefined, changesOf()])
  context.header('cache-control', 'no-store')
  return page({ view, state, answered, gaps: gapsFound, changes })
}

function events(context: Context, workbench: Workbench): Response {
  return streamSSE(context, async (stream) => {
    const send = (version: string): Promise<void> => stream.writeSSE({ event: 'version', data: version })
    const ended = new Promise<void>((resolve) => stream.onAbort(resolve))
    const end = workbench.onChange(({ version }) => void send(version))
    await send(workbench.state().version)
    await ended
    end()
  })
}

function onceAVersion({ workbench, changes }: StudioDeps): ChangesOf {
  let last: { readonly version: string; readonly result: ReturnType<ChangesOf> } | undefined
  return async () => {
    const { version } = workbench.state()
    if (changes && last?.version !== version) last = { version, result: resultOf(changes()) }
    return last?.result
  }
}

async function resultOf<T>(promise: Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await promise }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}
