/** Whether the words of a question that baimo does not know, or that name no topic, stand in a fact. */
import type { Fact } from '../knowledge.ts'
import type { Query } from '../query.ts'
import { isIn } from '../facts/participants.ts'
import type { Snapshot } from '../snapshot.ts'
import { isOn } from '../understand/topics.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** Share of the words left over that must stand in a fact: more where no topic was recognised. */
export const wordsWithTopic = 0.5
export const wordsWithoutTopic = 0.6
/** From which likeness on a cause, or a fact, is of what was asked, where nothing else tells. */
export const alikeAtAll = 0.15
/** From which likeness on a speaker's words count as being on the topic. */
export const alikeEnough = 0.3

/** A test whether enough of what is said beside names and topics stands in a fact, read once for all facts. */
export function wordsTest(query: Query, snapshot: Snapshot): (candidate: Candidate) => boolean {
  const near = query.leftover.filter((run) => run.near)
  const topics = query.hard.length
  if (near.length === 0) return (candidate) => (topics + query.entities.length > 0 && !sharesNothing(candidate, query)) || candidate.claimed
  const enough = topics > 0 ? wordsWithTopic : wordsWithoutTopic
  const isBound = near.some((run) => run.bound)
  return (candidate) => candidate.words >= enough || (!isBound && near.length <= allowance(candidate, query, snapshot))
}

/** Something is said beside names, no topic is recognised in it, and next to nothing of it stands in the fact. */
function sharesNothing(candidate: Candidate, query: Query): boolean {
  if (query.asked.length > 0 || query.wants.has('about') || candidate.likeness >= alikeAtAll) return false
  if (tiesAll(candidate.fact, query) && !(candidate.fact.figure && query.wants.has('what'))) return false
  return query.content.size > 2 || [...query.content.values()].filter((says) => says === 1).length > 1
}

/**
 * Unknown words that may be passed over, where much else agrees: each subject and topic beyond the second vouches for one. Chinese runs on
 * without spaces, so that its small talk leaves more shreds: beside a subject and a topic two are let pass.
 */
function allowance(candidate: Candidate, query: Query, snapshot: Snapshot): number {
  const subjects = query.entities.filter(({ id }) => isIn(candidate.fact, id)).length
  const topics = query.asked.filter((id) => isOn(candidate.fact, id, snapshot)).length
  const vouched = Math.max(0, subjects + topics + (candidate.claimed ? 2 : 0) - 2)
  const known = candidate.closeness > 1 && topics > 0
  return known && query.lang !== 'en' ? Math.max(2, vouched) : vouched
}

/** Two that are named, and the fact is on both: "why do state clients choose telecom operators?" */
export function tiesAll(fact: Fact, query: Query): boolean {
  const meant = query.entities.filter(({ beside }) => !beside)
  return meant.length > 1 && meant.every(({ id }) => isIn(fact, id))
}
