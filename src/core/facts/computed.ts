/** What baimo itself computes from cited figures: growth on a year before, and by how much a result missed what was expected. */
import { type Figure, unitKind } from './figures.ts'
import type { Fact } from '../knowledge.ts'
import { isYearBefore } from './periods.ts'

/** A difference: a share of the base in percent or, where the figures are percentages themselves, in percentage points. */
export interface Difference {
  readonly kind: 'percent' | 'points'
  /** Rounded: to whole numbers from ten on, else to one place. */
  readonly value: number
}

export interface Growth extends Difference {
  readonly base: Fact
}

/**
 * Growth on the period of the same length exactly a year before. Only between exact figures of one unit that are results or estimates, and
 * only where it is clear which figure of the year before is meant: of the same source, or the one that all sources give.
 */
export function growth(fact: Fact, others: readonly Fact[]): Growth | undefined {
  if (!isExact(fact)) return undefined
  const bases = others.filter(
    (other) => isExact(other) && other.figure?.unit === fact.figure?.unit && isYearBefore(other.period, fact.period),
  )
  const results = bases.filter(({ status }) => status === 'actual')
  const known = results.length > 0 ? results : bases
  const own = known.filter(({ source }) => source === fact.source)
  const clear = own.length > 0 ? own : known
  const [base] = clear
  if (!base || clear.some(({ figure }) => figure?.value !== base.figure?.value)) return undefined
  const difference = between(base.figure, fact.figure)
  return difference && { ...difference, base }
}

/** What came, as seen from what was expected. */
export type Miss =
  | { readonly kind: 'met' }
  | { readonly kind: 'within' }
  | { readonly kind: 'above' | 'below'; readonly by: Difference; readonly hedged: boolean }

/** Nothing where a bound ("over", "up to") leaves open by how much. */
export function missOf(expected: Figure, actual: Figure): Miss | undefined {
  const came = actual.value
  if (came === undefined || expected.unit !== actual.unit || isBound(expected) || isBound(actual)) return undefined
  const { from = expected.value, to = expected.value } = expected
  if (from === undefined || to === undefined) return undefined
  if (from < to && came >= from && came <= to) return { kind: 'within' }
  const difference = between({ value: came > to ? to : from, unit: expected.unit }, actual)
  if (!difference) return undefined
  if (difference.value === 0) return came === from ? { kind: 'met' } : undefined
  const hedged = expected.qualifier !== undefined || actual.qualifier !== undefined
  return { kind: came > to ? 'above' : 'below', by: { ...difference, value: Math.abs(difference.value) }, hedged }
}

function between(base: Figure | undefined, now: Figure | undefined): Difference | undefined {
  if (base?.value === undefined || now?.value === undefined) return undefined
  if (unitKind(base.unit) === 'percent') return { kind: 'points', value: rounded(now.value - base.value) }
  // Of nothing, or of less than nothing, no share can be told.
  if (base.value <= 0) return undefined
  return { kind: 'percent', value: rounded(((now.value - base.value) / base.value) * 100) }
}

function rounded(value: number): number {
  return Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 10) / 10
}

function isExact({ figure, status }: Fact): boolean {
  return figure?.value !== undefined && figure.qualifier === undefined && (status === 'actual' || status === 'estimate')
}

function isBound({ qualifier }: Figure): boolean {
  return qualifier !== undefined && qualifier !== 'about' && qualifier !== 'nearly'
}
