/** The thread that looks at the files, as seen from the main one. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { LookoutOptions, Sight } from './lookout.ts'
import type { Order } from './watch-worker.ts'

export interface Thread {
  /** Rejects when the thread is broken or stuck: it is of no use any more then. */
  look(today: string): Promise<Sight>
  warm(today: string): void
  stop(): Promise<void>
}

export interface ThreadOptions extends LookoutOptions {
  /** The built thread, where this file runs from its source. */
  readonly script?: URL
}

/** No honest edit takes as long. */
const stuckAfterMs = 60_000
/** A build of 1,000 facts takes 250 MB. Whatever wants more ends the thread, not the bot. */
const maxMegabytes = 1024

/** Keeps no process alive. */
export function openThread({ script = new URL('./watch-worker.js', import.meta.url), ...workerData }: ThreadOptions): Thread {
  const worker = new Worker(script, { workerData, resourceLimits: { maxOldGenerationSizeMb: maxMegabytes } })
  const stopping = new AbortController()
  let failure: Error | undefined
  worker.on('error', (error) => (failure = error))
  worker.unref()
  const order = (message: Order): void => worker.postMessage(message)

  return {
    async look(today) {
      if (failure) throw failure
      // Rejects on "error" too.
      const answer = once(worker, 'message', { signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(stuckAfterMs)]) })
      order({ kind: 'look', today })
      const [sight]: readonly Sight[] = await answer
      return sight ?? { kind: 'same' }
    },
    warm: (today) => order({ kind: 'warm', today }),
    async stop() {
      stopping.abort()
      await worker.terminate()
    },
  }
}
