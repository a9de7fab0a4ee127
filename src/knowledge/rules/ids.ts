import type { Entry } from '../read.ts'
import type { Rule } from './rule.ts'

const pattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** An id names one thing, in whichever file it stands. */
export const duplicateIds: Rule = {
  name: 'duplicate-id',
  severity: 'error',
  check({ reading }, report) {
    for (const entries of [reading.entities, reading.topics, reading.metrics]) {
      const first = new Map<string, Entry<unknown>>()
      for (const entry of entries) {
        const other = first.get(entry.id)
        if (other)
          report(entry, { path: [], part: 'key', message: `"${entry.id}" is in ${other.file} too`, remedy: 'Join the two, or rename one.' })
        else first.set(entry.id, entry)
      }
    }
  },
}

/** A source is called by the name of its file. */
export const sourceIds: Rule = {
  name: 'source-id',
  severity: 'error',
  check({ reading }, report) {
    for (const source of [...reading.sources, ...reading.rates]) {
      if (pattern.test(source.id)) continue
      report(source, {
        message: `"${source.id}" is no id for a source`,
        remedy: 'Name the file with lower-case letters, digits and single hyphens.',
      })
    }
  },
}
