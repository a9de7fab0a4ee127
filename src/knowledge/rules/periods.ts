import { parsePeriod } from '../../core/facts/periods.ts'
import type { Rule } from './rule.ts'

/** A period is one that baimo can compare and word. */
export const periods: Rule = {
  name: 'period',
  severity: 'error',
  check({ reading }, report) {
    for (const fact of reading.facts) {
      if (fact.value.period === undefined) continue
      const notation = String(fact.value.period)
      if (parsePeriod(notation)) continue
      const remedy = "Write 2024, 2024-H1, 2024-Q2, 2024-08, 2024-09-05, 2021..2024, 'to 2024-08' or 'at 2024-10'."
      report(fact, { path: ['period'], message: `"${notation}" is no period`, remedy })
    }
  },
}
