/** What needs no search: small talk, help, lists of what there is, and questions about the last answer. */
import type { Answer, Shape } from '../answer.ts'
import type { Query } from '../query.ts'
import type { Memory } from '../reply.ts'
import type { Snapshot } from '../snapshot.ts'

/** Small talk, help and lists: answers that need no fact. */
export function withoutFacts(query: Query, snapshot: Snapshot): Answer | undefined {
  const plain = (shape: Shape): Answer => ({ kind: 'answer', shape, subjects: [], topics: [], facts: [], left: 0 })
  if (query.command === 'help') return plain({ kind: 'chat', phrase: 'help' })
  if (query.command === 'topics') return plain({ kind: 'topics' })
  if (query.command === 'sources') return plain({ kind: 'sources' })
  if (query.lost) return { ...plain({ kind: 'lost' }), kind: 'clarify' }
  const asked = query.topics.length + query.metrics.length + query.periods.length
  // Something to be written or drawn is no question, and what it is to say of itself none about baimo.
  if (
    query.wants.has('task') &&
    query.command === undefined &&
    (query.entities.length === 0 || query.topics.length + query.metrics.length === 0)
  )
    return { ...plain({ kind: 'off-topic' }), kind: 'none' }
  if (query.wants.has('identity') && (asked === 0 || (query.opens.has('identity') && query.metrics.length + query.periods.length === 0)))
    return plain({ kind: 'chat', phrase: 'identity' })
  const named = query.entities.length + query.topics.length + query.metrics.length
  const chat = (['identity', 'help', 'greeting', 'thanks', 'goodbye'] as const).find((phrase) => query.wants.has(phrase))
  const rest = query.leftover.filter((run) => run.near).length
  if (chat && named + query.claims.length === 0 && rest <= (chat === 'identity' || chat === 'help' ? 1 : 0))
    return plain({ kind: 'chat', phrase: chat })
  if (query.folded.trim() === '' && query.command === undefined) return plain({ kind: 'chat', phrase: 'help' })
  return snapshot.knowledge.facts.length === 0 ? { ...plain({ kind: 'off-topic' }), kind: 'none' } : undefined
}

/** "Who reported that?", "how old is it?": about the facts of the last answer. */
export function aboutLastAnswer(query: Query, snapshot: Snapshot, memory: Memory | undefined): Answer | undefined {
  const kind = query.wants.has('source-question') ? 'origin' : query.wants.has('date-question') ? 'dates' : undefined
  if (!kind || query.topics.length + query.metrics.length > 0 || query.leftover.some((run) => run.near)) return undefined
  const facts = (memory?.facts ?? []).flatMap((id) => snapshot.facts.get(id) ?? [])
  const fresh = query.entities.some((entity) => !memory?.entities.includes(entity.id) && !facts.some((fact) => fact.by === entity.id))
  if (fresh) return undefined
  if (facts.length === 0) {
    if (query.entities.length > 0) return undefined
    const pointsBack = query.wants.has('that') && !query.wants.has('article')
    return {
      kind: pointsBack ? 'clarify' : 'answer',
      shape: { kind: pointsBack ? 'lost' : 'sources' },
      subjects: [],
      topics: [],
      facts: [],
      left: 0,
    }
  }
  return { kind: 'answer', shape: { kind }, subjects: memory?.entities ?? [], topics: memory?.topics ?? [], facts, left: 0 }
}
