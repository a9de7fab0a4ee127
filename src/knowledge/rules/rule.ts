/** What a rule of the knowledge is: one subject, one small object. It reports; it never prints and never throws. */
import type { Position, Problem } from '../problem.ts'
import type { Entry, Reading } from '../read.ts'
import type { Path } from '../yaml.ts'

export interface Context {
  readonly reading: Reading
  /** ISO day, by the clock. */
  readonly today: string
  /** The folded form by which names and words are compared. */
  key(text: string): string
  /** The keys of the phrases that replies are made of. */
  readonly phraseKeys: readonly string[]
}

export interface Finding {
  readonly path?: Path
  /** Where, for what is no value: goes before `path`. */
  readonly at?: Position
  /** Points at the key of `path` rather than its value. */
  readonly part?: 'key' | 'value'
  readonly message: string
  readonly remedy?: string | undefined
}

export type Report = (entry: Entry<unknown>, finding: Finding) => void

export interface Rule {
  /** What `accepted` in a source calls it. */
  readonly name: string
  readonly severity: Problem['severity']
  check(context: Context, report: Report): void
}
