/** What came first: a product itself before its later models and editions, and the first of several events. */
import type { Answer } from '../answer.ts'
import type { Query } from '../query.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import { isProduct, type Snapshot } from '../snapshot.ts'
import { isEvent, isRelease, told } from './timeline.ts'
import { isOfKind } from '../understand/topics.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** "When did Kimi come out?": nothing in particular of it, and no newest version. */
export function asksDebut(query: Query, snapshot: Snapshot): boolean {
  const { wants, asked, periods, leftover } = query
  const [subject, more] = subjectsOf(query)
  if (more !== undefined || !isProduct(subject ?? '', snapshot)) return false
  if (asked.length !== 1 || !isOfKind(asked[0] ?? '', 'releases', snapshot) || periods.length > 0 || leftover.some(({ near }) => near))
    return false
  return (wants.has('when') || wants.has('date-question')) && !wants.has('when-will') && !wants.has('newest') && !wants.has('why')
}

/** How a model or product came out, the first first. Nothing where a product's own beginning is not known. */
export function debut(fitting: readonly Candidate[], query: Query, snapshot: Snapshot): Answer | undefined {
  const [subject] = subjectsOf(query)
  const own = fitting.filter(({ fact }) => fact.about === subject && isRelease(fact, snapshot))
  const isKnown =
    snapshot.entities.get(subject ?? '')?.kind === 'model' ||
    own.some(({ fact }) => fact.topics.some((id) => isOfKind(id, 'debut', snapshot)))
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
