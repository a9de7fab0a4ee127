/** A candidate with what it lacks: what an answer is chosen from. */
import type { Failure } from './fitness.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Candidate } from '../retrieve/weigh.ts'

export interface Weighed {
  readonly candidate: Candidate
  readonly failures: readonly Failure[]
}

export interface Context {
  readonly weighed: readonly Weighed[]
  readonly snapshot: Snapshot
}
