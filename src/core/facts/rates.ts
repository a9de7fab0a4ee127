/**
 * Exchange rates, and which of them a figure is converted at. One rule for all: a stretch longer than a month goes by the average of its year;
 * a day, a month or a moment by the rate nearest to it; each by the other where there is none. What crosses the end of a year has no rate.
 */
import type { Period } from './periods.ts'

/** So many of `quote` for one of `base`: on average of a year or a month, or on a day. */
export interface Rate {
  /** Id of the source that gives it. */
  readonly source: string
  readonly base: string
  readonly quote: string
  readonly period: Period
  readonly value: number
}

/** By what an amount is multiplied, and the rates that this comes from: two where both currencies are known in a third only. */
export interface Exchange {
  readonly factor: number
  readonly rates: readonly Rate[]
}

export interface Rates {
  /** From one currency into another for what happened in a period; nothing where no rate is near. */
  find(from: string, to: string, period: Period): Exchange | undefined
}

/** How many days a rate may be off: the yuan moved by less than 5 % within any three months of 2023 to 2026. */
const maxDaysOff = 92
/** What is no longer than a month stands for a moment. */
const monthDays = 31

export function createRates(all: readonly Rate[]): Rates {
  const byPair = new Map<string, Rate[]>()
  for (const rate of all) {
    const pair = `${rate.base} ${rate.quote}`
    byPair.set(pair, [...(byPair.get(pair) ?? []), rate])
  }
  const pick = (base: string, quote: string, period: Period): Rate | undefined => nearest(byPair.get(`${base} ${quote}`) ?? [], period)
  const pivots = [...new Set(all.map(({ base }) => base))].sort()
  const across = (from: string, to: string, period: Period): Exchange | undefined => {
    for (const pivot of pivots) {
      const [first, second] = [pick(pivot, from, period), pick(pivot, to, period)]
      if (first && second && first.period.notation === second.period.notation)
        return { factor: second.value / first.value, rates: [first, second] }
    }
    return undefined
  }
  return {
    find(from, to, period) {
      const direct = pick(from, to, period)
      if (direct) return { factor: direct.value, rates: [direct] }
      const inverse = pick(to, from, period)
      if (inverse) return { factor: 1 / inverse.value, rates: [inverse] }
      return across(from, to, period)
    },
  }
}

function nearest(rates: readonly Rate[], period: Period): Rate | undefined {
  if (period.from.slice(0, 4) !== period.to.slice(0, 4)) return undefined
  const ofYear = rates.find((rate) => isLong(rate.period) && rate.period.from <= period.from && period.to <= rate.period.to)
  const near = rates
    .map((rate) => ({ rate, off: daysOff(rate.period, period.to) }))
    .filter(({ rate, off }) => !isLong(rate.period) && off <= maxDaysOff)
    .sort((a, b) => a.off - b.off || a.rate.period.notation.localeCompare(b.rate.period.notation))[0]?.rate
  return isLong(period) ? (ofYear ?? near) : (near ?? ofYear)
}

function isLong({ from, to }: Period): boolean {
  return daysBetween(from, to) + 1 > monthDays
}

/** How far a day is from a stretch; nothing when it lies in it. */
function daysOff({ from, to }: Period, day: string): number {
  if (day < from) return daysBetween(day, from)
  return day > to ? daysBetween(to, day) : 0
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
