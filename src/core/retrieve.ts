/** Candidates for a query, each with what speaks for it. Structure comes first: subject, topic, metric, period; then likeness of words. */
import { periodFits } from './asked-periods.ts'
import { agrees } from './claims.ts'
import { closenessTo, type Near } from './closeness.ts'
import { intentBonus } from './intents.ts'
import type { Fact } from './knowledge.ts'
import type { Leftover, Query } from './query.ts'
import { participants, type Snapshot } from './snapshot.ts'

export interface Candidate {
  readonly index: number
  readonly fact: Fact
  /** How near the fact is to the subjects asked for: 4 its own, 3 a part in it, 2 a product's, 1.5 the owner's; 0 none of it. */
  readonly closeness: number
  /** Share of the named subjects that stand in it. */
  readonly subjects: number
  /** Share of the topics asked for, soft ones for half. */
  readonly topics: number
  readonly metric: boolean
  readonly period: boolean
  /** Share, by weight, of the words left over that stand in it. */
  readonly words: number
  /** Share, by weight, of all that is said beyond names and small words: which of the fitting facts comes closest. */
  readonly likeness: number
  /** The topic asked for is the fact's main one, or its metric's. */
  readonly primary: boolean
  /** Its figure is of a metric of the very topic asked for. */
  readonly measure: boolean
  /** Said of somebody else than the market asked about. */
  readonly beside: boolean
  /** The figure that the question names is this fact's. */
  readonly claimed: boolean
  readonly score: number
}

/** The topic of facts that give a cause: what "why" asks for. */
export const causes = 'reasons'

/** How many candidates by topic or words alone are looked at. */
const maxByWords = 150

/** Every candidate of a query, best first. */
export function retrieve(query: Query, snapshot: Snapshot): Candidate[] {
  const subjects = subjectsOf(query)
  const near = closenessTo(subjects, snapshot)
  const broad = query.entities.every((entity) => entity.broad)
  const indexes = new Set(subjects.length > 0 ? near.keys() : [])
  if (broad) for (const index of withoutSubject(query, snapshot)) indexes.add(index)
  const candidates = [...indexes].map((index) => weigh(index, { query, snapshot, subjects, near }))
  return candidates.sort((a, b) => b.score - a.score || a.index - b.index)
}

/** The entities that an answer must be about: companies before the groups beside them. */
export function subjectsOf(query: Query): readonly string[] {
  const named = query.entities.filter((entity) => !entity.generic && !entity.beside)
  return (named.length > 0 ? named : query.entities).map((entity) => entity.id)
}

/** What is said of one company, where the market at large is asked about: nearly as good as what is said of the market. */
const besideCloseness = 2.6

/** Nobody is named: facts on the topic, else facts that share the words. */
function withoutSubject(query: Query, snapshot: Snapshot): number[] {
  const terms = termsOf(query.leftover, snapshot)
  const byTopic = [...query.topics, ...query.metrics.map((id) => snapshot.metrics.get(id)?.topic ?? '')]
  const counts = new Map<number, number>()
  for (const topic of byTopic) {
    const facts = snapshot.factsOn(topic)
    for (const index of facts.length > maxByWords ? facts.slice(-maxByWords) : facts) counts.set(index, (counts.get(index) ?? 0) + 2)
  }
  for (const term of terms) {
    const facts = snapshot.postings.of(term)
    const weight = snapshot.postings.weight(term)
    for (let i = 0; i < Math.min(facts.length, maxByWords * 5); i++) {
      const index = facts[i] ?? 0
      counts.set(index, (counts.get(index) ?? 0) + weight)
    }
  }
  if (counts.size <= maxByWords) return [...counts.keys()]
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, maxByWords)
    .map(([index]) => index)
}

function termsOf(leftover: readonly Leftover[], snapshot: Snapshot): string[] {
  return leftover.flatMap((run) => run.terms).filter((term) => snapshot.postings.of(term).length > 0)
}

interface Weighing {
  readonly query: Query
  readonly snapshot: Snapshot
  readonly subjects: readonly string[]
  readonly near: Near
}

function weigh(index: number, weighing: Weighing): Candidate {
  const { query, snapshot, subjects, near } = weighing
  const fact = snapshot.fact(index)
  const distances = near.get(index)
  const own = distances ? Math.max(...distances.values()) : query.entities.length > 0 ? 0 : 1
  const beside = own < 3 && isBesideMarket(fact, query)
  const closeness = beside ? Math.max(own, besideCloseness) : own
  const subjectShare = subjects.length === 0 || beside ? 1 : (distances?.size ?? 0) / subjects.length
  const topics = topicShare(fact, query, snapshot)
  const metric = query.metrics.length > 0 && fact.metric !== undefined && query.metrics.includes(fact.metric)
  const period = query.periods.length > 0 && query.periods.some(({ notation }) => periodFits(notation, fact.period, flows(fact)))
  const words = share(
    index,
    query.leftover.flatMap((run) => (run.near ? run.terms : [])),
    snapshot,
  )
  const likeness = share(index, query.content, snapshot)
  const primary = isPrimary(fact, query, snapshot)
  const { figure } = fact
  const measure = askedTopics(query, snapshot).includes(snapshot.metrics.get(fact.metric ?? '')?.topic ?? '')
  const claimed = figure !== undefined && query.claims.some((claim) => agrees(claim, figure))
  const generic = query.entities.some((entity) => entity.generic && participants(fact).has(entity.id)) ? 1 : 0
  const score =
    8 * subjectShare +
    2 * closeness +
    10 * topics +
    (metric ? 8 : 0) +
    (period ? 6 : 0) +
    8 * words +
    10 * likeness +
    (primary ? 4 : 0) +
    2 * generic +
    (claimed ? 4 : 0) +
    intentBonus(fact, weighing)
  return {
    index,
    fact,
    closeness,
    subjects: subjectShare,
    topics,
    metric,
    period,
    words,
    likeness,
    primary,
    measure,
    beside,
    claimed,
    score,
  }
}

/** A question on the market at large may be answered by what is said of one company, but never by its figures. */
function isBesideMarket(fact: Fact, query: Query): boolean {
  return query.entities.length > 0 && query.entities.every((entity) => entity.broad) && fact.figure === undefined
}

/** Revenue and losses flow: their figure is for exactly a period. Users and prices stand at a moment. */
function flows(fact: Fact): boolean {
  return fact.figure !== undefined && !fact.figure.undisclosed && fact.period.shape !== 'at'
}

function topicShare(fact: Fact, query: Query, snapshot: Snapshot): number {
  const asked = askedTopics(query, snapshot)
  if (asked.length === 0) return 0
  let all = 0
  let found = 0
  for (const id of asked) {
    const weight = snapshot.topics.get(id)?.soft ? 0.5 : 1
    all += weight
    if (isOn(fact, id, snapshot)) found += weight
  }
  return found / all
}

/** Topics named, those of metrics named included. */
export function askedTopics(query: Query, snapshot: Snapshot): readonly string[] {
  if (query.metrics.length === 0) return query.topics
  return [...new Set([...query.topics, ...query.metrics.map((id) => snapshot.metrics.get(id)?.topic ?? '')])]
}

/** Whether a fact belongs to a topic, by itself or by its metric. */
export function isOn(fact: Fact, topic: string, snapshot: Snapshot): boolean {
  if (fact.topics.includes(topic)) return true
  const metric = fact.metric === undefined ? undefined : snapshot.metrics.get(fact.metric)
  return metric !== undefined && (metric.topic === topic || metric.also.includes(topic))
}

/** The first topic of a fact is what it is mainly about; a figure belongs to its metric's topic. */
function isPrimary(fact: Fact, query: Query, snapshot: Snapshot): boolean {
  const asked = askedTopics(query, snapshot)
  const metric = fact.figure && fact.metric !== undefined ? snapshot.metrics.get(fact.metric) : undefined
  if (metric) return asked.includes(metric.topic) || metric.also.some((id) => asked.includes(id))
  const main = fact.topics.find((id) => id !== causes && !snapshot.topics.get(id)?.soft) ?? fact.topics[0]
  return main !== undefined && asked.includes(main)
}

function share(index: number, terms: readonly string[], snapshot: Snapshot): number {
  let all = 0
  let found = 0
  for (const term of terms) {
    const weight = snapshot.postings.weight(term)
    all += weight
    found += weight * snapshot.postings.strength(term, index)
  }
  return all === 0 ? 0 : found / all
}
