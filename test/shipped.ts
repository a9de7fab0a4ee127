/** The engine on the knowledge that baimo is shipped with, at a fixed day. */
import { fileURLToPath } from 'node:url'
import { createEngine } from '../src/core/engine.ts'
import { loadKnowledge } from '../src/knowledge/store.ts'

const built = await loadKnowledge(fileURLToPath(new URL('../knowledge', import.meta.url)), { today: '2026-11-24' })
if (!built.ok) throw new Error('the shipped knowledge is broken: npx baimo check')
export const shippedKnowledge = built.knowledge
export const shippedEngine = createEngine(shippedKnowledge)
