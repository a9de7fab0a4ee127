/** "When …?": whether a fact has a date for it. */
import type { Fact } from '../knowledge.ts'
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'

/** What was so at a time tells when it was so, but not since when. */
export function hasDate({ period, figure, status }: Fact, { wants }: Query): boolean {
  if (wants.has('when-will') && status === 'actual') return false
  return period.shape !== 'at' || figure !== undefined || status !== 'actual'
}

/** Inside an English sentence "when" asks nothing. */
export function asksDate({ wants, opens, lang }: Query): boolean {
  return wants.has('when') && !wants.has('how-long') && (lang !== 'en' || opens.has('when'))
}

/** "When did they sue?" is not answered by when the suit was lost. */
export function isOtherEvent(index: number, { wants }: Query, snapshot: Snapshot): boolean {
  return wants.has('suing') && !snapshot.says('suing', index)
}
