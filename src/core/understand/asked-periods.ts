/** The periods that a question names, found in folded text in English, Chinese and pinyin, relative ones by today's date. */
import { fiscalPeriod } from '../facts/fiscal.ts'
import { patterns } from './period-patterns.ts'
import { daysOf, kindOf, type Period, type PeriodShape } from '../facts/periods.ts'

export interface AskedPeriod {
  /** As in the knowledge (`2024-Q2`, `to 2024-08`); without a year `*-Q2`. */
  readonly notation: string
  /** The fiscal label that it was read from: what it stands for depends on whose year is meant. */
  readonly fiscal?: string
  /** "Since 2018": what was added up from then on need not reach to this day. */
  readonly open?: true
  /** Where it stands in the folded text. */
  readonly from: number
  readonly to: number
}

/** "2024, second quarter": one year and stretches without one are stretches of that year. */
export function joined(periods: readonly AskedPeriod[]): readonly AskedPeriod[] {
  const [year, ...more] = periods.filter(({ notation }) => /^\d{4}$/.test(notation))
  const open = periods.filter(({ notation }) => notation.startsWith('*-'))
  if (!year || more.length > 0 || open.length === 0 || open.length + 1 < periods.length) return periods
  return open.map((period) => ({ ...period, notation: period.notation.replace('*', year.notation) }))
}

const opened = /^since|以来|至今|到现在|起$/

/** Every period in a folded question, in order, none overlapping another. */
export function findPeriods(folded: string, today: string): AskedPeriod[] {
  const now = { year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)) }
  const found: AskedPeriod[] = []
  let rest = folded
  for (const pattern of patterns) {
    for (let match = pattern.regex.exec(rest); match; match = pattern.regex.exec(rest)) {
      const notation = pattern.read(match, now)
      const [from, to] = [match.index, match.index + match[0].length]
      const calendar = notation?.startsWith('FY') ? fiscalPeriod(notation, 12) : undefined
      const open = opened.test(match[0]) || undefined
      if (notation)
        found.push({ notation: calendar ?? notation, from, to, ...(calendar ? { fiscal: notation } : {}), ...(open ? { open } : {}) })
      // Blanked rather than cut, so that the offsets of later matches hold.
      rest = `${rest.slice(0, from)}${(notation ? '\u0000' : '\u0001').repeat(to - from)}${rest.slice(to)}`
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/** Fiscal labels as what they stand for in a year that ends with that month. */
export function inYearEnding(periods: readonly AskedPeriod[], yearEnd: number): readonly AskedPeriod[] {
  return periods.map((asked) => {
    const notation = asked.fiscal === undefined ? undefined : fiscalPeriod(asked.fiscal, yearEnd)
    return notation === undefined ? asked : { ...asked, notation }
  })
}

/** Whether a fact's period is the one asked for, for facts that flow and for others. */
export type PeriodTest = (period: Period, flows: boolean) => boolean

/**
 * A test for an asked period, read once for all facts. A figure that flows (revenue, a loss) must cover exactly it; an instant or an event
 * may lie within it.
 */
export function periodTest({ notation: asked, open }: Pick<AskedPeriod, 'notation' | 'open'>): PeriodTest {
  if (asked === 'next') return () => false
  const cumulative = asked.startsWith('to ')
  const bare = cumulative ? asked.slice(3) : asked
  if (bare.startsWith('*-')) return (period) => isInUndated(period.notation.replace(/^(at|to) /, ''), bare.slice(1))
  const [first = bare, last = first] = bare.split('..')
  const from = daysOf(first)?.from
  const to = daysOf(last)?.to
  if (!from || !to) return () => false
  return (period, flows) => {
    if (period.shape === 'to' || cumulative) return period.to === to || (!flows && period.to >= from && period.to <= to)
    if (flows && period.shape !== 'at')
      return period.from === from && (period.to === to || (open === true && period.to < to && kindOf(period) === 'years'))
    const covers = period.shape === 'span' || period.shape === 'at'
    return within(period, from, to) || (covers && period.from <= from && to <= period.to)
  }
}

/** A day lies within its month, also where the question leaves out the year. */
function isInUndated(notation: string, asked: string): boolean {
  return notation.endsWith(asked) || (/^-\d\d$/.test(asked) && /^\d{4}-\d\d-\d\d$/.test(notation) && notation.slice(4, 7) === asked)
}

function within(period: Period & { shape: PeriodShape }, from: string, to: string): boolean {
  return period.from >= from && period.to <= to
}
