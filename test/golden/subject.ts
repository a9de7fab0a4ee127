/** What is scored: the engine on the shipped knowledge, and that knowledge itself for the baseline. */
import { createEngine } from '../../src/core/engine.ts'
import type { Knowledge } from '../../src/core/knowledge.ts'
import type { Engine } from '../../src/core/reply.ts'
import { renderProblem } from '../../src/knowledge/problem.ts'
import { loadKnowledge, shippedDir } from '../../src/knowledge/store.ts'

/** Throws with every error when the knowledge doesn't load: there is nothing to score then. */
export async function loadSubject(): Promise<{ readonly engine: Engine; readonly knowledge: Knowledge }> {
  const loaded = await loadKnowledge(shippedDir, { today: new Date().toISOString().slice(0, 10) })
  if (!loaded.ok)
    throw new Error(
      `The knowledge does not load:\n${loaded.problems
        .filter(({ severity }) => severity === 'error')
        .map(renderProblem)
        .join('\n')}`,
    )
  return { engine: createEngine(loaded.knowledge), knowledge: loaded.knowledge }
}
