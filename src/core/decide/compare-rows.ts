/** The rows of a comparison: one a metric, for a period that at least two of the subjects have. */
import type { CompareRow } from '../answer.ts'
import { gauge, isResult } from './comparable.ts'
import type { Fact } from '../knowledge.ts'
import { amountOf } from '../facts/convert.ts'
import { unitKind } from '../facts/figures.ts'
import { newestFirst, newestOf } from './lead.ts'
import { byTime } from './order.ts'
import { type Period, parsePeriod } from '../facts/periods.ts'
import type { Query } from '../query.ts'
import { inRowOrder } from './row-order.ts'
import type { Snapshot } from '../snapshot.ts'

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
  return inRowOrder(rows, query, snapshot)
}

function columnsByGauge(facts: readonly Fact[], comparing: Comparing): Map<string, Map<string, Map<string, Fact>>> {
  const gauges = new Map<string, Map<string, Map<string, Fact[]>>>()
  for (const { key, time, subject, fact } of placed(facts, comparing)) {
    const columns = gauges.get(key) ?? new Map<string, Map<string, Fact[]>>()
    const column = columns.get(time) ?? new Map<string, Fact[]>()
    column.set(subject, [...(column.get(subject) ?? []), fact])
    gauges.set(key, columns.set(time, column))
  }
  const cell = ([subject, known]: readonly [string, readonly Fact[]]) =>
    bestOf(known, subject, comparing).map((fact) => [subject, fact] as const)
  const column = ([time, cells]: readonly [string, ReadonlyMap<string, readonly Fact[]>]) =>
    [time, new Map([...cells].flatMap(cell))] as const
  return new Map([...gauges].map(([key, columns]) => [key, new Map([...columns].map(column))]))
}

interface Placed {
  readonly key: string
  readonly time: string
  readonly subject: string
  readonly fact: Fact
}

/** What a company's unit has stands for the company, under the unit's name, where the company has none itself or is asked for its products. */
function placed(facts: readonly Fact[], { subjects, query, snapshot }: Comparing): Placed[] {
  const all = facts.flatMap((fact): Placed[] => {
    const key = gauge(fact, snapshot)
    const subject = subjects.find((id) => id === fact.about) ?? subjects.find((id) => snapshot.productsOf(id).includes(fact.about))
    if (key === undefined || subject === undefined) return []
    // How things stand at moments is compared as it is last known of each; what is expected is no such thing.
    const isMoment = fact.period.shape === 'at' && query.periods.length === 0 && isResult(fact)
    return [{ key, time: isMoment ? moments : fact.period.notation, subject, fact }]
  })
  const own = new Set(all.flatMap(({ key, subject, fact }) => (fact.about === subject ? `${key} ${subject}` : [])))
  return all.filter(({ key, subject, fact }) => fact.about === subject || isOfProducts(fact, snapshot) || !own.has(`${key} ${subject}`))
}

/** Of one subject the newest; at one time its own before its product's, and of its products the one that most people use. */
function bestOf(facts: readonly Fact[], subject: string, { query }: Comparing): Fact[] {
  const newest = newestOf(facts, query)
  if (!newest) return []
  const peers = facts.filter(({ period, status }) => period.notation === newest.period.notation && status === newest.status)
  const users = ({ figure }: Fact): number => (figure && unitKind(figure.unit) === 'count' ? (amountOf(figure) ?? 0) : 0)
  const isOwn = ({ about }: Fact): number => Number(about === subject)
  peers.sort((a, b) => isOwn(b) - isOwn(a) || (a.about === b.about ? newestFirst(a, b) : users(b) - users(a)))
  return peers.slice(0, 1)
}

function isOfProducts({ metric }: Fact, { metrics, topics }: Snapshot): boolean {
  return topics.get(metrics.get(metric ?? '')?.topic ?? '')?.ofProducts === true
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
