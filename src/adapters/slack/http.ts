/** Slack over HTTP. Bolt's listener checks signature and age; this server checks before it what Bolt does not survive. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { parse } from 'node:querystring'
import { type Log, messageOf } from '../desk.ts'
import { callTimeoutMs, maxBodyBytes, maxRequestAgeMs } from './limits.ts'

export interface HttpDeps {
  readonly port: number
  readonly listener: RequestListener
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

export interface HttpServer {
  /** Resolves to the port that is listened on. */
  start(): Promise<number>
  /** Takes no more, waits for what is under way. */
  stop(): Promise<void>
  ready(): boolean
}

export function createHttpServer({ port, listener, log, clock }: HttpDeps): HttpServer {
  const unanswered = new Set<ServerResponse>()
  let stopping = false
  const server: Server = createServer((request, response) => {
    unanswered.add(response)
    response.once('close', () => {
      unanswered.delete(response)
      closeWhenDone()
    })
    handle(request, response).catch((error: unknown) => {
      log.warn('slack request failed', { error: messageOf(error) })
      end(response, 500)
    })
  })
  server.requestTimeout = callTimeoutMs

  /** A connection that is kept alive after its last answer would be waited for. */
  function closeWhenDone(): void {
    if (stopping && unanswered.size === 0) server.closeAllConnections()
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      const body = await bodyOf(request)
      if (!body) return end(response, 413)
      if (isFromFuture(request, clock())) return end(response, 401)
      if (!isObjectBody(body, request.headers['content-type'] ?? '')) return end(response, 400)
      // Bolt reads a body that somebody else has read from here.
      Object.assign(request, { rawBody: body })
    }
    try {
      listener(request, response)
    } catch {
      // Bolt throws for paths that it does not serve.
      end(response, 404)
    }
  }

  return {
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, () => {
          const address = server.address()
          resolve(typeof address === 'object' && address !== null ? address.port : port)
        })
      }),
    stop: () =>
      new Promise((resolve) => {
        stopping = true
        server.close(() => resolve())
        closeWhenDone()
      }),
    ready: () => server.listening,
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    bytes += piece.length
    if (bytes > maxBodyBytes) return undefined
    chunks.push(piece)
  }
  return Buffer.concat(chunks)
}

/** Bolt refuses stale requests, but takes those of next week. */
function isFromFuture(request: IncomingMessage, now: number): boolean {
  const seconds = Number(request.headers['x-slack-request-timestamp'] ?? 0)
  return seconds * 1000 - now > maxRequestAgeMs
}

/** A body of `null`, signed or not, would end the process: Bolt reads fields of it. */
function isObjectBody(body: Buffer, contentType: string): boolean {
  const text = body.toString('utf8')
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    const { payload } = parse(text)
    return typeof payload === 'string' ? isObject(payload) : payload === undefined
  }
  return isObject(text)
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

function end(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status)
  response.end()
}
