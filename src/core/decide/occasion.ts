/** Something that happens on a day and has figures of its own, as a listing has a price and proceeds: the event, its figures, what came later. */
import type { Answer } from '../answer.ts'
import { isDisputed } from './comparable.ts'
import { evidences, type Fact } from '../knowledge.ts'
import { hasFigure } from './order.ts'
import type { Query } from '../query.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import type { Snapshot } from '../snapshot.ts'
import { isOn } from '../understand/topics.ts'
import type { Candidate } from '../retrieve/weigh.ts'

const maxFigures = 4
const maxLater = 2
/** By how much another fact must be more like the question for the event not to be what is meant: a lock-up's end is on the topic too. */
const farMoreAlike = 0.2

/** The event that a topic is about, where its figures tell the day; nothing where none has happened, or something else of it is asked. */
export function occasion(fitting: readonly Candidate[], query: Query, snapshot: Snapshot): Answer | undefined {
  const [topic] = query.hard
  const [subject, more] = subjectsOf(query)
  if (topic === undefined || subject === undefined || more !== undefined) return undefined
  const own = fitting.filter(({ fact }) => fact.about === subject && isOn(fact, topic, snapshot))
  const figures = own.filter(({ fact }) => isOfEvent(fact, snapshot)).map(({ fact }) => fact)
  const day = dayOf(figures)
  if (day === undefined) return undefined
  const role = snapshot.topics.get(topic)?.role
  const told = own.filter(({ fact }) => isToldOf(fact, day) && (role === undefined || fact.roles[role] === undefined))
  const event = told.sort((a, b) => byEvidence(a.fact, b.fact) || a.index - b.index)[0]
  const alike = Math.max(0, ...own.map(({ fact, likeness }) => (fact.figure ? 0 : likeness)))
  if ((event?.likeness ?? 0) + farMoreAlike < alike) return undefined
  const ofDay = bestOfEach(
    figures.filter((fact) => fact.period.from <= day && day <= fact.period.to && !isDisputed(fact, snapshot)),
    snapshot,
  )
  const later = own
    .map(({ fact }) => fact)
    .filter(({ figure, period }) => figure === undefined && period.shape === 'single' && period.from > day)
    .sort((a, b) => b.period.to.localeCompare(a.period.to))
  if (!event && ofDay.length < 2) return undefined
  const facts = [...(event ? [event.fact] : []), ...ofDay.slice(0, maxFigures), ...later.slice(0, maxLater)]
  return {
    kind: 'answer',
    shape: { kind: 'facts' },
    subjects: subjectsOf(query),
    topics: query.topics,
    facts,
    left: Math.max(0, own.length - facts.length),
  }
}

function isOfEvent(fact: Fact, { metrics }: Snapshot): boolean {
  const metric = metrics.get(fact.metric ?? '')
  return hasFigure(fact) && fact.status === 'actual' && metric?.event === true && (!metric.part || metric.varies)
}

/** The day that most of the figures are of. */
function dayOf(figures: readonly Fact[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { period } of figures) if (period.from === period.to) counts.set(period.to, (counts.get(period.to) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0].localeCompare(a[0]))[0]?.[0]
}

function isToldOf({ figure, period, status }: Fact, day: string): boolean {
  return figure === undefined && status === 'actual' && period.from === day && period.to === day
}

function byEvidence(a: Fact, b: Fact): number {
  return evidences.indexOf(a.evidence) - evidences.indexOf(b.evidence)
}

/** Of each metric the figure that stands best, in the order of the metrics. */
function bestOfEach(figures: readonly Fact[], { metrics }: Snapshot): Fact[] {
  const order = [...metrics.keys()]
  const best = new Map<string, Fact>()
  for (const fact of [...figures].sort(byEvidence)) if (!best.has(fact.metric ?? '')) best.set(fact.metric ?? '', fact)
  return [...best.values()].sort((a, b) => order.indexOf(a.metric ?? '') - order.indexOf(b.metric ?? ''))
}
