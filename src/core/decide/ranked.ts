/** Groups of figures that can be put in order, and which of them a question is answered with. */
import { amountIn, currenciesOf, gauge, isResult } from './comparable.ts'
import { moments } from './compare-rows.ts'
import type { Fact } from '../knowledge.ts'
import { endOf, farNewer, newestOf } from './lead.ts'
import { monthsBetween } from '../facts/periods.ts'
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'

/** How large a group for a newer period must be beside the largest: one figure more is not worth a year. */
const share = 0.5
/** For how many cadences of its metric a figure stands beside newer ones. */
const kept = 6

/** A company is not ranked against its own: of its products' users they stand, of its units' revenue it does itself. */
function apartFromProducts(facts: readonly Fact[], { metrics, topics, productsOf }: Snapshot): Fact[] {
  const about = facts.map((fact) => fact.about)
  const topic = topics.get(metrics.get(facts[0]?.metric ?? '')?.topic ?? '')
  return topic?.ofProducts
    ? facts.filter((fact) => !about.some((id) => productsOf(fact.about).includes(id)))
    : facts.filter((fact) => !about.some((id) => productsOf(id).includes(fact.about)))
}

interface Asked {
  readonly query: Query
  readonly snapshot: Snapshot
  /** The day that the period should be near to. */
  readonly near?: string | undefined
}

/**
 * The best group of at least two, in no order: of one metric and period, results apart from what is expected, a figure a
 * subject; how things stand at moments as it is last known of each. The kind with the most members, results first; of that the newest that is
 * not much smaller, or the nearest to a day.
 */
export function largestGroup(facts: readonly Fact[], { query, snapshot, near }: Asked): readonly Fact[] {
  const kinds = new Map<string, Map<string, Fact[]>>()
  for (const fact of facts) {
    const key = gauge(fact, snapshot)
    if (key === undefined) continue
    const kind = [key, isResult(fact)].join('|')
    const time = fact.period.shape === 'at' && near === undefined ? moments : monthOrLonger(fact)
    const periods = kinds.get(kind) ?? new Map<string, Fact[]>()
    periods.set(time, [...(periods.get(time) ?? []), fact])
    kinds.set(kind, periods)
  }
  const candidates = [...kinds.values()].map((periods) =>
    [...periods.values()]
      .map((group) => convertible(apartFromProducts(timely(onePerSubject(group, query), snapshot), snapshot), snapshot))
      .filter((group) => group.length > 1),
  )
  const kind = candidates.filter((groups) => groups.length > 0).sort((a, b) => byWeight(a, b, snapshot))[0] ?? []
  const apart = (group: readonly Fact[]): number => (near === undefined ? 0 : Math.abs(Date.parse(lastDay(group)) - Date.parse(near)))
  return (
    kind
      .filter((group) => group.length >= largest(kind) * share)
      .sort((a, b) => apart(a) - apart(b) || lastDay(b).localeCompare(lastDay(a)) || b.length - a.length)[0] ?? []
  )
}

/** A figure of a day stands with those of its month: users on the 7th, and on average of February. */
function monthOrLonger({ period }: Fact): string {
  return period.shape === 'single' ? period.notation.replace(/^(\d{4}-\d{2})-\d{2}$/, '$1') : period.notation
}

type Groups = readonly (readonly Fact[])[]

/** Results first, then the kind with the most members, then the metric that its topic names first. */
function byWeight(a: Groups, b: Groups, { metrics }: Snapshot): number {
  const order = [...metrics.keys()]
  const first = (groups: Groups): Fact | undefined => groups[0]?.[0]
  const results = (groups: Groups): number => (groups[0]?.filter(isResult).length === groups[0]?.length ? 1 : 0)
  const place = (groups: Groups): number => order.indexOf(first(groups)?.metric ?? '')
  return results(b) - results(a) || largest(b) - largest(a) || place(a) - place(b)
}

function largest(groups: Groups): number {
  return Math.max(0, ...groups.map((group) => group.length))
}

function lastDay(group: readonly Fact[]): string {
  return group.map(endOf).sort().at(-1) ?? ''
}

/** Of each subject the newest, of one time the one that stands best. */
function onePerSubject(facts: readonly Fact[], query: Query): Fact[] {
  const subjects = new Map<string, Fact[]>()
  for (const fact of facts) subjects.set(fact.about, [...(subjects.get(fact.about) ?? []), fact])
  return [...subjects.values()].flatMap((group) => newestOf(group, query) ?? [])
}

/** What is long past is no match for how things stand now: the sooner a measure is overtaken, the sooner it is past. */
function timely(facts: readonly Fact[], { metrics }: Snapshot): Fact[] {
  const last = lastDay(facts)
  const cadence = metrics.get(facts[0]?.metric ?? '')?.cadenceMonths ?? farNewer
  return facts.filter((fact) => monthsBetween(endOf(fact), last) <= Math.min(farNewer, cadence * kept))
}

/** Without those that no rate brings into the currency of the others. */
function convertible(facts: readonly Fact[], snapshot: Snapshot): readonly Fact[] {
  const [currency] = currenciesOf(facts)
  return facts.filter((fact) => amountIn(fact, currency, snapshot) !== undefined)
}

/** Highest first, or lowest; equal ones by name. */
export function inOrderOfAmount(facts: readonly Fact[], query: Query, snapshot: Snapshot): Fact[] {
  const [currency] = currenciesOf(facts)
  const sign = query.wants.has('least') ? 1 : -1
  const amount = (fact: Fact): number => amountIn(fact, currency, snapshot) ?? 0
  return [...facts].sort((a, b) => sign * (amount(a) - amount(b)) || a.about.localeCompare(b.about))
}
