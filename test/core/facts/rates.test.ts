import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bounds, converted } from '../../../src/core/facts/convert.ts'
import type { Figure } from '../../../src/core/facts/figures.ts'
import { type Period, parsePeriod } from '../../../src/core/facts/periods.ts'
import { createRates } from '../../../src/core/facts/rates.ts'
import { rate } from '../market.ts'

const rates = createRates([
  rate('CNY', '2024', 7.2),
  rate('CNY', '2025', 7),
  rate('CNY', '2024-10', 7.1),
  rate('CNY', '2026-06-19', 6.75),
  rate('HKD', '2025', 7.8),
])

function period(notation: string): Period {
  const parsed = parsePeriod(notation)
  if (!parsed) throw new Error(`no period: ${notation}`)
  return parsed
}

const usedFor = (notation: string): string | undefined => rates.find('USD', 'CNY', period(notation))?.rates[0]?.period.notation

describe('the rate of a figure', () => {
  test.each([
    ['a year', '2024', '2024'],
    ['a half year', '2025-H1', '2025'],
    ['a quarter', '2024-Q4', '2024'],
    ['months together, within a year', '2024-01..2024-09', '2024'],
    ['a moment in a month', 'at 2024-10', '2024-10'],
    ['a moment near a month', 'at 2024-11-20', '2024-10'],
    ['a moment near no month', 'at 2025-06', '2025'],
    ['a day of a running year', 'at 2026-07-30', '2026-06-19'],
    ['a quarter of a running year', '2026-Q2', '2026-06-19'],
  ])('is for %s that of its time', (_, notation, used) => {
    expect(usedFor(notation)).toBe(used)
  })

  test.each([
    ['years together', '2022..2024'],
    ['a year of a company across the end of a year', '2024-04..2025-03'],
    ['what has no first day', 'to 2024-10'],
    ['a year without an average', '2021'],
    ['a moment too far from any', 'at 2026-11'],
  ])('is none for %s', (_, notation) => {
    expect(usedFor(notation)).toBeUndefined()
  })

  test('goes both ways, and through a third currency', () => {
    expect(rates.find('CNY', 'USD', period('2025'))?.factor).toBeCloseTo(1 / 7, 12)
    const across = rates.find('HKD', 'CNY', period('2025'))
    expect(across?.factor).toBeCloseTo(7 / 7.8, 12)
    expect(across?.rates.map(({ quote }) => quote)).toEqual(['HKD', 'CNY'])
    expect(rates.find('HKD', 'CNY', period('2024'))).toBeUndefined()
    expect(rates.find('EUR', 'CNY', period('2025'))).toBeUndefined()
  })
})

describe('a converted figure', () => {
  const of = (figure: Figure, to: string) => converted(figure, to, { period: period('2025'), rates })?.figure

  test('has two digits, or three where its source has as many', () => {
    expect(of({ value: 5e9, unit: 'USD' }, 'CNY')).toEqual({ value: 35e9, unit: 'CNY' })
    expect(of({ value: 724e6, unit: 'CNY' }, 'USD')).toEqual({ value: 103e6, unit: 'USD' })
    expect(of({ value: 4_718_123_456, unit: 'CNY' }, 'USD')).toEqual({ value: 674e6, unit: 'USD' })
  })

  test('keeps range, rate and direction, and says "about" but once', () => {
    expect(of({ from: 1e8, to: 2e8, unit: 'USD' }, 'CNY')).toEqual({ from: 7e8, to: 14e8, unit: 'CNY' })
    expect(of({ value: 7e5, unit: 'USD/day', qualifier: 'over' }, 'CNY')).toEqual({ value: 49e5, unit: 'CNY/day', qualifier: 'over' })
    expect(of({ value: 7e5, unit: 'USD', qualifier: 'about' }, 'CNY')).toEqual({ value: 49e5, unit: 'CNY' })
  })

  test('is none of what is no money, or in the currency already', () => {
    expect(of({ value: 3, unit: '%' }, 'CNY')).toBeUndefined()
    expect(of({ value: 3, unit: 'CNY' }, 'CNY')).toBeUndefined()
    expect(of({ undisclosed: true, unit: 'USD' }, 'CNY')).toBeUndefined()
  })

  test('is never off by more than its rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }), (digits, power) => {
        const value = digits * 10 ** power
        const result = of({ value, unit: 'USD' }, 'CNY')?.value ?? 0
        expect(Math.abs(result / (value * 7) - 1)).toBeLessThanOrEqual(0.05)
        expect(String(BigInt(result)).replace(/0+$/, '').length).toBeLessThanOrEqual(3)
      }),
    )
  })
})

test.each([
  ['over', [14, Infinity]],
  ['up-to', [-Infinity, 14]],
  ['about', [13.3, 14.7]],
] as const)('"%s" leaves room on its side', (qualifier, [low, high]) => {
  const found = bounds({ value: 2, unit: 'USD', qualifier }, 'CNY', { period: period('2025'), rates })
  expect(found?.[0]).toBeCloseTo(low, 9)
  expect(found?.[1]).toBeCloseTo(high, 9)
})
