import { parseUnit, unitKind, units } from '../../core/facts/figures.ts'
import type { FigureEntry } from '../against.ts'
import { didYouMean } from '../nearest.ts'
import type { FactRecord } from '../read.ts'
import type { Report, Rule } from './rule.ts'

/** A figure has a value or a range, and a unit that baimo can word. */
export const figures: Rule = {
  name: 'figure',
  severity: 'error',
  check({ reading }, report) {
    for (const fact of reading.facts) {
      const { figure } = fact.value
      if (figure === undefined || figure === 'undisclosed') continue
      checkUnit(fact, figure, report)
      const amount = problemOfAmount(figure)
      if (amount) report(fact, { path: ['figure'], ...amount })
    }
  },
}

function checkUnit(fact: FactRecord, figure: FigureEntry, report: Report): void {
  if (parseUnit(figure.unit)) return
  const [base = ''] = figure.unit.split(/[ /]/)
  const known = Object.keys(units)
  const remedy = known.includes(base)
    ? 'A unit is a base, a scale and a rate: USD billion, CNY 亿, USD/day, USD million/month.'
    : (didYouMean(base, known) ?? `Units are ${known.join(', ')}.`)
  report(fact, { path: ['figure', 'unit'], message: `unknown unit "${figure.unit}"`, remedy })
}

function problemOfAmount({ value, from, to }: FigureEntry): { message: string; remedy: string } | undefined {
  const range = from !== undefined || to !== undefined
  if (value === undefined && !range)
    return {
      message: 'a figure without a value',
      remedy: 'Give "value", or "from" and "to"; where the source names none, write undisclosed.',
    }
  if (value !== undefined && range)
    return { message: 'a figure with a value and a range', remedy: 'Keep one of them: two figures are two facts.' }
  if (range && (from === undefined || to === undefined))
    return { message: 'a range with one end', remedy: 'Give both, or a value with the qualifier over, at-least or up-to.' }
  if (from !== undefined && to !== undefined && from >= to)
    return { message: `a range from ${from} to ${to}`, remedy: 'The smaller end comes first.' }
  return undefined
}

/** What is measured is said, and its unit is one that it can be measured in. */
export const metricUnits: Rule = {
  name: 'metric-unit',
  severity: 'error',
  check({ reading }, report) {
    const metrics = new Map(reading.metrics.map((metric) => [metric.id, metric.value]))
    for (const fact of reading.facts) {
      const { figure, metric: id } = fact.value
      if (figure === undefined) continue
      if (id === undefined) {
        report(fact, {
          path: ['figure'],
          part: 'key',
          message: 'a figure without a metric',
          remedy: 'Say what is measured: "metric: revenue".',
        })
        continue
      }
      const unit = figure === 'undisclosed' ? undefined : parseUnit(figure.unit)?.unit
      const kind = unit === undefined ? undefined : unitKind(unit)
      const metric = metrics.get(id)
      if (kind === undefined || !metric || kind === metric.unit || figure === 'undisclosed') continue
      const remedy = `Correct the unit, or choose a metric of ${kind}.`
      report(fact, { path: ['figure', 'unit'], message: `"${figure.unit}" is ${kind}, but the metric "${id}" is ${metric.unit}`, remedy })
    }
  },
}
