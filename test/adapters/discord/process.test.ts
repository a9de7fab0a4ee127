/** baimo as a process of its own, in Discord: how it starts, registers and ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildWhereStale } from '../../build.ts'
import { openStandIn, type StandIn, type StandInOptions, token, until } from './stand-in.ts'
import { viewOf } from './view.ts'

const main = fileURLToPath(new URL('../../../dist/main.js', import.meta.url))
const sharding = fileURLToPath(new URL('sharding.mjs', import.meta.url))

beforeAll(buildWhereStale, 60_000)

interface Running {
  readonly child: ChildProcess
  /** All that it printed. */
  output(): string
  readonly ended: Promise<number | null>
}

let discord: StandIn
const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await discord.close()
})

async function run(
  args: readonly string[],
  { given = token, program = main, ...options }: StandInOptions & { readonly given?: string; readonly program?: string } = {},
): Promise<Running> {
  discord = await openStandIn(options)
  const { PATH = '', HOME = '' } = process.env
  const cwd = mkdtempSync(join(tmpdir(), 'baimo-'))
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH, HOME, DISCORD_TOKEN: given, DISCORD_API_URL: discord.url },
  })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  return { child, output: () => output, ended }
}

/** Starting takes a second or two where the machine is busy. */
const patience = 30_000

describe('baimo in Discord, as a process', () => {
  it(
    'answers, finishes what is under way at SIGTERM, and exits with 0',
    async () => {
      const { child, output, ended } = await run([])
      await until(() => output().includes('baimo runs'), patience)
      discord.fail(/POST \/interactions/, { kind: 'limit', retryAfterMs: 300 })
      const taken = discord.member.command('burn', { company: 'openai' })
      await until(() => discord.requests.some(({ path }) => path.startsWith('/interactions')))
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
      expect(viewOf(taken.shown?.components)).toMatch(/^OpenAI, net loss/)
      expect(output()).not.toContain(token)
      expect(output()).not.toContain(taken.token)
    },
    patience,
  )

  it(
    'exits with 1 and one line that names DISCORD_TOKEN where the token is refused',
    async () => {
      const { output, ended } = await run([], { given: 'bad.token.given' })
      expect(await ended).toBe(1)
      expect(
        output()
          .split('\n')
          .filter((line) => line.includes('DISCORD_TOKEN')),
      ).toHaveLength(1)
      expect(output()).not.toContain('bad.token.given')
    },
    patience,
  )

  it(
    'exits with 1 when Discord closes the connection for good, so that a supervisor starts it again',
    async () => {
      const { output, ended } = await run([])
      await until(() => output().includes('baimo runs'), patience)
      discord.drop({ code: 4013 })
      expect(await ended).toBe(1)
      expect(output()).toContain('code 4013')
    },
    patience,
  )

  // discord.js throws there, out of reach of any catch; a supervisor starts it again.
  it(
    'is never deaf after a session that is called back right after its resume: it ends with 1, or joins anew',
    async () => {
      const { output, ended } = await run([], { regrets: true })
      await until(() => output().includes('baimo runs'), patience)
      discord.drop()
      const code = await Promise.race([ended, until(() => discord.connections.identified === 2, patience).then(() => 'joined' as const)])
      expect(['joined', 1]).toContain(code)
    },
    patience,
  )

  it(
    'runs one shard a process under a ShardingManager, as docs/deploy.md tells, and ends with it',
    async () => {
      const { child, output, ended } = await run([main], { program: sharding })
      await until(() => output().includes('all shards run'), patience)
      const { shards } = discord.connections
      expect(shards).toHaveLength(2)
      for (const shard of [0, 1]) expect(shards).toContainEqual([shard, 2])
      const taken = discord.member.command('burn', { company: 'openai' })
      await until(() => taken.shown !== undefined)
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
    },
    patience,
  )

  it(
    'registers commands by hand, for all servers or for one',
    async () => {
      const { output, ended } = await run(['register', '--guild', '100000000000000001'])
      expect(await ended).toBe(0)
      expect(output()).toMatch(/^Registered \d+ commands in server 100000000000000001\.\n$/)
      expect(discord.commandsOf('100000000000000001')?.length).toBeGreaterThan(15)
      expect(discord.problems).toEqual([])
    },
    patience,
  )

  it(
    'says what is wrong where commands can not be registered',
    async () => {
      const { output, ended } = await run(['register'], { given: 'bad.token.given' })
      expect(await ended).toBe(1)
      expect(output()).toMatch(/^DISCORD_TOKEN is refused by Discord\.[^\n]*\n$/)
    },
    patience,
  )
})
