import { describe, expect, test } from 'vitest'
import { figure, market } from '../market.ts'

const yuan = (value: number) => ({ value, unit: 'CNY' })
const dollars = (value: number) => ({ value, unit: 'USD' })

const facts = [
  figure('zhipu net-loss 2024', yuan(2.958e9)),
  figure('zhipu net-loss 2025', yuan(4.7e9)),
  figure('zhipu net-loss 2025-H1', yuan(2.3e9)),
  figure('minimax net-loss 2024', dollars(465e6)),
  figure('minimax net-loss 2025-Q3', dollars(5.12e8)),
  figure('zhipu revenue 2024', yuan(312e6)),
  figure('minimax revenue 2024', dollars(30.5e6)),
  figure('minimax revenue 2025', dollars(79e6), { status: 'forecast' }),
  figure('zhipu revenue 2025', yuan(500e6), { status: 'forecast' }),
  figure('zhipu valuation at 2025-06', yuan(24e9)),
  figure('minimax valuation at 2025-09', dollars(2.5e9)),
]
const ask = market(facts)

describe('a comparison', () => {
  test('has a line a metric in the newest period that both have results for, each figure in its own currency', () => {
    const { reply, lines, notes, table } = ask('/compare zhipu minimax')
    expect(reply.kind).toBe('answer')
    expect(lines).toEqual([
      'Revenue, 2024: Zhipu AI RMB 312 million (≈ US$43.3 million, computed; actual, stated by Paper a) [1]; MiniMax US$30.5 million (actual, stated by Paper a) [1]',
      'Net loss, 2024: Zhipu AI RMB 2.958 billion (≈ US$411 million, computed; actual, stated by Paper a) [1]; MiniMax US$465 million (actual, stated by Paper a) [1]',
      'Valuation, the newest known of each: Zhipu AI RMB 24 billion (≈ US$3.4 billion, computed; as of June 2025, actual, stated by Paper a) [1]; MiniMax US$2.5 billion (as of September 2025, actual, stated by Paper a) [1]',
    ])
    expect(table).toEqual([
      ['revenue · 2024', 'RMB 312 million (≈ US$43.3 million, computed) [1]', 'US$30.5 million [1]'],
      ['net loss · 2024', 'RMB 2.958 billion (≈ US$411 million, computed) [1]', 'US$465 million [1]'],
      ['valuation · the newest known of each', 'RMB 24 billion (≈ US$3.4 billion, computed) [1]', 'US$2.5 billion [1]'],
    ])
    expect(notes.join('\n')).toContain('US$1 = RMB 7.2, average of 2024')
    expect(notes).toContain('Also known of net loss: Zhipu AI 2025 [1], H1 2025 [1]; MiniMax Q3 2025 [1]')
    expect(reply.citations.map(({ source }) => source)).toEqual(['a', 'fed'])
  })

  test('sets moments beside each other as last known, each with its date', () => {
    expect(ask('Zhipu vs MiniMax valuation').lines[0]).toMatch(/as of June 2025, actual.*as of September 2025, actual/)
  })

  test('converts into yuan for who reads Chinese', () => {
    expect(ask('智谱和MiniMax谁亏得多').lines).toEqual([
      '亏损，2024年，MiniMax较高（按汇率近似换算推算）：智谱 29.58亿元（实际值，Paper a公布）[1]；MiniMax 4.65亿美元（约合33.5亿元，换算；实际值，Paper a公布）[1]',
    ])
  })

  test('of a period that one of them lacks falls back to the nearest that both have, and cites what else there is near it', () => {
    const { reply, lines, notes } = market([...facts, figure('zhipu net-loss 2023', yuan(788e6), { source: 'b' })])(
      'Zhipu or MiniMax, whose net loss was higher in 2025?',
    )
    expect(reply.kind).toBe('partial')
    expect(lines[0]).toBe('baimo has no figures of 2025 that Zhipu AI, MiniMax share. The nearest that they do:')
    expect(lines[1]).toContain('Net loss, 2024: Zhipu AI')
    expect(notes).toContain('Also known of net loss: Zhipu AI 2025 [1], H1 2025 [1]; MiniMax Q3 2025 [1]')
  })

  test('cites what else is known by its own source', () => {
    const ask = market([...facts, figure('minimax net-loss 2023', dollars(269e6), { source: 'b' })])
    const { reply, notes } = ask('Zhipu or MiniMax, whose net loss was higher in 2023?')
    expect(notes).toContain('Also known of net loss: Zhipu AI 2025 [1], H1 2025 [1]; MiniMax Q3 2025 [1], 2023 [2]')
    expect(reply.citations.map(({ source, facts }) => [source, facts.length])).toEqual([
      ['a', 5],
      ['b', 1],
      ['fed', 0],
    ])
  })

  test('leaves a figure alone, and says so, where no rate is near', () => {
    const { lines, notes } = market([figure('zhipu revenue 2019', yuan(1e6)), figure('minimax revenue 2019', dollars(3e6))])(
      '/compare zhipu minimax',
    )
    expect(lines[0]).toContain('Zhipu AI RMB 1 million (actual')
    expect(notes).toContain('Not converted, since baimo has no exchange rate near 2019: Zhipu AI')
  })
})

describe('a comparison without a topic', () => {
  const users = (value: number) => ({ value, unit: 'users' })
  const price = (value: number) => ({ value, unit: 'USD/million tokens' })
  const all = market([
    ...facts,
    figure('deepseek monthly-active-users 2026-03', users(127e6)),
    figure('kimi monthly-active-users 2026-03', users(8e6)),
    figure('deepseek api-input-price at 2024-04', price(1)),
    figure('deepseek-v4-pro api-input-price at 2026-08', price(0.66)),
    figure('kimi-k3 api-input-price at 2026-07', price(3)),
    figure('zhipu market-value at 2026-06', { value: 1e12, unit: 'HKD' }),
    figure('zhipu valuation at 2025-05', yuan(24e9), { about: 'zhipu' }),
    figure('moonshot valuation at 2026-06', dollars(31e9)),
  ])

  test('has the rows in the order of revenue, loss, margin, users, worth and price', () => {
    expect(all('/compare zhipu minimax').lines.map((line) => line.split(',')[0])).toEqual(['Revenue', 'Net loss'])
    expect(all('/compare deepseek kimi').lines.map((line) => line.split(',')[0])).toEqual(['Monthly active users', 'API price for input'])
  })

  test('takes the price of the newest product, not an old one of the company itself', () => {
    expect(all('/compare deepseek kimi').lines[1]).toMatch(/DeepSeek V4-Pro.*US\$0\.66.*Kimi K3.*US\$3/)
  })

  test('sets no valuation beside another where a market value stands in its place', () => {
    const { reply, lines } = all('Who is worth more by valuation, Zhipu or Moonshot?')
    expect(reply.kind).toBe('partial')
    expect(lines.join('\n')).toContain('HK$1 trillion')
    expect(lines.join('\n')).not.toContain('higher')
  })

  test('is also what "who has more of it" asks of two', () => {
    expect(all('DeepSeek和Kimi谁用户多').lines[0]).toContain('深度求索较高')
    expect(all('Kimi和DeepSeek哪个贵').lines[0]).toContain('Kimi K3较高')
  })
})

describe('who has more', () => {
  const verdict = (one: number, other: number, more: Parameters<typeof figure>[2] = {}) =>
    market([figure('zhipu revenue 2024', yuan(one), more), figure('minimax revenue 2024', dollars(other))])(
      'Who had more revenue in 2024, Zhipu or MiniMax?',
    ).lines[0]

  test('is said where the conversion leaves no doubt', () => {
    expect(verdict(720e6, 80e6)).toContain('Revenue, 2024, higher for Zhipu AI (computed by approximate conversion):')
    expect(verdict(720e6, 120e6)).toContain('Revenue, 2024, higher for MiniMax (computed by approximate conversion):')
  })

  test('is not said where the two are within rounding, of different standing, or disputed', () => {
    expect(verdict(720e6, 102e6)).not.toContain('higher')
    expect(verdict(7200e6, 80e6, { status: 'estimate' })).not.toContain('higher')
    expect(verdict(7200e6, 80e6, { differs: [{ fact: 'a/minimax-revenue-2024-actual', reason: 'value' }] })).not.toContain('higher')
  })

  test('is not said where a figure has an open end on the wrong side', () => {
    expect(verdict(7200e6, 80e6, { figure: { value: 7200e6, unit: 'CNY', qualifier: 'over' } })).toContain('higher for Zhipu AI')
    expect(verdict(7200e6, 80e6, { figure: { value: 7200e6, unit: 'CNY', qualifier: 'up-to' } })).not.toContain('higher')
  })
})
