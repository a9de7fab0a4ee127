/** What a company's products have, where it is asked of the company: prices and users, of the newest products first. */
import type { Answer } from '../answer.ts'
import { isForMeasure } from '../understand/asked-measure.ts'
import { measureOf } from '../facts/convert.ts'
import type { Fact } from '../knowledge.ts'
import { endOf, farNewer } from './lead.ts'
import { byTime, hasFigure } from './order.ts'
import { monthsBetween } from '../facts/periods.ts'
import type { Query } from '../query.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import { subjectsWith } from './series.ts'
import { isProduct, type Snapshot } from '../snapshot.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** A line each. */
const maxProducts = 4
const maxEach = 4

/** The newest figure of each metric of each product; nothing where figures of fewer than two products fit. */
export function offers(fitting: readonly Candidate[], query: Query, snapshot: Snapshot): Answer | undefined {
  const [subject] = subjectsOf(query)
  if (subject === undefined || !asksOffers(query, snapshot)) return undefined
  const own = new Set([subject, ...snapshot.productsOf(subject)])
  const facts = fitting.map(({ fact }) => fact).filter((fact) => own.has(fact.about) && hasFigure(fact) && isOfTopic(fact, query, snapshot))
  const byProduct = groupsOf(facts)
  if (byProduct.size < 2) return undefined
  const products = [...byProduct.values()].map((group) => newestOfEach(group, snapshot)).sort((a, b) => latest(b).localeCompare(latest(a)))
  const fresh = products.filter((group) => monthsBetween(latest(group), latest(products[0] ?? [])) <= farNewer)
  // Of ChatGPT first its own price, then those of its plans; what a company has is told by its products.
  const isOwn = ([first]: readonly Fact[]): number => Number(first?.about === subject && isProduct(subject, snapshot))
  // Downloads are no users.
  const isWhole = (group: readonly Fact[]): number => Number(group.some(({ metric = '' }) => !snapshot.metrics.get(metric)?.part))
  const shown = inTurn(fresh, snapshot)
    .sort((a, b) => isWhole(b) - isWhole(a) || isOwn(b) - isOwn(a))
    .slice(0, maxProducts)
  const told = shown.flat()
  return {
    kind: 'answer',
    shape: { kind: 'offers', products: shown },
    subjects: subjectsOf(query),
    topics: query.topics,
    facts: told,
    left: facts.length - told.length,
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

/** Parts last; else the newest first, and of one time what is known of most. */
function newestOfEach(facts: readonly Fact[], snapshot: Snapshot): Fact[] {
  const newest = new Map<string, Fact>()
  for (const fact of [...facts].sort(byTime)) if (!newest.has(fact.metric ?? '')) newest.set(fact.metric ?? '', fact)
  const isPart = ({ metric = '' }: Fact): number => Number(snapshot.metrics.get(metric)?.part === true)
  const last = latest([...newest.values()].filter((fact) => !isPart(fact)))
  return [...newest.values()]
    .filter((fact) => (isPart(fact) ? endOf(fact) >= last : monthsBetween(endOf(fact), last) <= farNewer))
    .sort((a, b) => isPart(a) - isPart(b) || endOf(b).localeCompare(endOf(a)) || spread(b, snapshot) - spread(a, snapshot))
    .slice(0, maxEach)
}

/** What is paid by the token and what by the month stand in turn, so that neither hides the other. */
function inTurn(products: readonly (readonly Fact[])[], snapshot: Snapshot): (readonly Fact[])[] {
  const kinds = new Map<string, (readonly Fact[])[]>()
  for (const product of products) {
    const kind = measureOf(product[0]?.figure?.unit ?? '')
    kinds.set(kind, [...(kinds.get(kind) ?? []), product])
  }
  const lead = (kind: readonly (readonly Fact[])[]): readonly Fact[] => kind[0] ?? []
  const weight = ([first]: readonly Fact[]): number => (first ? spread(first, snapshot) : 0)
  const ordered = [...kinds.values()].sort((a, b) => latest(lead(b)).localeCompare(latest(lead(a))) || weight(lead(b)) - weight(lead(a)))
  const longest = Math.max(0, ...ordered.map((kind) => kind.length))
  return Array.from({ length: longest }, (_, i) => ordered.flatMap((kind) => (kind[i] ? [kind[i]] : []))).flat()
}

function spread({ metric = '' }: Fact, snapshot: Snapshot): number {
  return subjectsWith(metric, snapshot)
}

function latest(facts: readonly Fact[]): string {
  return facts.map(endOf).sort().at(-1) ?? ''
}
