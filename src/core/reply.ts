/** What goes in and out of the engine: the seam that every adapter is built on. */
import type { Lang } from './knowledge.ts'
import type { InterfacePhrase } from './wording/interface-phrases.ts'

export interface Question {
  readonly text: string
  readonly command?: { readonly name: string; readonly rest: string }
  /** Opaque: the adapter's choice of thread, direct message, or channel and user. */
  readonly conversation: string
  readonly audience: 'private' | 'shared'
  /** ISO date, `2026-11-24`. */
  readonly today: string
  /** A hint: the words of the question go first. */
  readonly lang?: Lang
  /** Set by a person or an option: goes before everything else. */
  readonly forceLang?: Lang
}

export type Kind = 'answer' | 'partial' | 'clarify' | 'none'

export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'cite'; readonly n: number }
export type Line = readonly Span[]

export interface Table {
  readonly caption: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly Line[])[]
  /** Where rows are left out for want of room: at the end, or at the start where the newest stand last. */
  readonly cutFrom?: 'start'
}

/** What a chart needs: one metric of one unit, in order. */
export interface Series {
  readonly title: string
  readonly unit: string
  readonly points: readonly { readonly label: string; readonly value: number }[]
}

export interface Citation {
  readonly n: number
  readonly source: string
  readonly facts: readonly string[]
  readonly title: string
  readonly publisher: string
  readonly via?: string
  readonly authors: readonly string[]
  /** As precise as known, ISO. */
  readonly published: string
  readonly url?: string
  /** In words: "25 months old". */
  readonly age: string
  /** The whole citation in words, without its number. */
  readonly text: string
}

export type Action =
  | { readonly kind: 'ask'; readonly label: string; readonly text: string }
  | { readonly kind: 'share'; readonly label: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'vote'; readonly label: string; readonly value: 'up' | 'down' }
  | { readonly kind: 'correct'; readonly label: string }

export interface Reply {
  readonly kind: Kind
  readonly lang: Lang
  /** What was understood, in a few words: "OpenAI · burn". Never the answer itself. */
  readonly title: string
  /** The first line is the answer. */
  readonly lines: readonly Line[]
  readonly table?: Table
  readonly series?: Series
  readonly citations: readonly Citation[]
  readonly notes: readonly Line[]
  readonly actions: readonly Action[]
  /** Ids of the facts that the reply stands on, in order. */
  readonly facts: readonly string[]
  /** Words for the parts of a reply, in its language, so that adapters word nothing. */
  readonly labels: { readonly sources: string; readonly next: string; readonly more: string }
}

/** One slash command, for a platform to register or complete. */
export interface CommandSpec {
  readonly name: string
  readonly topic?: string
  /** The name as one would say it: 烧钱 for `burn`. */
  readonly called: Readonly<Record<Lang, string>>
  readonly description: Readonly<Record<Lang, string>>
  readonly usage: Readonly<Record<Lang, string>>
  readonly options: readonly CommandOption[]
}

export interface CommandOption {
  readonly name: string
  readonly required: boolean
  readonly called: Readonly<Record<Lang, string>>
  readonly description: Readonly<Record<Lang, string>>
  /** What is typed there: a question in free words, or names that can be completed. */
  readonly takes: 'question' | 'name' | 'names'
}

export interface Completion {
  readonly label: string
  readonly value: string
}

/** What the next question in a conversation may refer to. */
export interface Memory {
  readonly entities: readonly string[]
  readonly topics: readonly string[]
  readonly metrics: readonly string[]
  /** Notation of the period asked for, if one was. */
  readonly period?: string
  readonly facts: readonly string[]
  readonly lang: Lang
}

/** What one step saw, what it passed over, and why. */
export interface TraceStep {
  readonly step: string
  readonly lines: readonly string[]
}

/** What a question was understood as, without its wording: all that may be kept of it. */
export interface Understood {
  readonly entities: readonly string[]
  readonly topics: readonly string[]
  readonly metrics: readonly string[]
  /** Notation of the period asked for. */
  readonly period?: string
  /** The slash command, or the kinds of words that show what is wanted. */
  readonly intent: readonly string[]
  /** Words that are none of baimo's, folded; only those that are fit to be kept. */
  readonly leftover: readonly string[]
}

export interface Outcome {
  readonly reply: Reply
  readonly memory: Memory
  /** Made only when asked for: masking takes time. */
  readonly understood: () => Understood
  /** Made only when asked for: what each step saw, what was passed over and why. */
  readonly trace: () => readonly TraceStep[]
}

/** A page about baimo itself. */
export interface Home {
  readonly lang: Lang
  readonly greeting: Line
  readonly sections: readonly HomeSection[]
}

export interface HomeSection {
  readonly title: string
  readonly lines: readonly Line[]
  /** What only those who keep the knowledge need to see. */
  readonly audience: 'all' | 'admins'
}

/** What those who keep the knowledge are told beside what is live. */
export interface Upkeep {
  /** What keeps the files from going live, a line each. */
  readonly problems: readonly string[]
  /** What was asked and could not be answered, most wanted first: ids, and words that baimo does not know. */
  readonly gaps: readonly {
    readonly entities: readonly string[]
    readonly topics: readonly string[]
    readonly metrics: readonly string[]
    readonly words: readonly string[]
    readonly count: number
  }[]
}

export interface Engine {
  ask(question: Question, memory?: Memory): Outcome
  complete(text: string, command: string | undefined, lang: Lang): readonly Completion[]
  overview(lang: Lang, today: string): Reply
  /** `upkeep` is for those who keep the knowledge. */
  home(lang: Lang, today: string, upkeep?: Upkeep): Home
  /** At most `count` questions that are answered, each about another company and topic. */
  examples(lang: Lang, count: number): readonly string[]
  /** A phrase of the interface around replies. */
  say(key: InterfacePhrase, lang: Lang, parts?: Readonly<Record<string, string>>): string
  /** Tells one state of the knowledge from another. */
  readonly version: string
  readonly commands: readonly CommandSpec[]
}
