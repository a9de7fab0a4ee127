import { describe, expect, test } from 'vitest'
import { askedCount } from '../../../src/core/understand/top-n.ts'
import { figure, market } from '../market.ts'

const yuan = (value: number) => ({ value, unit: 'CNY' })
const dollars = (value: number) => ({ value, unit: 'USD' })
const users = (value: number) => ({ value, unit: 'users' })

const ask = market([
  figure('zhipu revenue 2024', yuan(312e6)),
  figure('minimax revenue 2024', dollars(30.5e6)),
  figure('moonshot revenue 2024', dollars(60e6), { status: 'estimate', evidence: 'third-party' }),
  figure('stepfun revenue 2024', yuan(9e9), { status: 'forecast' }),
  figure('baichuan revenue 2023', yuan(9e9)),
  figure('zhipu arr at 2024-12', yuan(9e9)),
  figure('openai net-loss 2024', dollars(5e9)),
  figure('zhipu net-loss 2024', yuan(2.958e9)),
  figure('minimax net-loss 2024', dollars(465e6)),
  ...[
    ['doubao', 172e6],
    ['yuanbao', 73e6],
    ['kimi', 9.7e6],
    ['tongyi-qianwen', 30.9e6],
  ].map(([app, value]) => figure(`${app} monthly-active-users 2025-09`, users(Number(value)))),
  figure('doubao monthly-active-users 2024-11', users(60e6)),
  figure('kimi monthly-active-users 2024-11', users(13e6)),
])

const order = (question: string): readonly string[] =>
  ask(question).reply.facts.map((id) => id.replace(/^a\/|-(?:revenue|net-loss|monthly).*/g, ''))

describe('a ranking', () => {
  test('is of converted amounts, results and estimates together, and names who is left out', () => {
    expect(order('六小虎里谁营收最高')).toEqual(['moonshot', 'zhipu', 'minimax'])
    const { lines } = ask('六小虎里谁营收最高')
    expect(lines[0]).toContain('月之暗面 6000万美元（约合4.3亿元，换算；估算')
    expect(lines[1]).toBe('没有可比数字：百川智能、零一万物、阶跃星辰')
  })

  test('leaves foreign companies out where China is asked about', () => {
    expect(order('who lost the most in 2024?')).toEqual(['openai', 'minimax', 'zhipu'])
    expect(order('which Chinese company lost the most in 2024?')).toEqual(['minimax', 'zhipu'])
  })

  test('is turned round for the least', () => {
    expect(order('which of the six tigers had the lowest revenue in 2024?')).toEqual(['minimax', 'zhipu', 'moonshot'])
  })

  test('takes the newest period that is not much thinner than the fullest', () => {
    expect(order('top 3 apps by MAU')).toEqual(['doubao', 'yuanbao', 'tongyi-qianwen'])
    expect(ask('top 3 apps by MAU').lines[0]).toContain(
      'Monthly active users, September 2025, in order of the figures known: Doubao (of ByteDance) 172 million users',
    )
  })

  test('shows as many as are asked for', () => {
    expect(order('月活前二的AI应用')).toEqual(['doubao', 'yuanbao'])
  })

  test('of a period without figures is of the nearest, and says so', () => {
    const { reply, lines } = ask('who lost the most in 2022?')
    expect(reply.kind).toBe('partial')
    expect(lines[0]).toBe('baimo has no comparable figures of 2022. The nearest that it has:')
    expect(lines[1]).toContain('Net loss, 2024, in order of the figures known: OpenAI')
  })

  test('has all of many facts before it', () => {
    const many = Array.from({ length: 400 }, (_, i) => figure(`baidu revenue ${1600 + i}`, yuan(1000 + i)))
    const all = market([figure('openai revenue 2024', dollars(4e9)), figure('zhipu revenue 2024', yuan(3e8)), ...many])
    expect(all('who had the highest revenue in 2024?').reply.facts).toEqual(['a/openai-revenue-2024-actual', 'a/zhipu-revenue-2024-actual'])
  })
})

test.each([
  ['top 5 by mau', 5],
  ['the top ten labs', 10],
  ['the three largest losses', 3],
  ['前三', 3],
  ['前10名', 10],
  ['前三个月', undefined],
  ['前两年', undefined],
  ['top model', undefined],
  ['2024', undefined],
])('"%s" asks for %s', (text, count) => {
  expect(askedCount(text)).toBe(count)
})
