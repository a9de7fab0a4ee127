/** Opinions and predictions: asked of baimo they are declined with the facts that bear on them; asked of a speaker they are answered. */
import type { Answer, Missing } from './answer.ts'
import { declined } from './decline.ts'
import type { Context } from './decide.ts'
import { inOrder } from './order.ts'
import type { Query } from './query.ts'
import { subjectsOf } from './retrieve.ts'
import { chosen } from './selection.ts'
import type { Snapshot } from './snapshot.ts'

/** An opinion is asked of baimo, unless somebody is named whose words it knows: "what does Feng Bo think?" */
export function asksJudgement(query: Query, snapshot: Snapshot): boolean {
  // "What is it worth?" asks for a valuation, "is it worth that?" for a judgement.
  if (query.wants.has('worth') && query.opens.has('yes-no')) return true
  const speaker = query.entities.some(({ id }) => snapshot.entities.get(id)?.kind === 'person' && hasVoice(id, snapshot))
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
  const kind = query.wants.has('prediction') && !query.wants.has('judgement') ? 'prediction' : 'judgement'
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
  const ordered = inOrder(
    close.map(({ candidate }) => candidate),
    true,
  )
  const { facts, left } = chosen(ordered, query, snapshot)
  return { kind: 'partial', shape: { kind: 'facts' }, subjects: subjectsOf(query), topics: query.topics, facts, left, missing }
}
