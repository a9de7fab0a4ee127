/** `baimo studio`: a local page that shows answers before they are live. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { messageOf } from '../adapters/desk.ts'
import type { Config } from '../config.ts'
import type { OpenReads } from '../journal/open.ts'
import { shippedDir } from '../knowledge/store.ts'
import type { StudioDeps } from '../studio/server.ts'
import type { Arguments } from './arguments.ts'
import { clockDay } from './clock.ts'
import type { Diff } from './diff-formats.ts'
import { repositoryOf } from './git.ts'

interface Voices {
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
}

const defaultPort = 4140
const everyMs = 500
const maxGaps = 100
const maxDiffBytes = 64 * 1024 * 1024

/** Runs until it is told to stop. Gives the exit code. */
export async function studioCommand(given: Arguments, config: Config, voices: Voices): Promise<number> {
  const loaded = await load(voices)
  if (!loaded) return 1
  const { createStudio, createWorkbench } = loaded
  const port = Number(given.port ?? defaultPort)
  const office = await openOffice(config, voices)
  const dir = given.knowledge ?? config.knowledgeDir ?? shippedDir
  const today = (): string => given.today ?? clockDay()
  const workbench = createWorkbench({ dir, today: clockDay, everyMs })
  const studio = createStudio({ port, workbench, today, ...gapsOf(office), ...changesOf(dir, today) })
  try {
    voices.print(`The studio is at http://127.0.0.1:${await studio.start()}/ (Ctrl-C ends it).`)
    await toldToStop()
    await studio.stop()
    return 0
  } catch (error) {
    voices.complain(`The studio can't be opened on port ${port}: ${messageOf(error)}. Name another one: baimo studio --port 4141.`)
    return 1
  } finally {
    workbench.close()
    await office?.close()
  }
}

/** What draws is not installed everywhere: a bot that runs in production needs none of it. */
async function load({ complain }: Voices) {
  try {
    const [{ createStudio }, { createWorkbench }] = await Promise.all([import('../studio/server.ts'), import('../studio/workbench.ts')])
    return { createStudio, createWorkbench }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error
    complain(`The studio needs packages that are not installed. Install them: npm install --include=optional\n${error.message}`)
    return undefined
  }
}

/** Only a journal that is there already: looking must not make one. */
async function openOffice(config: Config, { complain }: Voices): Promise<OpenReads | undefined> {
  if (config.database === undefined && !existsSync(join(config.dataDir, 'baimo.db'))) return undefined
  const log = { info: () => undefined, warn: complain, error: complain }
  try {
    const { openReads } = await import('../journal/open.ts')
    return await openReads({ ...config, log })
  } catch (error) {
    complain(`Without gaps: ${messageOf(error)}`)
    return undefined
  }
}

function gapsOf(office: OpenReads | undefined): Pick<StudioDeps, 'gaps'> {
  return office ? { gaps: () => office.reads.gaps(maxGaps) } : {}
}

/** By `baimo diff` in a process of its own: it takes seconds, in which the page must answer. */
function changesOf(dir: string, today: () => string): Pick<StudioDeps, 'changes'> {
  const [, program] = process.argv
  if (program === undefined || repositoryOf(dir) === undefined) return {}
  return {
    async changes(signal) {
      const args = [program, 'diff', '--format', 'json', '--knowledge', dir, '--today', today()]
      const { stdout } = await promisify(execFile)(process.execPath, args, { signal, maxBuffer: maxDiffBytes }).catch(failedDiff)
      const diff: Diff = JSON.parse(stdout)
      return diff.changes.map(({ questions, before, after }) => ({ questions, before: before.text, after: after.text }))
    },
  }
}

/** What it said last says why. */
function failedDiff(error: unknown): never {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : undefined
  throw new Error(said || messageOf(error), { cause: error })
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
