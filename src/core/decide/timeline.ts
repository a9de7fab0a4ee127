/** What is new, and what came when: releases and events, the newest first. */
import type { Answer } from '../answer.ts'
import type { Weighed } from '../fit/weighed.ts'
import { wantsFigure } from '../understand/asked-measure.ts'
import type { Fact } from '../knowledge.ts'
import type { Query } from '../query.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import { isProduct, type Snapshot } from '../snapshot.ts'
import { isOfKind } from '../understand/topics.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** A list of dates may be longer than an answer in words, and is still read at a glance. */
const maxEvents = 7
/** Figures beside the events of a topic. */
const maxFigures = 4
/** Of news no more are on one topic. */
const maxAlike = 2
/** Of a story with words of its own the facts that have most of them: one suit of several. */
const sameWords = 0.6
const others = [
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
export function asksTimeline(query: Query, snapshot: Snapshot): boolean {
  const { asked, metrics, wants, claims } = query
  if (metrics.length + claims.length > 0 || wantsFigure(query) || subjectsOf(query).length === 0) return false
  const named =
    asked.length > 0
      ? asked.every((id) => isOfKind(id, 'releases', snapshot) || isOfKind(id, 'models', snapshot))
      : wants.has('newest') && wants.has('a-model')
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
  if (hard.length !== 1 || topic === undefined || subjectsOf(query).length === 0) return false
  if (metrics.length + claims.length + periods.length > 0 || wantsFigure(query)) return false
  if (!wants.has('outcome') && leftover.some(({ near }) => near)) return false
  const { events, post } = topics.get(topic) ?? {}
  const other = [...others, 'how-long', 'code', ...(post ? [] : ['list'])].filter((want) => wants.has(want))
  // Who holds a post is who took it last.
  return post ? other.every((want) => want === 'who') : events === true && other.length === 0
}

/** The events of a topic; of how it ended, how things stand as well. */
export function story(fitting: readonly Candidate[], query: Query, snapshot: Snapshot): Answer | undefined {
  const isOfPost = query.hard.some((id) => snapshot.topics.get(id)?.post)
  const shapes = query.wants.has('outcome') || isOfPost ? ['single', 'at'] : ['single']
  const words = Math.max(...fitting.map((candidate) => candidate.words))
  const events = fitting.filter(
    ({ fact, closeness, ...candidate }) =>
      closeness >= 1.8 && fact.figure === undefined && shapes.includes(fact.period.shape) && candidate.words >= words * sameWords,
  )
  if (events.length < 2) return undefined
  const ordered = newestFirst(events.map(({ fact }) => fact))
  return told(query.command === undefined ? ordered : withFigures(ordered, fitting), query, snapshot)
}

/** A command asks for the whole of a topic: what came last of it, then its figures, each of a measure of its own. */
function withFigures(events: readonly Fact[], fitting: readonly Candidate[]): Fact[] {
  const measured = newestFirst(fitting.flatMap(({ fact, primary, closeness }) => (fact.figure && primary && closeness === 4 ? [fact] : [])))
  const figures = measured.filter((fact, i) => measured.findIndex(({ metric }) => metric === fact.metric) === i).slice(0, maxFigures)
  const shown = Math.max(1, maxEvents - figures.length)
  return [...events.slice(0, shown), ...figures, ...events.slice(shown)]
}

/** "What is new with Zhipu?": a name, and that news are wanted. */
export function asksNews({ wants }: Query): boolean {
  return wants.has('newest') && !wants.has('a-model')
}

/** "When was GPT-5 published?" asks for the model's date, not for the article's. */
export function asksRelease(query: Query, snapshot: Snapshot): boolean {
  return query.asked.every((id) => isOfKind(id, 'releases', snapshot)) && query.entities.some(({ id }) => isProduct(id, snapshot))
}

/** Releases first, the newest of them leading; of a single model its own. Nothing where no release is dated. */
export function timeline(fitting: readonly Candidate[], query: Query, snapshot: Snapshot): Answer | undefined {
  const [subject] = subjectsOf(query)
  const kind = snapshot.entities.get(subject ?? '')?.kind
  const isOwn = ({ fact }: Candidate): boolean => fact.about === subject && isRelease(fact, snapshot)
  // When a product came out is told by its own facts, not by its newest models or another name.
  if (kind === 'product' && query.wants.has('when') && fitting.some(isOwn)) return undefined
  const one = kind === 'model'
  const own = new Set(subject === undefined ? [] : [subject, ...snapshot.productsOf(subject)])
  const dated = fitting.filter(({ fact, closeness }) => isRelease(fact, snapshot) && (own.has(fact.about) || (!one && isOwners(closeness))))
  return dated.length === 0 ? undefined : told(newestFirst(dated.map(({ fact }) => fact)), query, snapshot)
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
export function isEvent({ period, status, figure }: Fact): boolean {
  return period.shape === 'single' && /^\d{4}-\d{2}/.test(period.notation) && status === 'actual' && figure === undefined
}

/** The same of a product or model that came out. */
export function isRelease(fact: Fact, snapshot: Snapshot): boolean {
  return isEvent(fact) && fact.topics.some((id) => isOfKind(id, 'releases', snapshot))
}

function newestFirst(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((a, b) => b.period.to.localeCompare(a.period.to) || a.id.localeCompare(b.id))
}

/** Facts in the order given, no more than can be read at a glance. */
export function told(ordered: readonly Fact[], query: Query, snapshot: Snapshot): Answer {
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
