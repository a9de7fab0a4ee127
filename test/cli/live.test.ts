/** A running bot whose knowledge is edited, as a process of its own: what it answers, tells, logs and leaves behind. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createSlackStandIn, type SlackStandIn } from '../adapters/slack/stand-in/stand-in.ts'
import { buildWhereStale } from '../build.ts'
import { newFolder } from '../journal/place.ts'
import { articleFile, articleKnowledge, copyArticle } from '../shipped.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const main = join(root, 'dist', 'main.js')
const patience = { timeout: 60_000, interval: 50 }

interface Running {
  readonly child: ChildProcess
  readonly slack: SlackStandIn
  readonly dir: string
  readonly dataDir: string
  readonly port: number
  err(): string
  /** Another command beside the bot, in the same surroundings. */
  command(...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string }>
}

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
beforeAll(buildWhereStale, 60_000)

async function start(): Promise<Running> {
  const slack = await createSlackStandIn()
  closing.push(slack.close)
  const [dir, dataDir, port] = [join(newFolder(), 'knowledge'), newFolder(), await freePort()]
  copyArticle(dir)
  const { PATH = '' } = process.env
  // The cache of compiled knowledge goes into the folder too.
  const env = {
    ...{ PATH, HOME: dataDir, BAIMO_DATA: dataDir, BAIMO_KNOWLEDGE: dir, HEALTH_PORT: String(port) },
    ...{ SLACK_BOT_TOKEN: slack.token, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl, SLACK_ADMINS: 'U1' },
  }
  const child = spawn(process.execPath, [main], { cwd: dataDir, env })
  closing.push(() => child.kill('SIGKILL'))
  let err = ''
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  await slack.connected(2, { deadlineMs: 60_000 })
  const command: Running['command'] = (...args) =>
    new Promise((resolve) => {
      const other = spawn(process.execPath, [main, ...args], { cwd: dataDir, env })
      let out = ''
      other.stdout.on('data', (chunk) => (out += String(chunk)))
      other.once('close', (code) => resolve({ code, out }))
    })
  return { child, slack, dir, dataDir, port, err: () => err, command }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

describe('a running bot', () => {
  it('answers from an edit once it is saved, and from before it where it is bad; status, health and log say so', async () => {
    const { slack, dir, port, err, command } = await start()
    const file = join(dir, articleFile)
    const right = readFileSync(file, 'utf8')
    const health = async (): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/healthz`)).json()
    expect(await command('status')).toMatchObject({ code: 0, out: expect.stringMatching(/slack ready[\s\S]*live since/) })

    writeFileSync(file, right.replace('about: openai', 'about: opnai'))
    await expect.poll(health, patience).toMatchObject({ ready: true, knowledge: { facts: articleKnowledge.facts.length, problems: 1 } })
    const { code, out } = await command('status')
    expect([code, out]).toEqual([1, expect.stringMatching(/1 errors[\s\S]*chanyejia-2024-10\.yaml:\d+:\d+ error .*opnai/)])
    expect(err()).toMatch(/"msg":"knowledge problem"/)
    await slack.slash({ command: '/burn', text: 'openai' })
    expect((await slack.answered({ onlyFor: 'U1' }, { deadlineMs: 30_000 })).text).toContain('US$5 billion')

    writeFileSync(file, right.replace(/(openai-net-loss-2024:[\s\S]*?value: )5\b/, '$18'))
    await expect.poll(health, patience).toMatchObject({ knowledge: { problems: 0 } })
    await expect.poll(err, patience).toContain('knowledge live')
    await slack.slash({ command: '/burn', text: 'openai' })
    expect((await slack.answered({ onlyFor: 'U1' }, { count: 2, deadlineMs: 30_000 })).text).toContain('US$8 billion')
  }, 180_000)

  it('leaves nothing of canaries in the journal, the log and what it says when it is killed', async () => {
    const { child, slack, dataDir, err, command } = await start()
    const canaries = [
      'canary.mail@canary-host.example',
      '139 7777 8888',
      'xoxb-2222222222-CanaryTokenAbcdef',
      'https://canary-web.example/p?x=1',
      '<@UCANARY0004>',
    ]
    for (const canary of canaries) {
      await slack.slash({ command: '/ask', text: `starlight widgetry ${canary}` })
      await slack.slash({ command: '/burn', text: `openai ${canary}` })
    }
    await expect.poll(async () => (await command('stats')).out, patience).toMatch(/^10 questions/)
    // Dies as of a bug, with a report of where it was.
    child.kill('SIGABRT')
    await new Promise((resolve) => child.once('close', resolve))
    const kept = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
      .map((name) => join(dataDir, name))
      .filter((path) => statSync(path).isFile())
    const bytes = [...kept.filter((path) => !path.includes('.cache')).map((path) => readFileSync(path, 'latin1')), err()]
      .join('\n')
      .toLowerCase()
    expect(bytes).toContain('widgetry')
    for (const canary of [...canaries, 'canary', '7777 8888', slack.token, slack.appToken])
      expect(bytes).not.toContain(canary.toLowerCase())
    expect((await command('journal', 'export')).out).not.toMatch(/canary|7777/i)
  }, 180_000)
})
