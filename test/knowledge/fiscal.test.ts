import { describe, expect, it, test } from 'vitest'
import { parsePeriod } from '../../src/core/facts/periods.ts'
import { buildKnowledge } from '../../src/knowledge/build.ts'
import { readContents } from '../../src/knowledge/contents.ts'
import { fiscalPeriod } from '../../src/core/facts/fiscal.ts'
import { edited, files, today, writeKnowledge } from './fixtures.ts'
import { problemsOf } from './problems.ts'

describe('a fiscal label', () => {
  test.each([
    ['Alibaba', 3, 'FY2026', '2025-04..2026-03'],
    ['Alibaba', 3, 'FY2026-Q1', '2025-Q2'],
    ['Alibaba', 3, 'FY2026-Q4', '2026-Q1'],
    ['Alibaba', 3, 'FY2026-H1', '2025-04..2025-09'],
    ['Nvidia', 1, 'FY2026', '2025-02..2026-01'],
    ['Nvidia', 1, 'FY2026-Q4', '2025-11..2026-01'],
    ['Nvidia', 1, 'Q1 FY2026', '2025-02..2025-04'],
    ['Microsoft', 6, 'FY2026', '2025-07..2026-06'],
    ['Microsoft', 6, 'FY2026-H1', '2025-H2'],
    ['Microsoft', 6, 'FY2026-Q3', '2026-Q1'],
    ['Tencent', 12, 'FY2025', '2025'],
    ['Tencent', 12, 'FY2025-H2', '2025-H2'],
  ])('of %s, whose year ends in month %i: %s is %s', (...[, month, label, period]) => {
    expect(fiscalPeriod(label, month)).toBe(period)
  })

  test.each(['FY26', '2026', 'FY2026-H3', 'FY2026-Q5', 'Q5 FY2026', 'Q1 FY2026-Q1', 'CY2026'])('"%s" gives no period', (label) => {
    expect(fiscalPeriod(label, 3)).toBeUndefined()
  })

  it('makes periods of whole months that follow on each other, whatever the month', () => {
    for (let month = 1; month <= 12; month++) {
      const quarters = [1, 2, 3, 4].map((n) => parsePeriod(fiscalPeriod(`FY2026-Q${n}`, month) ?? ''))
      const year = parsePeriod(fiscalPeriod('FY2026', month) ?? '')
      expect([quarters[0]?.from, quarters[3]?.to]).toEqual([year?.from, year?.to])
      const [, next] = quarters
      expect(Date.parse(next?.from ?? '') - Date.parse(quarters[0]?.to ?? '')).toBe(86_400_000)
    }
  })
})

describe('a fact without a period', () => {
  const source = 'sources/times-1.yaml'
  const yearEnd = edited('entities/companies.yaml', 'name: {en: OpenAI}', 'name: {en: OpenAI}\n  fiscal_year_end: 3')

  it('has that of its fiscal label, by the year end of the company, for its products too', () => {
    const product = (files[source] ?? '').replace('about: openai', 'about: chatgpt').replace('period: 2024\n', 'fiscal: FY2024\n')
    const built = buildKnowledge(readContents(writeKnowledge({ ...yearEnd, [source]: product })), today)
    expect(built.ok && built.knowledge.facts[0]).toMatchObject({
      fiscal: 'FY2024',
      period: { notation: '2023-04..2024-03', shape: 'span', from: '2023-04-01', to: '2024-03-31' },
    })
  })

  it('needs a label that a period follows from', () => {
    expect(problemsOf(edited(source, 'period: 2024\n', 'fiscal: FY24\n'))).toEqual([
      `${source}:9:3 error "period" is missing. Add it: "period: …".`,
    ])
  })
})
