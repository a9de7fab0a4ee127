import { describe, expect, it } from 'vitest'
import { coverageOf } from '../../src/studio/coverage.ts'
import { fact, knowledge, text } from '../core/sample.ts'

describe('coverage', () => {
  it('counts what a company makes as its own, and what is said of a person as the person’s', () => {
    const { companies, others } = coverageOf(
      knowledge([fact('a', { about: 'moon' }), fact('b', { about: 'bun' }), fact('c', { about: 'lee' })]),
    )
    expect(companies.map(({ entity, facts }) => [entity.id, facts])).toEqual([['moon', 2]])
    expect(others.map(({ entity, facts }) => [entity.id, facts])).toEqual([['lee', 1]])
  })

  it('has the newest date of each topic, those of the metric too', () => {
    const facts = [fact('a', { stated: '2026-02' }), fact('b', { stated: '2026-03-15' }), fact('c', { stated: '2025', topics: ['ipo'] })]
    const { companies, topics } = coverageOf(knowledge(facts))
    expect(topics.map(({ id }) => id)).toEqual(['revenue', 'ipo'])
    expect(companies[0]?.cells.get('revenue')).toEqual({ count: 3, newest: '2026-03-15' })
    expect(companies[0]?.cells.get('ipo')).toEqual({ count: 1, newest: '2025' })
  })

  it('leaves out what is withdrawn', () => {
    const withdrawn = { date: '2026-03-01', reason: text('wrong') }
    expect(coverageOf(knowledge([fact('a', { withdrawn })]))).toEqual({ topics: [], companies: [], others: [] })
  })
})
