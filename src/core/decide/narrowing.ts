/** "Only the American ones", 只看应用层的: a part of the last answer. */
import type { Answer } from '../answer.ts'
import { periodTest } from '../understand/asked-periods.ts'
import { isAbroad } from '../fit/home-market.ts'
import type { Fact } from '../knowledge.ts'
import type { Query } from '../query.ts'
import type { Memory } from '../reply.ts'
import type { Snapshot } from '../snapshot.ts'
import { isOn } from '../understand/topics.ts'

/** The facts of the last answer that are left, or nothing where no part of it is asked for. */
export function narrowed(query: Query, snapshot: Snapshot, memory: Memory | undefined): Answer | undefined {
  if (!asksPart(query) || query.command !== undefined || query.entities.some((entity) => !memory?.entities.includes(entity.id)))
    return undefined
  const before = (memory?.facts ?? []).flatMap((id) => snapshot.facts.get(id) ?? [])
  const tests = testsOf(query, snapshot)
  if (before.length === 0) return undefined
  // Which part is meant was not understood.
  if (tests.length === 0)
    return query.leftover.every((run) => !run.near)
      ? { subjects: [], topics: [], shape: { kind: 'lost' }, left: 0, kind: 'clarify', facts: [] }
      : undefined
  const facts = before.filter((fact) => tests.every((fits) => fits(fact)))
  const base = { subjects: memory?.entities ?? [], topics: memory?.topics ?? [], shape: { kind: 'facts' }, left: 0 } as const
  return facts.length > 0
    ? { ...base, kind: 'answer', facts }
    : { ...base, kind: 'partial', facts: before, missing: { kind: 'words', words: [] } }
}

function asksPart({ wants, asked, entities }: Query): boolean {
  return wants.has('only') || (wants.has('foreign') && wants.has('follow') && asked.length + entities.length === 0)
}

function testsOf(query: Query, snapshot: Snapshot): ((fact: Fact) => boolean)[] {
  const topics = query.asked
  const periods = query.periodInherited ? [] : query.periods.map(periodTest)
  const isForeign = (fact: Fact): boolean => isAbroad(fact.about, snapshot)
  return [
    ...(query.wants.has('foreign') ? [isForeign] : []),
    ...(query.wants.has('in-china') ? [(fact: Fact) => !isForeign(fact)] : []),
    ...(topics.length > 0 ? [(fact: Fact) => topics.some((id) => isOn(fact, id, snapshot))] : []),
    ...(periods.length > 0 ? [(fact: Fact) => periods.some((fits) => fits(fact.period, fact.figure !== undefined))] : []),
  ]
}
