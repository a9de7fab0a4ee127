/** An answer of what fits: the best of it in order, or a list that can be counted. */
import type { Answer } from '../answer.ts'
import { isForMeasure, wantsFigure } from '../understand/asked-measure.ts'
import { listOf } from './lists.ts'
import { inOrder } from './order.ts'
import type { Query } from '../query.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import type { Candidate } from '../retrieve/weigh.ts'
import { chosen, refutedBy, related } from './selection.ts'
import { takesPart } from '../fit/who-asked.ts'
import type { Context, Weighed } from '../fit/weighed.ts'

/** What fits, the best first, with what is to be said of it. */
export function answered(query: Query, fitting: readonly Candidate[], { weighed, snapshot }: Context): Answer {
  const ordered = inOrder(fitting, (query.command !== undefined || isForMeasure(query, snapshot)) && query.entities.length > 0)
  const list = listed(ordered, query)
  if (list) return list
  const { facts: own, left, rows } = chosen(ordered, query, snapshot)
  const facts = [...own, ...related(own, query, { weighed, snapshot })]
  const lead = ordered[0]
  const refuted = refutedBy(query, facts, snapshot)
  const asked = subjectsOf(query)[0]
  const moved = lead && asked !== undefined && (lead.closeness === 2 || lead.closeness === 1.5)
  return {
    kind: 'answer',
    shape: rows ? { kind: 'series', rows } : { kind: 'facts' },
    subjects: subjectsOf(query),
    topics: query.topics,
    facts,
    left,
    ...(query.periods.length > 0 && !query.periodInherited && !rows ? { dated: true } : {}),
    ...(lead && takesPart(lead.fact, query, snapshot) ? { naming: true } : {}),
    ...(refuted ? { refuted } : {}),
    ...(moved ? { instead: { asked, about: lead.fact.about } } : {}),
  }
}

/** "How many did it invest in?" has no figure, but a list that can be counted. */
export function counted(query: Query, weighed: readonly Weighed[]): Answer | undefined {
  if (!wantsFigure(query) || query.wants.has('each')) return undefined
  const open = weighed.filter(({ failures }) => failures.every((failure) => failure === 'figure')).map(({ candidate }) => candidate)
  return listed(inOrder(open, false), query)
}

function listed(ordered: readonly Candidate[], query: Query): Answer | undefined {
  const list = listOf(ordered, query)
  return (
    list && {
      kind: 'answer',
      shape: { kind: 'list', members: list.members },
      subjects: subjectsOf(query),
      topics: query.topics,
      facts: list.facts,
      left: 0,
    }
  )
}
