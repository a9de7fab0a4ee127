/** Which fact leads and how the rest follow. */
import type { Fact, Status } from '../knowledge.ts'
import { daysOf } from '../facts/periods.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** Results first. */
export const statusRank: Readonly<Record<Status, number>> = { actual: 0, estimate: 1, forecast: 2, target: 3 }

/** Best first: the metric and period asked for, the nearest subject, then topic and likeness; results before forecasts. */
export function inOrder(candidates: readonly Candidate[], figuresFirst: boolean): Candidate[] {
  const weight = (candidate: Candidate): number => candidate.score + standing(candidate.fact) + (figuresFirst ? asMeasure(candidate) : 0)
  return [...candidates].sort(
    (a, b) =>
      Number(b.metric) - Number(a.metric) ||
      (a.metric && b.metric ? figureFirst(a, b) : 0) ||
      Number(b.period) - Number(a.period) ||
      tier(b) - tier(a) ||
      Math.round(weight(b)) - Math.round(weight(a)) ||
      byTime(a.fact, b.fact) ||
      weight(b) - weight(a) ||
      a.index - b.index,
  )
}

/** Of one metric the figure leads, unless what is said in words is far more like the question: "does it include stock compensation?" */
function figureFirst(a: Candidate, b: Candidate): number {
  if (Math.abs(a.likeness - b.likeness) > 0.4) return 0
  return Number(hasFigure(b.fact)) - Number(hasFigure(a.fact))
}

/** Where a measure is asked for, its figures go before words, and what was only expected, without a figure, behind both. */
function asMeasure({ fact, measure }: Candidate): number {
  if (hasFigure(fact)) return measure ? 5 : 0
  return statusRank[fact.status] >= statusRank.forecast ? -3 : 0
}

/** What is speaks before what is meant to be; an event before a state of things. */
function standing(fact: Fact): number {
  // Nobody answers for it by name: it may stand behind what somebody does.
  if (fact.evidence === 'unnamed-people') return -3
  if (hasFigure(fact)) return fact.status === 'target' ? -3 : 0
  return fact.period.shape !== 'at' && fact.period.to >= fact.stated ? 0.6 : 0
}

/** Of the same measure: results first, the newest of them, then what was nearest to its telling. */
export function byTime(a: Fact, b: Fact): number {
  const status = statusRank[a.status] - statusRank[b.status]
  if (status !== 0) return status
  if (a.status === 'actual') return b.period.to.localeCompare(a.period.to) || b.stated.localeCompare(a.stated)
  return b.stated.localeCompare(a.stated) || distance(a) - distance(b)
}

function distance(fact: Fact): number {
  const said = Number((daysOf(fact.stated)?.to ?? fact.stated).slice(0, 4))
  return Math.abs(Number(fact.period.to.slice(0, 4)) - said)
}

export function hasFigure(fact: Fact): boolean {
  return fact.figure !== undefined && !fact.figure.undisclosed
}

function tier(candidate: Candidate): number {
  return candidate.closeness >= 2.5 ? 3 : candidate.closeness
}
