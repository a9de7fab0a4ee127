/** What is scored: the engine on the shipped knowledge, or on what the first article gives of it, and that knowledge itself for the baseline. */
import { createEngine } from '../../src/core/engine.ts'
import type { Knowledge } from '../../src/core/knowledge.ts'
import type { Engine } from '../../src/core/reply.ts'
import { shippedKnowledge } from '../shipped.ts'
import type { Ground } from './questions.ts'

export interface Subject {
  readonly engine: Engine
  readonly knowledge: Knowledge
}

export function loadSubject(ground: Ground): Subject {
  const knowledge = shippedKnowledge(ground, new Date().toISOString().slice(0, 10))
  return { engine: createEngine(knowledge), knowledge }
}
