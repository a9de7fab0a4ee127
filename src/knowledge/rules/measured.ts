/** The facts with a figure, as rules compare them: what is measured of whom, over which days. */
import { parseUnit } from '../../core/facts/figures.ts'
import { parsePeriod, type Period } from '../../core/facts/periods.ts'
import type { FigureEntry } from '../against.ts'
import { fullFactId } from '../compile-facts.ts'
import { periodOf, yearEndsOf } from '../fiscal.ts'
import type { FactRecord, Reading } from '../read.ts'
import type { FactEntry } from '../schema.ts'

export interface Measured {
  readonly fact: FactRecord
  readonly figure: FigureEntry
  /** Without its scale: `CNY`, `USD/month`. */
  readonly unit: string
  readonly period: Period
  /** Of whom and what. */
  readonly thing: string
  /** Of which part of it, where the roles name one. */
  readonly part: string
  /** When it was said. */
  readonly stated: string
  /** What came, or what was expected of it: these two disagree about nothing. */
  readonly standing: 'came' | 'forecast' | 'target'
}

/** Five rules look at the same figures of one reading. */
const kept = new WeakMap<Reading, readonly Measured[]>()

/** Withdrawn facts and those that another rule finds broken are left out. */
export function measuredFacts(reading: Reading): readonly Measured[] {
  const known = kept.get(reading) ?? measure(reading)
  kept.set(reading, known)
  return known
}

function measure({ facts, entities }: Reading): Measured[] {
  const yearEnd = yearEndsOf(entities)
  return facts.flatMap((fact) => {
    const { about, metric, figure, status, withdrawn } = fact.value
    const notation = periodOf(fact.value, yearEnd)
    const period = notation === undefined ? undefined : parsePeriod(notation)
    if (metric === undefined || figure === undefined || figure === 'undisclosed' || withdrawn || !period) return []
    const unit = parseUnit(figure.unit)?.unit
    if (unit === undefined) return []
    const stated = fact.value.stated ?? fact.source.value.date
    const standing = status === 'forecast' || status === 'target' ? status : 'came'
    return [{ fact, figure, unit, period, thing: `${about} ${metric}`, part: partOf(fact.value), stated, standing }]
  })
}

/** Facts of one owner that differ in one of these are of different things: the price of each product, the sum for each investee. */
const parts = ['product', 'investee', 'customer', 'place', 'group'] as const

function partOf({ roles = {} }: FactEntry): string {
  return parts.flatMap((role) => (roles[role] ?? []).map((id) => `${role} ${id}`).sort()).join()
}

/** What is measured of whom and when, whatever it comes to. */
export function sameMeasure({ thing, period, standing }: Measured): string {
  return [thing, period.shape, period.from, period.to, standing].join(' ')
}

/** Where only one names a part, both may be of the whole. */
export function samePart(one: Measured, other: Measured): boolean {
  return one.part === other.part || one.part === '' || other.part === ''
}

/** Groups what has the same key, in the order of their first. */
export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups.values()]
}

/** Gives the group of a fact. Links work both ways and over several facts. */
export function linkedGroups(facts: readonly FactRecord[]): (id: string) => string {
  const parent = new Map<string, string>()
  const root = (id: string): string => {
    let at = id
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up
    // The way up is short the next time.
    if (at !== id) parent.set(id, at)
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
