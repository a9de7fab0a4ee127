import { parseUnit } from '../../core/figures.ts'
import { numbersOf } from '../against.ts'
import { fullFactId } from '../compile-facts.ts'
import type { FactRecord } from '../read.ts'
import type { Rule } from './rule.ts'

/** Two figures of the same thing and time that differ are linked, with the reason. */
export const missingLinks: Rule = {
  name: 'missing-link',
  severity: 'warning',
  check({ reading }, report) {
    const groupOf = linkedGroups(reading.facts)
    const first = new Map<string, FactRecord[]>()
    for (const fact of reading.facts) {
      const same = sameThing(fact)
      if (same === undefined) continue
      const others = first.get(same) ?? []
      first.set(same, [...others, fact])
      const other = others.find((other) => valuesOf(other) !== valuesOf(fact) && groupOf(other.id) !== groupOf(fact.id))
      if (!other) continue
      const slip = powerBetween(fact, other)
      const message = `another figure than "${other.id}" for the same thing and time${slip ? `, ${slip} times apart: a unit slip?` : ''}`
      report(fact, { path: ['figure'], part: 'key', message, remedy: `Link them: differs_from: [{fact: ${other.id}, reason: …}].` })
    }
  },
}

/** An overtaken forecast is no disagreement with what came. */
function sameThing({ value }: FactRecord): string | undefined {
  const { about, metric, figure, period, status, withdrawn } = value
  if (metric === undefined || figure === undefined || figure === 'undisclosed' || withdrawn) return undefined
  const foreseen = status === 'forecast' || status === 'target' ? status : 'was'
  return [about, metric, period, foreseen].join(' ')
}

function valuesOf({ value: { figure } }: FactRecord): string {
  if (figure === undefined || figure === 'undisclosed') return ''
  return [parseUnit(figure.unit)?.unit ?? figure.unit, ...numbersOf(figure)].join(' ')
}

function powerBetween(one: FactRecord, other: FactRecord): string | undefined {
  const [a, b] = [one, other].map(({ value: { figure } }) =>
    figure === undefined || figure === 'undisclosed' ? 0 : (numbersOf(figure)[0] ?? 0),
  )
  if (!a || !b) return undefined
  const power = Math.log10(Math.max(a, b) / Math.min(a, b))
  return power >= 1 && Math.abs(power - Math.round(power)) < 1e-9 ? String(10 ** Math.round(power)) : undefined
}

/** Links work both ways and over several facts. */
function linkedGroups(facts: readonly FactRecord[]): (id: string) => string {
  const parent = new Map<string, string>()
  const root = (id: string): string => {
    let at = id
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up
    return at
  }
  for (const fact of facts) {
    for (const link of fact.value.differs_from ?? []) {
      const [a, b] = [root(fact.id), root(fullFactId(link.fact, fact.source.id))]
      if (a !== b) parent.set(a, b)
    }
  }
  return root
}
