/** Whether it is true that something is not known: over a fact on funding "nothing on funding" is not. */
import type { Missing } from '../answer.ts'
import { periodTest } from '../understand/asked-periods.ts'
import type { Fact } from '../knowledge.ts'
import { hasFigure } from './order.ts'
import type { Query } from '../query.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import { isOn } from '../understand/topics.ts'
import type { Snapshot } from '../snapshot.ts'

interface Grounds {
  readonly query: Query
  readonly shown: readonly Fact[]
  readonly snapshot: Snapshot
}

/** Whether something of the subject, shown or not, belies what is said to be missing: then it is no direct answer that is missing. */
export function isUntrue(missing: Missing, { query, shown, snapshot }: Grounds): boolean {
  const own = subjectsOf(query).flatMap((id) => snapshot.factsAbout(id).map((index) => snapshot.fact(index)))
  const facts = [...shown, ...own]
  switch (missing.kind) {
    case 'topic':
      return facts.some((fact) => missing.topics.some((id) => isMainlyOn(fact, id, snapshot)))
    case 'metric':
      return facts.some((fact) => hasFigure(fact) && missing.metrics.includes(fact.metric ?? ''))
    case 'period': {
      const tests = missing.periods.map((notation) => periodTest({ notation }))
      const isMeant = (fact: Fact): boolean =>
        missing.metrics.length > 0
          ? missing.metrics.some((id) => isMainlyOn(fact, snapshot.metrics.get(id)?.topic ?? '', snapshot))
          : query.hard.some((id) => isMainlyOn(fact, id, snapshot))
      // A quarter's figure does not belie that none of the year is known.
      return facts.some((fact) => isMeant(fact) && tests.some((fits) => fits(fact.period, hasFigure(fact))))
    }
    default:
      return false
  }
}

function isMainlyOn(fact: Fact, topic: string, snapshot: Snapshot): boolean {
  return fact.figure ? isOn({ ...fact, topics: [] }, topic, snapshot) : fact.topics[0] === topic
}
