/** What is to be kept waits here until it is, so that a store that is slow or out of reach costs no answer. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Keeping, Log } from '../adapters/desk.ts'
import type { Write } from './journal.ts'

export interface Queue {
  /** Kept in the order in which it was put. Never rejects; tells `waiting` when it takes longer than `patienceMs`. */
  put(write: Write): Promise<Keeping>
  /** Resolves when all is kept, or when `withinMs` are over; what is left then is lost and logged. */
  close(withinMs: number): Promise<void>
}

export interface QueueParts {
  readonly keep: (write: Write) => Promise<unknown>
  readonly log: Log
  /** What comes in while so many wait is lost, and counted. */
  readonly max: number
  readonly patienceMs: number
  readonly retryMs: { readonly first: number; readonly last: number }
}

/** A few MB at most, and an hour of a busy bot. Platforms wait three seconds for an answer to a press. */
export const queueLimits = { max: 5000, patienceMs: 1000, retryMs: { first: 500, last: 30_000 } } as const

interface Waiting {
  readonly write: Write
  readonly tell: (keeping: Keeping) => void
}

export function createQueue({ keep, log, max, patienceMs, retryMs }: QueueParts): Queue {
  const waiting: Waiting[] = []
  const closing = new AbortController()
  let lost = 0
  let working: Promise<void> | undefined

  async function work(): Promise<void> {
    let pauseMs = 0
    for (let next = waiting[0]; next; next = waiting[0]) {
      try {
        await keep(next.write)
        waiting.shift()
        next.tell('kept')
        if (pauseMs > 0) log.info('journal back', { waiting: waiting.length, lost })
        pauseMs = 0
        lost = 0
      } catch (error) {
        if (closing.signal.aborted) return
        // Told once an outage, not once a question.
        if (pauseMs === 0) log.warn('journal out of reach', { error: messageOf(error), waiting: waiting.length })
        pauseMs = Math.min(Math.max(retryMs.first, pauseMs * 2), retryMs.last)
        await sleep(pauseMs, undefined, { ref: false, signal: closing.signal }).catch(() => undefined)
      }
    }
    // At once: what is put from now on finds nobody at work.
    working = undefined
  }

  return {
    put(write) {
      if (closing.signal.aborted || waiting.length >= max) {
        lost++
        if (lost === 1 || lost % 1000 === 0) log.warn('not kept', { lost })
        return Promise.resolve('lost')
      }
      const { told, tell } = patiently(patienceMs)
      waiting.push({ write, tell })
      working ??= work()
      return told
    },
    async close(withinMs) {
      // Cuts a pause short: what waits is tried once more.
      closing.abort()
      await Promise.race([working, sleep(withinMs, undefined, { ref: false })])
      if (waiting.length > 0) log.warn('not kept', { lost: lost + waiting.length })
      for (const { tell } of waiting.splice(0)) tell('lost')
    },
  }
}

/** The first that is told counts; `waiting` where nothing is told in time. */
function patiently(patienceMs: number): { readonly told: Promise<Keeping>; readonly tell: (keeping: Keeping) => void } {
  let tell: (keeping: Keeping) => void = () => undefined
  const told = new Promise<Keeping>((resolve) => {
    const timer = setTimeout(() => resolve('waiting'), patienceMs)
    tell = (keeping) => {
      clearTimeout(timer)
      resolve(keeping)
    }
  })
  return { told, tell }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
