/** Which figure of a measure leads: of one thing and time the one that stands best, of several times the newest result. */
import { evidences, type Fact } from '../knowledge.ts'
import { byTime, hasFigure, statusRank } from './order.ts'
import { daysOf, monthsBetween } from '../facts/periods.ts'
import type { Query } from '../query.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** By how many months another figure must be newer to go before one that stands higher otherwise. */
export const farNewer = 12

/**
 * The fact that comes first or, where it is a figure, the best of the very same thing and time: a result before what was expected of it,
 * better evidence before worse. Whoever asks what was expected, or names the figure, gets what comes first.
 */
export function leadOf(ordered: readonly Candidate[], query: Query): Fact | undefined {
  const [first] = ordered
  if (!first || !hasFigure(first.fact) || query.claims.length > 0) return first?.fact
  if (query.wants.has('peak')) return highest(ordered, first.fact)
  const peers = ordered.filter(
    (other) => isSameThing(other.fact, first.fact) && other.words >= first.words && other.subjects >= first.subjects,
  )
  return meant(
    peers.map(({ fact }) => fact),
    query,
  ).sort(byStanding)[0]
}

/** Of one measure the greatest that came. */
function highest(ordered: readonly Candidate[], { about, metric, figure }: Fact): Fact | undefined {
  const came = ordered.map(({ fact }) => fact).filter((fact) => fact.about === about && fact.metric === metric && !isExpected(fact))
  const valued = came.filter((fact) => fact.figure?.value !== undefined && fact.figure.unit === figure?.unit)
  return [...valued].sort((a, b) => (b.figure?.value ?? 0) - (a.figure?.value ?? 0))[0] ?? ordered[0]?.fact
}

/** The newest result; an estimate only where it is far newer, what is expected only where nothing else is known or it is asked for. */
export function newestOf(facts: readonly Fact[], query: Query): Fact | undefined {
  const able = meant(facts, query)
  const [result, estimate] = (['actual', 'estimate'] as const).map(
    (status) => able.filter((fact) => fact.status === status).sort(newestFirst)[0],
  )
  if (result && estimate) return monthsBetween(endOf(result), endOf(estimate)) > farNewer ? estimate : result
  return result ?? estimate ?? able.sort(byTime)[0]
}

/** Facts that may lead: expectations alone where they are asked for and known. */
function meant(facts: readonly Fact[], query: Query): Fact[] {
  const expected = query.wants.has('expected') ? facts.filter(isExpected) : []
  return [...(expected.length > 0 ? expected : facts)]
}

/** Whether a figure is of what was still to come. */
export function isExpected({ status }: Fact): boolean {
  return status === 'forecast' || status === 'target'
}

function isSameThing(a: Fact, b: Fact): boolean {
  return a.about === b.about && a.metric !== undefined && a.metric === b.metric && a.period.notation === b.period.notation && hasFigure(a)
}

/** How far a figure reaches; what is expected of a later time counts by when it was said. */
export function endOf({ period, stated }: Fact): string {
  const said = daysOf(stated)?.to ?? stated
  return [period.to, said].sort()[0] ?? said
}

/** Earlier ends first, then the shorter stretch. */
export function inTime(a: Fact, b: Fact): number {
  return a.period.to.localeCompare(b.period.to) || b.period.from.localeCompare(a.period.from) || byStanding(a, b)
}

/** Later ends first, then the longer stretch. */
export function newestFirst(a: Fact, b: Fact): number {
  return b.period.to.localeCompare(a.period.to) || a.period.from.localeCompare(b.period.from) || byStanding(a, b)
}

/** Of one period results before expectations, best evidence first, then what is exact. */
function byStanding(a: Fact, b: Fact): number {
  return (
    statusRank[a.status] - statusRank[b.status] ||
    evidences.indexOf(a.evidence) - evidences.indexOf(b.evidence) ||
    Number(a.figure?.qualifier !== undefined) - Number(b.figure?.qualifier !== undefined) ||
    b.stated.localeCompare(a.stated)
  )
}
