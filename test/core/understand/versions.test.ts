import { describe, expect, test } from 'vitest'
import { event, market, understanding } from '../market.ts'
import { entity } from '../sample.ts'

const facts = [event('orbit-2 launches 2026-08-12', 'Zhipu released Orbit 2'), event('orbit launches 2025-03', 'Zhipu released Orbit')]
const newcomers = [
  entity('orbit', ['Orbit', '星轨'], { kind: 'product', of: 'zhipu' }),
  entity('orbit-2', ['Orbit 2', 'Orbit V2'], { kind: 'model', of: 'zhipu' }),
]

describe('a version', () => {
  const read = understanding(facts, newcomers)
  const versions = (question: string) => read(question).leftover.flatMap(({ version, text }) => (version ? [text] : []))
  test.each([
    ['When does Orbit 3 come out?', ['Orbit 3']],
    ['is orbit-3 out', ['orbit-3']],
    ['Orbit V3 price', ['Orbit V3']],
    ['Orbit3.5', ['Orbit3.5']],
    ['星轨3什么时候发布', ['星轨3']],
    // Known, a year, a sum, a count, and numbers that are none of a model's name.
    ['When did Orbit 2 come out?', []],
    ['When did Orbit V2 come out?', []],
    ['Orbit 2026', []],
    ['did Orbit 3 million users', []],
    ['星轨3个版本', []],
    ['智谱3轮融资', []],
    ['Zhipu 3 rounds', []],
  ])('that no name has is told from other numbers: %s', (question, expected) => {
    expect(versions(question)).toEqual(expected)
  })

  const ask = market(facts, newcomers)
  test.each(['When was Orbit 3 released?', 'Orbit V3 release date', '星轨3发布时间'])(
    'that no name has is declined by its name, not answered with another: %s',
    (question) => {
      const { reply, lines } = ask(question)
      expect(reply.kind).not.toBe('answer')
      expect(lines.join('\n')).toMatch(/Orbit (V)?3|星轨3/)
    },
  )

  test('that is known is answered', () => {
    expect(ask('When was Orbit 2 released?').reply).toMatchObject({ kind: 'answer', facts: ['a/orbit-2-launches-2026-08-12'] })
  })
})
