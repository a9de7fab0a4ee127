/** The environment, read in this one place. Checked by hand: zod's loading would be felt in every cold start. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { SlackMode } from './adapters/slack/mode.ts'
import {
  createSettings,
  databaseProblem,
  type Environment,
  keyProblem,
  loopbackProblem,
  optional,
  portRange,
  type ProblemOf,
  type Settings,
} from './settings.ts'

export interface SlackConfig {
  readonly mode: SlackMode
  /** Channels in which every question is answered. */
  readonly askChannels: readonly string[]
  /** Users who see the state of the knowledge. */
  readonly admins: readonly string[]
  /** A stand-in for Slack, for tests. */
  readonly apiUrl?: string
}

export interface DiscordConfig {
  readonly token: string
  readonly applicationId?: string
  /** A stand-in for Discord, for tests. */
  readonly apiUrl?: string
}

export interface Config {
  /** Other knowledge than the shipped one. */
  readonly knowledgeDir?: string
  /** Where baimo keeps data of its own. */
  readonly dataDir: string
  /** What the screen can do, apart from whether there is one. */
  readonly screen: { readonly color: boolean; readonly links: boolean }
  readonly slack?: SlackConfig
  readonly discord?: DiscordConfig
  /** Address of a PostgreSQL; a file in `dataDir` when left out. */
  readonly database?: string
  /** For encryption and hashes. Made and kept in `dataDir` when left out. */
  readonly key?: string
  readonly retentionDays: number
  readonly health?: { readonly port: number; readonly host: string }
}

export type ConfigReading = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] }

/** DESIGN: at most 90 days. */
const maxRetentionDays = 90
/** Terminals that print escapes of links instead of following them. */
const plainTerminals = ['dumb', 'linux']

/** Reads the environment, and `.env` of a folder where there is one, which goes second. Problems are listed all at once. */
export function loadConfig(folder: string, environment: Environment = process.env): ConfigReading {
  const problem = loadEnvFile(join(folder, '.env'))
  const reading = readConfig(environment)
  if (problem === undefined) return reading
  return { ok: false, problems: [problem, ...(reading.ok ? [] : reading.problems)] }
}

function readConfig(environment: Environment): ConfigReading {
  const settings = createSettings(environment)
  const config: Config = {
    ...optional('knowledgeDir', settings.text('BAIMO_KNOWLEDGE', knowledgeProblem)),
    dataDir: settings.text('BAIMO_DATA', dataProblem) ?? '.baimo',
    // https://no-color.org: any value counts, and FORCE_COLOR is no reason against it.
    screen: {
      color: !environment['NO_COLOR'] && environment['TERM'] !== 'dumb',
      links: !plainTerminals.includes(environment['TERM']?.trim() ?? ''),
    },
    ...optional('slack', readSlack(settings)),
    ...optional('discord', readDiscord(settings)),
    ...optional('database', settings.text('DATABASE_URL', databaseProblem)),
    ...optional('key', settings.text('BAIMO_KEY', keyProblem)),
    retentionDays: settings.number('RETENTION_DAYS', { min: 1, max: maxRetentionDays }) ?? maxRetentionDays,
    ...optional('health', readHealth(settings)),
  }
  return settings.problems.length > 0 ? { ok: false, problems: settings.problems } : { ok: true, config }
}

function readSlack(settings: Settings): SlackConfig | undefined {
  const mode = settings.text('SLACK_CLIENT_ID') === undefined ? readWorkspace(settings) : readInstall(settings)
  return mode
    ? {
        mode,
        askChannels: settings.list('SLACK_ASK_CHANNELS'),
        admins: settings.list('SLACK_ADMINS'),
        ...optional('apiUrl', settings.text('SLACK_API_URL', loopbackProblem)),
      }
    : undefined
}

function readWorkspace(settings: Settings): SlackMode | undefined {
  const botToken = settings.text('SLACK_BOT_TOKEN')
  if (botToken === undefined) return undefined
  const appToken = settings.text('SLACK_APP_TOKEN')
  if (appToken !== undefined) return { kind: 'socket', botToken, appToken }
  if (settings.text('SLACK_SIGNING_SECRET') === undefined) {
    settings.problems.push('SLACK_BOT_TOKEN is set alone. Add SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET and PORT for HTTP.')
    return undefined
  }
  const why = 'for SLACK_SIGNING_SECRET'
  return { kind: 'http', botToken, signingSecret: settings.need('SLACK_SIGNING_SECRET', why), port: settings.needPort('PORT', why) }
}

function readInstall(settings: Settings): SlackMode {
  const why = 'for SLACK_CLIENT_ID, which lets many workspaces install baimo'
  if (settings.text('SLACK_BOT_TOKEN') !== undefined)
    settings.problems.push('SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set. Keep the first for one workspace, the second for many.')
  return {
    kind: 'install',
    clientId: settings.need('SLACK_CLIENT_ID', why),
    clientSecret: settings.need('SLACK_CLIENT_SECRET', why),
    stateSecret: settings.need('SLACK_STATE_SECRET', why),
    signingSecret: settings.need('SLACK_SIGNING_SECRET', why),
    port: settings.needPort('PORT', why),
  }
}

function readDiscord(settings: Settings): DiscordConfig | undefined {
  const token = settings.text('DISCORD_TOKEN')
  if (token === undefined) return undefined
  return {
    token,
    ...optional('applicationId', settings.text('DISCORD_APPLICATION_ID')),
    ...optional('apiUrl', settings.text('DISCORD_API_URL', loopbackProblem)),
  }
}

function readHealth(settings: Settings): Config['health'] {
  const port = settings.number('HEALTH_PORT', portRange)
  return port === undefined ? undefined : { port, host: settings.text('HEALTH_HOST') ?? '127.0.0.1' }
}

const knowledgeProblem: ProblemOf = (dir, name) =>
  isFolder(dir) === true ? undefined : `${name} names "${dir}", which is no folder. Set it to a folder like knowledge/, or leave it out.`

// A folder that is not there yet is made when it is needed.
const dataProblem: ProblemOf = (dir, name) =>
  isFolder(dir) === false ? `${name} names "${dir}", which is a file. Set it to a folder, or leave it out for .baimo.` : undefined

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
