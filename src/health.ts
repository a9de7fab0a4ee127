/** `/healthz` and `/metrics` for whoever watches baimo. The only file that knows prom-client. */
import { createServer } from 'node:http'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { JournalEntry } from './adapters/desk.ts'
import { renderProblem } from './knowledge/problem.ts'
import type { KnowledgeState } from './knowledge/watch.ts'
import type { Level } from './log.ts'

/** What `/healthz` says. 200 while every adapter takes questions, else 503. */
export interface HealthReport {
  readonly ready: boolean
  readonly adapters: Readonly<Record<string, boolean>>
  readonly knowledge: {
    readonly version: string
    readonly facts: number
    /** ISO. */
    readonly loadedAt: string
    /** Errors in the files as they are now: then the version above is older than they are. */
    readonly problems: number
    readonly firstProblems: readonly string[]
  }
}

export interface HealthDeps {
  readonly port: number
  /** 127.0.0.1 unless somebody from outside shall see it. */
  readonly host: string
  /** By adapter: whether it takes questions now. */
  readonly ready: () => Readonly<Record<string, boolean>>
  readonly knowledge: () => KnowledgeState
}

export interface Health {
  /** Resolves to the port that is listened on. */
  start(): Promise<number>
  stop(): Promise<void>
  answered(entry: Pick<JournalEntry, 'platform' | 'kind' | 'lang' | 'ms'>): void
  happened(level: Level, event: string): void
}

const maxProblems = 20
/** Seconds: an answer takes well under a millisecond, so the steps are small. */
const answerSeconds = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.25, 1]

export function createHealth({ port, host, ready, knowledge }: HealthDeps): Health {
  const metrics = createMetrics(knowledge)
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const say = (status: number, type: string, body: string): void => void response.writeHead(status, { 'content-type': type }).end(body)
    if (pathname === '/healthz') {
      const report = reportOf(ready(), knowledge())
      return say(report.ready ? 200 : 503, 'application/json', `${JSON.stringify(report)}\n`)
    }
    if (pathname !== '/metrics') return say(404, 'text/plain', 'baimo serves /healthz and /metrics here.\n')
    metrics.registry.metrics().then(
      (text) => say(200, metrics.registry.contentType, text),
      (error: unknown) => say(500, 'text/plain', `${String(error)}\n`),
    )
  })
  return {
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          const address = server.address()
          resolve(typeof address === 'object' && address !== null ? address.port : port)
        })
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    answered({ platform, kind, lang, ms }) {
      metrics.answers.inc({ platform, kind, lang })
      metrics.seconds.observe(ms / 1000)
    },
    happened: (level, event) => metrics.events.inc({ level, event }),
  }
}

function reportOf(adapters: HealthReport['adapters'], { version, facts, loadedAt, problems }: KnowledgeState): HealthReport {
  const firstProblems = problems.slice(0, maxProblems).map(renderProblem)
  const knowledge = { version, facts, loadedAt: new Date(loadedAt).toISOString(), problems: problems.length, firstProblems }
  return { ready: Object.values(adapters).every(Boolean), adapters, knowledge }
}

function createMetrics(knowledge: () => KnowledgeState) {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, value: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  gauge('baimo_facts', 'Facts in the knowledge', () => knowledge().facts)
  gauge('baimo_knowledge_problems', 'Errors that keep the files from going live', () => knowledge().problems.length)
  gauge('baimo_knowledge_loaded_seconds', 'When the knowledge went live, since 1970', () => knowledge().loadedAt / 1000)
  return {
    registry,
    answers: new Counter({ name: 'baimo_answers_total', help: 'Questions answered', labelNames: ['platform', 'kind', 'lang'], registers }),
    seconds: new Histogram({ name: 'baimo_answer_seconds', help: 'Time of the engine for one answer', buckets: answerSeconds, registers }),
    events: new Counter({ name: 'baimo_events_total', help: 'Lines of the log', labelNames: ['level', 'event'], registers }),
  }
}
