import { describe, expect, test } from 'vitest'
import { figure, market } from '../market.ts'
import { entity } from '../sample.ts'

const product = (id: string, name: string) => entity(id, [name], { kind: 'product', of: 'zhipu' })
const newcomers = [product('orbit', 'Orbit'), product('comet', 'Comet'), product('relic', 'Relic'), product('meteor', 'Meteor')]
const price = (id: string, month: string, value: number) =>
  figure(`${id} subscription-price at ${month}`, { value, unit: 'CNY/month' }, { stated: month })
const orbit = price('orbit', '2026-06', 49)
const comet = price('comet', '2026-03', 99)
const older = price('orbit', '2025-06', 39)
/** Given up long ago. */
const relic = price('relic', '2024-01', 9)
const users = figure('orbit monthly-active-users 2026-05', { value: 2e7, unit: 'people' })
const facts = [relic, older, comet, users, orbit]
const ask = market(facts, newcomers)
const idsOf = (shown: readonly { readonly id: string }[]) => shown.map(({ id }) => id)

describe('what a company has on offer', () => {
  test.each(['Zhipu prices', '智谱价格', 'What are Zhipu prices now?'])(
    'is the newest figure of each product, the newest product first, and none that is far older: %s',
    (question) => {
      const { reply, lines } = ask(question)
      expect(reply.facts.slice(0, 2)).toEqual(idsOf([orbit, comet]))
      expect(reply.facts).not.toContain(relic.id)
      expect(lines[0]).toMatch(/^(Orbit|.*49)/)
    },
  )

  test('counts what it leaves out', () => {
    expect(ask('Zhipu prices').lines.at(-1)).toBe('…and 2 more that would fit; ask more narrowly for the rest.')
  })

  test('is of four products at most', () => {
    const meteor = price('meteor', '2026-05', 5)
    const own = price('zhipu', '2026-04', 15)
    const last = price('relic', '2026-02', 9)
    expect(market([...facts, meteor, own, last], newcomers)('Zhipu prices').reply.facts).toEqual(idsOf([orbit, meteor, own, comet]))
  })

  test('is not told where a product, a time or the cheapest is asked for', () => {
    expect(ask('Comet price').reply.facts).toEqual([comet.id])
    expect(ask('Zhipu price in 2025').reply.facts).toEqual([older.id])
    expect(ask('Which Zhipu plan is the cheapest?').reply.facts[0]).not.toBe(comet.id)
  })

  test('is of the topic asked for alone', () => {
    expect(ask('Zhipu users').reply.facts).toEqual([users.id])
  })
})
