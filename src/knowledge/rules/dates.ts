import { daysOf } from '../../core/facts/periods.ts'
import type { Entry } from '../read.ts'
import type { Path } from '../yaml.ts'
import type { Report, Rule } from './rule.ts'

/** Nothing was published, said or looked at in days to come, and every date is one of the calendar. */
export const dates: Rule = {
  name: 'date',
  severity: 'error',
  check({ reading, today }, report) {
    // Somewhere on earth it is tomorrow already.
    const latest = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)
    for (const source of [...reading.sources, ...reading.rates]) {
      for (const part of ['date', 'checked'] as const) judge(report, { entry: source, path: [part], date: source.value[part], latest })
    }
    for (const fact of reading.facts) {
      const { stated, withdrawn } = fact.value
      if (stated !== undefined) judge(report, { entry: fact, path: ['stated'], date: stated, latest })
      if (withdrawn) judge(report, { entry: fact, path: ['withdrawn', 'date'], date: withdrawn.date, latest })
    }
  },
}

interface Dated {
  readonly entry: Entry<unknown>
  readonly path: Path
  readonly date: string
  readonly latest: string
}

function judge(report: Report, { entry, path, date, latest }: Dated): void {
  const days = daysOf(date)
  if (!days) report(entry, { path, message: `"${date}" is no day of the calendar`, remedy: 'Write 2024, 2024-10 or 2024-10-21.' })
  else if (days.from > latest) report(entry, { path, message: `${date} is in the future`, remedy: 'Correct the date.' })
}
