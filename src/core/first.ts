/** What came first: a product itself before its later models and editions, and the first of several events. */
import type { Answer } from './answer.ts'
import type { Query } from './query.ts'
import { subjectsOf } from './retrieve.ts'
import type { Snapshot } from './snapshot.ts'
import { isEvent, releases, told } from './timeline.ts'
import type { Candidate } from './weigh.ts'

/** Facts that tell when a product itself came out. */
const debuts = 'first-release'

/** "When did Kimi come out?": nothing in particular of it, and no newest version. */
export function asksDebut(query: Query, { entities }: Snapshot): boolean {
  const { wants, asked, periods, leftover } = query
  const [subject, more] = subjectsOf(query)
  const kind = entities.get(subject ?? '')?.kind
  if (more !== undefined || (kind !== 'product' && kind !== 'model')) return false
  if (asked.length !== 1 || asked[0] !== releases || periods.length > 0 || leftover.some(({ near }) => near)) return false
  return (wants.has('when') || wants.has('date-question')) && !wants.has('when-will') && !wants.has('newest') && !wants.has('why')
}

/** How a model or product came out, the first first. Nothing where a product's own beginning is not known. */
export function debut(fitting: readonly Candidate[], query: Query, snapshot: Snapshot): Answer | undefined {
  const [subject] = subjectsOf(query)
  const own = fitting.filter(({ fact }) => fact.about === subject && isEvent(fact) && fact.topics.includes(releases))
  const isKnown = snapshot.entities.get(subject ?? '')?.kind === 'model' || own.some(({ fact }) => fact.topics.includes(debuts))
  return isKnown ? inTurn(own, query, snapshot) : undefined
}

/** "When did the US first restrict chips?" */
export function asksFirst({ wants, hard, metrics, periods }: Query): boolean {
  return wants.has('earliest') && wants.has('when') && hard.length > 0 && metrics.length + periods.length === 0
}

/** The events that say of themselves that they were the first: what is oldest here need not be. */
export function firstOf(fitting: readonly Candidate[], query: Query, snapshot: Snapshot): Answer | undefined {
  return inTurn(
    fitting.filter(({ index }) => snapshot.says('earliest', index)),
    query,
    snapshot,
  )
}

/** Events from the first on. */
function inTurn(fitting: readonly Candidate[], query: Query, snapshot: Snapshot): Answer | undefined {
  const events = fitting.map(({ fact }) => fact).filter(isEvent)
  return events.length === 0 ? undefined : told([...events].sort(byDate), query, snapshot)
}

function byDate(a: Candidate['fact'], b: Candidate['fact']): number {
  return a.period.to.localeCompare(b.period.to) || a.id.localeCompare(b.id)
}
