/** Getting messages to Slack: each once if at all possible, none lost to layout, one slow channel in nobody else's way. */
import type { KnownBlock } from '@slack/types'
import type { Log } from '../desk.ts'
import { maxWaitMs } from './limits.ts'

export interface Outgoing {
  readonly text: string
  readonly blocks?: readonly KnownBlock[]
}

/** Why a call failed, as far as it matters for trying again. */
export type Failure =
  /** Slack asks to wait. */
  | { readonly kind: 'limited'; readonly waitMs: number }
  /** Did not get through, or Slack failed: nothing was done. */
  | { readonly kind: 'again'; readonly reason: string }
  /** No answer came: it may have been done. */
  | { readonly kind: 'unsure'; readonly reason: string }
  /** The layout is not taken. */
  | { readonly kind: 'layout'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }

export interface DeliveryDeps {
  readonly judge: (error: unknown) => Failure
  readonly sleep: (ms: number) => Promise<void>
  readonly log: Log
}

export interface Delivery {
  /** In order within a channel. Resolves to whether it was delivered. */
  inChannel(channel: string, message: Outgoing, send: Send): Promise<boolean>
  /** `mayRepeat`: a second copy does no harm, so a missing answer is tried again too. */
  privately(message: Outgoing, send: Send): Promise<boolean>
  once(message: Outgoing, send: Send): Promise<boolean>
  /** Resolves once nothing is under way. */
  settled(): Promise<void>
}
export type Send = (message: Outgoing) => Promise<void>

const maxTries = 5
const firstWaitMs = 300

export function createDelivery({ judge, sleep, log }: DeliveryDeps): Delivery {
  const queues = new Map<string, Promise<unknown>>()
  const pending = new Set<Promise<unknown>>()

  async function attempt(message: Outgoing, send: Send, mayRepeat: 'may repeat' | 'at most once'): Promise<boolean> {
    let current = message
    for (let tries = 1; ; tries++) {
      try {
        await send(current)
        return true
      } catch (error) {
        const failure = judge(error)
        if (failure.kind === 'layout' && current.blocks) {
          log.warn('slack refused a layout', { reason: failure.reason })
          current = { text: current.text }
          continue
        }
        const wait = waitFor(failure, tries, mayRepeat)
        if (wait === undefined) {
          log.error('slack took no message', { reason: reasonOf(failure), tries })
          return false
        }
        await sleep(wait)
      }
    }
  }

  function track<T>(work: Promise<T>): Promise<T> {
    pending.add(work)
    const done = (): void => void pending.delete(work)
    work.then(done, done)
    return work
  }

  return {
    inChannel(channel, message, send) {
      const turn = (queues.get(channel) ?? Promise.resolve()).then(() => attempt(message, send, 'at most once'))
      queues.set(channel, turn)
      void turn.finally(() => queues.get(channel) === turn && queues.delete(channel))
      return track(turn)
    },
    privately: (message, send) => track(attempt(message, send, 'may repeat')),
    once: (message, send) => track(attempt(message, send, 'at most once')),
    async settled() {
      while (pending.size > 0) await Promise.all(pending)
    },
  }
}

function waitFor(failure: Failure, tries: number, mayRepeat: 'may repeat' | 'at most once'): number | undefined {
  if (tries >= maxTries) return undefined
  switch (failure.kind) {
    case 'limited':
      return failure.waitMs <= maxWaitMs ? failure.waitMs : undefined
    case 'again':
      return firstWaitMs * 2 ** (tries - 1)
    case 'unsure':
      return mayRepeat === 'may repeat' ? firstWaitMs * 2 ** (tries - 1) : undefined
    case 'layout':
    case 'refused':
      return undefined
    default:
      return assertNever(failure)
  }
}

function reasonOf(failure: Failure): string {
  return failure.kind === 'limited' ? `asked to wait ${failure.waitMs} ms` : failure.reason
}

function assertNever(failure: never): never {
  throw new TypeError(`no such failure: ${JSON.stringify(failure)}`)
}
