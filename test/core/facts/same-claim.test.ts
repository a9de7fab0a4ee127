import { describe, expect, test } from 'vitest'
import type { Fact } from '../../../src/core/knowledge.ts'
import { byClaim, sameClaim } from '../../../src/core/facts/same-claim.ts'
import { fact } from '../sample.ts'

const one = fact('one')
const other = (more: Parameters<typeof fact>[1]): Fact => fact('other', { source: 'b', ...more })
const yuan = (value: number, more: Partial<NonNullable<Fact['figure']>> = {}): Pick<Fact, 'figure'> => ({
  figure: { value, unit: 'CNY', ...more },
})

describe('two facts', () => {
  test.each<[string, Parameters<typeof fact>[1], boolean]>([
    ['another source with the same', {}, true],
    ['about as much', yuan(2e9, { qualifier: 'about' }), true],
    ['more than that', yuan(2e9, { qualifier: 'over' }), false],
    ['the same source', { source: 'a' }, false],
    ['another company', { about: 'moon' }, false],
    ['another measure', { metric: 'loss' }, false],
    ['another year', { when: '2024' }, false],
    ['a part of the year', { when: '2025-H2' }, false],
    ['a forecast', { status: 'forecast' }, false],
    ['another currency', { figure: { value: 2e9, unit: 'USD' } }, false],
    ['a range around it', { figure: { from: 1.9e9, to: 2.1e9, unit: 'CNY' } }, false],
    ['no figure told', { figure: { undisclosed: true, unit: 'CNY' } }, false],
  ])('say the same or not: %s', (_, more, same) => {
    expect([sameClaim(one, other(more)), sameClaim(other(more), one)]).toEqual([same, same])
  })

  test.each([
    [3.12e8, 3.124e8, true],
    [3.12e8, 3.126e8, false],
    // Two digits may stand for far too much.
    [3.1e8, 3.12e8, false],
    [3e8, 3.1e8, false],
    [724.33e6, 7.2433e8, true],
  ])('of which one rounds the other say the same, from three digits on: %d and %d', (a, b, same) => {
    const [left, right] = [fact('left', yuan(a)), other(yuan(b))]
    expect([sameClaim(left, right), sameClaim(right, left)]).toEqual([same, same])
  })
})

test('facts by claim keep the order in which each claim comes first', () => {
  const forecast = fact('forecast', { status: 'forecast' })
  const agreeing = other({})
  expect(byClaim([one, forecast, agreeing])).toEqual([[one, agreeing], [forecast]])
})
