/** What is scored: the engine on the shipped knowledge, or on what the first article gives of it, and that knowledge itself for the baseline. */
import { createEngine } from '../../src/core/engine.ts'
import type { Knowledge } from '../../src/core/knowledge.ts'
import type { Engine } from '../../src/core/reply.ts'
import { buildKnowledge } from '../../src/knowledge/build.ts'
import { contentsOf, readContents } from '../../src/knowledge/contents.ts'
import { renderProblem } from '../../src/knowledge/problem.ts'
import { shippedDir } from '../../src/knowledge/store.ts'
import type { Ground } from './questions.ts'

export interface Subject {
  readonly engine: Engine
  readonly knowledge: Knowledge
}

/** All names, topics and metrics, but of the sources only this one. */
const article = 'sources/chanyejia-2024-10.yaml'

/** Throws with every error when the knowledge doesn't load: there is nothing to score then. */
export function loadSubject(ground: Ground): Subject {
  const { files } = readContents(shippedDir)
  const chosen = ground === 'market' ? files : files.filter(({ path }) => !path.startsWith('sources/') || path === article)
  const built = buildKnowledge(contentsOf(chosen), new Date().toISOString().slice(0, 10))
  if (!built.ok)
    throw new Error(
      `The knowledge does not load:\n${built.problems
        .filter(({ severity }) => severity === 'error')
        .map(renderProblem)
        .join('\n')}`,
    )
  return { engine: createEngine(built.knowledge), knowledge: built.knowledge }
}
