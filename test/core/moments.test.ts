import { describe, expect, test } from 'vitest'
import { joined } from '../../src/core/understand/asked-periods.ts'
import { figure, market } from './market.ts'

const yuan = (value: number) => ({ value, unit: 'CNY' })
const early = figure('zhipu valuation at 2024-09', yuan(20e9))
const late = figure('zhipu valuation at 2025-05-12', yuan(24e9))
const meant = figure('zhipu valuation at 2027', yuan(90e9), { status: 'target' })
const [first, second, newest] = [
  figure('zhipu revenue 2025-H1', yuan(191e6)),
  figure('zhipu revenue 2025', yuan(724e6)),
  figure('zhipu revenue 2026-H1', yuan(954e6), { stated: '2026-08' }),
]
const ask = market([meant, early, late, first, second, newest])
const kindAndLead = (question: string) => {
  const { kind, facts } = ask(question).reply
  return [kind, facts[0]]
}

describe('how something stands at a moment', () => {
  test.each([
    ['Zhipu valuation', late],
    ['Zhipu valuation now', late],
    ['智谱现在估值多少', late],
    ['Zhipu valuation in 2025', late],
    ['Zhipu valuation in May 2025', late],
    ['智谱2024年估值', early],
    // What is meant to be answers who asks for it.
    ['What valuation is expected of Zhipu?', meant],
  ])('is as it was last, or at the time asked for: %s', (question, fact) => {
    expect(kindAndLead(question)).toEqual(['answer', fact.id])
  })

  test.each(['Zhipu valuation in March 2025', '智谱2023年估值'])('is not what it was at another time: %s', (question) => {
    expect(ask(question).reply.kind).toBe('partial')
  })
})

describe('half a year', () => {
  test.each([
    ['Zhipu H1 revenue', newest],
    ['智谱上半年营收', newest],
    ['Zhipu revenue in the first half of 2025', first],
    ['智谱2025年上半年营收', first],
    ['Zhipu revenue, 2025, first half', first],
  ])('is the newest where no year is named: %s', (question, fact) => {
    expect(kindAndLead(question)).toEqual(['answer', fact.id])
  })

  test.each(['Zhipu H2 revenue', '智谱2025年下半年营收'])(
    'that nobody told is not worked out of the year and the other half: %s',
    (question) => {
      expect(ask(question).reply.kind).toBe('partial')
    },
  )
})

test.each([
  [['2024', '*-Q2'], ['2024-Q2']],
  [
    ['*-H1', '*-H2', '2024'],
    ['2024-H1', '2024-H2'],
  ],
  [['*-H1'], ['*-H1']],
  // Of which of the years it is, is not said.
  [
    ['2024', '2025', '*-H1'],
    ['2024', '2025', '*-H1'],
  ],
  [
    ['2024', '2023-Q4', '*-Q1'],
    ['2024', '2023-Q4', '*-Q1'],
  ],
])('%j are together %j', (notations, together) => {
  expect(joined(notations.map((notation) => ({ notation, from: 0, to: 0 }))).map(({ notation }) => notation)).toEqual(together)
})
