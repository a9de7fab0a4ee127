import { agree, comparable } from '../agreement.ts'
import type { FactRecord, Reading } from '../read.ts'
import { groupedBy, linkedGroups, type Measured, measuredFacts, sameMeasure, samePart } from './measured.ts'
import type { Report, Rule } from './rule.ts'

/** A source says a thing once. Of another source it is corroboration. */
export const sameFacts: Rule = {
  name: 'same-fact',
  severity: 'warning',
  check({ reading, key }, report) {
    const told = new Set(checkFigures(reading, report))
    checkStatements(reading.facts, { key, told, report })
  },
}

/** Gives the facts that it has reported. */
function checkFigures(reading: Reading, report: Report): FactRecord[] {
  const groupOf = linkedGroups(reading.facts)
  return groupedBy(measuredFacts(reading), (one) => `${one.fact.source.id} ${sameMeasure(one)}`).flatMap((group) =>
    group.flatMap((one, index) => {
      const other = group.slice(0, index).find((other) => isSame(one, other))
      if (!other || groupOf(one.fact.id) === groupOf(other.fact.id)) return []
      report(one.fact, {
        path: ['figure'],
        part: 'key',
        message: `the same figure as "${other.fact.id}", of the same thing and time`,
        remedy: 'Keep one of them. If they are of two things, name the product, customer or place of each in "roles".',
      })
      return [one.fact]
    }),
  )
}

function isSame(one: Measured, other: Measured): boolean {
  return samePart(one, other) && comparable(one.figure, other.figure) && agree(one.figure, other.figure)
}

interface Texts {
  readonly key: (text: string) => string
  readonly told: ReadonlySet<FactRecord>
  readonly report: Report
}

/** A statement with {figure} or {period} says what these say. */
function checkStatements(facts: readonly FactRecord[], { key, told, report }: Texts): void {
  const said = ({ source, value: { about, statement, figure, period, fiscal } }: FactRecord): string =>
    [source.id, about, key(statement.en), JSON.stringify(figure), fiscal, period].join(' ')
  for (const [first, ...again] of groupedBy(facts, said)) {
    for (const fact of again) {
      if (!first || told.has(fact)) continue
      const message = `says the same as "${first.id}"`
      report(fact, { path: ['statement'], part: 'key', message, remedy: 'Keep one of them.' })
    }
  }
}
