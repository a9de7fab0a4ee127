/** The bot as a process of its own, on data and knowledge of the test's, in a Slack or Discord of the test's. Each ends with its test. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { openStandIn, type StandIn, token } from '../adapters/discord/stand-in.ts'
import { createSlackStandIn, type SlackStandIn } from '../adapters/slack/stand-in/stand-in.ts'
import { newFolder } from '../journal/place.ts'
import { copyArticle } from '../shipped.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const main = join(root, 'dist', 'main.js')

export interface BotProcess {
  readonly child: ChildProcess
  /** What it logged. */
  said(): string
  readonly ended: Promise<number | null>
  /** Resolves once it takes questions, rejects where it ends before. */
  readonly running: Promise<void>
}

export type Environment = Readonly<Record<string, string>> & {
  /** What it keeps lies here; so does the cache of compiled knowledge. */
  readonly BAIMO_DATA: string
}

/** A Discord, and the surroundings in which a bot finds it. */
export async function inDiscord(): Promise<{ readonly discord: StandIn; readonly environment: Environment }> {
  const discord = await openStandIn()
  onTestFinished(discord.close)
  return { discord, environment: { BAIMO_DATA: newFolder(), DISCORD_TOKEN: token, DISCORD_API_URL: discord.url } }
}

/** A Slack, and the surroundings in which a bot finds it. */
export async function inSlack(): Promise<{ readonly slack: SlackStandIn; readonly environment: Environment }> {
  const slack = await createSlackStandIn()
  onTestFinished(slack.close)
  const access = { SLACK_BOT_TOKEN: slack.token, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl }
  return { slack, environment: { BAIMO_DATA: newFolder(), ...access } }
}

export function startBot(environment: Environment): BotProcess {
  const child = spawnBaimo([], environment)
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const running = new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      said += String(chunk)
      if (said.includes('"baimo runs"')) resolve()
    })
    child.once('close', (code) => reject(new Error(`baimo ended with ${code}: ${said}`)))
  })
  running.catch(() => undefined)
  return { child, said: () => said, ended, running }
}

/** Another command beside the bot, in the same surroundings. */
export function runBaimo(
  args: readonly string[],
  environment: Environment,
): Promise<{ readonly code: number | null; readonly out: string }> {
  return new Promise((resolve) => {
    const child = spawnBaimo(args, environment)
    let out = ''
    child.stdout?.on('data', (chunk) => (out += String(chunk)))
    child.once('close', (code) => resolve({ code, out }))
  })
}

function spawnBaimo(args: readonly string[], environment: Environment): ChildProcess {
  const { PATH = '' } = process.env
  return spawn(process.execPath, [main, ...args], {
    cwd: environment.BAIMO_DATA,
    env: { PATH, HOME: environment.BAIMO_DATA, ...environment },
  })
}

/** The first article's knowledge, to be edited. */
export function copyOfKnowledge(): string {
  const dir = join(newFolder(), 'knowledge')
  copyArticle(dir)
  return dir
}
