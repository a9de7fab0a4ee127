import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordFigure } from '../../src/core/facts/figures.ts'

test('groups digits as Intl does, which is too slow to load for a start', () => {
  const intl = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 0, max: 9 }), (digits, power) => {
      const value = digits / 10 ** power
      expect(wordFigure({ value, unit: '%' }, 'en')).toBe(`${intl.format(value)}%`)
    }),
  )
})
