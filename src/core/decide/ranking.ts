/** Who has the most: from facts of one measure and period only, with those left out named. */
import type { Answer, Ranking } from '../answer.ts'
import type { Weighed } from '../fit/weighed.ts'
import { type Failure, saysItself } from '../fit/fitness.ts'
import { isAbroad } from '../fit/home-market.ts'
import type { Fact } from '../knowledge.ts'
import { asksMakers, isOfMaker } from './makers.ts'
import { hasFigure, inOrder } from './order.ts'
import type { Query } from '../query.ts'
import { amountIn, currenciesOf } from './comparable.ts'
import { endAsked } from './compare-rows.ts'
import { endOf, newestOf } from './lead.ts'
import { inOrderOfAmount, largestGroup } from './ranked.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import type { Candidate } from '../retrieve/weigh.ts'
import type { Snapshot } from '../snapshot.ts'
import { supersededBy } from './superseded.ts'
import { askedCount } from '../understand/top-n.ts'

/** Shown where no number is asked for. */
const maxShown = 6
/** And of another measure beside them. */
const maxBeside = 3

/** A ranking, a fact that states one, or nothing where the question is of another kind after all. */
export function rank(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer | undefined {
  const base = { subjects: subjectsOf(query), topics: query.topics, left: 0 } as const
  const open = weighed.filter(({ failures }) => failures.every((failure) => failure === 'figure')).map(({ candidate }) => candidate)
  const isOfGroup = query.entities.length > 0 && query.entities.every((entity) => entity.generic)
  // "The apps that users feel most" are no ranking where a statement says just that.
  if (open.some((candidate) => saysItself(candidate, query))) return undefined
  if (query.topics.length + query.metrics.length === 0 && !isOfGroup) return undefined
  const stated = inOrder(open, false).filter(
    ({ fact, index, primary }) =>
      !hasFigure(fact) && fact.status !== 'forecast' && isOfOne(fact, snapshot) && primary && snapshot.says('first', index),
  )
  const measured = [...open, ...ofMakers(query, weighed, snapshot)].filter(({ fact }) => isOfMeasure(fact, query, snapshot))
  const ranking = rankingOf(measured, { query, snapshot }) ?? (measured.length === 0 ? atOtherTimes(query, weighed, snapshot) : undefined)
  if (ranking) return { ...base, ...ranking }
  if (open.length === 0) return undefined
  if (stated[0]) return { ...base, kind: 'answer', facts: stated.slice(0, 3).map(({ fact }) => fact), shape: { kind: 'facts' } }
  if (query.entities.some((entity) => !entity.generic)) return undefined
  const facts = (measured.length > 0 ? newestOfEach(measured, { query, snapshot }) : inOrder(open, true).map(({ fact }) => fact)).slice(
    0,
    3,
  )
  return { ...base, kind: 'partial', facts, shape: { kind: 'facts' }, missing: { kind: 'ranking' } }
}

/** Of a market of makers no figure is the market's own: theirs are ranked. */
function ofMakers(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Candidate[] {
  if (!asksMakers(query, snapshot)) return []
  const passable: readonly Failure[] = ['figure', 'subject', 'names', 'topic']
  return weighed
    .filter(({ failures }) => failures.length > 0 && failures.every((failure) => passable.includes(failure)))
    .map(({ candidate }) => candidate)
    .filter(({ fact }) => !isAbroad(fact.about, snapshot) && isOfMaker(fact.about, query, snapshot))
}

/** Who comes first is one somebody: "cloud vendors earned most with…" ranks none of them. */
function isOfOne(fact: Fact, snapshot: Snapshot): boolean {
  const kind = snapshot.entities.get(fact.about)?.kind
  return kind !== 'group' && kind !== 'market' && kind !== 'person'
}

/** Growth of revenue is on revenue too, but is not what has the highest revenue. */
function isOfMeasure(fact: Fact, query: Query, snapshot: Snapshot): boolean {
  const metric = snapshot.metrics.get(fact.metric ?? '')
  if (!metric || (query.wants.has('how-many') && metric.unit === 'money')) return false
  return query.metrics.length > 0 ? query.metrics.includes(metric.id) : query.asked.includes(metric.topic)
}

type Ranked = Pick<Answer, 'kind' | 'facts' | 'left'> & { readonly shape: Ranking }

interface Asked {
  readonly query: Query
  readonly snapshot: Snapshot
  /** The day that the period should be near to. */
  readonly near?: string | undefined
}

/** The first of those that can be compared, as many as are asked for. */
function rankingOf(candidates: readonly Candidate[], { query, snapshot, near }: Asked): Ranked | undefined {
  const all = candidates.map(({ fact }) => fact).filter((fact) => isOfOne(fact, snapshot))
  const known = all.filter((fact) => supersededBy(fact, snapshot) === undefined)
  const facts = inOrderOfAmount(largestGroup(known, { query, snapshot, near }), query, snapshot)
  const metric = facts[0]?.metric
  if (metric === undefined) return undefined
  const count = askedCount(query.folded)
  const members = query.entities.flatMap(({ id }) => membersOf(id, snapshot))
  const has = (member: string): boolean => facts.some(({ about }) => about === member || snapshot.productsOf(member).includes(about))
  const beside = near === undefined ? newerOf(all, metric, snapshot) : []
  const others = new Set(known.flatMap((fact) => (fact.metric === metric && !has(fact.about) ? fact.about : [])))
  return {
    kind: 'answer',
    facts: [...facts.slice(0, count ?? maxShown), ...beside],
    left: count === undefined ? Math.max(0, facts.length - maxShown) : 0,
    shape: {
      kind: 'ranking',
      metric,
      beside,
      dated: new Set(facts.map(({ period }) => period.notation)).size > 1,
      without: [...members, ...unconverted(known, facts, snapshot)].filter(
        (member) => !has(member) && !beside.some(({ about }) => about === member),
      ),
      others: members.length > 0 ? 0 : others.size,
    },
  }
}

/** Those who would be among them, were there a rate for their currency. */
function unconverted(known: readonly Fact[], ranked: readonly Fact[], snapshot: Snapshot): string[] {
  const [currency] = currenciesOf(ranked)
  const since = ranked.map(endOf).sort()[0] ?? ''
  const lost = known.filter(
    (fact) => fact.metric === ranked[0]?.metric && endOf(fact) >= since && amountIn(fact, currency, snapshot) === undefined,
  )
  return [...new Set(lost.map(({ about }) => about))]
}

/** What is last known of each. */
function newestOfEach(measured: readonly Candidate[], { query, snapshot }: Asked): Fact[] {
  const subjects = new Map<string, Fact[]>()
  for (const { fact } of inOrder(measured, true)) subjects.set(fact.about, [...(subjects.get(fact.about) ?? []), fact])
  return [...subjects.values()].flatMap((facts) => newestOf(facts, query) ?? []).map((fact) => supersededBy(fact, snapshot) ?? fact)
}

/** Of those whose figure is superseded what stands in its place. */
function newerOf(facts: readonly Fact[], metric: string, snapshot: Snapshot): Fact[] {
  const newer = facts.flatMap((fact) => (fact.metric === metric ? (supersededBy(fact, snapshot) ?? []) : []))
  return [...new Map(newer.map((fact) => [fact.about, fact])).values()].slice(0, maxBeside)
}

/** Where nothing is known of the period asked for: the ranking of another. */
function atOtherTimes(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Ranked | undefined {
  if (query.periods.length === 0) return undefined
  const open = weighed
    .filter(({ failures }) => failures.every((failure) => failure === 'figure' || failure === 'period'))
    .map(({ candidate }) => candidate)
    .filter(({ fact }) => isOfMeasure(fact, query, snapshot))
  const ranking = rankingOf(open, { query, snapshot, near: endAsked(query) })
  return ranking && { ...ranking, kind: 'partial', shape: { ...ranking.shape, instead: query.periods.map(({ notation }) => notation) } }
}

/** Who belongs to a group; a market has no end of members. */
function membersOf(id: string, snapshot: Snapshot): readonly string[] {
  const entity = snapshot.entities.get(id)
  return entity?.kind === 'group' ? (entity.members ?? []) : []
}
