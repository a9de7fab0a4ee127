/** What was asked waits here until it is kept, so that a store that is slow or out of reach costs no answer. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { JournalEntry, Log } from '../adapters/desk.ts'

export interface Queue {
  /** Never waits, never fails. */
  put(entry: JournalEntry): void
  /** Resolves when all is kept, or when `withinMs` are over; what is left then is lost and logged. */
  close(withinMs: number): Promise<void>
}

export interface QueueParts {
  readonly record: (entry: JournalEntry) => Promise<void>
  readonly log: Log
  /** What comes in while so many wait is dropped, and counted. */
  readonly max: number
  readonly retryMs: { readonly first: number; readonly last: number }
}

/** A few MB at most, and an hour of a busy bot. */
export const queueLimits = { max: 5000, retryMs: { first: 500, last: 30_000 } } as const

export function createQueue({ record, log, max, retryMs }: QueueParts): Queue {
  const waiting: JournalEntry[] = []
  const closing = new AbortController()
  let dropped = 0
  let working: Promise<void> | undefined

  async function work(): Promise<void> {
    let pauseMs = 0
    for (let entry = waiting[0]; entry; entry = waiting[0]) {
      try {
        await record(entry)
        waiting.shift()
        if (pauseMs > 0) log.info('journal back', { waiting: waiting.length, dropped })
        pauseMs = 0
        dropped = 0
      } catch (error) {
        if (closing.signal.aborted) return
        // Told once an outage, not once a question.
        if (pauseMs === 0) log.warn('journal out of reach', { error: messageOf(error), waiting: waiting.length })
        pauseMs = Math.min(Math.max(retryMs.first, pauseMs * 2), retryMs.last)
        await sleep(pauseMs, undefined, { ref: false, signal: closing.signal }).catch(() => undefined)
      }
    }
  }

  return {
    put(entry) {
      if (waiting.length >= max) {
        dropped++
        if (dropped === 1 || dropped % 1000 === 0) log.warn('questions not noted', { dropped })
        return
      }
      waiting.push(entry)
      working ??= work().finally(() => (working = undefined))
    },
    async close(withinMs) {
      // Cuts a pause short: what waits is tried once more.
      closing.abort()
      await Promise.race([working, sleep(withinMs, undefined, { ref: false })])
      if (waiting.length > 0) log.warn('questions not noted', { dropped: dropped + waiting.length })
      waiting.length = 0
    },
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
