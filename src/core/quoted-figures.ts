/** A figure is quoted and little else is asked: what is it? */
import type { Answer } from './answer.ts'
import { agrees } from './claims.ts'
import type { Context } from './decide.ts'
import type { Fact } from './knowledge.ts'
import type { Query } from './query.ts'
import { subjectsOf } from './retrieve.ts'
import type { Snapshot } from './snapshot.ts'

/** "What is the 14 billion?", "is the 26.5bn Baidu's?": the facts that have the figure, whomever and whenever they are about. */
export function quoted(query: Query, { weighed, snapshot }: Context): Answer | undefined {
  const claimed = weighed.filter(({ candidate }) => candidate.claimed)
  // "Lost 5 billion in 2023, right?": of another year it is not.
  if (claimed.length > 0 && claimed.every(({ failures }) => failures.includes('period'))) return undefined
  // "What was its headcount when it raised 6.6 billion?" asks for something else.
  if (query.hard.length > 1 && claimed.every(({ failures }) => failures.includes('topic'))) return undefined
  const lacking = (['names', 'cause'] as const).find(
    (failure) => claimed.length > 0 && claimed.every(({ failures }) => failures.includes(failure)),
  )
  // "Did it raise 1.5 billion from Microsoft?" The sum is right, the other name is not.
  if (subjectsOf(query).length > 1 && claimed.length > 0 && claimed.every(({ failures }) => failures.includes('subject'))) return undefined
  const near = claimed.map(({ candidate }) => candidate.fact)
  const facts = near.length > 0 ? near : query.topics.length + query.metrics.length === 0 ? allWith(query, snapshot) : []
  if (facts.length === 0) return undefined
  const subjects = [...new Set(facts.map(({ about }) => about))].slice(0, 1)
  return {
    ...(lacking === undefined
      ? { kind: 'answer' }
      : { kind: 'partial', missing: lacking === 'cause' ? { kind: 'cause' } : { kind: 'words', words: [] } }),
    shape: { kind: 'facts' },
    subjects,
    topics: query.topics,
    facts: facts.slice(0, 3),
    left: Math.max(0, facts.length - 3),
  }
}

function allWith({ claims }: Query, { knowledge }: Snapshot): Fact[] {
  return knowledge.facts.filter(({ withdrawn, figure }) => !withdrawn && figure && claims.some((claim) => agrees(claim, figure)))
}
