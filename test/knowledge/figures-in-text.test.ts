import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { findFigures } from '../../src/knowledge/figures-in-text.ts'

describe('a figure in a text', () => {
  test.each([
    ['营收265.49亿元', [{ value: 26_549_000_000, unit: 'CNY' }]],
    ['同比增长约14%', [{ value: 14, unit: '%', qualifier: 'about' }]],
    ['三成用户', [{ value: 30, unit: '%' }]],
    ['每天的运营成本要达到70万美元', [{ value: 700_000, unit: 'USD/day' }]],
    ['融资超过1000多万美元', [{ value: 10_000_000, unit: 'USD', qualifier: 'over' }]],
    ['获得66亿融资,融资66亿', [{ value: 6_600_000_000, unit: 'CNY' }]],
    ['成本约在12-13元', [{ from: 12, to: 13, unit: 'CNY' }]],
    ['估值50至100亿美元', [{ from: 5_000_000_000, to: 10_000_000_000, unit: 'USD' }]],
    [
      'a用户为1.5亿,b为2084万',
      [
        { value: 150_000_000, unit: 'users' },
        { value: 20_840_000, unit: 'users' },
      ],
    ],
    [
      '参数1750亿的gpt-3耗能1,287 mwh',
      [
        { value: 175_000_000_000, unit: 'parameters' },
        { value: 1287, unit: 'MWh' },
      ],
    ],
    ['六家公司', [{ value: 6, unit: 'companies' }]],
    ['lost nearly us$5 billion', [{ value: 5_000_000_000, unit: 'USD', qualifier: 'nearly' }]],
    ['more than 100 million users', [{ value: 100_000_000, unit: 'users', qualifier: 'over' }]],
    ['costs $700,000 a day', [{ value: 700_000, unit: 'USD/day' }]],
    ['between 6% and 8%', [{ from: 6, to: 8, unit: '%' }]],
    [
      '从6%到8%',
      [
        { value: 6, unit: '%' },
        { value: 8, unit: '%' },
      ],
    ],
    ['up 1,700 percent', [{ value: 1700, unit: '%' }]],
  ])('%s is found as %j', (text, expected) => {
    expect(findFigures(text)).toEqual(expected.map((figure) => expect.objectContaining(figure)))
  })

  test.each(['gpt-4发布', 'v3版本', '2024年', '8月5日', '一家公司', '第七', 'q2', 'about 20'])('%s has none', (text) => {
    expect(findFigures(text)).toEqual([])
  })

  it('is never looked for in vain: any text is read to its end', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-~至亿万千百十%元美家人多 a$约') }), (text) => {
        for (const { at, from, to } of findFigures(text)) {
          expect(at).toBeLessThan(text.length)
          expect((from ?? 0) < (to ?? 1)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
