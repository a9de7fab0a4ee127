/** Who has the most: from facts of one measure and period only, with those left out named. */
import type { Answer } from './answer.ts'
import type { Weighed } from './decide.ts'
import { saysItself } from './fitness.ts'
import type { Fact } from './knowledge.ts'
import { hasFigure, inOrder } from './order.ts'
import type { Query } from './query.ts'
import { subjectsOf } from './retrieve.ts'
import type { Candidate } from './weigh.ts'
import type { Snapshot } from './snapshot.ts'
import { isPrimary } from './topics.ts'

/** A ranking, a fact that states one, or nothing where the question is of another kind after all. */
export function rank(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer | undefined {
  const base = { subjects: subjectsOf(query), topics: query.topics, left: 0 } as const
  const open = weighed.filter(({ failures }) => failures.every((failure) => failure === 'figure')).map(({ candidate }) => candidate)
  const isOfGroup = query.entities.length > 0 && query.entities.every((entity) => entity.generic)
  // "The apps that users feel most" are no ranking where a statement says just that.
  if (open.some((candidate) => saysItself(candidate, query))) return undefined
  if (open.length === 0 || (query.topics.length + query.metrics.length === 0 && !isOfGroup)) return undefined
  const stated = inOrder(open, false).filter(
    ({ fact, index }) => !hasFigure(fact) && isOfOne(fact, snapshot) && isPrimary(fact, query, snapshot) && snapshot.says('first', index),
  )
  const measured = open.filter(({ fact }) => isOfMeasure(fact, query, snapshot))
  const group = largestGroup(measured)
  if (group.length > 1) {
    const sign = query.wants.has('least') ? 1 : -1
    const facts = group.sort((a, b) => sign * ((a.figure?.value ?? 0) - (b.figure?.value ?? 0)))
    return {
      ...base,
      kind: 'answer',
      facts: facts.slice(0, 6),
      left: Math.max(0, facts.length - 6),
      shape: { kind: 'ranking', metric: facts[0]?.metric ?? '' },
    }
  }
  if (stated[0]) return { ...base, kind: 'answer', facts: stated.slice(0, 3).map(({ fact }) => fact), shape: { kind: 'facts' } }
  if (query.entities.some((entity) => !entity.generic)) return undefined
  const facts = inOrder(measured.length > 0 ? measured : open, true)
    .slice(0, 3)
    .map(({ fact }) => fact)
  return { ...base, kind: 'partial', facts, shape: { kind: 'facts' }, missing: { kind: 'ranking' } }
}

/** Who comes first is one somebody; "cloud vendors earned most with…" ranks none of them, nor does what is hoped for. */
function isOfOne(fact: Fact, snapshot: Snapshot): boolean {
  const kind = snapshot.entities.get(fact.about)?.kind
  return kind !== 'group' && kind !== 'market' && kind !== 'person' && fact.status !== 'forecast'
}

/** Growth of revenue is on revenue too, but is not what has the highest revenue. */
function isOfMeasure(fact: Fact, query: Query, snapshot: Snapshot): boolean {
  const metric = snapshot.metrics.get(fact.metric ?? '')
  if (!metric) return false
  return query.metrics.length > 0 ? query.metrics.includes(metric.id) : query.asked.includes(metric.topic)
}

/** The newest group of comparable figures with the most subjects. */
function largestGroup(candidates: readonly Candidate[]): Fact[] {
  const groups = new Map<string, Map<string, Fact>>()
  for (const { fact } of candidates) {
    if (!hasFigure(fact) || fact.metric === undefined || fact.figure?.value === undefined) continue
    const key = [fact.metric, fact.figure.unit, fact.period.notation].join('|')
    const group = groups.get(key) ?? new Map<string, Fact>()
    if (!group.has(fact.about)) group.set(fact.about, fact)
    groups.set(key, group)
  }
  const best = [...groups.values()].sort((a, b) => b.size - a.size)[0]
  return best ? [...best.values()] : []
}
