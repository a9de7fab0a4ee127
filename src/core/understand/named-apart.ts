/** Measures that a question names in two places: "what did its AI business bring in?" asks for AI revenue, and for no other. */
import type { Token } from '../words/fold.ts'
import type { Metric } from '../metric.ts'
import { isOverYears } from '../facts/periods.ts'
import { termsOf } from '../words/postings.ts'
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'
import { askedTopics } from './topics.ts'
import type { Match } from '../words/vocabulary.ts'

/** A word that makes a narrower measure of one, and what it stands for. */
export interface Apart {
  readonly metrics: readonly string[]
  readonly terms: readonly string[]
  /** Topics of words within it. */
  readonly covers: readonly string[]
  readonly match: Match
}

type Asked = Pick<Query, 'topics' | 'metrics' | 'wants' | 'periods'>

/** Such words of a question, whether or not it names what they narrow. What is part of a longer word, or of a name but a market's, is none. */
export function apartIn(tokens: readonly Token[], matches: readonly Match[], snapshot: Snapshot): Apart[] {
  const isFree = ({ from, to }: Match): boolean =>
    matches.every(
      (other) =>
        other.to <= from ||
        to <= other.from ||
        other.terms.every(({ kind, id }) => kind === 'entity' && snapshot.entities.get(id)?.kind === 'market') ||
        (other.terms.every(({ kind }) => kind !== 'entity') &&
          ((from <= other.from && other.to <= to) || other.terms.every(({ kind }) => kind === 'lexicon'))),
    )
  return snapshot.beside
    .find(tokens)
    .filter(isFree)
    .map((match) => ({
      metrics: match.terms.map(({ id }) => id),
      terms: termsOf(tokens.slice(match.from, match.to)),
      covers: matches
        .filter(({ from, to }) => match.from <= from && to <= match.to)
        .flatMap(({ terms }) => terms.flatMap(({ kind, id }) => (kind === 'topic' ? [id] : []))),
      match,
    }))
}

/** The narrower measures that are meant, as words where they stand. */
export function meantApart(apart: readonly Apart[], asked: Asked, snapshot: Snapshot): Match[] {
  return apart.flatMap(({ metrics, covers, match }) => {
    const topics = asked.topics.filter((id) => !covers.includes(id))
    const meant = metrics
      .flatMap((id) => snapshot.metrics.get(id) ?? [])
      .filter((metric) => isMeant(metric, { ...asked, topics }, snapshot))
    return meant.length === 0
      ? []
      : [{ ...match, terms: meant.map(({ id }) => ({ kind: 'metric', id, spelling: 'exact', guarded: false }) as const) }]
  })
}

/** The words of a question with those apart in the place of what they cover. */
export function withApart(matches: readonly Match[], apart: readonly Match[]): Match[] {
  const rest = matches.filter((match) =>
    apart.every(({ from, to }) => match.to <= from || to <= match.from || match.from < from || to < match.to),
  )
  return [...rest, ...apart].sort((a, b) => a.from - b.from)
}

/** Words that say of which part a measure is: what the facts must hold besides. */
export function partsNamed(apart: readonly Match[], snapshot: Snapshot): Match[] {
  return apart.filter(({ terms }) => terms.some(({ id }) => snapshot.metrics.get(id)?.which === true))
}

/** A narrower measure takes the place of the one that it narrows. */
export function narrowest(metrics: readonly string[], apart: readonly Match[], snapshot: Snapshot): string[] {
  const wider = new Set(apart.flatMap(({ terms }) => terms.map(({ id }) => snapshot.metrics.get(id)?.of)))
  return metrics.filter((id) => !wider.has(id))
}

function isMeant(metric: Metric, { topics, metrics, wants, periods }: Asked, snapshot: Snapshot): boolean {
  const { id, topic, of, sums } = metric
  if (metrics.includes(id)) return metric.which
  if (sums && periods.length > 0 && !periods.some(({ notation }) => isOverYears(notation))) return false
  const own = metrics.filter((other) => snapshot.metrics.get(other)?.topic === topic)
  if (own.some((other) => other !== of)) return false
  const isNamed = topics.includes(topic) || own.length > 0
  // "AI's part of revenue" is told from "AI revenue" by the word for a part; a share of a market needs no other word than that.
  const asksPart = wants.has('part') || wants.has('how-percent')
  if (metric.unit !== 'percent') return isNamed && !asksPart
  const isOfShares =
    snapshot.metrics.get(of ?? '')?.unit === 'percent' ||
    [...snapshot.metrics.values()].every((other) => other.topic !== topic || other.unit !== 'money')
  return isNamed ? asksPart || isOfShares : asksPart && isOfShares && topics.length + metrics.length === 0
}

/** "And adjusted?", "AI业务呢？": a follow-up that only narrows the measure of the turn before. */
export function narrowingBefore(query: Query, before: Pick<Query, 'topics' | 'metrics'>, snapshot: Snapshot): Query {
  const { apart, wants, metrics, hard } = query
  if (apart.length === 0 || metrics.length + hard.length > 0 || ![...wants].every((want) => plain.includes(want))) return query
  const meant = meantApart(apart, { ...before, wants, periods: query.periods }, snapshot)
  const terms = new Set(apart.filter(({ match }) => meant.some(({ from }) => from === match.from)).flatMap((one) => one.terms))
  if (meant.length === 0) return query
  const narrowed = meant.flatMap((match) => match.terms.map(({ id }) => id))
  return {
    ...query,
    metrics: narrowed,
    ...askedTopics(query.topics, narrowed, snapshot),
    leftover: query.leftover.filter((run) => !run.terms.every((term) => terms.has(term))),
  }
}

/** Words beside which nothing else is asked. */
const plain = ['follow', 'that', 'filler', 'particle', 'also', 'market', 'whether', 'how-much', 'amount']
