/** The engine on the knowledge that is shipped, made once for a file of tests. */
import { createEngine } from '../../../src/core/engine.ts'
import type { Engine } from '../../../src/core/reply.ts'
import { loadKnowledge, shippedDir } from '../../../src/knowledge/store.ts'

export async function shippedEngine(): Promise<Engine> {
  const built = await loadKnowledge(shippedDir, { today: '2026-11-24' })
  if (!built.ok) throw new Error('the shipped knowledge has errors')
  return createEngine(built.knowledge)
}
