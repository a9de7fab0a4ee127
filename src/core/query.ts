/** A question understood. */
import type { Apart } from './understand/named-apart.ts'
import type { AskedPeriod } from './understand/asked-periods.ts'
import type { Claim } from './understand/claims.ts'
import type { Content } from './understand/content.ts'
import type { Lang } from './knowledge.ts'
import type { Spelling } from './words/vocabulary.ts'

export interface Named {
  readonly id: string
  readonly spelling: Spelling
  /** A group or market beside which a company may be meant: it colours the question, and is its subject only when alone. */
  readonly generic: boolean
  /** The market or its makers at large: facts on others may answer as well. */
  readonly broad: boolean
  /** A company named only for the product beside it, or set aside: "OpenAI's ChatGPT", "rather than Zhipu". */
  readonly beside: boolean
}

/** Words that are none of baimo's: what is asked beyond subject and topic. */
export interface Leftover {
  readonly text: string
  readonly terms: readonly string[]
  /** In the same clause as the subject or the topic. */
  readonly near: boolean
  /** Behind a preposition, before a topic or with a capital: it narrows what is asked, and can't be passed over. */
  readonly bound: boolean
  /** A version that no name has: GLM-6. */
  readonly version?: true
}

export interface Query {
  readonly folded: string
  readonly lang: Lang
  /** Slash command, when one was used. */
  readonly command?: string
  readonly entities: readonly Named[]
  readonly topics: readonly string[]
  readonly metrics: readonly string[]
  /** Topics asked for, those of the metrics included; and of these the ones that a question can't do without. */
  readonly asked: readonly string[]
  readonly hard: readonly string[]
  readonly periods: readonly AskedPeriod[]
  /** The period comes from an earlier turn: it prefers, but does not exclude. */
  readonly periodInherited: boolean
  /** Words that would make a narrower measure of one, which is not named beside them. */
  readonly apart: readonly Apart[]
  readonly claims: readonly Claim[]
  /** Points back at an earlier turn without saying what it wants of it. */
  readonly lost: boolean
  /** Kinds of words found, by id in the lexicon: `why`, `who`, `judgement` … */
  readonly wants: ReadonlySet<string>
  /** Where in the folded text a word stands that may ask something. */
  readonly asking: readonly number[]
  /** Kinds of words that the question opens with. */
  readonly opens: ReadonlySet<string>
  readonly leftover: readonly Leftover[]
  readonly content: Content
  /** Names passed over, as everyday words or for want of company, for `--explain`. */
  readonly passedOver: readonly string[]
}
