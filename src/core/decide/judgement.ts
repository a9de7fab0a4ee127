/** Opinions and predictions: asked of baimo they are declined with the facts that bear on them; asked of a speaker they are answered. */
import type { Answer, Missing } from '../answer.ts'
import { declined } from './decline.ts'
import type { Context } from '../fit/weighed.ts'
import type { Fact } from '../knowledge.ts'
import { asksWhoSaid } from '../fit/who-asked.ts'
import { newestFirst, newestOf } from './lead.ts'
import { hasFigure, inOrder } from './order.ts'
import type { Query } from '../query.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import { chosen } from './selection.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** Main facts shown where none is on the topic. */
const maxBearing = 5

/** An opinion is asked of baimo, unless somebody is named whose words it knows: "what does Feng Bo think?" */
export function asksJudgement(query: Query, snapshot: Snapshot): boolean {
  // "What is it worth?" asks for a valuation, "is it worth that?" for a judgement.
  if (query.wants.has('worth') && query.opens.has('yes-no')) return true
  const disputed = query.topics.some((id) => snapshot.topics.get(id)?.sides === true)
  if (query.wants.has('fate') && !disputed && (query.opens.has('yes-no') || query.wants.has('who'))) return true
  // Why something happened is no prophecy, be it that it never did.
  if (query.opens.has('why') && query.wants.has('prediction') && !query.wants.has('judgement')) return false
  const speaker = query.entities.some(({ id }) => snapshot.entities.get(id)?.kind === 'person' && hasVoice(id, snapshot))
  if (asksWhoSaid(query)) return false
  if (query.wants.has('judgement') || query.wants.has('prediction')) return !speaker
  return query.wants.has('view') && !query.entities.some(({ id }) => hasVoice(id, snapshot))
}

function hasVoice(id: string, snapshot: Snapshot): boolean {
  return snapshot.factsWith(id).some((index) => {
    const fact = snapshot.fact(index)
    return fact.roles.speaker?.includes(id) || fact.by === id
  })
}

/** Opinions and prophecies are not in the knowledge; the dated facts that bear on them are. */
export function judged(query: Query, { weighed, snapshot }: Context): Answer {
  const kind = (query.wants.has('prediction') || query.wants.has('fate')) && !query.wants.has('judgement') ? 'prediction' : 'judgement'
  const missing: Missing = { kind }
  const bearing = weighed.filter(
    ({ candidate, failures }) =>
      candidate.claimed || failures.every((failure) => failure === 'words' || failure === 'figure' || failure === 'cause'),
  )
  if (query.entities.length === 0 && query.leftover.some((run) => run.near)) return declined(query, { weighed: [], snapshot })
  const close = bearing.filter(
    ({ candidate }) => candidate.closeness >= 1.5 || (query.entities.length === 0 && (candidate.topics > 0 || candidate.words >= 0.6)),
  )
  if (close.length === 0) return declined(query, { weighed, snapshot }, missing)
  const { facts, left } = bearingOn(
    query,
    close.map(({ candidate }) => candidate),
    snapshot,
  )
  return { kind: 'partial', shape: { kind: 'facts' }, subjects: subjectsOf(query), topics: query.topics, facts, left, missing }
}

/** Whether a price is too high is told by what holds now: of each measure the newest, the newest of all first. */
function newestOfEach(ordered: readonly Candidate[], query: Query): { facts: readonly Fact[]; left: number } {
  const measures = new Map<string, Fact[]>()
  for (const { fact } of ordered) {
    const key = `${fact.about} ${fact.metric}`
    measures.set(key, [...(measures.get(key) ?? []), fact])
  }
  const claimed = ordered.filter((candidate) => candidate.claimed).map(({ fact }) => fact)
  const newest = [...measures.values()].flatMap((facts) => newestOf(facts, query) ?? []).sort(newestFirst)
  const facts = [...new Set([...claimed, ...newest])].slice(0, maxBearing)
  return { facts, left: ordered.length - facts.length }
}

/** The facts on the topic where it is one that is measured or nobody is named, else the main facts of the subject. */
function bearingOn(query: Query, close: readonly Candidate[], snapshot: Snapshot): { facts: readonly Fact[]; left: number } {
  const [subject] = subjectsOf(query)
  const own = close.filter((candidate) => candidate.claimed || (candidate.primary && (hasFigure(candidate.fact) || subject === undefined)))
  if (subject === undefined) return chosen(inOrder(own.length > 0 ? own : close, true), query, snapshot)
  if (own.length > 0) return newestOfEach(inOrder(own, true), query)
  const main = snapshot.outline(subject)
  return main.length > 0 ? { facts: main.slice(0, maxBearing), left: 0 } : chosen(inOrder(close, true), query, snapshot)
}
