/** A running bot whose knowledge is broken in twenty-two ways, one after the other. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { buildWhereStale } from '../build.ts'
import { breakages, brokenFile } from './breakages.ts'
import { copyOfKnowledge, inSlack, runBaimo, startBot } from './bot-process.ts'

const patience = { timeout: 60_000, interval: 20 }
beforeAll(buildWhereStale, 60_000)

/** At once, as editors save: half a file would be one more way to break it. */
function replace(path: string, content: string | Buffer): void {
  writeFileSync(`${path}~`, content)
  renameSync(`${path}~`, path)
}

it('each is named by baimo check with line and remedy, the bot answers on, and is well again once it is mended', async () => {
  expect(breakages.length).toBeGreaterThanOrEqual(20)
  const dir = copyOfKnowledge()
  const { slack, environment: access } = await inSlack()
  const environment = { ...access, BAIMO_KNOWLEDGE: dir }
  const bot = startBot(environment)
  await bot.running
  await slack.connected(2, { deadlineMs: 60_000 })
  const path = join(dir, brokenFile)
  const right = readFileSync(path, 'utf8')
  const times = (event: string): number => bot.said().split(`"${event}"`).length - 1

  for (const [n, { what, broken, line, says }] of breakages.entries()) {
    const edit = broken(right)
    if (typeof edit === 'function') edit(path)
    else replace(path, edit)
    const checked = runBaimo(['check'], environment)
    await expect.poll(() => times('knowledge refused'), { ...patience, message: `${what} is refused` }).toBe(n + 1)
    await slack.slash({ command: '/burn', text: 'openai' })
    const answer = await slack.answered({ onlyFor: 'U1' }, { count: n + 1, deadlineMs: 60_000 })
    expect(answer.text, what).toContain('US$5 billion')
    const { code, out } = await checked
    expect(code, what).toBe(1)
    const named = out.split('\n').filter((said) => said.startsWith(`${brokenFile}:${line(right)}:`) && says.test(said))
    expect(named, `${what}: ${out.slice(0, 1000)}`).toHaveLength(1)
    replace(path, right)
    await expect.poll(() => times('knowledge as before'), { ...patience, message: `${what} is mended` }).toBe(n + 1)
  }
  expect(times('knowledge live')).toBe(0)
  expect(bot.said()).not.toMatch(/canary-outside|"level":"error"/)
  bot.child.kill('SIGTERM')
  expect(await bot.ended).toBe(0)
}, 600_000)
