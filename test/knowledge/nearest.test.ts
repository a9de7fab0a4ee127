import { expect, test } from 'vitest'
import { didYouMean } from '../../src/knowledge/nearest.ts'

test.each([
  ['brun', 'Did you mean "burn"?'],
  ['bur', 'Did you mean "burn"?'],
  ['revneue', 'Did you mean "revenue"?'],
  ['weather', undefined],
  ['x', undefined],
])('%s: %s', (word, expected) => {
  expect(didYouMean(word, ['users', 'revenue', 'burn'])).toBe(expected)
})
