/** Whether a figure stands in the text that it was taken from, in any spelling. */
import { parseUnit, shift } from '../core/facts/figures.ts'
import { type FoundNumber, findNumbers } from './numbers.ts'
import type { FactEntry } from './schema.ts'

export type FigureEntry = Exclude<NonNullable<FactEntry['figure']>, 'undisclosed'>

/** The numbers of a figure in the base unit: one, or both ends of a range. */
export function numbersOf(figure: FigureEntry): number[] {
  const power = parseUnit(figure.unit)?.power ?? 0
  return [figure.value, figure.from, figure.to].flatMap((value) => (value === undefined ? [] : [shift(value, power)]))
}

/** The numbers of a figure that do not stand in a text. */
export function absentFrom(text: string, figure: FigureEntry): number[] {
  const found = findNumbers(text)
  return numbersOf(figure).filter((wanted) => !found.some((number) => number.value === wanted || isTenths(number, wanted)))
}

/** 三成 is 30%. */
function isTenths(number: FoundNumber, wanted: number): boolean {
  return number.after.startsWith('成') && number.value * 10 === wanted
}
