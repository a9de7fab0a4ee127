/** A name and little else: what is said beside it, or a profile. */
import type { Answer } from '../answer.ts'
import type { Weighed } from '../fit/weighed.ts'
import { wantsFigure } from '../understand/asked-measure.ts'
import { hasFigure } from './order.ts'
import { profile } from './profile.ts'
import type { Query } from '../query.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import type { Snapshot } from '../snapshot.ts'
import { isOfKind } from '../understand/topics.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** Nothing but a name: everything known of it, briefly. */
export function isBareSubject(query: Query): boolean {
  const other =
    query.topics.length +
    query.metrics.length +
    query.periods.length +
    query.leftover.filter((run) => run.near).length +
    query.claims.length
  const intents = ['why', 'when', 'where', 'judgement', 'prediction', 'how-much', 'source-question', 'date-question'].some((want) =>
    query.wants.has(want),
  )
  return query.entities.length === 1 && other === 0 && !intents && !wantsFigure(query)
}

/** From which likeness on a fact answers what little is said beside a name, better than a profile would. */
const close = 0.5
/** Or by how much it is more like the question than any other. */
const standsOut = 0.12

/** The facts that answer what little is said beside a name. */
export function closest(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): readonly Candidate[] {
  // "Who are the six tigers?" asks a group for its members.
  const members =
    query.wants.has('list') || query.wants.has('who') ? weighed.filter(({ candidate }) => isMembership(candidate, query, snapshot)) : []
  if (members.length > 0) return members.map(({ candidate }) => candidate)
  // A word of small talk is like anything.
  if (
    query.command !== undefined ||
    query.wants.has('most') ||
    query.wants.has('least') ||
    (query.content.size < 2 && ![...query.content.values()].includes(1))
  )
    return []
  // What the maker of a thing sells or earns tells nothing of what was asked about the thing.
  const own = weighed.filter(({ candidate }) => candidate.closeness !== 1.5 || !hasFigure(candidate.fact))
  const likeness = own.map(({ candidate }) => candidate.likeness).sort((a, b) => b - a)
  const [best = 0, second = 0] = likeness
  if (best < close && !(best >= close / 2 && best - second >= standsOut)) return []
  return own.filter(({ candidate }) => candidate.likeness >= best * 0.7 && candidate.subjects === 1).map(({ candidate }) => candidate)
}

function isMembership({ fact }: Candidate, { entities }: Query, snapshot: Snapshot): boolean {
  return isOfKind(fact.topics[0] ?? '', 'membership', snapshot) && entities.some(({ id, generic }) => generic && id === fact.about)
}

/** A profile answers "tell me about X", and a bare name; a longer question was not understood. */
export function outlined(query: Query, snapshot: Snapshot): Answer {
  const answer = profile(subjectsOf(query), query, snapshot)
  const isAsked =
    query.wants.has('about') ||
    query.wants.has('list') ||
    (query.content.size < longQuestion + (query.wants.has('voice') ? 2 : 0) && !asksWhether(query) && !asksName(query, snapshot))
  return isAsked || answer.kind !== 'answer'
    ? answer
    : {
        ...answer,
        kind: 'partial',
        shape: { kind: 'facts' },
        missing: { kind: 'unclear' },
        facts: answer.facts.slice(0, 4),
        left: answer.left,
      }
}

/** 腾讯挖了谁 asks for a name. */
function asksName({ wants, entities }: Query, snapshot: Snapshot): boolean {
  return wants.has('who') && entities.every(({ id }) => snapshot.entities.get(id)?.kind === 'company')
}

/** "Is OpenAI in China?" asks for a yes or a no. */
function asksWhether(query: Query): boolean {
  return ['yes-no', 'most', 'least'].some((want) => query.opens.has(want)) || query.wants.has('whether')
}

/** Words beside the name from which on a question asks more than for a profile. */
const longQuestion = 4
