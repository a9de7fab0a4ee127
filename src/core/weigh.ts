/** What speaks for a fact, signal by signal. */
import { periodFits } from './asked-periods.ts'
import { agrees } from './claims.ts'
import type { Near } from './closeness.ts'
import { intentBonus } from './intents.ts'
import type { Fact } from './knowledge.ts'
import type { Query } from './query.ts'
import { participants, type Snapshot } from './snapshot.ts'
import { askedTopics, isPrimary, topicShare } from './topics.ts'

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

/** What is said of one company, where the market at large is asked about: nearly as good as what is said of the market. */
const besideCloseness = 2.6

export interface Weighing {
  readonly query: Query
  readonly snapshot: Snapshot
  readonly subjects: readonly string[]
  readonly near: Near
  /** Terms of the words left over that count. */
  readonly words: readonly string[]
}

/** Weighs a fact against the query. The weights are few and coarse on purpose: structure decides, likeness breaks ties. */
export function weigh(index: number, weighing: Weighing): Candidate {
  const { query, snapshot } = weighing
  const fact = snapshot.fact(index)
  const { figure } = fact
  const topic = snapshot.metrics.get(fact.metric ?? '')?.topic
  const signals = {
    ...nearness(index, fact, weighing),
    topics: topicShare(fact, query, snapshot),
    metric: fact.metric !== undefined && query.metrics.includes(fact.metric),
    period: query.periods.some(({ notation }) => periodFits(notation, fact.period, flows(fact))),
    words: share(index, weighing.words, snapshot),
    likeness: share(index, query.content, snapshot),
    primary: isPrimary(fact, query, snapshot),
    measure: topic !== undefined && askedTopics(query, snapshot).includes(topic),
    claimed: figure !== undefined && query.claims.some((claim) => agrees(claim, figure)),
  }
  const generic = query.entities.some((entity) => entity.generic && participants(fact).has(entity.id))
  return { index, fact, ...signals, score: scoreOf(signals) + (generic ? 2 : 0) + intentBonus(fact, weighing) }
}

type Signals = Omit<Candidate, 'index' | 'fact' | 'score'>

function scoreOf({ subjects, closeness, topics, metric, period, words, likeness, primary, claimed }: Signals): number {
  const flags = (metric ? 8 : 0) + (period ? 6 : 0) + (primary ? 4 : 0) + (claimed ? 4 : 0)
  return 8 * subjects + 2 * closeness + 10 * topics + 8 * words + 10 * likeness + flags
}

function nearness(index: number, fact: Fact, { query, subjects, near }: Weighing): Pick<Candidate, 'closeness' | 'subjects' | 'beside'> {
  const distances = near.get(index)
  const own = distances ? Math.max(...distances.values()) : query.entities.length > 0 ? 0 : 1
  const beside = own < 3 && isBesideMarket(fact, query)
  return {
    closeness: beside ? Math.max(own, besideCloseness) : own,
    subjects: subjects.length === 0 || beside ? 1 : (distances?.size ?? 0) / subjects.length,
    beside,
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
