/** The life of a figure: what was expected of a period, and what came of it. */
import type { Fact } from '../knowledge.ts'
import { hasFigure } from './order.ts'
import type { Snapshot } from '../snapshot.ts'

/**
 * Whether a later figure of the same thing and time takes the place of an earlier one: a result of what was expected or estimated before it,
 * a newer expectation of an older one. What was overtaken is neither wrong nor withdrawn, and stays visible.
 */
export function overtakes(later: Fact, earlier: Fact): boolean {
  if (later.about !== earlier.about || later.metric === undefined || later.metric !== earlier.metric) return false
  if (later.period.notation !== earlier.period.notation || !hasFigure(later) || !hasFigure(earlier)) return false
  if (later.status === 'actual') return earlier.status !== 'actual' && earlier.stated <= later.stated
  return later.status === 'forecast' && earlier.status === 'forecast' && earlier.stated < later.stated
}

/** What was expected of the very thing and time of a fact, newest first. */
export function overtakenBy(fact: Fact, snapshot: Snapshot): Fact[] {
  return snapshot
    .factsAbout(fact.about)
    .map((index) => snapshot.fact(index))
    .filter((earlier) => overtakes(fact, earlier))
    .sort((a, b) => b.stated.localeCompare(a.stated))
}
