/** A running bot whose knowledge is edited, as a process of its own: what it answers, tells, logs and leaves behind. */
import { createServer } from 'node:net'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildWhereStale } from '../build.ts'
import { articleFile, articleKnowledge } from '../shipped.ts'
import { copyOfKnowledge, inSlack, runBaimo, startBot } from './bot-process.ts'

const patience = { timeout: 60_000, interval: 50 }
beforeAll(buildWhereStale, 60_000)

/** A bot in Slack with one admin, on knowledge that may be edited. */
async function start() {
  const [dir, port] = [copyOfKnowledge(), await freePort()]
  const { slack, environment: access } = await inSlack()
  const environment = { ...access, BAIMO_KNOWLEDGE: dir, HEALTH_PORT: String(port), SLACK_ADMINS: 'U1' }
  const bot = startBot(environment)
  await slack.connected(2, { deadlineMs: 60_000 })
  return { bot, slack, dir, port, dataDir: environment.BAIMO_DATA, command: (...args: string[]) => runBaimo(args, environment) }
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
    const { bot, slack, dir, port, command } = await start()
    const file = join(dir, articleFile)
    const right = readFileSync(file, 'utf8')
    const health = async (): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/healthz`)).json()
    expect(await command('status')).toMatchObject({ code: 0, out: expect.stringMatching(/slack ready[\s\S]*live since/) })

    writeFileSync(file, right.replace('about: openai', 'about: opnai'))
    await expect.poll(health, patience).toMatchObject({ ready: true, knowledge: { facts: articleKnowledge.facts.length, problems: 1 } })
    const { code, out } = await command('status')
    expect([code, out]).toEqual([1, expect.stringMatching(/1 errors[\s\S]*chanyejia-2024-10\.yaml:\d+:\d+ error .*opnai/)])
    expect(bot.said()).toMatch(/"msg":"knowledge problem"/)
    await slack.slash({ command: '/burn', text: 'openai' })
    expect((await slack.answered({ onlyFor: 'U1' }, { deadlineMs: 30_000 })).text).toContain('US$5 billion')

    writeFileSync(file, right.replace(/(openai-net-loss-2024:[\s\S]*?value: )5\b/, '$18'))
    await expect.poll(health, patience).toMatchObject({ knowledge: { problems: 0 } })
    await expect.poll(bot.said, patience).toContain('knowledge live')
    await slack.slash({ command: '/burn', text: 'openai' })
    expect((await slack.answered({ onlyFor: 'U1' }, { count: 2, deadlineMs: 30_000 })).text).toContain('US$8 billion')
  }, 180_000)

  it('leaves nothing of canaries in the journal, the log and what it says when it is killed', async () => {
    const { bot, slack, dataDir, command } = await start()
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
    bot.child.kill('SIGABRT')
    await bot.ended
    const kept = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
      .map((name) => join(dataDir, name))
      .filter((path) => statSync(path).isFile())
    const bytes = [...kept.filter((path) => !path.includes('.cache')).map((path) => readFileSync(path, 'latin1')), bot.said()]
      .join('\n')
      .toLowerCase()
    expect(bytes).toContain('widgetry')
    for (const canary of [...canaries, 'canary', '7777 8888', slack.token, slack.appToken])
      expect(bytes).not.toContain(canary.toLowerCase())
    expect((await command('journal', 'export')).out).not.toMatch(/canary|7777/i)
  }, 180_000)
})
