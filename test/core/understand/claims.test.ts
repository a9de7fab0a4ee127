import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agrees, findClaims } from '../../../src/core/understand/claims.ts'
import { wordFigure } from '../../../src/core/facts/figures.ts'
import { createFolder } from '../../../src/core/words/fold.ts'

const folder = createFolder('億亿萬万戶户')
const claimsIn = (text: string) => findClaims(folder.fold(text)).map(({ value, kind }) => [value, kind])

describe('a figure in a question', () => {
  test.each([
    ['did it lose $5 billion?', 5e9, 'money'],
    ['a US$6.6bn round', 6.6e9, 'money'],
    ['RMB 300 million', 3e8, 'money'],
    ['raised 1.5 tn', 1.5e12, 'any'],
    ['亏了50亿美元', 5e9, 'money'],
    ['估值243.77亿元', 24.377e9, 'money'],
    ['融资3千万', 3e7, 'any'],
    ['規模1.2萬億元', 1.2e12, 'money'],
    ['3百億', 3e10, 'any'],
    ['1,370 people work there', 1370, 'count'],
    ['200m users', 2e8, 'count'],
    ['有3000萬用戶', 3e7, 'count'],
    ['is it 80%?', 80, 'percent'],
    ['grew 12.5 per cent', 12.5, 'percent'],
  ])('is read with its power of ten and its kind: %s', (text, value, kind) => {
    expect(claimsIn(text)).toEqual([[value, kind]])
  })

  test.each(['revenue in 2024', 'the top 5', 'GLM-5', 'a 7b', 'version 2.5', '第3轮', '3 metrics', '5 total'])(
    'is none where a number is a year, a place, a version or the like: %s',
    (text) => {
      expect(claimsIn(text)).toEqual([])
    },
  )

  test('is read back from how a reply words it', () => {
    const amounts = fc.integer({ min: 100, max: 9999 }).map((digits) => digits * 1e6)
    fc.assert(
      fc.property(amounts, fc.constantFrom('en', 'zh-Hans', 'zh-Hant'), (value, lang) => {
        expect(claimsIn(wordFigure({ value, unit: 'USD' }, lang))).toEqual([[value, 'money']])
      }),
    )
  })
})

test.each([
  ['$5 billion', { value: 5e9, unit: 'USD' }, true],
  // Whatever the currency: the answer says which it is.
  ['$5 billion', { value: 5e9, unit: 'CNY' }, true],
  ['$5 billion', { from: 4e9, to: 6e9, unit: 'USD' }, true],
  ['$7 billion', { from: 4e9, to: 6e9, unit: 'USD' }, false],
  ['$5 billion', { value: 5.1e9, unit: 'USD' }, false],
  ['5%', { value: 5, unit: '%' }, true],
  ['5%', { value: 5, unit: 'USD' }, false],
  ['$5 billion', { undisclosed: true, unit: 'USD' }, false],
] as const)('%s against %j: borne out %s', (text, figure, isBorneOut) => {
  const [claim] = findClaims(text)
  expect(claim && agrees(claim, figure)).toBe(isBorneOut)
})
