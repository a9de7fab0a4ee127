/** The language-neutral result of a question: what is answered or missing, and the facts it stands on. */
import type { Fact } from './knowledge.ts'
import type { Kind } from './reply.ts'

/** Why something asked for is not answered. */
export type Missing =
  | { readonly kind: 'topic'; readonly topics: readonly string[] }
  | { readonly kind: 'metric'; readonly metrics: readonly string[] }
  | { readonly kind: 'period'; readonly periods: readonly string[]; readonly metrics: readonly string[] }
  | { readonly kind: 'figure' }
  | { readonly kind: 'cause' }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'judgement' }
  | { readonly kind: 'prediction' }
  | { readonly kind: 'ranking' }
  | { readonly kind: 'together' }
  | { readonly kind: 'words'; readonly words: readonly string[] }

export type Shape =
  | { readonly kind: 'facts' }
  /** A measure over time: in order, a claim a row. */
  | { readonly kind: 'series'; readonly rows: readonly (readonly Fact[])[] }
  /** What products have, a line each. */
  | { readonly kind: 'offers'; readonly products: readonly (readonly Fact[])[] }
  | { readonly kind: 'list'; readonly members: readonly string[] }
  | { readonly kind: 'profile'; readonly missing: readonly string[]; readonly topics: readonly (readonly [string, number])[] }
  | {
      readonly kind: 'compare'
      readonly rows: readonly CompareRow[]
      readonly empty: readonly string[]
      /** Periods asked for that the subjects do not share. */
      readonly instead?: readonly string[]
      readonly verdict?: Verdict
    }
  | Ranking
  | { readonly kind: 'owner'; readonly of: string; readonly owner: string }
  | { readonly kind: 'origin' }
  | { readonly kind: 'dates' }
  | { readonly kind: 'chat'; readonly phrase: 'greeting' | 'thanks' | 'goodbye' | 'identity' | 'help' }
  | { readonly kind: 'topics' }
  | { readonly kind: 'sources' }
  | { readonly kind: 'choose'; readonly topic?: string; readonly choices: readonly string[]; readonly command: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'unknown'; readonly words: readonly string[] }
  | { readonly kind: 'empty'; readonly entities: readonly string[] }
  | { readonly kind: 'off-topic' }
  /** Two questions in one. */
  | { readonly kind: 'parts'; readonly parts: readonly Answer[] }

/** Which of two figures is the higher one, without a doubt. */
export interface Verdict {
  readonly fact: Fact
  /** The lower one is asked for, and this is it. */
  readonly least: boolean
  /** The two are in different currencies. */
  readonly isConverted: boolean
}

/** The answer's facts are in order of their amounts. */
export interface Ranking {
  readonly kind: 'ranking'
  readonly metric: string
  /** Of moments, the newest known of each, which are not the same. */
  readonly dated: boolean
  /** What stands in the place of figures that are superseded: of another measure, and in no order with these. */
  readonly beside: readonly Fact[]
  /** Members of the group asked about that have no comparable figure. */
  readonly without: readonly string[]
  /** Where no group was named: how many others have figures of the metric that can't be compared. */
  readonly others: number
  /** Periods asked for of which nothing is known. */
  readonly instead?: readonly string[]
}

export interface CompareRow {
  readonly metric: string
  readonly period: string
  readonly cells: readonly (Fact | undefined)[]
  /** What each subject has of other periods, where another was asked for or a newer one is not shared. */
  readonly known?: readonly (readonly Fact[])[]
}

export interface Answer {
  readonly kind: Kind
  readonly shape: Shape
  readonly subjects: readonly string[]
  readonly topics: readonly string[]
  /** Whether a period was asked for: a figure of it does not grow old. */
  readonly dated?: true
  /** Names are asked for that the lead's sentence has, and the line of its figure has not. */
  readonly naming?: true
  /** In order; the first leads. */
  readonly facts: readonly Fact[]
  /** Further facts that would have fitted. */
  readonly left: number
  readonly missing?: Missing
  /** Asked for besides, and not known: said after what is. */
  readonly lacking?: Missing
  /** A figure in the question that the lead does not bear out, as typed, with the fact that has it, if any. */
  readonly refuted?: { readonly text: string; readonly fact?: Fact; readonly withdrawn?: Fact }
  /** The lead is about another than was asked for: a product's company, or a company's product. */
  readonly instead?: { readonly asked: string; readonly about: string }
}
