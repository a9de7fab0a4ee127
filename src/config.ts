/** The environment, read in this one place. Checked by hand: zod's loading would be felt in every cold start. */
import { statSync } from 'node:fs'
import { join } from 'node:path'

export interface Config {
  /** Other knowledge than the shipped one. */
  readonly knowledgeDir?: string
  /** Where baimo keeps data of its own. */
  readonly dataDir: string
  /** What the screen can do, apart from whether there is one. */
  readonly screen: { readonly color: boolean; readonly links: boolean }
  /** Platforms that a token is set for, by the name of the token. */
  readonly platforms: readonly { readonly name: string; readonly variable: string }[]
}

export type ConfigReading = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] }

type Environment = Readonly<Record<string, string | undefined>>

const tokens = [
  { name: 'Slack', variable: 'SLACK_BOT_TOKEN' },
  { name: 'Slack', variable: 'SLACK_CLIENT_ID' },
  { name: 'Discord', variable: 'DISCORD_TOKEN' },
] as const
/** Terminals that print escapes of links instead of following them. */
const plainTerminals = ['dumb', 'linux']

/** Reads the environment, and `.env` of a folder where there is one, which goes second. Problems are listed all at once. */
export function loadConfig(folder: string, environment: Environment = process.env): ConfigReading {
  const problem = loadEnvFile(join(folder, '.env'))
  const reading = readConfig(environment)
  if (problem === undefined) return reading
  return { ok: false, problems: [problem, ...(reading.ok ? [] : reading.problems)] }
}

/** What is set to nothing counts as not set. */
function readConfig(environment: Environment): ConfigReading {
  const setting = (name: string): string | undefined => environment[name]?.trim() || undefined
  const knowledgeDir = setting('BAIMO_KNOWLEDGE')
  const dataDir = setting('BAIMO_DATA') ?? '.baimo'
  const problems = [knowledgeProblem(knowledgeDir), dataProblem(dataDir)].filter((problem) => problem !== undefined)
  if (problems.length > 0) return { ok: false, problems }
  const terminal = setting('TERM') ?? ''
  return {
    ok: true,
    config: {
      ...(knowledgeDir === undefined ? {} : { knowledgeDir }),
      dataDir,
      // https://no-color.org: any value counts, and FORCE_COLOR is no reason against it.
      screen: { color: !environment['NO_COLOR'] && terminal !== 'dumb', links: !plainTerminals.includes(terminal) },
      platforms: tokens.filter(({ variable }) => setting(variable) !== undefined),
    },
  }
}

function knowledgeProblem(dir: string | undefined): string | undefined {
  if (dir === undefined || isFolder(dir) === true) return undefined
  return `BAIMO_KNOWLEDGE names "${dir}", which is no folder. Set it to a folder like knowledge/, or leave it out.`
}

function dataProblem(dir: string): string | undefined {
  // A folder that is not there yet is made when it is needed.
  if (isFolder(dir) !== false) return undefined
  return `BAIMO_DATA names "${dir}", which is a file. Set it to a folder, or leave it out for .baimo.`
}

/** Undefined when there is nothing of that name. */
function isFolder(path: string): boolean | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory()
}

function loadEnvFile(path: string): string | undefined {
  if (isFolder(path) === undefined) return undefined
  try {
    process.loadEnvFile(path)
    return undefined
  } catch (error) {
    return `.env can't be read: ${error instanceof Error ? error.message : String(error)}. Make it a readable file, or remove it.`
  }
}
