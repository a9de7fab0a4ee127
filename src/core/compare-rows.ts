/** The rows of a comparison: one a metric, for a period that at least two of the subjects have. */
import type { CompareRow } from './answer.ts'
import { gauge, isResult } from './comparable.ts'
import type { Fact } from './knowledge.ts'
import { byTime } from './order.ts'
import { type Period, parsePeriod } from './periods.ts'
import type { Query } from './query.ts'
import { subjectsWith } from './series.ts'
import type { Snapshot } from './snapshot.ts'

/** More is a wall: who wants others names them. */
const maxRows = 6

/** Other periods named of each subject: each brings its source with it. */
const maxKnown = 2

/** Stands for the newest moment of each, whichever that is. */
export const moments = 'at *'

/** Facts of one period by the subject that they stand for. */
type Column = ReadonlyMap<string, Fact>

interface Comparing {
  readonly subjects: readonly string[]
  readonly query: Query
  readonly snapshot: Snapshot
}

/**
 * Of the periods asked for, all that are shared. Else one row a metric: the period that most of the subjects have, results before what is
 * expected, the newest first or, where one was asked for in vain, the nearest to it.
 */
export function rowsOf(facts: readonly Fact[], comparing: Comparing, wanted: 'as asked' | 'nearest'): CompareRow[] {
  const { query, snapshot } = comparing
  const rows = [...columnsByGauge(facts, comparing)].flatMap(([key, columns]) => {
    const metric = key.split('|')[0] ?? ''
    const shared = [...columns].filter(([, column]) => column.size > 1).sort(([a], [b]) => b.localeCompare(a))
    const all = query.periods.length > 0 && wanted === 'as asked'
    const best = [...shared].sort((a, b) => precedence(a, b, wanted === 'nearest' ? endAsked(query) : undefined))
    return (all ? shared : best.slice(0, 1)).map(([period, column]) => rowOf({ metric, period, column, columns }, comparing))
  })
  const metrics = [...snapshot.metrics.keys()]
  const spread = (metric: string): number => -subjectsWith(metric, snapshot) + metrics.indexOf(metric) / metrics.length
  const rank = ({ metric }: CompareRow): number => (isAsked(metric, query, snapshot) ? -metrics.length * 1000 : 0) + spread(metric)
  return rows.sort((a, b) => rank(a) - rank(b)).slice(0, maxRows)
}

/** Whether a metric was asked for, by itself or by its topic. */
export function isAsked(metric: string, query: Query, snapshot: Snapshot): boolean {
  if (query.metrics.length > 0) return query.metrics.includes(metric)
  return query.asked.includes(snapshot.metrics.get(metric)?.topic ?? '')
}

function columnsByGauge(facts: readonly Fact[], { subjects, query, snapshot }: Comparing): Map<string, Map<string, Map<string, Fact>>> {
  const gauges = new Map<string, Map<string, Map<string, Fact>>>()
  for (const fact of facts) {
    const key = gauge(fact, snapshot)
    // What a company's unit grew by stands for the company, under the unit's name.
    const subject = subjects.find((id) => id === fact.about) ?? subjects.find((id) => snapshot.productsOf(id).includes(fact.about))
    if (key === undefined || subject === undefined) continue
    const columns = gauges.get(key) ?? new Map<string, Map<string, Fact>>()
    // How things stand at moments is compared as it is last known of each; what is expected is no such thing.
    const isMoment = fact.period.shape === 'at' && query.periods.length === 0 && isResult(fact)
    const time = isMoment ? moments : fact.period.notation
    const column = columns.get(time) ?? new Map<string, Fact>()
    const known = column.get(subject)
    if (!known || (known.about !== subject && fact.about === subject) || (known.about === fact.about && byTime(fact, known) < 0))
      column.set(subject, fact)
    gauges.set(key, columns.set(time, column))
  }
  return gauges
}

function precedence([a, one]: [string, Column], [b, other]: [string, Column], near: string | undefined): number {
  if (a === moments || b === moments) return Number(b === moments) - Number(a === moments)
  const [first, second] = [parsePeriod(a), parsePeriod(b)]
  if (!first || !second) return 0
  const results = Number([...other.values()].every(isResult)) - Number([...one.values()].every(isResult))
  const nearer = near === undefined ? 0 : apart(first, near) - apart(second, near)
  return other.size - one.size || results || nearer || second.to.localeCompare(first.to) || first.from.localeCompare(second.from)
}

/** The last day of the periods asked for. */
export function endAsked(query: Query): string | undefined {
  return query.periods
    .flatMap(({ notation }) => parsePeriod(notation)?.to ?? [])
    .sort()
    .at(-1)
}

function apart({ to }: Period, day: string): number {
  return Math.abs(Date.parse(to) - Date.parse(day))
}

interface Chosen {
  readonly metric: string
  readonly period: string
  readonly column: Column
  /** By period: what else is known of the metric. */
  readonly columns: ReadonlyMap<string, Column>
}

/** A row; with what each has of other periods, where another was asked for or one of them has a newer result. */
function rowOf({ metric, period, column, columns }: Chosen, { subjects, query }: Comparing): CompareRow {
  const others = [...columns].flatMap(([notation, other]) => (notation === period ? [] : other))
  const known = subjects.map((subject) => others.flatMap((other) => other.get(subject) ?? []))
  const end = period === moments ? '9999' : (parsePeriod(period)?.to ?? '')
  const isOvertaken = [...columns].some(
    ([notation, other]) => (parsePeriod(notation)?.to ?? '') > end && [...other.values()].some(isResult),
  )
  const wanted = query.periods.length === 0 || query.periods.some(({ notation }) => notation === period)
  return {
    metric,
    period,
    cells: subjects.map((subject) => column.get(subject)),
    ...(wanted && !isOvertaken ? {} : { known: known.map((facts) => nearestOf(facts, endAsked(query))) }),
  }
}

/** The nearest to a day, else the newest; the newest of them first. */
function nearestOf(facts: readonly Fact[], day: string | undefined): Fact[] {
  const ordered = [...facts].sort(byTime)
  const nearest = day === undefined ? ordered : ordered.toSorted((a, b) => apart(a.period, day) - apart(b.period, day))
  return nearest.slice(0, maxKnown).sort(byTime)
}
