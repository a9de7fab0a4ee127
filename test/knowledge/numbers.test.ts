import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordFigure } from '../../src/core/facts/figures.ts'
import { langs } from '../../src/core/knowledge.ts'
import { absentFrom } from '../../src/knowledge/against.ts'
import { findNumbers } from '../../src/knowledge/numbers.ts'

describe('a number is found', () => {
  test.each([
    ['達到50億美元', 5_000_000_000],
    ['5 billion dollars', 5_000_000_000],
    ['a US$5-billion loss', 5_000_000_000],
    ['US$3.7bn', 3_700_000_000],
    ['选中了26,000个', 26_000],
    ['实现营收265.49亿元', 26_549_000_000],
    ['全球1.8億個人用戶', 180_000_000],
    ['100萬企業', 1_000_000],
    ['2800億參數', 280_000_000_000],
    ['0.0003 kWh', 0.0003],
    ['1,287 MWh', 1287],
    ['同比增長1700%', 1700],
    ['７０萬美元', 700_000],
    ['破百億美金', 10_000_000_000],
    ['五十亿', 5_000_000_000],
    ['一千七百', 1700],
    ['三家国资', 3],
    ['两亿', 200_000_000],
    ['1.5万亿', 1_500_000_000_000],
    ['3千万', 30_000_000],
  ])('in %s', (text, value) => {
    expect(findNumbers(text).map((number) => number.value)).toContain(value)
  })

  test('in whatever way a figure is worded', () => {
    const unit = fc.constantFrom('USD', 'CNY', 'users', 'companies', 'parameters')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 13 }), unit, fc.constantFrom(...langs), (value, unit, lang) => {
        expect(absentFrom(`x ${wordFigure({ value, unit }, lang)} y`, { value, unit })).toEqual([])
      }),
    )
  })
})

describe('a figure', () => {
  test('stands in its paragraph when both ends of a range do', () => {
    const figure = { from: 2, to: 3, unit: 'USD million' }
    expect(absentFrom('between 2 million and US$3,000,000', figure)).toEqual([])
    expect(absentFrom('about 2 million', figure)).toEqual([3_000_000])
  })

  test('does not stand where its digits are part of another number', () => {
    expect(absentFrom('150亿', { value: 50, unit: 'CNY 亿' })).toEqual([5_000_000_000])
  })

  test('of per cent may be written in tenths', () => {
    expect(absentFrom('占到三成', { value: 30, unit: '%' })).toEqual([])
  })
})
