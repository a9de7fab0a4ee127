/** Whether a fact answers what was asked, or what it lacks. Likeness of words alone never makes a fact fit. */
import type { Query } from './query.ts'
import { isOn, type Candidate } from './retrieve.ts'
import type { Snapshot } from './snapshot.ts'

export const failures = ['subject', 'topic', 'metric', 'period', 'figure', 'cause', 'words'] as const
export type Failure = (typeof failures)[number]

/** The topic of facts that give a cause: what "why" asks for. */
export const causes = 'reasons'

/** Share of the words left over that must stand in a fact: more where no topic was recognised. */
const wordsWithTopic = 0.5
const wordsWithoutTopic = 0.6

/** What a candidate lacks to be an answer; empty when it is one. */
export function lacks(candidate: Candidate, query: Query, snapshot: Snapshot): Failure[] {
  const checks: readonly (readonly [Failure, boolean])[] = [
    ['subject', candidate.subjects < 1],
    ['topic', !isOnTopic(candidate, query, snapshot)],
    ['metric', query.metrics.length > 0 && !candidate.metric],
    ['period', query.periods.length > 0 && !query.periodInherited && !candidate.period],
    ['figure', wantsFigure(query) && candidate.fact.figure === undefined],
    ['cause', query.wants.has('why') && !isOn(candidate.fact, causes, snapshot)],
    ['words', !coversWords(candidate, query)],
  ]
  return checks.filter(([, failed]) => failed).map(([failure]) => failure)
}

/** "How much" wants a figure; "how many did it invest in" may be counted from a list, which the caller tries. */
export function wantsFigure(query: Query): boolean {
  return query.wants.has('how-much') && !query.wants.has('why')
}

/** The topics that a question can't do without: soft ones only where there is no other. */
export function hardTopics(query: Query, snapshot: Snapshot): readonly string[] {
  const asked = [...new Set([...query.topics, ...query.metrics.map((id) => snapshot.metrics.get(id)?.topic ?? '')])]
  const hard = asked.filter((id) => !snapshot.topics.get(id)?.soft)
  return hard.length > 0 ? hard : asked
}

function isOnTopic(candidate: Candidate, query: Query, snapshot: Snapshot): boolean {
  const hard = hardTopics(query, snapshot)
  if (hard.length === 0) return true
  const on = hard.filter((id) => isOn(candidate.fact, id, snapshot)).length
  return on * 2 >= hard.length || (hard.length > 2 && on > 0 && candidate.words >= wordsWithoutTopic)
}

function coversWords(candidate: Candidate, query: Query): boolean {
  const near = query.leftover.filter((run) => run.near)
  if (near.length === 0) return query.topics.length + query.metrics.length + query.entities.length > 0
  return candidate.words >= (query.topics.length + query.metrics.length > 0 ? wordsWithTopic : wordsWithoutTopic)
}
