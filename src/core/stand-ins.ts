/** A measure that is not known of somebody, where another one answers, named as what it is. */
import type { Fact, Metric } from './knowledge.ts'
import { periodTest } from './asked-periods.ts'
import { hasFigure } from './order.ts'
import type { Query } from './query.ts'
import { subjectsOf } from './retrieve.ts'
import type { Snapshot } from './snapshot.ts'
import { askedTopics } from './topics.ts'

/**
 * "How much did it lose in 2025?" Where no net loss is known of that year, the loss of its shareholders is meant; where it made a profit
 * instead, that tells that it lost nothing.
 */
export function withStandIns(query: Query, snapshot: Snapshot): Query {
  const [metric, more] = query.metrics
  const [subject, other] = subjectsOf(query)
  if (metric === undefined || more !== undefined || subject === undefined || other !== undefined) return query
  if (query.hard.length > 1 || query.wants.has('why')) return query
  const inPeriod = query.periods.map(({ notation }) => periodTest(notation))
  const own = snapshot.factsAbout(subject).map((index) => snapshot.fact(index))
  const figures = own.filter(hasFigure)
  const isThen = ({ period }: Fact): boolean => inPeriod.length === 0 || inPeriod.some((fits) => fits(period, true))
  const isKnown = (ids: readonly string[], fact: Fact): boolean => fact.metric !== undefined && ids.includes(fact.metric) && isThen(fact)
  const instead = alternatives(metric, snapshot).find((ids) => figures.some((fact) => isKnown(ids, fact)))
  if (instead === undefined || instead.includes(metric)) return query
  const refutes = snapshot.metrics.get(metric)?.opposite === instead[0]
  // What is said beside a loss may narrow it to a part, of which a profit of the whole tells nothing.
  if (refutes && query.leftover.some((run) => run.near)) return query
  return { ...query, metrics: instead, ...askedTopics(query.topics, instead, snapshot) }
}

/** What may answer for a metric, nearest first. */
function alternatives(metric: string, { metrics }: Snapshot): string[][] {
  const standing = ({ standsFor }: Metric): boolean => standsFor === metric
  const opposite = metrics.get(metric)?.opposite
  const near = [...metrics.values()].filter(standing).map(({ id }) => id)
  return [[metric], ...(near.length > 0 ? [near] : []), ...(opposite === undefined ? [] : [[opposite]])]
}
