/** What may stand side by side: figures of one metric and one measure for one period. Currencies convert; nothing else does. */
import { amountOf, bounds, currencyOf, measureOf, worth } from '../facts/convert.ts'
import type { Fact } from '../knowledge.ts'
import { hasFigure } from './order.ts'
import type { Snapshot } from '../snapshot.ts'

/** Metric and measure: the same for all that could be compared, were it for one period. Nothing where a metric is of another part each time. */
export function gauge(fact: Fact, { metrics }: Snapshot): string | undefined {
  if (
    !hasFigure(fact) ||
    fact.metric === undefined ||
    metrics.get(fact.metric)?.varies ||
    !fact.figure ||
    amountOf(fact.figure) === undefined
  )
    return undefined
  return `${fact.metric}|${measureOf(fact.figure.unit)}`
}

/** What is or was, if only by an estimate, against what is to be: the two share no ranking. */
export function isResult({ status }: Fact): boolean {
  return status === 'actual' || status === 'estimate'
}

/** The currencies that figures are in, the most frequent first. */
export function currenciesOf(facts: readonly Fact[]): string[] {
  const counts = new Map<string, number>()
  for (const { figure } of facts) {
    const currency = figure && currencyOf(figure.unit)
    if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([currency]) => currency)
}

/** What a figure comes to in a currency, for putting in order; the figure itself where it is no money. */
export function amountIn(fact: Fact, currency: string | undefined, { rates }: Snapshot): number | undefined {
  if (!fact.figure) return undefined
  return currency === undefined ? amountOf(fact.figure) : worth(fact.figure, currency, { period: fact.period, rates })
}

/** By how much one figure must exceed the other to be the higher one for sure: rates, rounding and scope differ by less. */
const forSure = 1.05

/** The fact with the higher figure of two; nothing where that can't be said without a doubt. */
export function higherOf(one: Fact, other: Fact, snapshot: Snapshot): Fact | undefined {
  if (!one.figure || !other.figure || one.status !== other.status || [one, other].some((fact) => isDisputed(fact, snapshot)))
    return undefined
  const { rates } = snapshot
  const currency = currenciesOf([one, other])[0] ?? ''
  const [a, b] = [one, other].map(({ figure, period }) => figure && bounds(figure, currency, { period, rates }))
  if (!a || !b || Math.min(...a, ...b) < 0) return undefined
  if (a[0] > b[1] * forSure) return one
  return b[0] > a[1] * forSure ? other : undefined
}

/** Another source has another figure for the same. */
export function isDisputed(fact: Fact, { linksOf }: Snapshot): boolean {
  return linksOf(fact).some(({ reason }) => reason === 'value' || reason === 'unit-slip')
}
