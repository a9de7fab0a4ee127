/** What is new, and what came when: releases and events, the newest first. */
import type { Answer } from './answer.ts'
import type { Weighed } from './decide.ts'
import { wantsFigure } from './asked-measure.ts'
import type { Fact } from './knowledge.ts'
import type { Query } from './query.ts'
import { subjectsOf } from './retrieve.ts'
import type { Snapshot } from './snapshot.ts'
import type { Candidate } from './weigh.ts'

const releases = 'launches'
const ofReleases: ReadonlySet<string> = new Set([releases, 'models'])
/** A list of dates may be longer than an answer in words, and is still read at a glance. */
const maxEvents = 7
/** Of news no more are on one topic. */
const maxAlike = 2
const others = [
  'renaming',
  'why',
  'who',
  'where',
  'voice',
  'view',
  'compare',
  'judgement',
  'prediction',
  'when-will',
  'date-question',
  'source-question',
]

/** Whether what a company brought out is asked for, in general and not in figures. */
export function asksTimeline(query: Query): boolean {
  const { asked, metrics, wants, claims } = query
  if (metrics.length + claims.length > 0 || wantsFigure(query) || subjectsOf(query).length === 0) return false
  const named = asked.length > 0 ? asked.every((id) => ofReleases.has(id)) : wants.has('newest') && wants.has('a-model')
  return named && others.every((want) => !wants.has(want))
}

/** Whether a topic is asked for that is told in events, and nothing in particular of it: what came last leads. */
export function asksStory(query: Query, snapshot: Snapshot): boolean {
  return asksEvent(query, snapshot) && !query.wants.has('when')
}

/** Or no more than when it was. */
export function asksEvent(query: Query, { topics }: Snapshot): boolean {
  const { hard, metrics, claims, wants, periods, leftover } = query
  const [topic] = hard
  if (hard.length !== 1 || topic === undefined || !topics.get(topic)?.events || subjectsOf(query).length !== 1) return false
  if (metrics.length + claims.length + periods.length > 0 || wantsFigure(query) || leftover.some(({ near }) => near)) return false
  return [...others, 'list', 'how-long', 'code'].every((want) => !wants.has(want))
}

/** The events of a topic. */
export function story(fitting: readonly Candidate[], query: Query, snapshot: Snapshot): Answer | undefined {
  const events = fitting.filter(({ fact, closeness }) => closeness >= 1.8 && fact.figure === undefined && fact.period.shape === 'single')
  return events.length < 2
    ? undefined
    : told(
        events.map(({ fact }) => fact),
        query,
        snapshot,
      )
}

/** "What is new with Zhipu?": a name, and that news are wanted. */
export function asksNews({ wants }: Query): boolean {
  return wants.has('newest') && !wants.has('a-model')
}

/** "When was GPT-5 published?" asks for the model's date, not for the article's. */
export function asksRelease(query: Query, { entities }: Snapshot): boolean {
  return (
    query.asked.every((id) => id === releases) &&
    query.entities.some(({ id }) => ['model', 'product'].includes(entities.get(id)?.kind ?? ''))
  )
}

/** Releases first, the newest of them leading; of a single model its own. Nothing where no release is dated. */
export function timeline(fitting: readonly Candidate[], query: Query, snapshot: Snapshot): Answer | undefined {
  const [subject] = subjectsOf(query)
  const kind = snapshot.entities.get(subject ?? '')?.kind
  const isOwn = ({ fact }: Candidate): boolean => fact.about === subject && isEvent(fact) && fact.topics.includes(releases)
  // When a product came out is told by its own facts, not by its newest models or another name.
  if (kind === 'product' && query.wants.has('when') && fitting.some(isOwn)) return undefined
  const one = kind === 'model'
  const own = new Set(subject === undefined ? [] : [subject, ...snapshot.productsOf(subject)])
  const dated = fitting.filter(
    ({ fact, closeness }) => isEvent(fact) && fact.topics.includes(releases) && (own.has(fact.about) || (!one && isOwners(closeness))),
  )
  return dated.length === 0
    ? undefined
    : told(
        dated.map(({ fact }) => fact),
        query,
        snapshot,
      )
}

/** Dated events of a subject, whatever they are on. */
export function news(weighed: readonly Weighed[], query: Query, snapshot: Snapshot): Answer | undefined {
  const events = weighed
    .map(({ candidate }) => candidate)
    .filter(({ fact, closeness }) => closeness >= 1.8 && isEvent(fact) && fact.evidence !== 'rumour')
    .map(({ fact }) => fact)
  const counts = new Map<string, number>()
  const spread = newestFirst(events).filter((fact) => {
    const topic = fact.topics[0] ?? ''
    counts.set(topic, (counts.get(topic) ?? 0) + 1)
    return (counts.get(topic) ?? 0) <= maxAlike
  })
  return spread.length === 0 ? undefined : told(spread, query, snapshot)
}

/** Of a product its maker's: which model is behind Kimi. */
function isOwners(closeness: number): boolean {
  return closeness === 1.5
}

/** Something that happened on a day or in a month. */
function isEvent({ period, status, figure }: Fact): boolean {
  return period.shape === 'single' && /^\d{4}-\d{2}/.test(period.notation) && status === 'actual' && figure === undefined
}

function newestFirst(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((a, b) => b.period.to.localeCompare(a.period.to) || a.id.localeCompare(b.id))
}

function told(facts: readonly Fact[], query: Query, snapshot: Snapshot): Answer {
  const ordered = newestFirst(facts)
  const [lead] = ordered
  const [asked] = subjectsOf(query)
  const moved = lead && asked !== undefined && snapshot.entities.get(asked)?.of === lead.about
  return {
    kind: 'answer',
    shape: { kind: 'facts' },
    subjects: subjectsOf(query),
    topics: query.topics,
    facts: ordered.slice(0, maxEvents),
    left: Math.max(0, ordered.length - maxEvents),
    ...(moved ? { instead: { asked, about: lead.about } } : {}),
  }
}
