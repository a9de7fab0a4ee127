/** Figures in another currency: always about so much, and never with more digits than their source gives. */
import { currencies, type Figure } from './figures.ts'
import type { Period } from './periods.ts'
import type { Rate, Rates } from './rates.ts'

/** A figure in another currency, with what it was converted at. */
export interface Conversion {
  readonly figure: Figure
  readonly rates: readonly Rate[]
}

const isCurrency = (unit: string): boolean => currencies.some((currency) => currency === unit)

/** The currency that an amount is in; nothing for what is no money. */
export function currencyOf(unit: string): string | undefined {
  const [base = ''] = unit.split('/')
  return isCurrency(base) ? base : undefined
}

/** What figures must share to be set side by side: money a month is no money, users are no people. */
export function measureOf(unit: string): string {
  const currency = currencyOf(unit)
  return currency === undefined ? unit : unit.replace(currency, 'money')
}

/** One number for a figure: its value, or the middle of its range. */
export function amountOf({ value, from, to }: Figure): number | undefined {
  return value ?? (from !== undefined && to !== undefined ? (from + to) / 2 : undefined)
}

/** The amount in a currency, not rounded: for putting in order only. Nothing where no rate is near. */
export function worth(figure: Figure, currency: string, { period, rates }: { period: Period; rates: Rates }): number | undefined {
  const amount = amountOf(figure)
  const own = currencyOf(figure.unit)
  if (amount === undefined || own === undefined || own === currency) return amount
  const exchange = rates.find(own, currency, period)
  return exchange && amount * exchange.factor
}

/** A figure about as it is in another currency; nothing where it is in it, is no money, or no rate is near. */
export function converted(figure: Figure, currency: string, { period, rates }: { period: Period; rates: Rates }): Conversion | undefined {
  const own = currencyOf(figure.unit)
  const exchange = own === undefined || own === currency || figure.undisclosed ? undefined : rates.find(own, currency, period)
  if (own === undefined || !exchange) return undefined
  const round = (amount: number): number => rounded(amount * exchange.factor, digitsOf(figure))
  const { value, from, to, qualifier } = figure
  return {
    figure: {
      unit: figure.unit.replace(own, currency),
      ...(value === undefined ? {} : { value: round(value) }),
      ...(from === undefined ? {} : { from: round(from) }),
      ...(to === undefined ? {} : { to: round(to) }),
      // Every conversion is an "about" already.
      ...(qualifier === undefined || qualifier === 'about' ? {} : { qualifier }),
    },
    rates: exchange.rates,
  }
}

/** Two digits, or three where the source has as many. */
function digitsOf({ value, from, to }: Figure): number {
  const digits = [value, from, to].map((amount) => (amount === undefined ? 0 : significant(amount)))
  return Math.max(...digits) > 2 ? 3 : 2
}

function significant(amount: number): number {
  const [mantissa = ''] = amount.toExponential().split('e')
  return mantissa.replace(/\D/g, '').length
}

function rounded(amount: number, digits: number): number {
  return Number(amount.toPrecision(digits))
}

/** Between which amounts a figure may lie: "over 5" has no upper end, "about 5" is taken a twentieth either way. */
export function bounds(figure: Figure, currency: string, at: { period: Period; rates: Rates }): readonly [number, number] | undefined {
  const low = worth({ ...figure, ...(figure.from === undefined ? {} : { value: figure.from }) }, currency, at)
  const high = worth({ ...figure, ...(figure.to === undefined ? {} : { value: figure.to }) }, currency, at)
  if (low === undefined || high === undefined) return undefined
  switch (figure.qualifier) {
    case 'over':
    case 'at-least':
      return [low, Infinity]
    case 'up-to':
    case 'under':
    case 'nearly':
      return [-Infinity, high]
    case 'about':
      return [low - Math.abs(low) * roughly, high + Math.abs(high) * roughly]
    case undefined:
      return [low, high]
  }
}

const roughly = 0.05
