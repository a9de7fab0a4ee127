/** What had not happened when it was said is no result. */
import { daysOf } from '../../core/facts/periods.ts'
import type { Reading } from '../read.ts'
import { type Measured, measuredFacts } from './measured.ts'
import type { Rule } from './rule.ts'

/** Time zones, and reports of a day that is just ending. */
const graceDays = 2

/** A stretch of time that had not begun. */
export const future: Rule = {
  name: 'future',
  severity: 'error',
  check({ reading }, report) {
    for (const { fact, period, begins, known, stated } of resultsOf(reading)) {
      if (begins <= known) continue
      report(fact, {
        path: ['status'],
        message: `called actual, but ${period.notation} begins after it was said, ${stated}`,
        remedy: 'Correct the period, "stated" or the date of the source; what was only foreseen is a forecast or a target.',
      })
    }
  },
}

/** A figure of a whole year, half or quarter that was not over. */
export const unfinished: Rule = {
  name: 'unfinished',
  severity: 'warning',
  check({ reading }, report) {
    const events = new Set(reading.metrics.filter(({ value }) => value.event).map(({ id }) => id))
    for (const { fact, period, begins, known, stated } of resultsOf(reading)) {
      const whole = isWhole(fact.value.period) && period.shape !== 'at' && period.shape !== 'to'
      if (!whole || begins > known || period.to <= known || events.has(fact.value.metric ?? '')) continue
      report(fact, {
        path: ['status'],
        message: `called actual, but ${period.notation} ends after it was said, ${stated}`,
        remedy: 'Write the part of it that was over (2024-01..2024-09, \'to 2024-09\'), or set "status: forecast" or "estimate".',
      })
    }
  },
}

/** Days and months are near enough to their end, and spans name it themselves. One that is derived from a fiscal label is a year, half or quarter. */
function isWhole(notation: string | number | undefined): boolean {
  return notation === undefined || /^\d{4}(-[HQ]\d)?$/.test(String(notation))
}

interface Result extends Measured {
  readonly begins: string
  /** The last day that could be known. */
  readonly known: string
}

function resultsOf(reading: Reading): Result[] {
  return measuredFacts(reading).flatMap((measured) => {
    const { fact, period, stated } = measured
    const said = daysOf(stated)
    if (fact.value.status !== 'actual' || !said) return []
    // `to 2024-08` has no first day: August had begun.
    const begins = period.shape === 'to' ? daysOf(period.notation.slice('to '.length))?.from : period.from
    const known = new Date(Date.parse(said.to) + graceDays * 86_400_000).toISOString().slice(0, 10)
    return [{ ...measured, begins: begins ?? period.to, known }]
  })
}
