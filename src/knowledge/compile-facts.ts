/** Facts as the core reads them: figures in base units, periods read, Traditional derived. */
import { type Figure, parseUnit, shift } from '../core/facts/figures.ts'
import type { Difference, Fact } from '../core/knowledge.ts'
import { parsePeriod } from '../core/facts/periods.ts'
import { completeText } from './compile-texts.ts'
import { periodOf } from './fiscal.ts'
import type { ToHant } from './hant.ts'
import type { FactRecord } from './read.ts'
import type { FactEntry } from './schema.ts'

interface FactTables {
  readonly toHant: ToHant
  /** The month in which the year of an entity ends. */
  readonly yearEnd: (id: string) => number
}

/** Wants a record without errors; throws where a rule would have reported one. */
export function compileFact({ id, value, source }: FactRecord, { toHant, yearEnd }: FactTables): Fact {
  const { about, topics, metric, figure, fiscal, status, evidence, by, paragraph, caveat, withdrawn } = value
  return {
    id,
    source: source.id,
    about,
    roles: value.roles ?? {},
    topics,
    ...(metric === undefined ? {} : { metric }),
    ...(figure === undefined ? {} : { figure: compileFigure(figure) }),
    period: compilePeriod(id, periodOf(value, yearEnd)),
    ...(fiscal === undefined ? {} : { fiscal }),
    stated: value.stated ?? source.value.date,
    status,
    evidence,
    ...(by === undefined ? {} : { by }),
    paragraph,
    statement: completeText(value.statement, toHant),
    ...(caveat === undefined ? {} : { caveat: completeText(caveat, toHant) }),
    keywords: value.keywords ?? [],
    differs: compileDifferences(value, { source: source.id, toHant }),
    ...(withdrawn === undefined ? {} : { withdrawn: compileWithdrawal(withdrawn, { source: source.id, toHant }) }),
  }
}

/** Scales to the base unit, so that figures of one unit compare as they are. */
function compileFigure(figure: NonNullable<FactEntry['figure']>): Figure {
  if (figure === 'undisclosed') return { undisclosed: true, unit: '' }
  const { value, from, to, qualifier } = figure
  const unit = parseUnit(figure.unit)
  if (!unit) throw new Error(`no such unit: ${figure.unit}`)
  return {
    ...(value === undefined ? {} : { value: shift(value, unit.power) }),
    ...(from === undefined ? {} : { from: shift(from, unit.power) }),
    ...(to === undefined ? {} : { to: shift(to, unit.power) }),
    unit: unit.unit,
    ...(qualifier === undefined ? {} : { qualifier }),
  }
}

function compilePeriod(id: string, notation: string | undefined): Fact['period'] {
  const period = parsePeriod(notation ?? '')
  if (!period) throw new Error(`${id}: no such period: ${notation}`)
  return period
}

interface Within {
  readonly source: string
  readonly toHant: ToHant
}

function compileDifferences({ differs_from }: FactEntry, { source, toHant }: Within): Difference[] {
  return (differs_from ?? []).map(({ fact, reason, note }) => ({
    fact: fullFactId(fact, source),
    reason,
    ...(note === undefined ? {} : { note: completeText(note, toHant) }),
  }))
}

function compileWithdrawal(
  { date, reason, instead }: NonNullable<FactEntry['withdrawn']>,
  { source, toHant }: Within,
): NonNullable<Fact['withdrawn']> {
  return { date, reason: completeText(reason, toHant), ...(instead === undefined ? {} : { instead: fullFactId(instead, source) }) }
}

/** A fact of the same source may be named without it. */
export function fullFactId(fact: string, source: string): string {
  return fact.includes('/') ? fact : `${source}/${fact}`
}
