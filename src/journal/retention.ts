/** Forgetting what is old: at the start and every hour. */
import type { Log } from '../adapters/desk.ts'
import { dayMs, type KeptConversations } from './conversations.ts'
import { datedTables } from './learned.ts'
import type { Store } from './store.ts'

/** DESIGN.md: at most 90 days, whatever was asked for. */
const maxDays = 90
const hourMs = 60 * 60 * 1000

export interface RetentionParts {
  readonly store: Store
  readonly conversations: KeptConversations
  readonly retentionDays: number
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Calls `work` again and again until the function that it gives is called. */
export type Every = (work: () => void, ms: number) => () => void

/** A timer that keeps no process alive. */
export const everySoOften: Every = (work, ms) => {
  const timer = setInterval(work, ms).unref()
  return () => clearInterval(timer)
}

/** Deletes what was asked, voted and suggested before the days to keep, and conversations of yesterday. */
async function forget({ store, conversations, retentionDays, now }: RetentionParts): Promise<void> {
  const days = Math.min(retentionDays, maxDays)
  // Days are kept, not hours: a day goes once it began that long ago, so that nothing stays for longer.
  const lastDay = new Date(now() - days * dayMs).toISOString().slice(0, 10)
  // baimo_words goes with baimo_asked.
  for (const table of datedTables) await store.run(`delete from ${table} where day <= $1`, [lastDay])
  await conversations.forget()
  await store.sweep()
}

/** A failure is logged and tried again an hour later. Gives the function that ends it, and waits for what is under way. */
export async function startRetention(
  parts: RetentionParts,
  { log, every }: { readonly log: Log; readonly every: Every },
): Promise<() => Promise<void>> {
  let underWay: Promise<void> = Promise.resolve()
  const work = (): void => {
    underWay = underWay
      .then(() => forget(parts))
      .catch((error: unknown) => log.warn('old entries not forgotten', { error: error instanceof Error ? error.message : String(error) }))
  }
  work()
  await underWay
  const stop = every(work, hourMs)
  return () => {
    stop()
    return underWay
  }
}
