/** Whether a fact has a figure of the kind asked for: in its data, or in words only. */
import { wantsFigure } from '../understand/asked-measure.ts'
import { tiesAll } from './covering.ts'
import { unitKind } from '../facts/figures.ts'
import type { Query } from '../query.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** From which likeness on, or share of the unknown words, a number in words is of what was asked: more than for words alone, since numbers mislead. */
const alike = 0.4
const alikeInWords = 0.75

/** A percentage, and a number with the word for what it counts behind it. Periods are placeholders, so that no year is taken for one. */
const percentage = /\d ?(%|per cent)/
const count = /\d[\d,.]*( (thousand|million|billion|trillion))? [a-z]/

const ofPeople = /^(?:users|people|developers)/

/** A test whether a fact has a figure of the kind asked for, or says one in words; read once for all facts. */
export function figureTest(query: Query): (candidate: Candidate) => boolean {
  const { wants } = query
  const forFigure = wantsFigure(query)
  const isCounted = query.claims.some(({ kind }) => kind === 'count')
  if (!forFigure && !isCounted && !wants.has('how-percent') && !wants.has('part')) return () => true
  return (candidate) =>
    (!(isCounted && countsThings(candidate)) && hasFigureAsked(candidate, query, forFigure)) || saysFigure(candidate, query)
}

/** Downloads neither bear out nor refute a number of users. */
function countsThings({ fact: { figure } }: Candidate): boolean {
  return figure !== undefined && unitKind(figure.unit) === 'count' && !ofPeople.test(figure.unit)
}

function hasFigureAsked({ fact: { figure, metric }, words }: Candidate, { wants, metrics }: Query, forFigure: boolean): boolean {
  if (wants.has('how-percent') && !(figure && unitKind(figure.unit) === 'percent')) return false
  if (wants.has('part'))
    return (
      figure !== undefined &&
      !figure.undisclosed &&
      unitKind(figure.unit) === 'percent' &&
      metric !== undefined &&
      (metrics.includes(metric) || words >= alikeInWords)
    )
  if (!forFigure) return true
  if (!figure) return false
  if (figure.undisclosed) return true
  const kind = unitKind(figure.unit)
  if (wants.has('how-much-money')) return kind === 'money'
  if (wants.has('how-much')) return kind !== 'count'
  return !wants.has('how-many') || (kind !== 'money' && kind !== 'percent')
}

/** Whether the sentence has a number of the kind asked for, where the data give none, and is plainly of what was asked. */
function saysFigure({ fact, closeness, primary, likeness, words }: Candidate, query: Query): boolean {
  const { wants } = query
  if (fact.figure || closeness < 3 || !primary) return false
  if (likeness < alike && words < alikeInWords && !tiesAll(fact, query)) return false
  const said = fact.statement.en
  if (wants.has('part') || wants.has('how-percent')) return percentage.test(said)
  return wants.has('how-many') && count.test(said)
}
