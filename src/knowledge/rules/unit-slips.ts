/** A figure typed in 亿 for 万, in billion for million: it stands out of its series by a power of ten. */
import { numbersOf } from '../against.ts'
import type { Reading } from '../read.ts'
import { groupedBy, type Measured, measuredFacts } from './measured.ts'
import type { Report, Rule } from './rule.ts'

export const unitSlips: Rule = {
  name: 'unit-slip',
  severity: 'warning',
  check({ reading }, report) {
    for (const series of seriesOf(reading)) for (const slip of slipsIn(series)) tell(slip, report)
  },
}

interface Point {
  readonly measured: Measured
  readonly day: number
  /** The power of ten of its figure. */
  readonly power: number
}

interface Slip {
  readonly point: Point
  readonly power: number
  readonly neighbours: readonly Point[]
}

const dayMs = 86_400_000

/** Figures of one thing in one unit over stretches of one length, one for each period, in order of time. */
function seriesOf(reading: Reading): Point[][] {
  // Rounds follow no series, and a change may be of any size.
  const other = new Set(reading.metrics.filter(({ value }) => value.event || value.signed).map(({ id }) => id))
  const facts = measuredFacts(reading).filter(
    ({ fact, figure }) => !other.has(fact.value.metric ?? '') && Math.min(...numbersOf(figure)) > 0,
  )
  const keyOf = ({ thing, part, unit, standing, period }: Measured): string => [thing, part, unit, standing, lengthOf(period)].join(' ')
  return groupedBy(facts, keyOf).map((group) => {
    const points = groupedBy(group, ({ period }) => period.to).flatMap(([first]) => (first ? [pointOf(first)] : []))
    return points.sort((a, b) => a.day - b.day)
  })
}

/** In months; what is of a moment, a day or a month is of one. */
function lengthOf({ shape, from, to }: Measured['period']): string {
  if (shape === 'to') return shape
  return String(Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / dayMs / 30.4)))
}

function pointOf(measured: Measured): Point {
  const powers = numbersOf(measured.figure).map(Math.log10)
  const power = powers.reduce((sum, next) => sum + next, 0) / powers.length
  return { measured, day: Date.parse(measured.period.to) / dayMs, power }
}

/** A point between two others is judged first: what it would throw off is not told as well. */
function slipsIn(series: readonly Point[]): Slip[] {
  const [first, second, third] = series
  if (first && second && !third) return slipOfPair(first, second)
  const inner = series.slice(1, -1).flatMap((point, index) => {
    const [before, after] = [series[index], series[index + 2]]
    return before && after ? slipAt(point, [before, after], [before, after]) : []
  })
  const thrownOff = new Set(inner.map(({ point }) => point))
  const outer = [series.slice(0, 3), series.slice(-3).reverse()].flatMap(([end, near, far]) => {
    if (!end || !near || !far || thrownOff.has(near) || thrownOff.has(far)) return []
    // What is new begins small.
    return slipAt(end, [near, far], [near]).filter(({ power }) => end !== first || power !== -1)
  })
  return [...inner, ...outer]
}

/** How far from a power of ten: a factor of 1.8. */
const tolerance = 0.25
/** Nearer to its neighbour than by a factor of 5 nothing is a slip, however steep the trend. */
const apart = 0.7

/** `trend` says what was to be expected; `from` are those that it must stand out from, all to one side. */
function slipAt(point: Point, trend: readonly [Point, Point], from: readonly Point[]): Slip[] {
  const power = powerOf(point.power - expectedAt(point.day, trend))
  const standsOut = from.every((other) => (point.power - other.power) * Math.sign(power) >= apart)
  return power !== 0 && standsOut ? [{ point, power, neighbours: trend }] : []
}

/** A start-up may well grow tenfold in a year: of two figures only one that is a thousand times the other is strange. */
function slipOfPair(before: Point, after: Point): Slip[] {
  const power = powerOf(after.power - before.power)
  return Math.abs(power) >= 3 ? [{ point: after, power, neighbours: [before] }] : []
}

/** On the line through two points; beyond them at most ten times the nearer, which is the first. */
function expectedAt(day: number, [near, far]: readonly [Point, Point]): number {
  const change = ((near.power - far.power) / (near.day - far.day)) * (day - near.day)
  return near.power + Math.max(-1, Math.min(1, change))
}

function powerOf(difference: number): number {
  const power = Math.round(difference)
  return Math.abs(difference - power) <= tolerance && Math.abs(power) <= 4 ? power : 0
}

function tell({ point, power, neighbours }: Slip, report: Report): void {
  const times = 10 ** Math.abs(power)
  const beside = neighbours.map(({ measured }) => `${typed(measured)} ("${measured.fact.id}")`).join(', ')
  report(point.measured.fact, {
    path: ['figure'],
    part: 'key',
    message: `${typed(point.measured)} is about ${times} times too ${power > 0 ? 'high' : 'low'} for the series: ${beside}`,
    remedy: 'Look at its unit. If it is right, accept it with the reason.',
  })
}

function typed({ figure: { value, from, to, unit }, period }: Measured): string {
  return `${value ?? `${from} to ${to}`} ${unit} in ${period.notation}`
}
