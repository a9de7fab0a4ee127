import { monthsBetween } from '../../core/facts/periods.ts'
import { numbersOf } from '../against.ts'
import { agree, comparable } from '../agreement.ts'
import { groupedBy, linkedGroups, type Measured, measuredFacts, sameMeasure, samePart } from './measured.ts'
import type { Rule } from './rule.ts'

/** Two figures of the same thing and time that differ are linked, with the reason. What only rounds another is corroboration. */
export const missingLinks: Rule = {
  name: 'missing-link',
  severity: 'warning',
  check({ reading }, report) {
    const groupOf = linkedGroups(reading.facts)
    for (const group of groupedBy(measuredFacts(reading), sameMeasure)) {
      group.forEach((one, index) => {
        const other = group.slice(0, index).find((other) => differ(one, other) && groupOf(one.fact.id) !== groupOf(other.fact.id))
        if (!other) return
        const slip = powerBetween(one, other)
        const apart = slip === undefined ? '' : `, ${slip} times apart: a unit slip?`
        report(one.fact, {
          path: ['figure'],
          part: 'key',
          message: `another figure than "${other.fact.id}" for the same thing and time${apart}`,
          remedy: `Link them: differs_from: [{fact: ${other.fact.id}, reason: …}].`,
        })
      })
    }
  },
}

function differ(one: Measured, other: Measured): boolean {
  return samePart(one, other) && comparable(one.figure, other.figure) && !agree(one.figure, other.figure) && !isRevision(one, other)
}

/** A forecast made again much later is a newer forecast: both may have been right when they were made. */
function isRevision(one: Measured, other: Measured): boolean {
  if (one.standing === 'came') return false
  const [earlier = '', later = ''] = [one.stated, other.stated].sort()
  return monthsBetween(earlier, later) > 3
}

function powerBetween(one: Measured, other: Measured): string | undefined {
  const [a = 0, b = 0] = [one, other].map(({ figure }) => Math.abs(numbersOf(figure)[0] ?? 0))
  if (a === 0 || b === 0) return undefined
  const power = Math.log10(Math.max(a, b) / Math.min(a, b))
  return power >= 1 && Math.abs(power - Math.round(power)) < 1e-9 ? String(10 ** Math.round(power)) : undefined
}
