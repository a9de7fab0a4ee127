import { monthsBetween } from '../../core/facts/periods.ts'
import type { Rule } from './rule.ts'

/** A source is there for its facts. */
export const emptySources: Rule = {
  name: 'no-facts',
  severity: 'warning',
  check({ reading }, report) {
    for (const source of reading.sources) {
      if (Object.keys(source.value.facts).length > 0) continue
      report(source, { path: ['facts'], part: 'key', message: 'a source without facts', remedy: 'Add its facts, or take the file out.' })
    }
  },
}

const staleMonths = 24

/** Addresses die and articles are corrected: each source is looked at again now and then. Never fails a check, since only time has passed. */
export const staleSources: Rule = {
  name: 'stale',
  severity: 'warning',
  check({ reading, today }, report) {
    for (const source of [...reading.sources, ...reading.rates]) {
      const { checked } = source.value
      if (monthsBetween(checked, today) <= staleMonths) continue
      report(source, {
        path: ['checked'],
        message: `last looked at ${checked}, more than ${staleMonths} months ago`,
        remedy: 'Open it again, then set "checked" to that day.',
      })
    }
  },
}
