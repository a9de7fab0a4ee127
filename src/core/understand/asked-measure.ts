/** Whether a question is for a number: what it wants to know in so many words, or by its topics. */
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'

/** "How much" and its kin want a figure of a fitting kind. Whoever asks why wants a cause instead. */
export function wantsFigure(query: Query): boolean {
  return (
    ['how-much', 'how-much-money', 'how-many', 'amount'].some((want) => query.wants.has(want)) &&
    !query.wants.has('why') &&
    !query.wants.has('code')
  )
}

const otherIntents = [
  'why',
  'who',
  'where',
  'list',
  'when',
  'voice',
  'view',
  'owner',
  'source-question',
  'date-question',
  'confirm',
  'judgement',
  'prediction',
]

/** A question for a number, in so many words or by a measured topic and nothing else. */
export function isForMeasure(query: Query, snapshot: Snapshot): boolean {
  const hard = query.hard
  if (!hard.some((id) => snapshot.measured.has(id))) return false
  if (wantsFigure(query)) return true
  return !otherIntents.some((want) => query.wants.has(want)) && hard.length === 1 && query.leftover.every((run) => !run.near)
}

/** A question for nothing but measures, one or several: "revenue and net loss", and also "did it lose money?". */
export function isForMeasures(query: Query, snapshot: Snapshot): boolean {
  if (isForMeasure(query, snapshot)) return true
  const asksMore = otherIntents.some((want) => want !== 'confirm' && query.wants.has(want)) || query.leftover.some((run) => run.near)
  return !asksMore && query.hard.length > 0 && query.hard.every((id) => snapshot.measured.has(id))
}
