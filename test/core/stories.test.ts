import { describe, expect, test } from 'vitest'
import { createEngine } from '../../src/core/engine.ts'
import { plainText } from '../../src/core/plain-text.ts'
import { shippedKnowledge } from '../shipped.ts'

const engine = createEngine(shippedKnowledge('market'))

function ask(text: string): { kind: string; first: string } {
  const { reply } = engine.ask({ text, today: '2026-11-24', conversation: 'test', audience: 'private' })
  return { kind: reply.kind, first: plainText(reply).split('\n')[0] ?? '' }
}

describe('a story', () => {
  test.each([
    ['Meta收购Manus怎么样了', '2026年4月27日'],
    ['Did Meta buy Manus?', '27 April 2026'],
    ['馬斯克起訴OpenAI的官司後來怎麼樣了', '上訴'],
    ['Disney lawsuit against MiniMax outcome', '26 May 2026'],
  ])('is told from its last turn: %s', (text, lead) => {
    expect(ask(text).first).toContain(lead)
  })

  test('is not told where another of its kind is asked for', () => {
    expect(ask('OpenAI arbitration').kind).toBe('partial')
    expect(ask('When did Musk sue OpenAI').kind).toBe('partial')
    expect(ask('When did Disney sue MiniMax').first).toContain('16 September 2025')
  })

  test('of a product begins with its own release, if that is known', () => {
    expect(ask('ChatGPT什么时候上线的').first).toContain('2022年11月30日')
    expect(ask('豆包什么时候上线').kind).toBe('partial')
  })
})

describe('who holds a post', () => {
  test('is who took it last, and no founder', () => {
    expect(ask('who runs OpenAI now').first).toContain('22 November 2023')
    expect(ask('智谱董事长是谁').kind).toBe('partial')
  })

  test('is asked of one company, where several are ranked', () => {
    expect(ask('who leads Qwen').first).toContain('Zhou Jingren')
    expect(ask('Who leads in daily users?').first).toContain('Doubao')
  })
})

describe('a mistyped name with a number', () => {
  test.each([
    ['MiMo-V2-Flsh API price', 'MiMo-V2-Flash'],
    ['Qwne3-Max参数', 'Qwen3-Max'],
    ['deepsek-v4 price', 'DeepSeek V4'],
  ])('is read: %s', (text, name) => {
    expect(ask(text).first).toContain(name)
  })

  test.each(['GLM-6 price', 'Qwen9-Max有多少参数', 'deepseek v3.9 price'])('is never guessed at by another number: %s', (text) => {
    expect(ask(text).kind).toBe('partial')
  })
})

describe('something to be written', () => {
  test.each(['帮我写一份去腾讯面试的自我介绍', 'write me a cover letter for Moonshot', '寫一首關於DeepSeek的詩'])(
    'is no question: %s',
    (text) => {
      expect(ask(text).kind).toBe('none')
    },
  )
})
