/** Exchange rates as the core reads them. */
import { parsePeriod } from '../core/facts/periods.ts'
import type { Rate } from '../core/facts/rates.ts'
import type { Entry } from './read.ts'
import type { RatesFile } from './schema.ts'

/** The rates of one file, each with the id of the file as its source. */
export function compileRates({ id, value: { base, rates } }: Entry<RatesFile>): Rate[] {
  return Object.entries(rates).flatMap(([quote, byPeriod]) =>
    Object.entries(byPeriod ?? {}).map(([notation, value]) => {
      const period = parsePeriod(notation)
      if (!period) throw new Error(`no period: ${notation}`)
      return { source: id, base, quote, period, value }
    }),
  )
}
