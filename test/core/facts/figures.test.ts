import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseUnit, shift, wordFigure } from '../../../src/core/facts/figures.ts'

describe('a figure in words', () => {
  test.each([
    [{ value: 5e9, unit: 'USD', qualifier: 'about' }, 'about US$5 billion', '约50亿美元', '約50億美元'],
    [{ value: 26.549e9, unit: 'CNY' }, 'RMB 26.549 billion', '265.49亿元', '265.49億元'],
    [{ value: 1.57e11, unit: 'USD' }, 'US$157 billion', '1570亿美元', '1570億美元'],
    [{ value: 1.2e12, unit: 'HKD' }, 'HK$1.2 trillion', '1.2万亿港元', '1.2萬億港元'],
    [{ value: 180e6, unit: 'users' }, '180 million users', '1.8亿用户', '1.8億用戶'],
    [{ value: 700_000, unit: 'USD/day' }, 'US$700,000 a day', '每天70万美元', '每天70萬美元'],
    [{ value: 0.0003, unit: 'kWh/answer' }, '0.0003 kWh per answer', '每次回答0.0003千瓦时', '每次回答0.0003千瓦時'],
    [{ value: 1700, unit: '%', qualifier: 'over' }, 'over 1,700%', '超过1,700%', '超過1,700%'],
    [{ from: 2e9, to: 3e9, unit: 'USD' }, 'US$2 billion to 3 billion', '20亿至30亿美元', '20億至30億美元'],
    [{ undisclosed: true, unit: '' }, 'undisclosed', '未披露', '未披露'],
  ] as const)('%o', (...[figure, en, hans, hant]) => {
    expect([wordFigure(figure, 'en'), wordFigure(figure, 'zh-Hans'), wordFigure(figure, 'zh-Hant')]).toEqual([en, hans, hant])
  })

  test('is never rounded: its digits read back as the value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 6 }), (digits, power) => {
        const value = shift(digits, power)
        const [, number = '', scale = ''] = /US\$([\d.,]+) ?(\w*)/.exec(wordFigure({ value, unit: 'USD' }, 'en')) ?? []
        const powers: Readonly<Record<string, number>> = { '': 0, million: 6, billion: 9, trillion: 12 }
        expect(shift(Number(number.replaceAll(',', '')), powers[scale] ?? 0)).toBe(value)
      }),
    )
  })
})

describe('a unit', () => {
  test.each([
    ['USD billion', { unit: 'USD', power: 9 }],
    ['CNY 亿', { unit: 'CNY', power: 8 }],
    ['%', { unit: '%', power: 0 }],
    ['USD million/month', { unit: 'USD/month', power: 6 }],
  ])('%s is read', (text, unit) => {
    expect(parseUnit(text)).toEqual(unit)
  })

  test.each(['', 'billion', 'USD zillion', 'dollars', 'USD/fortnight'])('"%s" is none', (text) => {
    expect(parseUnit(text)).toBeUndefined()
  })

  test('is scaled without the error of binary fractions', () => {
    expect(shift(265.49, 8)).toBe(26_549_000_000)
    expect(shift(0.1 + 0.2, 1)).toBeCloseTo(3)
  })
})
