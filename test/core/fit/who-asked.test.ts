import { describe, expect, test } from 'vitest'
import { event, figure, market } from '../market.ts'
import { text } from '../sample.ts'

const dollars = (value: number) => ({ value, unit: 'USD' })
const named = figure('zhipu round-size 2025-12', dollars(3e8), {
  roles: { investor: ['alibaba', 'tencent'] },
  statement: text('Zhipu raised {figure} from Alibaba and Tencent in {period}', '智谱{period}获阿里、腾讯投资{figure}'),
})
const unnamed = figure('minimax round-size 2025-12', dollars(6e8))
const ask = market([named, unnamed])

describe('who takes part', () => {
  test.each([
    ['Who invested in Zhipu?', /^Zhipu raised US\$300 million from Alibaba and Tencent in December 2025/],
    ['谁投了智谱', /^智谱2025年12月获阿里、腾讯投资3亿美元/],
    ['誰投資了智譜', /^智谱2025年12月获阿里、腾讯投资3億美元/],
  ])('is told in the sentence that has the names, not in the line of the figure: %s', (question, line) => {
    const { reply, lines } = ask(question)
    expect(reply.kind).toBe('answer')
    expect(lines[0]).toMatch(line)
  })

  test.each(['Who invested in MiniMax?', '谁投了MiniMax', "Who backed MiniMax's round?"])(
    'is not told by how much it was, where nobody is named: %s',
    (question) => {
      const { reply, lines } = ask(question)
      expect(reply.kind).toBe('partial')
      expect(lines[0]).not.toContain('600')
    },
  )

  test('is not what is asked for by how much it was', () => {
    expect(ask('How much did Zhipu raise?').lines[0]).toMatch(/^Zhipu AI, size of the funding round, December 2025: US\$300 million/)
    expect(ask('How much did MiniMax raise?').reply.kind).toBe('answer')
  })
})

describe('who said it', () => {
  const rise = event('zhipu opinion 2026-01', 'Zhang Peng said that tokens will become more expensive', {
    roles: { speaker: ['zhang-peng'] },
    by: 'zhang-peng',
    topics: ['opinion', 'price'],
  })
  const dearer = event('zhipu price 2026-02', 'Zhipu made its tokens more expensive')
  const ask = market([dearer, rise])

  test('is answered with words of somebody, not with what happened', () => {
    expect(ask('Who said that tokens will become more expensive?').reply.facts[0]).toBe(rise.id)
    expect(ask('Did Zhipu make its tokens more expensive?').reply.facts[0]).toBe(dearer.id)
  })
})
