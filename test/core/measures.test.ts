/** Which of the measures of a topic a question asks for, where its words stand apart or no measure of the name is known. */
import { describe, expect, test } from 'vitest'
import { figure, market } from './market.ts'

const usd = (value: number) => ({ value, unit: 'USD' })
const percent = (value: number) => ({ value, unit: '%' })

const said = (en: string, zh: string) => ({ statement: { en, 'zh-Hans': zh, 'zh-Hant': zh } })

const ask = market([
  figure('baidu revenue 2025', usd(9e9)),
  figure('baidu ai-revenue 2025', usd(2e9)),
  figure('baidu revenue 2025-H1', usd(4e9)),
  figure('baidu revenue 2026-H1', usd(5e9)),
  figure('baidu revenue-part-share 2025', percent(22), said('AI made up {figure} in {period}.', '{period}AI占{figure}。')),
  figure('baidu free-cash-flow 2025', usd(7e8)),
  figure('minimax net-loss 2025', usd(4e8)),
  figure('minimax cumulative-loss 2022..2025', usd(8e8)),
  figure('minimax round-size 2025-08-24', usd(3e8)),
  figure('iflytek attributable-loss 2025', usd(6e7)),
  figure('kimi monthly-active-users 2026-03', { value: 8e6, unit: 'users' }),
  figure('kimi daily-active-users 2026-02', { value: 5e6, unit: 'users' }),
  figure('kimi daily-active-users 2026-03', { value: 2e6, unit: 'users' }),
  figure('alibaba-cloud cloud-share 2025', percent(37)),
  figure('alibaba-cloud maas-share 2025', percent(27)),
])

describe('a measure', () => {
  test.each([
    ['What did the AI business of Baidu bring in in 2025?', 'US$2 billion'],
    ['百度AI业务2025年一年收入多少', '20亿美元'],
    ['百度2025年靠AI赚了多少收入', '20亿美元'],
    ["What share of Baidu's revenue was AI in 2025?", '22%'],
    ['百度AI占收入几成', '22%'],
    ['How much has MiniMax lost since 2022 in all?', 'US$800 million'],
    ['MiniMax一共亏了多少', '8亿美元'],
    ['MiniMax2025年一共亏了多少', '4亿美元'],
    ['MiniMax 2025年8月配售募了多少钱', '3亿美元'],
    ['科大讯飞2025年亏损多少', '6000万美元'],
    ['Baidu first-half revenue', 'US$5 billion'],
    ['百度上半年营收', '50亿美元'],
    ['Kimi日活最高到多少', '500万用户'],
    ['阿里云在中国云市场占多少', '37%'],
    ['阿里雲在MaaS市場佔多少份額', '27%'],
  ])('is meant by words that stand apart: %s', (question, figure) => {
    const { reply, lines } = ask(question)
    expect([reply.kind, lines[0]]).toEqual(['answer', expect.stringContaining(figure)])
  })

  test.each([
    ['What did the API business of Baidu bring in in 2025?', '9 billion'],
    ['百度广告占收入几成', '22%'],
    ['MiniMax经调整后2025年亏损多少', '4亿美元'],
    ['百度还有多少现金', undefined],
    ['Kimi月活付费用户', undefined],
    ['Kimi付费用户', undefined],
    ['阿里云每付费用户收入', undefined],
  ])('is not answered with another one: %s', (question, figure) => {
    const { reply, lines } = ask(question)
    expect(reply.kind).not.toBe('answer')
    if (figure !== undefined) expect(lines[0]).not.toContain(figure)
  })

  test('that is not known is said to be missing beside the one that is', () => {
    const { reply, lines } = ask('Kimi付费用户和月活')
    expect([reply.kind, lines[0], lines.join('\n')]).toEqual([
      'partial',
      expect.stringContaining('800万用户'),
      expect.stringContaining('付费用户数字'),
    ])
  })
})
