/** Names as one types them, on all names that are shipped. */
import { describe, expect, it, test } from 'vitest'
import type { Lang } from '../../src/core/knowledge.ts'
import { articleEngine as engine } from '../shipped.ts'

const labels = (text: string, command: string | undefined, lang: Lang = 'en'): string[] =>
  engine.complete(text, command, lang).map(({ label }) => label)

describe('completion of names', () => {
  test.each([
    ['zhi', 'burn', 'en', 'Zhipu AI'],
    ['zhi', 'funding', 'zh-Hans', '智谱'],
    ['智', 'funding', 'zh-Hant', '智譜'],
    ['智譜', 'burn', 'zh-Hant', '智譜'],
    ['智譜', 'burn', 'en', 'Zhipu AI'],
    ['智普', 'funding', 'zh-Hans', '智谱'],
    ['opneai', 'burn', 'en', 'OpenAI'],
    ['moonshto', undefined, 'en', 'Moonshot AI'],
    ['kimi', 'users', 'en', 'Kimi'],
    ['谱', 'funding', 'zh-Hans', '智谱'],
  ] as const)('of %j for /%s in %s is %s first', (...[text, command, lang, first]) => {
    expect(labels(text, command, lang)[0]).toBe(first)
  })

  it('offers, for an empty box, at most 25 names: companies and products with facts for the command first', () => {
    const names = labels('', 'burn')
    expect(names.slice(0, 3)).toEqual(['OpenAI', 'Meta', 'ChatGPT'])
    expect(names).toHaveLength(25)
    expect(names).toContain('Zhipu AI')
    expect(names.indexOf('Zhipu AI')).toBeGreaterThan(names.indexOf('Stability AI'))
  })

  it('offers each name once, and nothing where nothing fits', () => {
    for (const text of ['', 'a', 'z', '百', 'open']) expect(new Set(labels(text, 'users')).size).toBe(labels(text, 'users').length)
    expect(labels('zzzz', 'burn')).toEqual([])
  })
})
