/** Where facts fit and still do not answer: what comes nearer lacks something, or the question wants more than they say. */
import type { Answer, Missing } from '../answer.ts'
import { alikeAtAll } from '../fit/covering.ts'
import type { Weighed } from '../fit/weighed.ts'
import { isUntrue } from './denials.ts'
import { saysItself, uncoveredTopics } from '../fit/fitness.ts'
import { isWholeBeside } from '../fit/metric-asked.ts'
import type { Query } from '../query.ts'
import { isIn } from '../facts/participants.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** By how much a fact that lacks only the cause, or the names, must be more like the question than any that has them, to show that those are of another thing. */
const farMoreAlike = 0.2

export function nearMiss(fitting: readonly Candidate[], weighed: readonly Weighed[]): Weighed | undefined {
  if (fitting.length === 0) return undefined
  const best = Math.max(...fitting.map(({ likeness }) => likeness))
  const near = weighed.filter(
    ({ candidate, failures: [failure, more] }) =>
      more === undefined &&
      (failure === 'cause' ||
        failure === 'names' ||
        ((failure === 'period' || failure === 'figure') && candidate.metric && !candidate.fact.figure)) &&
      candidate.likeness > best + farMoreAlike,
  )
  // Words that many facts have tell none of them apart.
  return near.length <= 2 ? near[0] : undefined
}

/** "Zhipu's three state investors": where no fact that fits is on the group named beside the company, the one that is comes nearest. */
export function withGroup(query: Query, fitting: readonly Candidate[], weighed: readonly Weighed[]): Weighed | undefined {
  const groups = query.entities.filter(({ generic, broad }) => generic && !broad)
  if (fitting.length === 0 || groups.length === 0 || groups.length === query.entities.length) return undefined
  const isOnGroup = ({ fact }: Candidate): boolean => groups.some(({ id }) => isIn(fact, id))
  return fitting.some(isOnGroup) ? undefined : weighed.find(({ candidate }) => candidate.subjects === 1 && isOnGroup(candidate))
}

interface Grounds {
  readonly fitting: readonly Candidate[]
  readonly snapshot: Snapshot
}

/** The answer as one in part, with what it leaves open, or nothing where it is whole. */
export function withheld(query: Query, answer: Answer, { fitting, snapshot }: Grounds): Answer | undefined {
  if (isAnything(query, answer, fitting)) return { ...answer, kind: 'partial', missing: { kind: 'unclear' } }
  if (leavesOut(query) && !fitting.some(({ fact, index }) => fact === answer.facts[0] && snapshot.says('except', index)))
    return { ...answer, kind: 'partial', missing: { kind: 'words', words: [] } }
  if (
    ranks(query) &&
    fitting.every(({ fact, index }) => !fact.figure && !snapshot.says('first', index)) &&
    !fitting.some((one) => saysItself(one, query))
  )
    return { ...answer, kind: 'partial', missing: { kind: 'ranking' } }
  if (query.opens.has('will') && answer.facts[0]?.status === 'actual' && answer.facts[0].roles.speaker === undefined)
    return { ...answer, kind: 'partial', missing: { kind: 'prediction' } }
  const uncovered = uncoveredTopics(query, fitting, snapshot)
  const unmeasured = uncoveredMetrics(query, fitting, snapshot)
  if (unmeasured.length > 0) return { ...answer, kind: 'partial', lacking: { kind: 'metric', metrics: unmeasured } }
  if (uncovered.length === 0) return undefined
  const topic: Missing = { kind: 'topic', topics: uncovered }
  const missing: Missing = isUntrue(topic, { query, shown: answer.facts, snapshot }) ? { kind: 'words', words: [] } : topic
  return { ...answer, kind: 'partial', ...(query.wants.has('also') ? { lacking: missing } : { missing }) }
}

/** Of several measures asked for those that nothing tells, nor what may stand for them. */
function uncoveredMetrics(query: Query, fitting: readonly Candidate[], snapshot: Snapshot): string[] {
  const told = new Set(fitting.flatMap(({ fact }) => [fact.metric, snapshot.metrics.get(fact.metric ?? '')?.of]))
  const isStandIn = (id: string): boolean => snapshot.metrics.get(id)?.standsFor !== undefined
  const isOneOfSeveral = query.metrics.length > 1 || fitting.some((candidate) => isWholeBeside(candidate, query, snapshot))
  return isOneOfSeveral ? query.metrics.filter((id) => !told.has(id) && !isStandIn(id)) : []
}

/** From how many facts left over on, none of them like the question, a name is all that was understood. */
const tooMany = 6

function isAnything({ asked, claims, periods, command }: Query, { left }: Answer, fitting: readonly Candidate[]): boolean {
  if (asked.length + claims.length + periods.length > 0 || command !== undefined) return false
  return left >= tooMany && fitting.every(({ likeness }) => likeness < alikeAtAll)
}

/** Whether the first or last of several is asked for. */
export function ranks({ wants }: Query): boolean {
  return wants.has('most') || wants.has('least')
}

/** "Which of these AI companies is the biggest?" By what is not said. */
export function lacksMeasure({ wants, asked, entities, claims, periods, leftover }: Query): boolean {
  if (asked.length + entities.length + claims.length + periods.length > 0 || leftover.some(({ near }) => near)) return false
  return wants.has('market') && !wants.has('judgement') && !wants.has('prediction')
}

/** "Besides the lead": what is left out is no name, so that it is not understood unless a fact leaves it out too. */
function leavesOut(query: Query): boolean {
  return query.wants.has('except') && query.entities.every(({ beside }) => !beside)
}
