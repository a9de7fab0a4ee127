/** A figure is quoted and little else is asked: what is it? */
import type { Answer } from '../answer.ts'
import { agrees, type Claim } from '../understand/claims.ts'
import { isBareSubject } from './bare-subject.ts'
import type { Context } from '../fit/weighed.ts'
import { lacking } from '../fit/fitness.ts'
import type { Fact } from '../knowledge.ts'
import type { Query } from '../query.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import type { Snapshot } from '../snapshot.ts'

/** "What is the 14 billion?", "is the 26.5bn Baidu's?": the facts that have the figure, whomever and whenever they are about. */
export function quoted(query: Query, { weighed, snapshot }: Context): Answer | undefined {
  const claimed = weighed.filter(({ candidate }) => candidate.claimed)
  // "Lost 5 billion in 2023, right?": of another year it is not.
  if (claimed.length > 0 && claimed.every(({ failures }) => failures.includes('period'))) return undefined
  // "What was its headcount when it raised 6.6 billion?" asks for something else.
  if (query.hard.length > 1 && claimed.every(({ failures }) => failures.includes('topic'))) return undefined
  const missed = (['names', 'cause'] as const).find(
    (failure) => claimed.length > 0 && claimed.every(({ failures }) => failures.includes(failure)),
  )
  // "Did it raise 1.5 billion from Microsoft?" The sum is right, the other name is not.
  if (subjectsOf(query).length > 1 && claimed.length > 0 && claimed.every(({ failures }) => failures.includes('subject'))) return undefined
  const near = claimed.map(({ candidate }) => candidate.fact)
  const facts = near.length > 0 ? near : asksWhose(query) ? allWith(query, snapshot) : []
  if (facts.length === 0) return undefined
  const subjects = [...new Set(facts.map(({ about }) => about))].slice(0, 1)
  return {
    ...(missed === undefined
      ? { kind: 'answer' }
      : { kind: 'partial', missing: missed === 'cause' ? { kind: 'cause' } : { kind: 'words', words: [] } }),
    shape: { kind: 'facts' },
    subjects,
    topics: query.topics,
    facts: facts.slice(0, 3),
    left: Math.max(0, facts.length - 3),
  }
}

function allWith({ claims }: Query, { knowledge }: Snapshot): Fact[] {
  return knowledge.facts.filter(
    ({ withdrawn, figure }) => !withdrawn && figure?.value !== undefined && claims.some((claim) => agrees(claim, figure)),
  )
}

/** From how many digits on a figure tells by itself what it is of: 26.5bn is hardly two things, 5 billion is many. */
const telling = 3

/** "Is the 26.5bn Baidu's?" asks only whose the figure is. Whoever names somebody and a round figure asks about him, not about it. */
function asksWhose({ topics, metrics, entities, claims, leftover }: Query): boolean {
  if (topics.length + metrics.length > 0) return false
  if (entities.every(({ generic }) => generic)) return true
  const isTelling = ({ value }: Claim): boolean =>
    value
      .toPrecision(15)
      .replace(/e.*$|\./g, '')
      .replace(/^0+|0+$/g, '').length >= telling
  return claims.every(isTelling) && leftover.every((run) => !run.near)
}

/** The question without its figure, where somebody is named and nothing of his has it: what else is said of him is asked. */
export function withoutFigure(query: Query, { weighed, snapshot }: Context): { query: Query; context: Context } | undefined {
  if (subjectsOf(query).length === 0 || query.topics.length + query.metrics.length > 0) return undefined
  if (weighed.some(({ candidate }) => candidate.claimed)) return undefined
  const open = { ...query, claims: [] }
  if (isBareSubject(open)) return undefined
  const lacks = lacking(open, snapshot)
  return { query: open, context: { snapshot, weighed: weighed.map(({ candidate }) => ({ candidate, failures: lacks(candidate) })) } }
}
