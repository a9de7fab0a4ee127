/**
 * The shape of the knowledge as the core reads it: checked, complete in every language, references resolved by id.
 * The files that admins write have another shape (`knowledge/schema.ts`); compiling turns one into the other.
 */
import type { Figure } from './facts/figures.ts'
import type { Metric } from './metric.ts'
import type { Index } from './words/packed.ts'
import type { Period } from './facts/periods.ts'
import type { Rate } from './facts/rates.ts'
import type { TopicKind } from './topic-kinds.ts'

export const langs = ['en', 'zh-Hans', 'zh-Hant'] as const
export type Lang = (typeof langs)[number]
export type Text = Readonly<Record<Lang, string>>

export const statuses = ['actual', 'estimate', 'forecast', 'target'] as const
export type Status = (typeof statuses)[number]

/** Who stands behind a fact, best first. */
export const evidences = ['filed', 'company', 'named-press', 'unnamed-people', 'third-party', 'rumour'] as const
export type Evidence = (typeof evidences)[number]

export const entityKinds = ['company', 'product', 'model', 'person', 'organisation', 'group', 'market'] as const
export type EntityKind = (typeof entityKinds)[number]

/** How an entity that is not the fact's own takes part in it. */
export const roles = [
  'investor',
  'investee',
  'rival',
  'speaker',
  'customer',
  'supplier',
  'partner',
  'founder',
  'product',
  'place',
  'group',
  'other',
] as const
export type Role = (typeof roles)[number]

export interface Entity {
  readonly id: string
  readonly kind: EntityKind
  readonly name: Text
  /** Every spelling it is found by, names in all languages included. */
  readonly names: readonly string[]
  readonly misspellings: readonly string[]
  /** Derived from the Chinese names, without tones or spaces. */
  readonly pinyin: readonly string[]
  /** Names that are also everyday words: they count only beside another word of the market. */
  readonly guarded: readonly string[]
  /** The company that a product, model or business unit belongs to; where a person works. */
  readonly of?: string
  readonly members?: readonly string[]
  /** Not of the Chinese market, so no answer to a question on China. */
  readonly abroad?: true
  /** Month in which the fiscal year ends, 12 when it is the calendar year. */
  readonly fiscalYearEnd: number
}

export interface Command {
  readonly name: string
  readonly description: Text
}

export interface Topic {
  readonly id: string
  readonly kind?: TopicKind
  readonly name: Text
  readonly words: readonly string[]
  /** Its Chinese words by how they are read: `jiangwen` for 降温. */
  readonly pinyin: Readonly<Record<string, string>>
  /** Words that are everyday ones too: they count only beside another word of the market. */
  readonly guarded: readonly string[]
  readonly command?: Command
  /** A broad topic (strategy, outlook) prefers facts, but its absence is no reason to decline. A statement answers one in words as a figure does. */
  readonly soft: boolean
  readonly inWords: boolean
  /** Asked of a company it is asked of its products; told in events, of which the newest leads; a post, which who took it last holds; the place of its row in a comparison; a contest of two sides. */
  readonly ofProducts: boolean
  readonly events: boolean
  readonly post: boolean
  readonly compared?: number
  readonly sides: boolean
  /** The part that somebody takes whom "who" asks for: the investor of a funding, the rival of a competition. */
  readonly role?: Role
  /** What is asked when the entity is the object: "who invested in X" asks for the funding of X. */
  readonly reverse?: string
  readonly near: readonly string[]
}

export interface Source {
  readonly id: string
  /** As printed. */
  readonly title: string
  readonly publisher: string
  readonly via?: string
  readonly authors: readonly string[]
  /** The same in Traditional, where it is Chinese: for replies in it. */
  readonly hant?: { readonly title: string; readonly publisher: string; readonly via?: string; readonly authors: readonly string[] }
  /** As precise as it is known: `2024`, `2024-10` or `2024-10-21`. */
  readonly date: string
  readonly url?: string
  readonly lang: Lang
  readonly checked: string
}

export interface Difference {
  readonly fact: string
  readonly reason: 'value' | 'scope' | 'period' | 'basis' | 'unit-slip' | 'rounding'
  readonly note?: Text
}

export interface Withdrawal {
  readonly date: string
  readonly reason: Text
  readonly instead?: string
}

export interface Fact {
  readonly id: string
  readonly source: string
  readonly about: string
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>
  readonly topics: readonly string[]
  readonly metric?: string
  readonly figure?: Figure
  readonly period: Period
  readonly fiscal?: string
  readonly stated: string
  readonly status: Status
  readonly evidence: Evidence
  /** The entity that the source names as the origin: a newspaper, a research firm, a person. */
  readonly by?: string
  readonly paragraph: number
  /** With `{figure}` and `{period}` where they stand. */
  readonly statement: Text
  readonly caveat?: Text
  /** Further words that people ask this with. */
  readonly keywords: readonly string[]
  readonly differs: readonly Difference[]
  readonly withdrawn?: Withdrawal
}

/** The words by which a question shows what kind of answer it wants, by kind: `why`, `who`, `judgement`, `filler` … */
export type Lexicon = Readonly<Record<string, { readonly words: readonly string[]; readonly pinyin: readonly string[] }>>

export interface Knowledge {
  readonly format: 1
  /** Hash of the files that it was made from. */
  readonly hash: string
  readonly entities: readonly Entity[]
  readonly topics: readonly Topic[]
  readonly metrics: readonly Metric[]
  readonly sources: readonly Source[]
  readonly facts: readonly Fact[]
  readonly rates: readonly Rate[]
  /** What the rates are from: no articles, so that no list of sources counts them. */
  readonly rateSources: readonly Source[]
  /** How baimo words its replies, by key. */
  readonly phrases: Readonly<Record<string, Text>>
  readonly lexicon: Lexicon
  /** Traditional characters and the Simplified ones that they fold to, in turn. */
  readonly fold: string
  /** Pinyin syllable to the characters read so, for the syllables that occur in names. */
  readonly homophones: Readonly<Record<string, string>>
  readonly index?: Index
}
