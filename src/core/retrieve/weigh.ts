/** What speaks for a fact, signal by signal. */
import type { PeriodTest } from '../understand/asked-periods.ts'
import { agrees } from '../understand/claims.ts'
import type { Near } from './closeness.ts'
import type { Content } from '../understand/content.ts'
import { asksVoice, intentBonus } from './intents.ts'
import type { Figure } from '../facts/figures.ts'
import type { Fact } from '../knowledge.ts'
import type { Query } from '../query.ts'
import { isIn, participants } from '../facts/participants.ts'
import type { Snapshot } from '../snapshot.ts'
import { mark, topicShare } from '../understand/topics.ts'
import { has, trait } from '../traits.ts'

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
  /** How near facts are to each subject. */
  readonly near: readonly Near[]
  /** Terms of the words left over that count. */
  readonly words: Content
  readonly periods: readonly PeriodTest[]
}

/**
 * Weighs facts against the query, of which all is read once. The weights are few and coarse on purpose: structure decides, likeness breaks ties.
 */
export function weigh(indexes: readonly number[], weighing: Weighing): Candidate[] {
  const { query, snapshot } = weighing
  const topicsOf = topicShare(query, snapshot)
  const marks = query.asked.map(snapshot.marks)
  const shares = snapshot.postings.shares(weighing.words, indexes)
  const likenesses = snapshot.postings.shares(query.content, indexes)
  const bonus = intentBonus(weighing)
  const generic = query.entities.filter((entity) => entity.generic)
  const [voice, now] = [asksVoice(query, snapshot), asksNow(query)]
  return indexes.map((index, i) => {
    const fact = snapshot.fact(index)
    const { closeness, subjects, beside } = nearness(index, fact, weighing)
    const topics = topicsOf(index)
    const metric = query.metrics.length > 0 && fact.metric !== undefined && query.metrics.includes(fact.metric)
    const period = weighing.periods.some((fits) => fits(fact.period, flows(fact, snapshot))) && (metric || !isRateOfFlow(fact, weighing))
    const words = shares[i] ?? 0
    const likeness = likenesses[i] ?? 0
    const primary = marks.some((of) => has(of, index, mark.main))
    const measure = marks.some((of) => has(of, index, mark.measure))
    const claimed = query.claims.length > 0 && fact.figure !== undefined && isClaimed(fact.figure, query)
    // A part of what is asked for steps behind the whole, unless it is named; of somebody's words all are mainly opinion: what they are on tells
    // them apart.
    const flags =
      (metric ? 8 : 0) +
      (period ? 6 : 0) +
      (primary && !(voice && has(snapshot.traits, index, trait.spoken)) ? 4 : 0) +
      (claimed ? 4 : 0) -
      (!metric && has(snapshot.traits, index, trait.part) ? 6 : 0) +
      (generic.some(({ id }) => isIn(fact, id)) ? 2 : 0) -
      (now && isYetToCome(fact) ? 8 : 0)
    const score =
      (isJust(fact, subjects === 1 ? weighing.subjects : []) ? 2 : 0) +
      8 * subjects +
      2 * closeness +
      10 * topics +
      8 * words +
      10 * likeness +
      flags +
      bonus(fact, index)
    return { index, fact, closeness, subjects, topics, metric, period, words, likeness, primary, measure, beside, claimed, score }
  })
}

/** Of two named together the fact on just these two, not the one on many: "did Zhipu invest in ModelBest?" */
function isJust(fact: Fact, subjects: readonly string[]): boolean {
  if (subjects.length < 2) return false
  const named = participants(fact)
  return subjects.every((id) => named.has(id)) && named.size - Number(fact.by !== undefined) <= subjects.length
}

/** "What does it cost now?" is not answered by what it is meant to cost. */
function asksNow({ wants, periods }: Query): boolean {
  return wants.has('now') && periods.length === 0
}

function isYetToCome({ period, stated }: Fact): boolean {
  return period.from.slice(0, 4) > stated.slice(0, 4)
}

function isClaimed(figure: Figure, query: Query): boolean {
  return query.claims.some((claim) => agrees(claim, figure))
}

function nearness(index: number, fact: Fact, { query, subjects, near }: Weighing): Pick<Candidate, 'closeness' | 'subjects' | 'beside'> {
  let own = 0
  let count = 0
  for (const facts of near) {
    const closeness = facts.get(index)
    if (closeness === undefined) continue
    own = Math.max(own, closeness)
    count += 1
  }
  if (query.entities.length === 0) own = 1
  const beside = own < 3 && isBesideMarket(fact, query)
  return {
    closeness: beside ? Math.max(own, besideCloseness) : own,
    subjects: subjects.length === 0 || beside ? 1 : count / subjects.length,
    beside,
  }
}

/** A question on the market at large may be answered by what is said of one company, but never by its figures. */
function isBesideMarket(fact: Fact, query: Query): boolean {
  return query.entities.length > 0 && query.entities.every((entity) => entity.broad) && fact.figure === undefined
}

/** Revenue and losses flow: their figure is for exactly a period. Users and prices stand at a moment, and a round happens within a month. */
function flows(fact: Fact, { metrics }: Snapshot): boolean {
  if (fact.period.shape === 'single' && metrics.get(fact.metric ?? '')?.event === true) return false
  return fact.figure !== undefined && !fact.figure.undisclosed && fact.period.shape !== 'at'
}

/** A run rate at a moment is no revenue of a quarter, where no more than "revenue" is asked. */
function isRateOfFlow({ figure, period, metric }: Fact, { query, snapshot }: Weighing): boolean {
  const topic = snapshot.metrics.get(metric ?? '')?.topic
  if (figure === undefined || period.shape !== 'at' || topic === undefined || !snapshot.flowing.has(topic)) return false
  return query.asked.includes(topic) && query.periods.every(({ notation }) => !/^(?:at|to) /.test(notation))
}
