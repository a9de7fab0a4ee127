/** A measure that is not known of a subject, and the next of its kind that is: the loss of a group's shareholders for its net loss. */
import { periodTest } from './asked-periods.ts'
import type { Query } from './query.ts'
import { subjectsOf } from './retrieve.ts'
import type { Snapshot } from './snapshot.ts'

/** The query with what may stand for metrics named in it, each where the subjects have no figure of the very one. It is answered as what it is. */
export function withStandIns(query: Query, snapshot: Snapshot): Query {
  const subjects = subjectsOf(query)
  if (query.metrics.length === 0 || subjects.length === 0) return query
  const periods = query.periods.map(periodTest)
  const known = new Set(
    subjects
      .flatMap((subject) => snapshot.factsAbout(subject).map((index) => snapshot.fact(index)))
      .filter(({ figure, period }) => figure && (periods.length === 0 || periods.some((fits) => fits(period, true))))
      .map(({ metric }) => metric),
  )
  const standIns = [...snapshot.metrics.values()].filter(
    ({ id, of, standsFor }) => standsFor && of !== undefined && query.metrics.includes(of) && !known.has(of) && known.has(id),
  )
  return standIns.length === 0 ? query : { ...query, metrics: [...query.metrics, ...standIns.map(({ id }) => id)] }
}
