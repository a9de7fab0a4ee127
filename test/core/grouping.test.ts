import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordNumber } from '../../src/core/figures.ts'

test('groups digits as Intl does, which is too slow to load for a start', () => {
  const intl = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 0, max: 9 }), (digits, power) => {
      const value = digits / 10 ** power
      expect(wordNumber(value, 'en', '%')).toBe(intl.format(value))
    }),
  )
})
