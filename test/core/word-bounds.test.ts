import { describe, expect, test } from 'vitest'
import { findPeriods, inYearEnding } from '../../src/core/understand/asked-periods.ts'
import { figure, market } from './market.ts'

const today = '2026-11-24'

describe('what stands inside another word', () => {
  test.each(['h200芯片', 'h100 chips', 'h20', 'glm-5月活', 'kimi k3月活'])('%s names no period', (text) => {
    expect(findPeriods(text, today)).toEqual([])
  })

  test('a name that one more character makes another word is not that name', () => {
    const ask = market([figure('baichuan revenue 2025', { value: 3e8, unit: 'CNY' })])
    expect(ask('百川收入').reply.kind).toBe('answer')
    expect(ask('百川汇收入').reply.kind).not.toBe('answer')
  })

  test('an everyday name beside a topic and 多少 is heard', () => {
    const ask = market([figure('moonshot valuation at 2025-10', { value: 4e9, unit: 'USD' })])
    expect(ask('Kimi估值多少').reply.kind).toBe('answer')
  })
})

describe('a fiscal label', () => {
  test('stands for the year of the company named', () => {
    const [asked] = inYearEnding(findPeriods('fy2026 revenue', today), 1)
    expect(asked?.notation).toBe('2025-02..2026-01')
  })

  test('is answered with the figure of that year', () => {
    const ask = market([
      figure('nvidia revenue 2025-02..2026-01', { value: 2e11, unit: 'USD' }),
      figure('zhipu revenue 2026', { value: 3e8, unit: 'CNY' }),
    ])
    expect(ask('Nvidia FY2026 revenue').lines.join()).toContain('200 billion')
    expect(ask('Zhipu FY2026 revenue').reply.kind).toBe('answer')
  })
})

describe('a run rate at a moment', () => {
  const flows = [2023, 2024, 2025].map((year) => figure(`zhipu revenue ${year}`, { value: 3e8, unit: 'CNY' }))
  const ask = market([...flows, figure('minimax arr at 2026-08', { value: 8e8, unit: 'USD' })])

  test('is no revenue of a quarter', () => {
    expect(ask('MiniMax Q3 2026 revenue').reply.kind).toBe('partial')
  })

  test('answers where it is what is asked', () => {
    expect(ask('MiniMax ARR Q3 2026').reply.kind).toBe('answer')
  })
})
