/** A running bot whose database is locked by somebody else for a while. */
import { afterEach, beforeAll, expect, it } from 'vitest'
import { openSqlite } from '../../src/journal/sqlite.ts'
import { openStandIn, type Shown, type StandIn, type Taken, token } from '../adapters/discord/stand-in.ts'
import { viewOf } from '../adapters/discord/view.ts'
import { buildWhereStale } from '../build.ts'
import { newFolder } from '../journal/place.ts'
import { articleEngine } from '../shipped.ts'
import { type BotProcess, runBaimo, startBot } from './bot-process.ts'

const patience = { timeout: 60_000, interval: 20 }

let discord: StandIn
let bot: BotProcess | undefined
beforeAll(buildWhereStale, 60_000)
afterEach(async () => {
  bot?.child.kill('SIGKILL')
  await discord.close()
})

async function shown(taken: Taken): Promise<Shown> {
  await expect.poll(() => taken.shown, patience).toBeDefined()
  if (!taken.shown) throw new Error('nothing was shown')
  return taken.shown
}

it('a vote of that time is thanked for with a reserve, answers go on, and all is kept once the database is free', async () => {
  discord = await openStandIn()
  const environment = { BAIMO_DATA: newFolder(), DISCORD_TOKEN: token, DISCORD_API_URL: discord.url }
  bot = startBot(environment)
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
