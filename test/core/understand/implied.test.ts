import { describe, expect, test } from 'vitest'
import { figure, understanding } from '../market.ts'
import { entity } from '../sample.ts'

const newcomers = [
  entity('orbit', ['Orbit', '星轨'], { kind: 'product', of: 'zhipu' }),
  entity('comet', ['Comet', '彗星'], { kind: 'product', of: 'zhipu' }),
  entity('orbit-2', ['Orbit-2B'], { kind: 'model', of: 'zhipu' }),
  entity('orbit-market', ['Orbit market', '星轨市场'], { kind: 'market' }),
]

describe('a topic that no word names', () => {
  const read = understanding([figure('comet operating-cost 2025', { value: 3e8, unit: 'CNY' })], newcomers)
  test.each([
    ['How much is Orbit?', ['price']],
    ['星轨多少钱', ['price']],
    ['How big is Orbit-2B?', ['models']],
    ['How old is Orbit?', ['launches']],
    ['How big is the Orbit market?', ['market-size']],
    ['Who leads the Orbit market?', ['market-share']],
    // What it costs its users is meant, unless it is known what it costs its maker.
    ['What does Orbit cost?', ['price']],
    ['What does Comet cost?', ['cost']],
    // A company has no price, several have none in common, and a topic that is named is the one asked for.
    ['How much is Zhipu?', []],
    ['How much are Orbit and Comet?', []],
    ['How many users does Orbit have?', ['users']],
    ['How much is Orbit in 2025?', []],
    ['How many does Orbit have?', []],
  ])('is implied by what is asked of such a thing: %s', (question, topics) => {
    expect(read(question).topics).toEqual(topics)
  })
})
