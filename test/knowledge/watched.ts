/** A knowledge folder under watch, with real files and the real thread. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll } from 'vitest'
import { createEngine } from '../../src/core/engine.ts'
import { loadKnowledge } from '../../src/knowledge/store.ts'
import { type KnowledgeNews, type LiveKnowledge, watchKnowledge } from '../../src/knowledge/watch.ts'
import { buildWhereStale } from '../build.ts'
import { emptyFolder, today, writeKnowledge } from './fixtures.ts'

const script = new URL('../../dist/knowledge/watch-worker.js', import.meta.url)

export interface Watched {
  readonly dir: string
  readonly live: LiveKnowledge
  readonly news: readonly KnowledgeNews[]
  write(path: string, content: string | Uint8Array): void
}

let open: LiveKnowledge | undefined
afterEach(() => open?.stop())
beforeAll(buildWhereStale, 60_000)

/** Until the end of the test. */
export async function watch(dir = writeKnowledge(), cacheDir = emptyFolder()): Promise<Watched> {
  const built = await loadKnowledge(dir, { today, cacheDir })
  if (!built.ok) throw new Error('the fixture is broken')
  const news: KnowledgeNews[] = []
  const first = { knowledge: built.knowledge, engine: createEngine(built.knowledge) }
  const live = watchKnowledge({ dir, first, today: () => today, now: Date.now, tell: (told) => void news.push(told), cacheDir, script })
  open = live
  return {
    dir,
    live,
    news,
    write: (path, content) => writeFileSync(join(dir, path), content),
  }
}

/** The answer to what OpenAI lost. */
export function figure(live: LiveKnowledge): string {
  const { lines } = live.engine().ask({ text: '/burn openai', conversation: '', audience: 'private', today }).reply
  return JSON.stringify(lines)
}

export const version = ({ live }: Watched): string => live.state().version
export const problems = ({ live }: Watched): string[] => live.state().problems.map(({ file, line, column }) => `${file}:${line}:${column}`)

/** Long enough for a machine that is busy; how fast it really is is measured by test/bench/reload.mjs. */
export const patience = { timeout: 30_000, interval: 20 }
