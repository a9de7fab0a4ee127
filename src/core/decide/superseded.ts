/** A figure in the place of which a newer one of another measure stands: since a company is listed, its market value and not its last round. */
import type { Fact } from '../knowledge.ts'
import { newestFirst } from './lead.ts'
import { hasFigure } from './order.ts'
import type { Snapshot } from '../snapshot.ts'

/** The newer figure, of a metric that answers the same topic, or nothing where the figure is the last word. */
export function supersededBy(fact: Fact, snapshot: Snapshot): Fact | undefined {
  const topic = snapshot.metrics.get(fact.metric ?? '')?.topic
  if (topic === undefined || fact.period.shape !== 'at') return undefined
  const isInPlace = ({ metric, period, status, figure }: Fact): boolean =>
    metric !== fact.metric &&
    snapshot.metrics.get(metric ?? '')?.event !== true &&
    snapshot.metrics.get(metric ?? '')?.also.includes(topic) === true &&
    figure !== undefined &&
    status === 'actual' &&
    period.shape === 'at' &&
    period.to > fact.period.to
  return snapshot
    .factsAbout(fact.about)
    .map((index) => snapshot.fact(index))
    .filter((other) => hasFigure(other) && isInPlace(other))
    .sort(newestFirst)[0]
}

/**
 * The newest result of the other side, where it is newer: who lost money a year ago may have made a profit since. Two topics that are each the
 * nearest to the other are two sides of one.
 */
export function sinceTurned({ about, metric, period }: Fact, snapshot: Snapshot): Fact[] {
  const topic = snapshot.metrics.get(metric ?? '')?.topic ?? ''
  const other = snapshot.topics.get(topic)?.near[0]
  if (other === undefined || snapshot.topics.get(other)?.near[0] !== topic || period.shape === 'at') return []
  const measured = (fact: Fact) => snapshot.metrics.get(fact.metric ?? '')
  return snapshot
    .factsAbout(about)
    .map((index) => snapshot.fact(index))
    .filter((fact) => measured(fact)?.topic === other && !measured(fact)?.part && hasFigure(fact) && fact.status === 'actual')
    .filter((fact) => fact.period.shape !== 'at' && fact.period.to > period.to)
    .sort(newestFirst)
    .slice(0, 1)
}
