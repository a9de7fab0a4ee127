import { parsePeriod } from '../../core/facts/periods.ts'
import { fiscalPeriod } from '../../core/facts/fiscal.ts'
import { yearEndsOf } from '../fiscal.ts'
import type { FactRecord, MetricEntry } from '../read.ts'
import type { Finding, Rule } from './rule.ts'

/** A company whose year ends in another month than December reports by its own year: 2026 may be nine months off. */
export const fiscal: Rule = {
  name: 'fiscal',
  severity: 'warning',
  check({ reading }, report) {
    const metrics = new Map(reading.metrics.map(({ id, value }) => [id, value]))
    const yearEnd = yearEndsOf(reading.entities)
    for (const fact of reading.facts) {
      const month = yearEnd(fact.value.about)
      const finding = contradiction(fact, month) ?? unlabelled(fact, { month, metric: metrics.get(fact.value.metric ?? '') })
      if (finding) report(fact, finding)
    }
  },
}

function contradiction({ value: { about, period, fiscal } }: FactRecord, month: number): Finding | undefined {
  const derived = fiscal === undefined ? undefined : fiscalPeriod(fiscal, month)
  if (derived === undefined || period === undefined) return undefined
  const [one, other] = [derived, String(period)].map(parsePeriod)
  if (!other || (one?.from === other.from && one.to === other.to)) return undefined
  return {
    path: ['period'],
    message: `${fiscal} of "${about}" is ${derived}, but the period says ${period}`,
    remedy: `Take "period" out, or correct "fiscal_year_end" of the entity, which is ${month}.`,
  }
}

interface Measure {
  /** In which the year of the company ends. */
  readonly month: number
  readonly metric: MetricEntry | undefined
}

/** Money that flowed, and its growth. Research firms count by the calendar, whoever they count. */
function unlabelled({ value }: FactRecord, { month, metric }: Measure): Finding | undefined {
  const { period, fiscal, figure, evidence } = value
  const flows = figure !== undefined && metric && !metric.event && (metric.unit === 'money' || metric.signed)
  if (!flows || fiscal !== undefined || evidence === 'third-party' || isOfBoth(String(period), month)) return undefined
  return {
    path: ['period'],
    message: `${period} by the calendar, of a company whose year ends in month ${month}`,
    remedy: `Write "fiscal: FY2026", "FY2026-H1" or "FY2026-Q2" instead of the period. If the calendar is meant, add "fiscal: CY${String(period).slice(0, 4)}".`,
  }
}

/** Whether a year, half or quarter of the calendar is one of the fiscal year too. Everything else says its months itself. */
function isOfBoth(notation: string, month: number): boolean {
  const [, stretch] = /^\d{4}(|-H\d|-Q\d)$/.exec(notation) ?? []
  if (stretch === undefined) return true
  return month % (stretch === '' ? 12 : stretch.startsWith('-H') ? 6 : 3) === 0
}
