/** Groups of figures that can be put in order, and which of them a question is answered with. */
import { amountIn, currenciesOf, gauge, isResult } from './comparable.ts'
import type { Evidence, Fact } from './knowledge.ts'
import { evidences } from './knowledge.ts'
import { byTime } from './order.ts'
import type { Query } from './query.ts'
import type { Snapshot } from './snapshot.ts'

/** How large a group for a newer period must be beside the largest: one figure more is not worth a year. */
const share = 0.5

/** A company is not ranked against its own products: their users are among its users. */
function apartFromProducts(facts: readonly Fact[], snapshot: Snapshot): Fact[] {
  const about = new Set(facts.map((fact) => fact.about))
  return facts.filter((fact) => !snapshot.productsOf(fact.about).some((id) => about.has(id)))
}

/**
 * The best group of at least two, in no order: of one metric and period, results apart from what is expected, a figure a
 * subject. The kind with the most members, results first; of that the newest that is not much smaller, or the nearest to a day.
 */
export function largestGroup(facts: readonly Fact[], snapshot: Snapshot, near?: string): readonly Fact[] {
  const kinds = new Map<string, Map<string, Map<string, Fact>>>()
  for (const fact of facts) {
    const key = gauge(fact, snapshot)
    if (key === undefined) continue
    const kind = [key, isResult(fact)].join('|')
    const periods = kinds.get(kind) ?? new Map<string, Map<string, Fact>>()
    const members = periods.get(fact.period.notation) ?? new Map<string, Fact>()
    const known = members.get(fact.about)
    if (!known || better(fact, known) < 0) members.set(fact.about, fact)
    kinds.set(kind, periods.set(fact.period.notation, members))
  }
  const candidates = [...kinds.values()].map((periods) =>
    [...periods.values()]
      .map((members) => convertible(apartFromProducts([...members.values()], snapshot), snapshot))
      .filter((group) => group.length > 1),
  )
  const size = (groups: readonly (readonly Fact[])[]): number => Math.max(0, ...groups.map((group) => group.length))
  const results = (groups: readonly (readonly Fact[])[]): number => Number(groups[0]?.[0] !== undefined && isResult(groups[0][0]))
  const kind = candidates.filter((groups) => groups.length > 0).sort((a, b) => results(b) - results(a) || size(b) - size(a))[0] ?? []
  const end = (group: readonly Fact[]): string => group[0]?.period.to ?? ''
  const apart = (group: readonly Fact[]): number => (near === undefined ? 0 : Math.abs(Date.parse(end(group)) - Date.parse(near)))
  return (
    kind
      .filter((group) => group.length >= size(kind) * share)
      .sort((a, b) => apart(a) - apart(b) || end(b).localeCompare(end(a)) || b.length - a.length)[0] ?? []
  )
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

/** Of one subject and period: a result before an estimate, then who stands behind it, then the newest. */
function better(a: Fact, b: Fact): number {
  const rank = (evidence: Evidence): number => evidences.indexOf(evidence)
  return Number(b.status === 'actual') - Number(a.status === 'actual') || rank(a.evidence) - rank(b.evidence) || byTime(a, b)
}
