/** In what order the rows of a comparison stand, and which are left out. */
import type { CompareRow } from '../answer.ts'
import { endOf, farNewer } from './lead.ts'
import { monthsBetween } from '../facts/periods.ts'
import type { Query } from '../query.ts'
import { subjectsWith } from './series.ts'
import type { Snapshot } from '../snapshot.ts'

/** More is a wall: who wants others names them. */
const maxRows = 8
/** From how many rows on that companies are compared by, no others are needed. */
const enough = 3
/** A topic that is asked of products has prices of two sides, what is sent and what is written. */
const rowsOfProducts = 2

/** Whether a metric was asked for, by itself or by its topic. */
export function isAsked(metric: string, query: Query, snapshot: Snapshot): boolean {
  if (query.metrics.length > 0) return query.metrics.includes(metric)
  const { topic, also = [] } = snapshot.metrics.get(metric) ?? {}
  return [topic, ...also].some((id) => id !== undefined && query.asked.includes(id))
}

/**
 * What was asked for first. Where nothing was, a row a topic in the order in which companies are compared (revenue, loss, margin), and others
 * only where there are few of these.
 */
export function inRowOrder(rows: readonly CompareRow[], query: Query, snapshot: Snapshot): CompareRow[] {
  const metrics = [...snapshot.metrics.keys()]
  const rank = ({ metric }: CompareRow): number =>
    (isAsked(metric, query, snapshot) ? -metrics.length * 1000 : 0) -
    subjectsWith(metric, snapshot) +
    metrics.indexOf(metric) / metrics.length
  const ranked = [...rows].sort((a, b) => rank(a) - rank(b))
  return (query.asked.length > 0 ? ranked : mainFirst(ranked, snapshot)).slice(0, maxRows)
}

function mainFirst(rows: readonly CompareRow[], snapshot: Snapshot): CompareRow[] {
  const topicOf = ({ metric }: CompareRow) => snapshot.topics.get(snapshot.metrics.get(metric)?.topic ?? '')
  const placeOf = (row: CompareRow): number => topicOf(row)?.compared ?? 0
  const timely = rows.filter((row) => !isFarApart(row, farNewer))
  const counts = new Map<number, number>()
  // Of two topics that share a place, as a valuation and a market value do, the newer one is shown.
  const main = timely
    .filter((row) => placeOf(row) > 0)
    .sort((a, b) => placeOf(a) - placeOf(b) || (topicOf(a) === topicOf(b) ? 0 : lastOf(b).localeCompare(lastOf(a))))
    .filter((row) => {
      const count = (counts.get(placeOf(row)) ?? 0) + 1
      counts.set(placeOf(row), count)
      return count <= (topicOf(row)?.ofProducts ? rowsOfProducts : 1)
    })
  return main.length >= enough ? main : [...main, ...timely.filter((row) => !main.includes(row))]
}

function lastOf({ cells }: CompareRow): string {
  return (
    cells
      .flatMap((fact) => (fact ? endOf(fact) : []))
      .sort()
      .at(-1) ?? ''
  )
}

/** Whether the moments of a row lie further apart than so many months: of then and now nobody can say which is more. */
export function isFarApart({ cells }: CompareRow, months: number): boolean {
  const ends = cells.flatMap((fact) => (fact ? endOf(fact) : [])).sort()
  const [first, last] = [ends[0], ends.at(-1)]
  return first !== undefined && last !== undefined && monthsBetween(first, last) > months
}
