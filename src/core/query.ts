/** A question understood. */
import type { AskedPeriod } from './asked-periods.ts'
import type { Claim } from './claims.ts'
import type { Lang } from './knowledge.ts'
import type { Spelling } from './vocabulary.ts'

export interface Named {
  readonly id: string
  readonly spelling: Spelling
  /** A group or market beside which a company may be meant: it colours the question, and is its subject only when alone. */
  readonly generic: boolean
}

/** Words that are none of baimo's: what is asked beyond subject and topic. */
export interface Leftover {
  readonly text: string
  readonly terms: readonly string[]
  /** In the same clause as the subject or the topic. */
  readonly near: boolean
}

export interface Query {
  readonly folded: string
  readonly lang: Lang
  /** Slash command, when one was used. */
  readonly command?: string
  readonly entities: readonly Named[]
  readonly topics: readonly string[]
  readonly metrics: readonly string[]
  readonly periods: readonly AskedPeriod[]
  /** The period comes from an earlier turn: it prefers, but does not exclude. */
  readonly periodInherited: boolean
  readonly claims: readonly Claim[]
  /** Kinds of words found, by id in the lexicon: `why`, `who`, `judgement` … */
  readonly wants: ReadonlySet<string>
  readonly leftover: readonly Leftover[]
  /** Names passed over, as everyday words or for want of company, for `--explain`. */
  readonly passedOver: readonly string[]
}
