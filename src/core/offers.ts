/** What a company's products have, where it is asked of the company: prices and users, of the newest products first. */
import type { Answer } from './answer.ts'
import { isForMeasure } from './asked-measure.ts'
import type { Fact } from './knowledge.ts'
import { endOf, farNewer } from './lead.ts'
import { byTime, hasFigure } from './order.ts'
import { monthsBetween } from './periods.ts'
import type { Query } from './query.ts'
import { subjectsOf } from './retrieve.ts'
import type { Snapshot } from './snapshot.ts'
import type { Candidate } from './weigh.ts'

const maxProducts = 3
const maxFacts = 6

/** The newest figure of each metric of each product; nothing where figures of fewer than two products fit. */
export function offers(fitting: readonly Candidate[], query: Query, snapshot: Snapshot): Answer | undefined {
  const [subject] = subjectsOf(query)
  if (subject === undefined || !asksOffers(query, snapshot)) return undefined
  const own = new Set([subject, ...snapshot.productsOf(subject)])
  const facts = fitting.map(({ fact }) => fact).filter((fact) => own.has(fact.about) && hasFigure(fact) && isOfTopic(fact, query, snapshot))
  const byProduct = groupsOf(facts)
  if (byProduct.size < 2) return undefined
  const order = [...snapshot.metrics.keys()]
  const products = [...byProduct.values()].map((facts) => newestOfEach(facts, order)).sort((a, b) => latest(b).localeCompare(latest(a)))
  const fresh = products.filter((group) => monthsBetween(latest(group), latest(products[0] ?? [])) <= farNewer).slice(0, maxProducts)
  const shown = fresh.flat().slice(0, maxFacts)
  return {
    kind: 'answer',
    shape: { kind: 'facts' },
    subjects: subjectsOf(query),
    topics: query.topics,
    facts: shown,
    left: facts.length - shown.length,
  }
}

function asksOffers(query: Query, snapshot: Snapshot): boolean {
  const named = query.entities.filter(({ beside }) => !beside)
  if (named.length !== 1 || query.metrics.length + query.periods.length + query.claims.length > 0) return false
  if (query.wants.has('most') || query.wants.has('least') || query.leftover.some((run) => run.near)) return false
  return query.hard.length === 1 && query.hard.every((id) => snapshot.topics.get(id)?.ofProducts) && isForMeasure(query, snapshot)
}

function isOfTopic({ metric }: Fact, { hard }: Query, { metrics }: Snapshot): boolean {
  const measured = metrics.get(metric ?? '')
  return measured !== undefined && !measured.varies && hard.includes(measured.topic)
}

function groupsOf(facts: readonly Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) groups.set(fact.about, [...(groups.get(fact.about) ?? []), fact])
  return groups
}

function newestOfEach(facts: readonly Fact[], order: readonly string[]): Fact[] {
  const newest = new Map<string, Fact>()
  for (const fact of [...facts].sort(byTime)) if (!newest.has(fact.metric ?? '')) newest.set(fact.metric ?? '', fact)
  const rank = ({ metric }: Fact): number => order.indexOf(metric ?? '')
  return [...newest.values()].sort((a, b) => endOf(b).localeCompare(endOf(a)) || rank(a) - rank(b))
}

function latest(facts: readonly Fact[]): string {
  return facts.map(endOf).sort().at(-1) ?? ''
}
