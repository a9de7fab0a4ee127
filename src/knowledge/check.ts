/** Runs every rule over the entries of a knowledge folder. */
import type { Problem } from './problem.ts'
import type { Reading } from './read.ts'

export interface CheckOptions {
  /** ISO day, by the clock. */
  readonly today: string
}

export function checkReading(_reading: Reading, _options: CheckOptions): Problem[] {
  return []
}
