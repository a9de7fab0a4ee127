import { describe, expect, test } from 'vitest'
import { figure, market, understanding } from '../market.ts'
import { entity } from '../sample.ts'

const orbit = entity('orbit', ['Orbit Plan', '星轨套餐'], { kind: 'product', of: 'zhipu' })
const plan = (id: string, name: string) => entity(id, [name], { kind: 'product', of: 'orbit' })
const plans = [orbit, plan('orbit-lite', 'Orbit Plan Lite'), plan('orbit-max', 'Orbit Plan Max'), plan('orbit-duo', 'Orbit Plan Duo Max')]
const a_month = (value: number) => ({ value, unit: 'CNY/month' })
const facts = [
  figure('orbit-lite subscription-price at 2026-01', a_month(20)),
  figure('orbit-max subscription-price at 2026-01', a_month(300)),
]

describe('a plan', () => {
  const read = understanding(facts, plans)
  test.each([
    ['How much is the Max tier of Orbit Plan?', 'orbit-max'],
    ['Orbit Plan, price of lite', 'orbit-lite'],
    ['星轨套餐max多少钱', 'orbit-max'],
    // Nothing beside its name, or a word that no plan has.
    ['How much is Orbit Plan?', 'orbit'],
    ['How much is the Gold tier of Orbit Plan?', 'orbit'],
    // Two of its plans: which one is meant is not said.
    ['Orbit Plan price, lite against max', 'orbit'],
    // The rest of the name is there, but of another product.
    ['the Max tier of Kimi, price', 'kimi'],
  ])('is meant by the words beside its product, and only where they are all of the rest of its name: %s', (question, id) => {
    expect(read(question).entities.map((named) => named.id)).toEqual([id])
  })

  const ask = market(facts, plans)
  test('is answered with its own figure, and another that nobody knows with none', () => {
    expect(ask('How much is the Max tier of Orbit Plan?').reply.facts).toEqual([facts[1]?.id])
    expect(ask('How much is the Gold tier of Orbit Plan?').reply.kind).not.toBe('answer')
  })
})
