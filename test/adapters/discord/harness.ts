/** baimo in the stand-in of Discord, through the real discord.js. */
import { createDiscordAdapter } from '../../../src/adapters/discord/index.ts'
import type { Adapter } from '../../../src/adapters/adapter.ts'
import { type Correction, createDesk, type JournalEntry, type Keeping, type Log, type Vote } from '../../../src/adapters/desk.ts'
import type { Engine, Memory } from '../../../src/core/reply.ts'
import { openStandIn, type StandIn, type StandInOptions, token } from './stand-in.ts'

export interface Logged {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: string
  readonly fields: Readonly<Record<string, unknown>>
}

export interface Running {
  readonly adapter: Adapter
  readonly discord: StandIn
  readonly logged: readonly Logged[]
  readonly journal: { readonly entries: JournalEntry[]; readonly votes: Vote[]; readonly corrections: Correction[]; keeping: Keeping }
  /** The adapter again, as after a restart. */
  again(): Promise<Adapter>
  /** Puts another engine in the place of the one at work. */
  replace(engine: Engine): void
}

/** What is to be closed after a test. */
const open: (() => Promise<void>)[] = []

export async function closeAll(): Promise<void> {
  for (const close of open.splice(0)) await close()
}

export async function startBaimo(
  first: Engine,
  options: StandInOptions & { readonly starts?: boolean; readonly applicationId?: string } = {},
): Promise<Running> {
  const discord = await openStandIn(options)
  let engine = first
  const logged: Logged[] = []
  const note =
    (level: Logged['level']): Log['info'] =>
    (event, fields = {}) =>
      void logged.push({ level, event, fields })
  const journal: Running['journal'] = { entries: [], votes: [], corrections: [], keeping: 'kept' }
  const keep = async <T>(list: T[], entry: T): Promise<Keeping> => {
    if (journal.keeping === 'kept') list.push(entry)
    return journal.keeping
  }
  const memories = new Map<string, Memory>()
  let failures = 0
  const make = (): Adapter => {
    const desk = createDesk({
      engine: () => engine,
      today: () => '2026-11-24',
      now: () => performance.now(),
      journal: {
        record: (entry) => keep(journal.entries, entry),
        vote: (vote) => keep(journal.votes, vote),
        correct: (correction) => keep(journal.corrections, correction),
      },
      conversations: { load: async (key) => memories.get(key), save: async (key, memory) => void memories.set(key, memory) },
      log: { info: note('info'), warn: note('warn'), error: note('error') },
      fail: () => `Something went wrong. (id-${++failures})`,
    })
    const { applicationId } = options
    const adapter = createDiscordAdapter({ desk, config: { token, apiUrl: discord.url, ...(applicationId ? { applicationId } : {}) } })
    open.unshift(() => adapter.stop())
    return adapter
  }
  open.push(() => discord.close())
  const adapter = make()
  if (options.starts !== false) await adapter.start()
  return {
    adapter,
    discord,
    logged,
    journal,
    replace: (next) => void (engine = next),
    async again() {
      const second = make()
      await second.start()
      return second
    },
  }
}
