import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildKnowledge } from '../../src/knowledge/build.ts'
import { readContents } from '../../src/knowledge/contents.ts'
import { coveragePage } from '../../src/knowledge/coverage-page.ts'
import { coverageOf } from '../../src/knowledge/coverage.ts'
import { shippedDir } from '../../src/knowledge/store.ts'
import { fact, knowledge, text } from '../core/sample.ts'
import { shippedOn } from '../shipped.ts'

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

describe('the page of coverage', () => {
  it('is current (else run `baimo coverage`)', () => {
    const built = buildKnowledge(readContents(shippedDir), shippedOn)
    expect(built.ok && coveragePage(built.knowledge)).toBe(readFileSync(join(shippedDir, '..', 'docs', 'coverage.md'), 'utf8'))
  })

  it('shows the count and the newest date by company and topic, and the holes', () => {
    const facts = [fact('a', { stated: '2026-02' }), fact('b', { stated: '2026-03-15' }), fact('c', { about: 'moon', topics: ['ipo'] })]
    const page = coveragePage(knowledge(facts))
    expect(page).toContain('3 facts of 2 sources.')
    expect(page).toContain('| of whom | all | revenue | ipo | burn | growth | reasons |')
    expect(page).toContain('| Starlight | 2 | 2 · 2026-03 | – | – | – | – |')
    expect(page).toContain('## Companies without a fact\n\nFarland, Nobody Inc.\n')
    expect(page).toContain('| revenue | 3 | 2026-03-15 | 2 | Starlight 2, Moonbeam 1 |\n')
    expect(page).toContain('| burn | 0 | – | 0 |  |\n')
  })
})
