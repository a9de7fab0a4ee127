/** One measured thing of a topic, as the core reads it. */
import type { UnitKind } from './facts/figures.ts'
import type { Text } from './knowledge.ts'

export interface Metric {
  readonly id: string
  readonly topic: string
  /** Other topics that it answers as well. */
  readonly also: readonly string[]
  readonly name: Text
  readonly words: readonly string[]
  readonly pinyin: Readonly<Record<string, string>>
  /** Words that make a question on its topic, or on the measure that it narrows, one for it: AI products … revenue. */
  readonly beside: readonly string[]
  /** The measure that it is a part or a kind of. */
  readonly of?: string
  /** The metric in whose place it is given, by its own name, where that one is not known. */
  readonly standsFor?: string
  /** The metric that refutes this one: a profit refutes a loss. */
  readonly opposite?: string
  /** Happens once: its day lies within the month or year asked for. */
  readonly event: boolean
  /** Its `beside` words say of which part it is, so that they must stand in the fact. */
  readonly which: boolean
  /** Several years added up. */
  readonly sums: boolean
  /** Counts a kind of people, whatever the time: right beside a count by time it names a third measure. */
  readonly ofKind: boolean
  readonly unit: UnitKind
  /** A change: its direction is shown. */
  readonly signed: boolean
  /** A part or a side of what its topic asks for: it leads only where it is named. */
  readonly part: boolean
  /** Of which part or kind it is differs from fact to fact: its figures are never set side by side. */
  readonly varies: boolean
  /** How it is measured, in words: what a reader must know before comparing it. */
  readonly basis: Text
  /** Months until a newer figure is due. */
  readonly cadenceMonths: number
}
