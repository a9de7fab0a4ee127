import { describe, expect, test } from 'vitest'
import { parsePeriod } from '../../src/core/facts/periods.ts'
import type { Fact } from '../../src/core/knowledge.ts'
import { figure, market } from './market.ts'
import { text } from './sample.ts'

const yuan = (value: number) => ({ value, unit: 'CNY' })
const dollars = (value: number) => ({ value, unit: 'USD' })
const users = (value: number) => ({ value, unit: 'users' })
const call = (value: number) => ({ value, unit: 'USD/million tokens' })

/** An event of a listing, in words. */
function told(id: string, day: string, more: Partial<Fact> = {}): Fact {
  const { figure: _figure, metric: _metric, ...rest } = figure(`zhipu ipo-price ${day}`, yuan(1))
  const period = parsePeriod(day)
  if (!period) throw new Error(day)
  return { ...rest, id: `a/${id}`, period, statement: text(`Zhipu: ${id} on ${day}.`, `智谱：${id}，${day}。`), ...more }
}

describe('a listing', () => {
  const facts = [
    told('lists under 2513', '2026-01-08', { evidence: 'filed' }),
    told('names cornerstones', '2026-01-08', { roles: { investor: ['alibaba'] } }),
    told('plans a second listing', '2026-02'),
    figure('zhipu ipo-price 2026-01-08', { value: 116.2, unit: 'HKD/share' }),
    figure('zhipu ipo-proceeds 2026-01', dollars(558e6), { evidence: 'named-press' }),
    figure('zhipu ipo-proceeds 2026-01-08', { value: 4.3e9, unit: 'HKD' }, { evidence: 'filed' }),
    figure('zhipu ipo-proceeds at 2026-06', yuan(15e9), { status: 'target' }),
  ]
  const ask = market(facts)

  test('leads with the day, then has its figures by the best evidence, then what came later', () => {
    const { lines } = ask('/ipo zhipu')
    expect(lines[0]).toContain('lists under 2513')
    expect(lines[1]).toContain('HK$116.2')
    expect(lines[2]).toContain('HK$4.3 billion')
    expect(lines[3]).toContain('plans a second listing')
    expect(lines.join('\n')).not.toContain('558 million')
  })

  test('is what "when" asks for', () => {
    expect(ask('when was Zhipu listed?').lines[0]).toContain('lists under 2513')
    expect(ask('智谱什么时候上市的').lines[0]).toContain('lists under 2513')
  })
})

describe('what products have', () => {
  const ask = market([
    figure('deepseek-v4-pro api-output-price at 2026-08', call(2)),
    figure('deepseek-v4-pro api-input-price at 2026-08', call(0.7)),
    figure('deepseek-v4-flash api-input-price at 2026-08', call(0.2)),
    figure('deepseek-v4-flash api-cached-price at 2026-04', call(0.1)),
    figure('deepseek-r1 api-input-price at 2025-01', call(0.5)),
  ])

  test('is a line a product, without what is older than its newest', () => {
    const { lines } = ask('/price deepseek')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^DeepSeek V4-Pro: API price for (in|out)put .*, API price for (in|out)put .*, as of August 2026 \(actual/)
    expect(lines[1]).toMatch(/^DeepSeek V4-Flash: API price for input US\$0\.2 per million tokens, as of August 2026/)
    expect(lines[2]).toBe('…and 1 more that would fit; ask more narrowly for it.')
  })
})

describe('who has the most', () => {
  const ask = market([
    figure('moonshot valuation at 2023-06', dollars(0.3e9)),
    figure('moonshot valuation at 2026-06', dollars(31e9)),
    figure('minimax valuation at 2023-06', dollars(1.2e9)),
    figure('deepseek valuation at 2026-05', dollars(45e9)),
    figure('zhipu valuation at 2025-05', dollars(3e9)),
    figure('zhipu market-value at 2026-06', dollars(44e9)),
    figure('iflytek bids-won 2024', { value: 91, unit: 'projects' }),
    figure('zhipu bids-won 2024', { value: 32, unit: 'projects' }),
    figure('iflytek bids-value 2024', yuan(847e6)),
    figure('zhipu bids-value 2024', yuan(129e6)),
    figure('alibaba revenue 2025', yuan(900e9)),
    figure('alibaba-cloud revenue 2025', yuan(158e9)),
    figure('zhipu revenue 2025', yuan(724e6)),
    figure('cambricon revenue 2025', yuan(6.5e9)),
  ])

  test('at moments is told by the newest of each, with its date, and not by what is long past', () => {
    const { lines } = ask('谁估值最高')
    expect(lines[0]).toMatch(/各自最新.*深度求索 450亿美元（截至2026年5月.*月之暗面 310亿美元（截至2026年6月/)
    expect(lines[0]).not.toContain('MiniMax')
  })

  test('has a market value beside it, in the place of the round before the listing', () => {
    const { lines } = ask('谁估值最高')
    expect(lines[0]).not.toContain('智谱')
    expect(lines[1]).toContain('智谱，市值，截至2026年6月：440亿美元')
  })

  test('of a market of makers is told by the figures of makers of models, the company before its units', () => {
    const { lines } = ask('中国大模型公司谁收入最高')
    expect(lines[0]).toMatch(/阿里巴巴 9000亿元.*智谱 7\.24亿元/)
    expect(lines[0]).not.toContain('阿里云')
    expect(lines[0]).not.toContain('寒武纪')
  })

  test('is of the metric that its topic names first where two have as many, and of a count where a number is asked for', () => {
    expect(ask('2024年中标最多的是哪家').lines[0]).toContain('91个项目')
    expect(ask('大模型公司中标数量排名').lines[0]).toContain('91个项目')
    expect(ask('中标金额最高的是谁').lines[0]).toContain('8.47亿元')
  })
})

describe('a loss', () => {
  test('has beside it the profit that was made since, and a profit the loss', () => {
    const ask = market([
      figure('sensetime net-loss 2025-H1', yuan(1.5e9)),
      figure('sensetime net-profit 2026-H1', yuan(620e6)),
      figure('sensetime net-profit 2024', yuan(1e6)),
    ])
    expect(ask('/burn sensetime').lines.join('\n')).toContain('RMB 620 million')
    expect(ask('/profit sensetime').lines.join('\n')).not.toContain('1.5 billion')
  })
})

describe('the lead', () => {
  test('is by the best evidence of one metric and period, in a series, alone and beside another', () => {
    const weak = { evidence: 'third-party', stated: '2026-09' } as const
    const facts = [
      ...['2022', '2023', '2024'].map((year) => figure(`zhipu net-loss ${year}`, yuan(Number(year) * 1e5))),
      figure('zhipu net-loss 2026-H1', yuan(2.072e9), { ...weak, id: 'a/weak' }),
      figure('zhipu net-loss 2026-H1', yuan(2.0718e9), { evidence: 'filed' }),
      figure('minimax net-loss 2026-H1', dollars(358e6)),
    ]
    const ask = market(facts)
    expect(ask('/burn zhipu').lines[0]).toContain('2.0718 billion (actual, filed by')
    expect(ask('zhipu net loss h1 2026').lines[0]).toContain('2.0718 billion (actual, filed by')
    expect(ask('/compare zhipu minimax').lines[0]).toContain('2.0718 billion')
  })

  test('has nothing beside it that is long past, nor a part of itself before the whole', () => {
    const ask = market([
      ...['at 2025-02', 'at 2025-08', 'at 2026-03'].map((at) => figure(`chatgpt weekly-active-users ${at}`, users(9e8))),
      figure('chatgpt monthly-active-users at 2023-01', users(1e8)),
    ])
    expect(ask('/users chatgpt').lines.join('\n')).not.toContain('January 2023')
  })

  test('of who uses a product every day is of users a day', () => {
    const ask = market([
      figure('doubao monthly-active-users 2026-06', users(382e6)),
      figure('doubao daily-active-users 2026-06', users(200e6)),
    ])
    expect(ask('How many people use Doubao every day?').lines[0]).toContain('200 million')
    expect(ask('豆包每天有多少人用').lines[0]).toContain('2亿')
  })
})
