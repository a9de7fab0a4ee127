/** A running bot whose database is locked by somebody else for a while. */
import { beforeAll, expect, it } from 'vitest'
import { openSqlite } from '../../src/journal/sqlite.ts'
import type { Shown, Taken } from '../adapters/discord/stand-in.ts'
import { viewOf } from '../adapters/discord/view.ts'
import { buildWhereStale } from '../build.ts'
import { articleEngine } from '../shipped.ts'
import { inDiscord, runBaimo, startBot } from './bot-process.ts'

const patience = { timeout: 60_000, interval: 20 }

beforeAll(buildWhereStale, 60_000)

async function shown(taken: Taken): Promise<Shown> {
  await expect.poll(() => taken.shown, patience).toBeDefined()
  if (!taken.shown) throw new Error('nothing was shown')
  return taken.shown
}

it('a vote of that time is thanked for with a reserve, answers go on, and all is kept once the database is free', async () => {
  const { discord, environment } = await inDiscord()
  const bot = startBot(environment)
  await bot.running
  const answer = await shown(discord.member.command('burn', { company: 'openai' }))
  const other = await openSqlite(environment.BAIMO_DATA)
  await other.transaction(async () => {
    const told = await shown(discord.member.press(answer, '1d'))
    expect(viewOf(told.components)).toBe(articleEngine.say('ui-kept-later', 'en'))
    expect(viewOf((await shown(discord.member.command('burn', { company: 'openai' }))).components)).toContain('US$5 billion')
  })
  await other.close()
  await expect.poll(async () => (await runBaimo(['stats'], environment)).out, patience).toContain('Votes: 0 up, 1 down')
  expect(viewOf((await shown(discord.member.press(answer, '1u'))).components)).toBe(articleEngine.say('ui-voted', 'en'))
  bot.child.kill('SIGTERM')
  expect(await bot.ended).toBe(0)
  expect((await runBaimo(['stats'], environment)).out).toMatch(/^2 questions[\s\S]*Votes: 1 up, 0 down/)
}, 180_000)
