import { daysOf } from '../../core/facts/periods.ts'
import type { Entry } from '../read.ts'
import type { RatesFile } from '../schema.ts'
import type { Report, Rule } from './rule.ts'

/** By what factor a rate may differ from the others of its two currencies: more is a slip of the point, or the wrong way round. */
const maxFactor = 2

/** A rate is for a year, a month or a day that is over, stands once, and is near the others of its two currencies. */
export const rates: Rule = {
  name: 'rate',
  severity: 'error',
  check({ reading, today }, report) {
    const sources = new Set(reading.sources.map(({ id }) => id))
    const known: Known[] = []
    for (const file of reading.rates) {
      if (sources.has(file.id))
        report(file, { message: `"${file.id}" is a source of facts too`, remedy: 'Name the file differently: citations go by its name.' })
      for (const given of ratesOf(file)) {
        check(given, { known, today }, report)
        known.push(given)
      }
    }
  },
}

interface Known {
  readonly file: Entry<RatesFile>
  readonly base: string
  readonly quote: string
  readonly period: string
  readonly value: number
}

function ratesOf(file: Entry<RatesFile>): Known[] {
  const { base, rates } = file.value
  return Object.entries(rates).flatMap(([quote, byPeriod]) =>
    Object.entries(byPeriod ?? {}).map(([period, value]) => ({ file, base, quote, period, value })),
  )
}

function check(given: Known, { known, today }: { known: readonly Known[]; today: string }, report: Report): void {
  const { file, base, quote, period, value } = given
  const path = ['rates', quote, period]
  const days = daysOf(period)
  if (base === quote) report(file, { path, message: `${quote} in itself`, remedy: 'Give it in another currency.' })
  if (!days) report(file, { path, part: 'key', message: `"${period}" is no day of the calendar`, remedy: 'Correct the date.' })
  else if (days.to > today)
    report(file, { path, part: 'key', message: `${period} is not over`, remedy: 'Give the rate of a day or a month that is.' })
  const alike = known.flatMap((other) => sameWay(other, given) ?? [])
  const twin = alike.find((other) => other.period === period)
  if (twin) report(file, { path, message: `${base} in ${quote} of ${period} is in ${twin.file.file} too`, remedy: 'Keep one of the two.' })
  const far = alike.find((other) => Math.max(other.value / value, value / other.value) > maxFactor)
  if (far)
    report(file, {
      path,
      message: `${value} is far from the ${far.value} of ${far.period}`,
      remedy: `Check the point, and that it is ${quote} for one ${base}.`,
    })
}

/** Another rate of the same two currencies, put the same way round. */
function sameWay(other: Known, { base, quote }: Known): Known | undefined {
  if (other.base === base && other.quote === quote) return other
  return other.base === quote && other.quote === base ? { ...other, base, quote, value: 1 / other.value } : undefined
}
