/** A measure that is not known of somebody, where another one answers, named as what it is. */
import { periodTest } from '../understand/asked-periods.ts'
import type { Query } from '../query.ts'
import { subjectsOf } from './retrieve.ts'
import type { Snapshot } from '../snapshot.ts'
import { askedTopics } from '../understand/topics.ts'

/**
 * The query with what may stand for metrics named in it, each where the subjects have no figure of the very one: the loss of a group's
 * shareholders for its net loss. Who made a profit of that time instead lost nothing.
 */
export function withStandIns(query: Query, snapshot: Snapshot): Query {
  const subjects = subjectsOf(query)
  if (query.metrics.length === 0 || subjects.length === 0) return query
  const known = knownOf(subjects, query, snapshot)
  const standIns = [...snapshot.metrics.values()].filter(
    ({ id, standsFor }) => standsFor !== undefined && query.metrics.includes(standsFor) && !known.has(standsFor) && known.has(id),
  )
  if (standIns.length > 0) return { ...query, metrics: [...query.metrics, ...standIns.map(({ id }) => id)] }
  return subjects.length === 1 ? withOpposite(query, known, snapshot) : query
}

/** The metrics of which the subjects have a figure, of the time asked for. */
function knownOf(subjects: readonly string[], query: Query, snapshot: Snapshot): ReadonlySet<string | undefined> {
  const periods = query.periods.map(periodTest)
  return new Set(
    subjects
      .flatMap((subject) => snapshot.factsAbout(subject).map((index) => snapshot.fact(index)))
      .filter(({ figure, period }) => figure && (periods.length === 0 || periods.some((fits) => fits(period, true))))
      .map(({ metric }) => metric),
  )
}

function withOpposite(query: Query, known: ReadonlySet<string | undefined>, snapshot: Snapshot): Query {
  const [metric, more] = query.metrics
  const opposite = snapshot.metrics.get(metric ?? '')?.opposite
  if (more !== undefined || opposite === undefined || known.has(metric) || !known.has(opposite)) return query
  // What is said beside a loss may narrow it to a part, of which a profit of the whole tells nothing.
  if (query.hard.length > 1 || query.wants.has('why') || query.leftover.some(({ near }) => near)) return query
  return { ...query, metrics: [opposite], ...askedTopics(query.topics, [opposite], snapshot) }
}
