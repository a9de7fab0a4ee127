/**
 * The whole bot, killed while it writes. What counts as acknowledged:
 *
 * - a vote and a suggestion, once the person who gave it was thanked;
 * - a question, once its row could be read by somebody else. Its answer promises nothing: the row waits in a queue of the process, and what
 *   waits there goes with the process. How many those were is printed.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import type { Shown, StandIn, Taken } from '../adapters/discord/stand-in.ts'
import { viewOf } from '../adapters/discord/view.ts'
import { buildWhereStale } from '../build.ts'
import { keptKey } from '../../src/journal/key.ts'
import { createSecrets } from '../../src/journal/secrets.ts'
import { openSqlite } from '../../src/journal/sqlite.ts'
import type { Store } from '../../src/journal/store.ts'
import { articleEngine } from '../shipped.ts'
import { type BotProcess, type Environment, inDiscord, startBot } from './bot-process.ts'

/** `KILL_ROUNDS=100` for a long look. */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 3)
const membersAtOnce = 8
const thanksARound = 12
const patience = { timeout: 60_000, interval: 5 }

beforeAll(buildWhereStale, 60_000)

/** What members did, and what they were told. */
interface Told {
  answers: number
  /** Who was thanked for a vote. */
  readonly voters: string[]
  readonly suggestions: string[]
}

it(
  `killed ${rounds} times while it writes, the bot starts each time, and nothing that it acknowledged is lost`,
  async () => {
    const { discord, environment } = await inDiscord()
    const { BAIMO_DATA: dataDir } = environment
    const told: Told = { answers: 0, voters: [], suggestions: [] }
    const seenRows = new Set<string>()
    for (let round = 0; round < rounds; round++) {
      const bot = await started(environment)
      const before = told.voters.length + told.suggestions.length
      const leaving = new AbortController()
      const members = Array.from({ length: membersAtOnce }, (_, i) =>
        member(`${round + 1}${String(i).padStart(2, '0')}`, told, { discord, leaving: leaving.signal }),
      )
      await expect.poll(() => told.voters.length + told.suggestions.length - before, patience).toBeGreaterThanOrEqual(thanksARound)
      for (const id of await inStore(dataDir, idsOfQuestions)) seenRows.add(id)
      // At any moment of a write, not always right after a reading.
      await sleep((round * 7) % 50)
      bot.child.kill('SIGKILL')
      expect(await bot.ended).toBeNull()
      leaving.abort()
      await Promise.all(members)
    }
    const bot = await started(environment)
    bot.child.kill('SIGTERM')
    expect(await bot.ended).toBe(0)

    const kept = await inStore(dataDir, everything)
    expect(kept.integrity).toBe('ok')
    expect(seenRows.size).toBeGreaterThan(rounds)
    expect([...seenRows].filter((id) => !kept.questions.has(id))).toEqual([])
    expect(told.voters.length).toBeGreaterThan(rounds)
    const { hash } = createSecrets(keptKey(dataDir))
    const isKept = (voter: string): boolean => kept.answers.some((answer) => kept.voters.has(hash('vote', [voter, answer])))
    expect(told.voters.filter((voter) => !isKept(voter))).toEqual([])
    expect(told.suggestions.length).toBeGreaterThan(0)
    expect(told.suggestions.filter((text) => !kept.suggestions.has(text))).toEqual([])
    // More is kept than was acknowledged where a kill came between a write and its thanks.
    console.info(
      `${rounds} kills: ${told.answers} questions answered, ${kept.questions.size} rows (${seenRows.size} were seen before a kill); ` +
        `${told.voters.length} votes thanked for, ${kept.voters.size} kept; ${told.suggestions.length} suggestions thanked for, ${kept.suggestions.size} kept`,
    )
  },
  60_000 + rounds * 30_000,
)

async function started(environment: Environment): Promise<BotProcess> {
  const bot = startBot(environment)
  await bot.running
  return bot
}

interface Going {
  readonly discord: StandIn
  readonly leaving: AbortSignal
}

/** Asks, votes and suggests, again and again, each time as somebody else. */
async function member(name: string, told: Told, { discord, leaving }: Going): Promise<void> {
  for (let turn = 0; !leaving.aborted; turn++) {
    const user = `${name}${String(turn).padStart(4, '0')}`
    const where = { user, channel: user }
    const answer = await shown(discord.member.command('burn', { company: 'openai' }, where), leaving)
    if (!answer) continue
    told.answers++
    if ((await words(discord.member.press(answer, '1u', where), leaving)) === thanksFor('ui-voted')) told.voters.push(`discord:${user}`)
    if (turn % 3 === 0) await suggest(answer, told, { text: `It was less, says member ${lettersOf(user)}.`, discord, leaving })
  }
}

/** What looks like the number of a person is masked. */
function lettersOf(number: string): string {
  return number.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')
}

async function suggest(answer: Shown, told: Told, { text, discord, leaving }: Going & { readonly text: string }): Promise<void> {
  const opened = discord.member.press(answer, 'Suggest a correction')
  if (!(await come(() => opened.response !== undefined, leaving))) return
  const { data } = opened.response ?? {}
  const sent = discord.member.submit(typeof data === 'object' && data !== null ? { ...data } : {}, { kind: 'figure', text }, answer)
  if ((await words(sent, leaving)) === thanksFor('ui-correct-thanks')) told.suggestions.push(text)
}

function thanksFor(phrase: 'ui-voted' | 'ui-correct-thanks'): string {
  return articleEngine.say(phrase, 'en')
}

async function words(taken: Taken, leaving: AbortSignal): Promise<string | undefined> {
  const message = await shown(taken, leaving)
  return message && viewOf(message.components)
}

async function shown(taken: Taken, leaving: AbortSignal): Promise<Shown | undefined> {
  await come(() => taken.shown !== undefined, leaving)
  return taken.shown
}

/** Whether it came: not from a bot that was killed, nor from one on a machine so busy that Discord's three seconds were over. */
async function come(holds: () => boolean, leaving: AbortSignal): Promise<boolean> {
  const end = performance.now() + 4000
  while (!holds() && !leaving.aborted && performance.now() < end) await sleep(2)
  return holds()
}

/** Opened for a moment, while the bot runs: the database must be mended by the bot's next start, not by a connection of the test. */
async function inStore<T>(dataDir: string, look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqlite(dataDir)
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}

async function idsOfQuestions(store: Store): Promise<string[]> {
  return textsOf(store, 'baimo_asked', 'id')
}

async function everything(store: Store) {
  const [integrity = ''] = await column(store, 'pragma integrity_check', 'integrity_check')
  return {
    integrity,
    questions: new Set(await textsOf(store, 'baimo_asked', 'id')),
    voters: new Set(await textsOf(store, 'baimo_votes', 'voter')),
    answers: [...new Set(await textsOf(store, 'baimo_votes', 'answer'))],
    suggestions: new Set(await textsOf(store, 'baimo_corrections', 'text')),
  }
}

function textsOf(store: Store, table: string, name: string): Promise<string[]> {
  return column(store, `select ${name} from ${table}`, name)
}

async function column(store: Store, sql: string, name: string): Promise<string[]> {
  return (await store.all(sql)).map((row) => String(row[name]))
}
