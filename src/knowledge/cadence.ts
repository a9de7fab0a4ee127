/** Which figures are older than their metric's cadence: a newer one should exist by now. */
import { monthsBetween } from '../core/facts/periods.ts'
import type { FactRecord, Reading } from './read.ts'

export interface Due {
  /** The newest figure of its entity and metric. */
  readonly fact: FactRecord
  readonly metric: string
  /** Months since it was said, and months after which the metric has a newer one. */
  readonly months: number
  readonly cadenceMonths: number
}

/** Longest overdue first. Like the age under an answer, it counts from the day that the figure was said. */
export function pastCadence({ facts, metrics }: Reading, today: string): Due[] {
  const cadences = new Map(metrics.map(({ id, value }) => [id, value.cadence_months]))
  const newest = new Map<string, FactRecord>()
  for (const fact of facts) {
    const { about, metric, figure, withdrawn } = fact.value
    if (metric === undefined || figure === undefined || withdrawn) continue
    const key = `${about} ${metric}`
    const other = newest.get(key)
    if (!other || statedOf(other) < statedOf(fact)) newest.set(key, fact)
  }
  return [...newest.values()]
    .flatMap((fact) => {
      const metric = fact.value.metric ?? ''
      const cadenceMonths = cadences.get(metric)
      const months = monthsBetween(statedOf(fact), today)
      return cadenceMonths === undefined || months <= cadenceMonths ? [] : [{ fact, metric, months, cadenceMonths }]
    })
    .sort((a, b) => b.months - b.cadenceMonths - (a.months - a.cadenceMonths))
}

function statedOf({ value, source }: FactRecord): string {
  return value.stated ?? source.value.date
}
