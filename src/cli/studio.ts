/** `baimo studio`: a local page that shows answers before they are live. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { messageOf } from '../adapters/desk.ts'
import type { Config } from '../config.ts'
import type { OpenJournal } from '../journal/open.ts'
import { shippedDir } from '../knowledge/store.ts'
import type { StudioDeps } from '../studio/server.ts'
import type { Arguments } from './arguments.ts'
import { clockDay } from './clock.ts'

interface Voices {
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
}

const defaultPort = 4140
const everyMs = 500
const maxGaps = 100

/** Runs until it is told to stop. Gives the exit code. */
export async function studioCommand(given: Arguments, config: Config, voices: Voices): Promise<number> {
  const loaded = await load(voices)
  if (!loaded) return 1
  const { createStudio, createWorkbench } = loaded
  const port = Number(given.port ?? defaultPort)
  const office = await openOffice(config, voices)
  const workbench = createWorkbench({ dir: given.knowledge ?? config.knowledgeDir ?? shippedDir, today: clockDay, everyMs })
  const studio = createStudio({ port, workbench, today: () => given.today ?? clockDay(), ...gapsOf(office) })
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
async function openOffice(config: Config, { complain }: Voices): Promise<OpenJournal | undefined> {
  if (config.database === undefined && !existsSync(join(config.dataDir, 'baimo.db'))) return undefined
  const log = { info: () => undefined, warn: complain, error: complain }
  try {
    const { openJournal } = await import('../journal/open.ts')
    return await openJournal({ ...config, now: Date.now, log })
  } catch (error) {
    complain(`Without gaps: ${messageOf(error)}`)
    return undefined
  }
}

function gapsOf(office: OpenJournal | undefined): Pick<StudioDeps, 'gaps'> {
  return office ? { gaps: () => office.reads.gaps(maxGaps) } : {}
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
