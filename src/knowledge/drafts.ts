/** Facts that an article seems to have, for a person to finish: what is guessed here answers nothing. */
import { findPeriods } from '../core/understand/asked-periods.ts'
import { unitKind } from '../core/facts/figures.ts'
import type { Evidence, Status } from '../core/knowledge.ts'
import { parsePeriod } from '../core/facts/periods.ts'
import type { Snapshot } from '../core/snapshot.ts'
import { type FoundFigure, findFigures } from './figures-in-text.ts'
import { type Mention, type Sentence, sentencesOf } from './sentences.ts'

export interface Draft {
  readonly about: string
  readonly speaker?: string
  readonly topics: readonly string[]
  readonly metric?: string
  readonly figure?: FoundFigure
  readonly period: string
  readonly status: Status
  readonly evidence: Evidence
  readonly by?: string
  readonly paragraph: number
}

export interface Article {
  readonly paragraphs: readonly string[]
  /** Of publication, as precise as it is known: what "this year" means. */
  readonly date: string
}

/** What was said last, for sentences that leave it out. */
interface Carried {
  about: string | undefined
  period: string | undefined
}

export function proposeDrafts({ paragraphs, date }: Article, snapshot: Snapshot): Draft[] {
  const today = parsePeriod(date)?.from ?? date
  const carried: Carried = { about: snapshot.knowledge.entities.find(({ kind }) => kind === 'market')?.id, period: undefined }
  return paragraphs.flatMap((text, index) => {
    carried.period = undefined
    return sentencesOf(text, snapshot).flatMap((sentence) => {
      const periods = periodsOf(sentence, today)
      const context: Context = { snapshot, sentence, periods, carried, paragraph: index + 1, date }
      const figures = findFigures(withoutPeriods(sentence.folded, periods))
      const drafts = [...figures.flatMap((figure) => figureDraft(figure, context)), ...quoteDrafts(figures.length, context)]
      carried.about = subjects(sentence).at(-1)?.id ?? carried.about
      carried.period = periods.at(-1)?.notation ?? carried.period
      return drafts
    })
  })
}

interface Placed {
  readonly notation: string
  readonly from: number
  readonly to: number
}

interface Context {
  readonly snapshot: Snapshot
  readonly sentence: Sentence
  readonly periods: readonly Placed[]
  readonly carried: Carried
  readonly paragraph: number
  readonly date: string
}

/** A quarter without a year is of the year of the article. */
function periodsOf({ folded }: Sentence, today: string): Placed[] {
  return findPeriods(folded, today)
    .map((period) => ({ ...period, notation: period.notation.replace(/^\*/, today.slice(0, 4)) }))
    .filter(({ notation }) => parsePeriod(notation))
}

/** Blanked, so that 2024 is no figure and offsets hold. */
function withoutPeriods(folded: string, periods: readonly Placed[]): string {
  return periods.reduce((text, { from, to }) => `${text.slice(0, from)}${'\u0000'.repeat(to - from)}${text.slice(to)}`, folded)
}

function figureDraft(figure: FoundFigure, context: Context): Draft[] {
  const { sentence, carried, periods, date, paragraph, snapshot } = context
  const about = nearest(subjects(sentence), figure.at)?.id ?? carried.about
  const metric = metricFor(figure, context)
  const topic = snapshot.metrics.get(metric ?? '')?.topic
  if (about === undefined || metric === undefined || topic === undefined) return []
  const places = periods.map(({ notation, from }) => ({ id: notation, at: from }))
  const period = (inClause(places, sentence.folded, figure.at)[0] ?? nearest(places, figure.at))?.id ?? carried.period ?? `at ${date}`
  const by = sentence.origins[0]
  return [
    {
      about,
      topics: [topic],
      metric,
      figure,
      period,
      status: statusOf(clauseAt(sentence.folded, figure.at)),
      evidence: evidenceOf(about, by),
      ...(by === undefined ? {} : { by }),
      paragraph,
    },
  ]
}

/** Whom a sentence may be about: not who is named as its origin. */
function subjects({ mentions, origins }: Sentence): { readonly id: string; readonly at: number }[] {
  return mentions.filter(({ kind, id }) => kind === 'entity' && !origins.includes(id))
}

/** What stands before goes before what comes after: 智谱营收3亿元，同比增长5%. */
function nearest<T extends { readonly at: number }>(places: readonly T[], at: number): T | undefined {
  const before = places.filter((place) => place.at <= at)
  return before.at(-1) ?? places[0]
}

/** A period in the clause of the figure is the figure's, even behind it: "… and is to lose $7 billion next year". */
function inClause<T extends { readonly at: number }>(places: readonly T[], folded: string, at: number): T[] {
  const from = Math.max(...[',', '，', ';', '；'].map((stop) => folded.lastIndexOf(stop, at))) + 1
  const length = folded.slice(at).search(/[,，;；](?!\d)/)
  return places.filter((place) => place.at >= from && (length < 0 || place.at < at + length))
}

/** A metric named beside the figure, else one of a topic named, else the first that is measured so. */
function metricFor({ unit, at }: FoundFigure, { snapshot, sentence }: Context): string | undefined {
  const kind = unitKind(unit)
  const fitting = snapshot.knowledge.metrics.filter((metric) => metric.unit === kind)
  const isFitting = (id: string): boolean => fitting.some((metric) => metric.id === id)
  const named = (mention: Mention): { id: string; at: number }[] => {
    if (mention.kind === 'metric') return isFitting(mention.id) ? [mention] : []
    if (mention.kind !== 'topic') return []
    const own = fitting.find(({ topic, also }) => topic === mention.id || also.includes(mention.id))
    return own ? [{ id: own.id, at: mention.at }] : []
  }
  return nearest(sentence.mentions.flatMap(named), at)?.id ?? fitting[0]?.id
}

function clauseAt(folded: string, at: number): string {
  const before =
    folded
      .slice(0, at)
      .split(/[,，;]/)
      .at(-1) ?? ''
  return `${before}${folded.slice(at).split(/[,，;]/)[0] ?? ''}`
}

function statusOf(clause: string): Status {
  if (/目标|力争|target|aims? to|plans? to/.test(clause)) return 'target'
  if (/预计|预期|预测|有望|将|会(?!议|员)|expect|forecast|project(?:ed|s|ion)|will\b/.test(clause)) return 'forecast'
  return /估计|估算|据估|estimate/.test(clause) ? 'estimate' : 'actual'
}

function evidenceOf(about: string, by: string | undefined): Evidence {
  return by === about ? 'company' : 'named-press'
}

/** What a known person or company is quoted with, where it is on something that baimo knows. Figures within have drafts of their own. */
function quoteDrafts(figures: number, { sentence, paragraph, date }: Context): Draft[] {
  if (figures > 0) return []
  return sentence.quotes.flatMap(({ speaker, from, to }) => {
    const within = sentence.mentions.filter(({ at }) => at >= from && at < to)
    const topics = [...new Set(within.filter(({ kind }) => kind === 'topic').map(({ id }) => id))].slice(0, 3)
    if (topics.length === 0) return []
    const about = within.find(({ kind, id }) => kind === 'entity' && id !== speaker)?.id ?? speaker
    return [{ about, speaker, topics, period: `at ${date}`, status: 'actual', evidence: 'named-press', paragraph }]
  })
}
