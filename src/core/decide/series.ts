/** A measure over time: the figures of one metric of one subject, in order, where a question asks for no single period. */
import { isForMeasures } from '../understand/asked-measure.ts'
import type { Fact } from '../knowledge.ts'
import { endOf, farNewer, inTime, newestOf } from './lead.ts'
import { hasFigure } from './order.ts'
import { daysOf, isOverYears, kindOf, monthsBetween } from '../facts/periods.ts'
import type { Weighed } from '../fit/weighed.ts'
import type { Query } from '../query.ts'
import { byClaim } from '../facts/same-claim.ts'
import type { Snapshot } from '../snapshot.ts'
import { supersededBy } from './superseded.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** From how many periods on figures are a series. */
const minPeriods = 3
/** Claims shown: the newest. */
const maxRows = 16

export interface FoundSeries {
  /** The newest result, or what stands in its place. */
  readonly lead: Fact
  /** In order of time, a claim a row: the facts of sources that agree stand together. */
  readonly rows: readonly (readonly Fact[])[]
  /** Older claims that are left out. */
  readonly older: number
  /** The newest figure of each other metric of what was asked. */
  readonly others: readonly Fact[]
  /** Every figure of the metrics asked for. */
  readonly measured: ReadonlySet<Fact>
}

/** The series that answers a question for a measure, or nothing where a single period is asked for or too few are known. */
export function findSeries(ordered: readonly Candidate[], query: Query, snapshot: Snapshot): FoundSeries | undefined {
  const [first] = ordered
  if (!first || !hasFigure(first.fact) || !asksSeries(query, snapshot)) return undefined
  const byMetric = groups(ordered, { about: first.fact.about, query, snapshot })
  const newest = [...byMetric.values()].flatMap((facts) => newestOf(facts, query) ?? [])
  const latest = newest.map(endOf).sort().at(-1) ?? ''
  const lead = newest.find((fact) => isLong(byMetric.get(fact.metric ?? '') ?? []) && monthsBetween(endOf(fact), latest) <= farNewer)
  if (!lead) return undefined
  const isNamed = ({ metric }: Fact): boolean => query.metrics.includes(metric ?? '')
  const rows = byClaim(byMetric.get(lead.metric ?? '')?.sort(inTime) ?? [])
  return {
    lead: (isBare(query) ? supersededBy(lead, snapshot) : undefined) ?? lead,
    rows: rows.slice(-maxRows),
    older: Math.max(0, rows.length - maxRows),
    others: newest.filter((fact) => fact !== lead && (monthsBetween(endOf(fact), endOf(lead)) <= farNewer || isNamed(fact))),
    measured: new Set([...byMetric.values()].flat()),
  }
}

/** A topic and nothing else is asked for: how things stand now. */
function isBare({ hard, metrics, periods, wants }: Query): boolean {
  return hard.length === 1 && metrics.length + periods.length === 0 && !wants.has('expected')
}

/** What lies within a span that was asked for: "revenue 2022 to 2024" is answered year by year where there is no figure of it all. */
export function withinSpan(query: Query, weighed: readonly Weighed[]): Candidate[] {
  const spans = query.periods.flatMap(({ notation }) => spanOf(notation) ?? [])
  if (spans.length === 0 || query.periodInherited) return []
  const inside = weighed
    .filter(({ failures }) => failures.length === 1 && failures[0] === 'period')
    .map(({ candidate }) => candidate)
    .filter(({ fact }) => hasFigure(fact) && spans.some(({ from, to }) => fact.period.from >= from && fact.period.to <= to))
  return new Set(inside.map(({ fact }) => fact.period.notation)).size > 1 ? inside : []
}

/** A measure of one subject, of no period or of several. */
function asksSeries(query: Query, snapshot: Snapshot): boolean {
  const [period, ...more] = query.periods
  if (query.wants.has('peak')) return false
  const open = period === undefined || more.length > 0 || isOverYears(period.notation)
  return open && query.claims.length === 0 && query.entities.length > 0 && isForMeasures(query, snapshot)
}

function spanOf(notation: string): { from: string; to: string } | undefined {
  const [first = '', last] = notation.split('..')
  const [from, to] = [daysOf(first)?.from, daysOf(last ?? '')?.to]
  return from === undefined || to === undefined ? undefined : { from, to }
}

interface Measured {
  readonly about: string
  readonly query: Query
  readonly snapshot: Snapshot
}

/**
 * Figures by metric: the metrics named in the question, and all of a topic that is named without one. The metric that most subjects have
 * comes first, so that answers on a topic lead with the same measure.
 */
function groups(candidates: readonly Candidate[], { about, query, snapshot }: Measured): Map<string, Fact[]> {
  const topicOf = (metric: string | undefined): string => snapshot.metrics.get(metric ?? '')?.topic ?? ''
  const narrowed = new Set(query.metrics.map(topicOf))
  const isMeant = ({ fact, metric, measure }: Candidate): boolean =>
    fact.about === about && hasFigure(fact) && (metric || (measure && !narrowed.has(topicOf(fact.metric))))
  const facts = candidates.filter(isMeant).map(({ fact }) => fact)
  const meant = new Set(facts.map(({ metric }) => metric))
  const ids = [...snapshot.metrics.values()].filter(({ id, varies }) => meant.has(id) && !varies).map(({ id }) => id)
  const spread = new Map(ids.map((id) => [id, subjectsWith(id, snapshot)]))
  const isPart = (id: string): number => Number(!query.metrics.includes(id) && snapshot.metrics.get(id)?.part === true)
  ids.sort((a, b) => isPart(a) - isPart(b) || (spread.get(b) ?? 0) - (spread.get(a) ?? 0))
  return new Map(ids.map((id) => [id, facts.filter(({ metric }) => metric === id)]))
}

/** How many have figures of a metric: what is known of most is what most is asked about. */
export function subjectsWith(metric: string, snapshot: Snapshot): number {
  const facts = snapshot.factsOn(snapshot.metrics.get(metric)?.topic ?? '').map((index) => snapshot.fact(index))
  return new Set(facts.filter((fact) => fact.metric === metric).map(({ about }) => about)).size
}

/** Periods of one kind, however many figures each has. */
function isLong(facts: readonly Fact[]): boolean {
  const periods = new Map<string, Set<string>>()
  for (const { period } of facts) {
    const kind = kindOf(period)
    periods.set(kind, (periods.get(kind) ?? new Set()).add(period.notation))
  }
  return [...periods.values()].some(({ size }) => size >= minPeriods)
}
