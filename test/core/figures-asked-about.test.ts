import { describe, expect, test } from 'vitest'
import { agrees, findClaims } from '../../src/core/understand/claims.ts'
import { figure, market } from './market.ts'

describe('a figure in the question', () => {
  test.each([
    ['50 million users', ['users']],
    ['$50 million', ['USD']],
    ['50 million', ['users', 'USD']],
  ])('is borne out by what is of its kind: %s', (typed, units) => {
    const [claim] = findClaims(typed)
    expect(['users', 'USD'].filter((unit) => claim && agrees(claim, { value: 5e7, unit }))).toEqual(units)
  })

  const users = figure('kimi monthly-active-users 2026-03', { value: 8e6, unit: 'users' })
  const another = figure('chatgpt monthly-active-users 2026-03', { value: 5e7, unit: 'users' })
  const sales = figure('moonshot revenue 2025', { value: 5e7, unit: 'USD' })
  const ask = market([users, another, sales])

  test.each(['did kimi hit 50 million users', 'Kimi有没有到5000万用户', 'Kimi 有 5000 萬用戶嗎'])(
    'binds to the one who is named: %s',
    (question) => {
      expect(ask(question).reply.facts[0]).toBe(users.id)
    },
  )

  test('makes no answer of what another has', () => {
    expect(ask('did Zhipu hit 50 million').reply.facts).not.toContain(another.id)
  })
})

describe('a loss that is not known as such', () => {
  const shareholders = figure('iflytek attributable-loss 2024', { value: 4e8, unit: 'CNY' })
  const profit = figure('iflytek net-profit 2025', { value: 8e8, unit: 'CNY' })
  const ask = market([shareholders, profit])

  test.each([
    ['how much did iFlytek lose in 2024', shareholders],
    ['科大讯飞2025年全年亏损，属实吗', profit],
    ['科大訊飛2025年虧了多少', profit],
  ])('is told by what is known: %s', (question, fact) => {
    const { reply } = ask(question)
    expect([reply.kind, reply.facts[0]]).toEqual(['answer', fact.id])
  })

  test('is not told by the profit of another year', () => {
    expect(ask('how much did iFlytek lose in 2023').reply.kind).toBe('partial')
  })
})
