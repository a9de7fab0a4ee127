/** `baimo status`: how the running bot and its knowledge are, asked at the health port; without one, how the files are. */
import type { HealthReport } from '../health.ts'
import { buildKnowledge } from '../knowledge/build.ts'
import { readContents } from '../knowledge/contents.ts'
import { renderProblem } from '../knowledge/problem.ts'

export interface StatusDeps {
  readonly health: { readonly port: number; readonly host: string } | undefined
  readonly dir: string
  /** The day by the clock, ISO. */
  readonly today: string
  readonly asJson: boolean
  readonly print: (line: string) => void
}

const patienceMs = 3000
const maxShown = 20

interface Status {
  readonly ok: boolean
  readonly lines: readonly string[]
  readonly report: unknown
}

/** Gives the exit code: 1 where something is not as it should be. */
export async function statusCommand(deps: StatusDeps): Promise<number> {
  const { ok, lines, report } = deps.health ? await running(deps.health) : files(deps)
  if (deps.asJson) deps.print(JSON.stringify(report, null, 2))
  else lines.forEach(deps.print)
  return ok ? 0 : 1
}

async function running({ host, port }: { readonly host: string; readonly port: number }): Promise<Status> {
  // What it listens on may be every address.
  const at = `http://${host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host === '::' ? '::1' : host}]` : host}:${port}/healthz`
  try {
    const response = await fetch(at, { signal: AbortSignal.timeout(patienceMs) })
    const report: HealthReport = JSON.parse(await response.text())
    const { ready, adapters, knowledge } = report
    const lines = [
      `baimo ${ready ? 'takes questions' : 'does not take questions everywhere'}: ${
        Object.entries(adapters)
          .map(([name, up]) => `${name} ${up ? 'ready' : 'not ready'}`)
          .join(', ') || 'no platform yet'
      }`,
      `Knowledge ${knowledge.version.slice(0, 12)} of ${knowledge.facts} facts, live since ${knowledge.loadedAt}`,
      ...(knowledge.problems > 0 ? [`The files have changed since, with ${knowledge.problems} errors, so they are not live:`] : []),
      ...knowledge.firstProblems,
    ]
    return { ok: ready && knowledge.problems === 0, lines, report }
  } catch (error) {
    const why =
      error instanceof Error ? `${error.message}${error.cause instanceof Error ? ` (${error.cause.message})` : ''}` : String(error)
    return {
      ok: false,
      lines: [`No baimo answers at ${at}: ${why}. Start it, or mend HEALTH_PORT.`],
      report: { running: false, error: why },
    }
  }
}

function files({ dir, today }: StatusDeps): Status {
  const built = buildKnowledge(readContents(dir), today)
  const errors = built.problems.filter(({ severity }) => severity === 'error').map(renderProblem)
  const knowledge = built.ok ? { version: built.knowledge.hash, facts: built.knowledge.facts.length } : {}
  const lines = built.ok
    ? [`Knowledge ${built.knowledge.hash.slice(0, 12)} of ${built.knowledge.facts.length} facts in ${dir} can be used.`]
    : [`The knowledge in ${dir} can't be used: ${errors.length} errors.`, ...errors.slice(0, maxShown)]
  const hint = 'Whether a bot runs is not known: set HEALTH_PORT for it and for this command.'
  return { ok: built.ok, lines: [...lines, hint], report: { running: null, knowledge: { ...knowledge, problems: errors } } }
}
