import { describe, expect, test } from 'vitest'
import { findPeriods, periodTest } from '../../../src/core/understand/asked-periods.ts'
import { createFolder } from '../../../src/core/words/fold.ts'
import { parsePeriod, type Period } from '../../../src/core/facts/periods.ts'

const today = '2026-11-24'
const folder = createFolder('雲云營营損损')
const found = (text: string): string[] => findPeriods(folder.fold(text), today).map(({ notation }) => notation)

describe('a period in a question', () => {
  test.each([
    ['OpenAI revenue Q2 2024', '2024-Q2'],
    ['in 2Q24', '2024-Q2'],
    ["Q2'24 revenue", '2024-Q2'],
    ['second quarter of 2024', '2024-Q2'],
    ['the June 2024 quarter', '2024-Q2'],
    ['quarter ended June 30, 2024', '2024-Q2'],
    ['2024年二季度', '2024-Q2'],
    ['2024年第二季度', '2024-Q2'],
    ['2024Q2', '2024-Q2'],
    ['二季度营收', '*-Q2'],
    ['er jidu yingshou', '*-Q2'],
    ['2024年上半年', '2024-H1'],
    ['上半年亏多少', '*-H1'],
    ['H1 2024', '2024-H1'],
    ['first half of 2024', '2024-H1'],
    ['去年下半年', '2025-H2'],
    ['截至2024年8月', 'to 2024-08'],
    ['截至8月的营收', 'to *-08'],
    ['as of August 2024', 'to 2024-08'],
    ['in August 2024', '2024-08'],
    ['2024年8月', '2024-08'],
    ['24年8月', '2024-08'],
    ['5 September 2024', '2024-09'],
    ['2024-09-05', '2024-09-05'],
    ['2021 to 2024', '2021..2024'],
    ['2021年到2024年', '2021..2024'],
    ['how much will it lose in 2026?', '2026'],
    ['FY2025', '2025'],
    ['2026财年', '2026'],
    ['Q1 FY2027', '2027-Q1'],
    ['2024Q2营收', '2024-Q2'],
    ['24年亏了多少', '2024'],
    ['二零二四年', '2024'],
    ['二〇二六年', '2026'],
    ['last year', '2025'],
    ['去年', '2025'],
    ['qunian', '2025'],
    ['this year', '2026'],
    ['明年', '2027'],
    ['last quarter', '2026-Q3'],
    ['last month', '2026-10'],
  ])('%s is %s', (text, notation) => {
    expect(found(text)).toEqual([notation])
  })

  test.each([
    'GPT-4 parameters',
    '01.AI strategy',
    '175 billion parameters',
    'may I ask',
    '2000 people',
    'top 5',
    'K2 price',
    '3.7 billion',
    '100万企业',
  ])('%s names none', (text) => {
    expect(found(text)).toEqual([])
  })

  test('two years are two periods', () => {
    expect(found('2024 or 2026?')).toEqual(['2024', '2026'])
  })
})

describe('a period that was asked for', () => {
  const period = (notation: string): Period => {
    const parsed = parsePeriod(notation)
    if (!parsed) throw new Error(`no period: ${notation}`)
    return parsed
  }
  test.each([
    ['2024', '2024', true, true],
    ['2024', '2024-Q2', true, false],
    ['2024', '2024-Q2', false, true],
    ['2024-Q2', '2024', true, false],
    ['2024', 'at 2024-10', true, true],
    ['2023', 'at 2024-10', true, false],
    ['*-Q2', '2024-Q2', true, true],
    ['*-Q3', '2024-Q2', true, false],
    ['to 2024-08', '2024-08', true, true],
    ['to *-08', 'to 2024-08', true, true],
    ['2024-08', '2024-09', false, false],
    ['2021..2024', '2021..2024', true, true],
  ] as const)('%s fits a fact of %s (flow: %s): %s', (...[asked, fact, flows, fits]) => {
    expect(periodTest({ notation: asked })(period(fact), flows)).toBe(fits)
  })
})
