/**
 * The knowledge of a running bot. All files are looked at eight times a second, which notices every way of saving: watchers of the system
 * lose a folder that is swapped by a link, a file that is renamed over, and all of a network drive. Nothing slow runs on the main thread.
 */
import { setImmediate as pause, setTimeout as sleep } from 'node:timers/promises'
import { createEngine } from '../core/engine.ts'
import type { Knowledge } from '../core/knowledge.ts'
import type { Engine } from '../core/reply.ts'
import type { Sight } from './lookout.ts'
import { joinParts } from './parts.ts'
import { type Problem, renderProblem } from './problem.ts'
import { openThread, type Thread, type ThreadOptions } from './thread.ts'

export interface KnowledgeState {
  /** Of what answers now. */
  readonly version: string
  readonly facts: number
  /** Milliseconds since 1970. */
  readonly loadedAt: number
  /** What keeps the files as they are now from answering. */
  readonly problems: readonly Problem[]
}

/** Each is told once. */
export type KnowledgeNews =
  | { readonly kind: 'live'; readonly state: KnowledgeState; readonly ms: number }
  /** Something is wrong in the files: what was good before answers on. */
  | { readonly kind: 'refused'; readonly state: KnowledgeState }
  /** The files are again those that answer. */
  | { readonly kind: 'mended'; readonly state: KnowledgeState }
  /** Looking failed; it begins anew. */
  | { readonly kind: 'blind'; readonly error: string }

export interface LiveKnowledge {
  /** To be asked for each question: whoever has one keeps it to the end of that question. */
  engine(): Engine
  state(): KnowledgeState
  stop(): Promise<void>
}

export interface WatchOptions extends Pick<ThreadOptions, 'dir' | 'cacheDir' | 'script'> {
  readonly first: { readonly knowledge: Knowledge; readonly engine: Engine }
  /** The day by the clock, ISO. */
  readonly today: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly tell: (news: KnowledgeNews) => void
}

const lookEveryMs = 125
/** Between the look that saw something new and the one that reads it. */
const settleMs = 40
/** A short run, such as a pipe, is over before the thread has loaded its libraries. */
const warmAfterMs = 1000
const restartAfterMs = 5000

/** Watches until it is told to stop; keeps no process alive. */
export function watchKnowledge({ first, today, now, tell, ...files }: WatchOptions): LiveKnowledge {
  const live = createLive(first, { now, tell })
  const stopping = new AbortController()
  const { signal } = stopping
  const wait = (ms: number): Promise<unknown> => sleep(ms, undefined, { ref: false, signal })
  let thread: Thread | undefined

  /** Looks until the thread fails. */
  async function watch(current: Thread): Promise<never> {
    const warming = wait(warmAfterMs).then(() => current.warm(today()))
    warming.catch(() => undefined)
    for (;;) {
      await wait(lookEveryMs)
      let sight = await current.look(today())
      for (; sight.kind === 'moving'; sight = await current.look(today())) await wait(settleMs)
      await live.take(sight)
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      thread = openThread({ ...files, version: live.state().version })
      try {
        await watch(thread)
      } catch (error) {
        if (signal.aborted) return
        tell({ kind: 'blind', error: error instanceof Error ? error.message : String(error) })
        await thread.stop()
      }
      await wait(restartAfterMs)
    }
  }

  const ended = run().catch(() => undefined)
  return {
    engine: live.engine,
    state: live.state,
    async stop() {
      stopping.abort()
      await thread?.stop()
      await ended
    },
  }
}

interface Live extends Pick<LiveKnowledge, 'engine' | 'state'> {
  take(sight: Sight): Promise<void>
}

/** What answers now, and what is known of the files. */
function createLive(first: WatchOptions['first'], { now, tell }: Pick<WatchOptions, 'now' | 'tell'>): Live {
  let { engine } = first
  let state = stateOf(first.knowledge, now())

  async function goLive({ parts, ms }: Extract<Sight, { kind: 'good' }>): Promise<void> {
    const began = now()
    const knowledge = await joinParts(parts, () => pause())
    await pause()
    engine = createEngine(knowledge)
    state = stateOf(knowledge, now())
    tell({ kind: 'live', state, ms: ms + now() - began })
  }

  function refuse(problems: readonly Problem[]): void {
    const isKnown = textOf(problems) === textOf(state.problems)
    state = { ...state, problems }
    if (!isKnown) tell({ kind: 'refused', state })
  }

  return {
    engine: () => engine,
    state: () => state,
    async take(sight) {
      if (sight.kind === 'good') await goLive(sight)
      if (sight.kind === 'bad') refuse(sight.problems)
      if (sight.kind === 'back') {
        state = { ...state, problems: [] }
        tell({ kind: 'mended', state })
      }
    },
  }
}

function stateOf({ hash, facts }: Knowledge, loadedAt: number): KnowledgeState {
  return { version: hash, facts: facts.length, loadedAt, problems: [] }
}

function textOf(problems: readonly Problem[]): string {
  return problems.map(renderProblem).join('\n')
}
