/** Whether two figures may be the same one, given more or less exactly: 3.12亿 and 3.124亿, "over 300 million" and 312 million. */
import { parseUnit, type Qualifier, shift, unitKind } from '../core/facts/figures.ts'
import { type FigureEntry, numbersOf } from './against.ts'

/** How far a figure may be from the one that it rounds: half of its last digit, but never more than this share of it. */
const roundedBy = 0.05
/** How far each qualifier reaches below and above, as a share of the figure. */
const reaches: Readonly<Record<Qualifier, readonly [below: number, above: number]>> = {
  about: [0.05, 0.05],
  over: [0, 0.1],
  'at-least': [0, 0.1],
  nearly: [0.1, 0],
  under: [0.1, 0],
  'up-to': [0.1, 0],
}

/** Figures in different currencies are compared by nobody, so they neither agree nor differ. */
export function comparable(one: FigureEntry, other: FigureEntry): boolean {
  return baseOf(one) === baseOf(other)
}

/** Of comparable figures: either could have been written for the other. */
export function agree(one: FigureEntry, other: FigureEntry): boolean {
  return covers(one, other) || covers(other, one)
}

function baseOf({ unit }: FigureEntry): string {
  return parseUnit(unit)?.unit ?? unit
}

function covers(wide: FigureEntry, narrow: FigureEntry): boolean {
  const [low, high] = spanOf(wide)
  return numbersOf(narrow).every((number) => number >= low && number <= high)
}

/** What a figure can stand for. */
function spanOf(figure: FigureEntry): readonly [low: number, high: number] {
  const numbers = numbersOf(figure)
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const [below, above] = figure.qualifier ? reaches[figure.qualifier] : [0, 0]
  const slack = (end: number, share: number): number => Math.max(roundingOf(figure, end), Math.abs(end) * share)
  return [low - slack(low, below), high + slack(high, above)]
}

/**
 * Noughts at the end count as rounding, since 300 million is 3亿; but not in percentages and in what is counted in fewer than thousands:
 * 20 companies are not 21.
 */
function roundingOf({ unit }: FigureEntry, number: number): number {
  const [digits = '', exponent = '0'] = Math.abs(number).toExponential().split('e')
  const decimals = digits.split('.')[1]?.length ?? 0
  const last = Number(exponent) - decimals
  const exact = unitKind(baseOf({ unit })) === 'percent' || Math.abs(number) < 1000
  const half = shift(1, exact ? Math.min(last, 0) : last) / 2
  // An exact whole number rounds nothing.
  return exact && last >= 0 ? 0 : Math.min(half, Math.abs(number) * roundedBy)
}
