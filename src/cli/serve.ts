/** No subcommand, and a platform is configured: baimo runs there until it is told to stop. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Adapter, SettingError } from '../adapters/adapter.ts'
import { createDesk, type Desk, type Journal, type Log, messageOf } from '../adapters/desk.ts'
import type { InstallationShelf } from '../adapters/slack/installations.ts'
import type { Config } from '../config.ts'
import type { Lang } from '../core/knowledge.ts'
import type { Upkeep } from '../core/reply.ts'
import type { Health } from '../health.ts'
import type { OpenJournal } from '../journal/open.ts'
import { renderProblem } from '../knowledge/problem.ts'
import type { KnowledgeNews, LiveKnowledge } from '../knowledge/watch.ts'
import { createLog } from '../log.ts'

export interface ServeDeps {
  readonly config: Config
  /** Begins to watch the knowledge. */
  readonly watch: (tell: (news: KnowledgeNews) => void) => LiveKnowledge
  readonly today: () => string
  readonly output: { write(text: string): unknown }
  /** Tells the one who started baimo what is wrong. */
  readonly complain: (line: string) => void
  /** The words for a failure; the error has been taken note of. */
  readonly failed: (error: unknown, lang: Lang) => string
  /** Resolves when baimo shall stop. */
  readonly stopped: Promise<string>
}

/** Resolves to 0 after a stop that was asked for, to 1 where baimo can't start or go on. */
export async function serve(deps: ServeDeps): Promise<number> {
  const { config, complain } = deps
  const adapters: Adapter[] = []
  let health: Health | undefined
  const log = createLog({ output: deps.output, onEvent: (level, event) => health?.happened(level, event) })
  const live = deps.watch((news) => logNews(news, log))
  let office: OpenJournal | undefined
  try {
    health = await openHealth({ config, adapters, live })
    const { openJournal } = await import('../journal/open.ts')
    office = await openJournal({ ...config, now: Date.now, log })
    const desk = deskOf({ ...deps, live, log, office, health })
    adapters.push(...(await adaptersOf(config, desk, office)))
    await health?.start()
    const failures = adapters.flatMap(({ failed }) => (failed ? [failed] : []))
    const ended = Promise.race([deps.stopped, ...failures])
    const started = Promise.all(adapters.map((adapter) => adapter.start())).then(() => 'started' as const)
    if ((await Promise.race([started, ended])) === 'started') {
      log.info('baimo runs', { adapters: adapters.map(({ name }) => name).join(', '), version: short(live.state().version) })
      log.info('baimo stops', { reason: await ended })
    }
    return 0
  } catch (error) {
    complain(error instanceof SettingError ? error.message : `baimo can't run: ${messageOf(error)}`)
    return 1
  } finally {
    await Promise.allSettled(adapters.map((adapter) => adapter.stop()))
    await Promise.allSettled([live.stop(), health?.stop(), office?.close()])
  }
}

interface HealthParts {
  readonly config: Config
  readonly adapters: readonly Adapter[]
  readonly live: LiveKnowledge
}

async function openHealth({ config, adapters, live }: HealthParts): Promise<Health | undefined> {
  if (!config.health) return undefined
  const { createHealth } = await import('../health.ts')
  const ready = (): Record<string, boolean> =>
    Object.fromEntries(adapters.map((adapter) => [adapter.name, adapter.ready ? adapter.ready() : true]))
  return createHealth({ ...config.health, knowledge: live.state, ready })
}

/** A problem has a line of its own, as `baimo check` prints it. */
function logNews(news: KnowledgeNews, log: Log): void {
  if (news.kind === 'blind') return void log.error('knowledge not watched', { error: news.error })
  const { version, facts, problems } = news.state
  if (news.kind === 'live') return void log.info('knowledge live', { version: short(version), facts, ms: news.ms })
  if (news.kind === 'mended') return void log.info('knowledge as before', { version: short(version) })
  log.warn('knowledge refused', { problems: problems.length, answering: short(version) })
  for (const problem of problems.slice(0, maxLoggedProblems)) log.warn('knowledge problem', { problem: renderProblem(problem) })
}
const maxLoggedProblems = 20

function short(version: string): string {
  return version.slice(0, 12)
}

interface DeskDeps extends ServeDeps {
  readonly live: LiveKnowledge
  readonly log: Log
  readonly office: OpenJournal
  readonly health: Health | undefined
}

function deskOf({ live, today, log, office, health, failed }: DeskDeps): Desk {
  const journal: Journal = {
    ...office.journal,
    record(entry) {
      health?.answered(entry)
      return office.journal.record(entry)
    },
  }
  const upkeep = async (): Promise<Upkeep> => ({
    problems: live.state().problems.map(renderProblem),
    gaps: (await office.reads.gaps(maxShownGaps)).map((gap) => ({ ...gap, words: gap.words.map(({ word }) => word) })),
  })
  const { conversations } = office
  return createDesk({ engine: live.engine, today, now: () => performance.now(), journal, conversations, log, upkeep, fail: failed })
}
const maxShownGaps = 10

/** What is not configured is not loaded. */
async function adaptersOf({ slack, discord }: Config, desk: Desk, { installations }: OpenJournal): Promise<Adapter[]> {
  const adapters: Adapter[] = []
  if (slack) {
    const { createSlackAdapter } = await import('../adapters/slack/index.ts')
    adapters.push(createSlackAdapter({ ...slack, desk, installations: shelfOf(installations, 'slack'), clock: Date.now, sleep }))
  }
  if (discord) {
    const { createDiscordAdapter } = await import('../adapters/discord/index.ts')
    adapters.push(createDiscordAdapter({ desk, config: discord }))
  }
  return adapters
}

/** The installations of one platform. */
function shelfOf(installations: OpenJournal['installations'], platform: string): InstallationShelf {
  return {
    put: (id, payload) => installations.put({ platform, id }, payload),
    async get(id) {
      const payload = await installations.get({ platform, id })
      return typeof payload === 'string' ? payload : undefined
    },
    delete: (id) => installations.delete({ platform, id }),
  }
}
