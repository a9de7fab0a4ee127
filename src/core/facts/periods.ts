/**
 * What a fact is about in time. A notation (`2024`, `2024-H1`, `2024-Q2`, `2024-08`, `2024-09-05`, `2021..2024`, `to 2024-08`, `at 2024-10`)
 * is kept beside the first and last day that it covers, so that comparing is comparing of text.
 */
import type { Lang } from '../knowledge.ts'

/** A `single` stretch of the calendar, an instant (`at`), cumulative up to a day (`to`), or several stretches together (`span`). */
export type PeriodShape = 'single' | 'at' | 'to' | 'span'

export interface Period {
  readonly notation: string
  readonly shape: PeriodShape
  /** First and last day covered, ISO; `to` has no first day. */
  readonly from: string
  readonly to: string
}

const simple = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?))?$/

/** Reads a notation; undefined when it is none. */
export function parsePeriod(notation: string): Period | undefined {
  const instant = /^(at|to) (.+)$/.exec(notation)
  if (instant?.[2]) {
    const days = daysOf(instant[2])
    if (!days) return undefined
    return { notation, shape: instant[1] === 'at' ? 'at' : 'to', from: instant[1] === 'at' ? days.from : '', to: days.to }
  }
  const [first, last, more] = notation.split('..')
  if (first === undefined || more !== undefined) return undefined
  const from = daysOf(first)
  if (!from) return undefined
  if (last === undefined) return { notation, shape: 'single', ...from }
  const to = daysOf(last)
  return to && from.from <= to.from ? { notation, shape: 'span', from: from.from, to: to.to } : undefined
}

/** The days that a calendar notation without shape covers. */
export function daysOf(notation: string): { from: string; to: string } | undefined {
  const match = simple.exec(notation)
  if (!match) return undefined
  const [, year, half, quarter, month, day] = match
  if (day) return isDay(notation) ? { from: notation, to: notation } : undefined
  if (month) return months(Number(year), Number(month), 1)
  if (quarter) return months(Number(year), Number(quarter) * 3 - 2, 3)
  if (half) return months(Number(year), Number(half) * 6 - 5, 6)
  return months(Number(year), 1, 12)
}

function months(year: number, first: number, count: number): { from: string; to: string } {
  const last = new Date(Date.UTC(year, first - 1 + count, 0)).toISOString().slice(0, 10)
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: last }
}

function isDay(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)
}

/** A period in words: `Q2 2024`, `2024年第二季度`, `by August 2024`, `截至2024年8月`. */
export function wordPeriod(period: Period, lang: Lang): string {
  const bare = period.notation.replace(/^(at|to) /, '')
  const [first = bare, last] = bare.split('..')
  const en = lang === 'en'
  const words = en ? wordEnglish : wordChinese
  if (period.shape === 'span' && last)
    return en ? `${words(first, lang)} to ${words(last, lang)}` : `${words(first, lang)}至${words(last, lang)}`
  if (period.shape === 'to') return en ? `to ${words(first, lang)}` : `截至${words(first, lang)}`
  if (period.shape === 'at') return en ? `as of ${words(first, lang)}` : `截至${words(first, lang)}`
  return words(first, lang)
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function wordEnglish(notation: string): string {
  const [, year, half, quarter, month, day] = simple.exec(notation) ?? []
  if (half) return `H${half} ${year}`
  if (quarter) return `Q${quarter} ${year}`
  if (!month) return year ?? notation
  return `${day ? `${Number(day)} ` : ''}${monthNames[Number(month) - 1]} ${year}`
}

function wordChinese(notation: string, lang: Lang): string {
  const [, year, half, quarter, month, day] = simple.exec(notation) ?? []
  if (half) return `${year}年${half === '1' ? '上' : '下'}半年`
  if (quarter) return `${year}年第${'一二三四'[Number(quarter) - 1]}季度`.replace('季度', lang === 'zh-Hant' ? '季' : '季度')
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`
}

/** A date as precise as it is known, in words: `October 2024`, `2024年10月`. */
export function wordDate(date: string, lang: Lang): string {
  return lang === 'en' ? wordEnglish(date) : wordChinese(date, lang)
}

/** Whole months from a date (taken as the end of what it names) to a day; never below zero. */
export function monthsBetween(date: string, today: string): number {
  return Math.max(0, monthsFrom(daysOf(date)?.to ?? date, today))
}

/** How a period may stand beside others: a stretch of a year at most, an instant, cumulative since no named day, or several years together. */
export type PeriodKind = 'flow' | 'at' | 'to' | 'years'

export function kindOf({ shape, from, to }: Period): PeriodKind {
  if (shape === 'single') return 'flow'
  // A company's own year or quarter is written as a span of months.
  return shape === 'span' ? (monthsFrom(from, to) < 12 ? 'flow' : 'years') : shape
}

/** Whether what is asked is of several years together: 2018 to 2024, up to 2024. */
export function isOverYears(notation: string): boolean {
  const period = parsePeriod(notation)
  return period !== undefined && (period.shape === 'to' || kindOf(period) === 'years')
}

/** Whether figures of two periods stand on one scale: of the same kind and, where they flow, equally long. */
export function isAlike(one: Period, other: Period): boolean {
  const kind = kindOf(one)
  if (kind !== kindOf(other)) return false
  return kind !== 'flow' || monthsFrom(one.from, one.to) === monthsFrom(other.from, other.to)
}

/** Whether one period is of the same kind and length as another and lies exactly a year before it. */
export function isYearBefore(one: Period, other: Period): boolean {
  const kind = kindOf(one)
  if (kind !== kindOf(other) || (kind !== 'flow' && kind !== 'at')) return false
  return isYearLater(one.from, other.from) && isYearLater(one.to, other.to)
}

function isYearLater(day: string, other: string): boolean {
  const [end, otherEnd] = [day, other].map((iso) => iso.slice(5).replace('02-29', '02-28'))
  return monthsFrom(day, other) === 12 && end === otherEnd
}

function monthsFrom(day: string, other: string): number {
  return (Number(other.slice(0, 4)) - Number(day.slice(0, 4))) * 12 + Number(other.slice(5, 7)) - Number(day.slice(5, 7))
}
