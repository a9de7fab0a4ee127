import { describe, expect, test } from 'vitest'
import type { Knowledge } from '../../src/core/knowledge.ts'
import { buildKnowledge } from '../../src/knowledge/build.ts'
import { readContents } from '../../src/knowledge/contents.ts'
import { isKnowledge } from '../../src/knowledge/guard.ts'
import { edited, today, writeKnowledge } from './fixtures.ts'

function compiled(changed: Readonly<Record<string, string>> = {}): Knowledge {
  const built = buildKnowledge(readContents(writeKnowledge(changed)), today)
  if (!built.ok) throw new Error(built.problems.map(({ message }) => message).join('\n'))
  return built.knowledge
}

const knowledge = compiled()

function entity(id: string, from = knowledge) {
  return from.entities.find((entity) => entity.id === id)
}

function fact(id: string, from = knowledge) {
  return from.facts.find((fact) => fact.id === id)
}

describe('a compiled entity', () => {
  test('has a name in every language, the English one where there is no other', () => {
    expect(entity('zhipu')?.name).toEqual({ en: 'Zhipu AI', 'zh-Hans': '智谱', 'zh-Hant': '智譜' })
    expect(entity('openai')?.name).toEqual({ en: 'OpenAI', 'zh-Hans': 'OpenAI', 'zh-Hant': 'OpenAI' })
  })

  test('is found by each name and the pinyin of the Chinese ones', () => {
    expect(entity('zhipu')).toMatchObject({
      names: ['Zhipu AI', '智谱', '智譜', '智谱华章', '02513'],
      pinyin: ['zhipu', 'zhipuhuazhang'],
      misspellings: [],
    })
  })

  test('reads the surname of a person as a surname', () => {
    expect(entity('zeng-yuqun')?.pinyin).toEqual(['zengyuqun'])
  })

  test('guards its names that are everyday words, in both scripts', () => {
    expect(entity('yuanbao')?.guarded).toEqual(['元宝', '元寶'])
  })

  test('keeps a Traditional name of its own, in statements too', () => {
    const changed = compiled(edited('entities/companies.yaml', '{en: Zhipu AI, zh: 智谱}', '{en: Zhipu AI, zh: 智谱, zh-Hant: 智谱清言}'))
    expect(entity('zhipu', changed)?.name['zh-Hant']).toBe('智谱清言')
    expect(fact('times-1/growth-2024', changed)?.statement['zh-Hant']).toBe('智谱清言{period}增長{figure}。')
  })
})

describe('a compiled fact', () => {
  test('has its figure in the base unit and its period as days', () => {
    expect(fact('times-1/loss-2024')).toMatchObject({
      source: 'times-1',
      figure: { value: 5_000_000_000, unit: 'USD', qualifier: 'about' },
      period: { notation: '2024', shape: 'single', from: '2024-01-01', to: '2024-12-31' },
    })
  })

  test('scales without the error of binary fractions', () => {
    const changed = compiled(
      edited('sources/times-1.yaml', '{value: 5, unit: USD billion, qualifier: about}', '{from: 265.49, to: 300.1, unit: CNY 亿}'),
    )
    expect(fact('times-1/loss-2024', changed)?.figure).toEqual({ from: 26_549_000_000, to: 30_010_000_000, unit: 'CNY' })
  })

  test('was stated when its source was published, unless it says otherwise', () => {
    expect(fact('times-1/loss-2024')?.stated).toBe('2024-10')
  })

  test('is stated in Traditional Chinese, the words unchanged', () => {
    expect(fact('times-1/loss-2024')?.statement['zh-Hant']).toBe('預計OpenAI{period}虧損{figure}，智譜後來也在意里程碑。')
  })

  test('may have an undisclosed figure', () => {
    const changed = compiled(edited('sources/times-1.yaml', '{value: 5, unit: USD billion, qualifier: about}', 'undisclosed'))
    expect(fact('times-1/loss-2024', changed)?.figure).toEqual({ undisclosed: true, unit: '' })
  })

  test('names a fact of its own source without the source', () => {
    const changed = compiled(
      edited(
        'sources/times-1.yaml',
        '    status: forecast',
        '    differs_from: [{fact: led-by-person, reason: scope}]\n    status: forecast',
      ),
    )
    expect(fact('times-1/loss-2024', changed)?.differs).toEqual([{ fact: 'times-1/led-by-person', reason: 'scope' }])
  })
})

describe('compiled knowledge', () => {
  test('folds Traditional characters to one Simplified character each', () => {
    const pairs = [...knowledge.fold]
    expect(pairs.length % 2).toBe(0)
    const map = new Map(Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i], pairs[2 * i + 1]]))
    expect(['億', '萬', '譜', '後', '裡', '錢'].map((char) => map.get(char))).toEqual(['亿', '万', '谱', '后', '里', '钱'])
    expect(map.has('亿')).toBe(false)
  })

  test('has homophones for the syllables of its names and no others', () => {
    expect(knowledge.homophones.zhi).toContain('志')
    expect(knowledge.homophones.pu).toContain('普')
    expect(knowledge.homophones.gua).toBeUndefined()
  })

  test('gives words their pinyin from two characters on, but not where it is an English word', () => {
    expect(knowledge.lexicon.who).toEqual({ words: ['who', '谁', '哪家公司'], pinyin: ['najiagongsi'] })
    expect(compiled({ 'phrases/words.yaml': 'then: [那么, 那末尾]\n' }).lexicon.then?.pinyin).toEqual(['namowei'])
  })

  test('passes its own guard, also as JSON, and nothing broken does', () => {
    const json: unknown = JSON.parse(JSON.stringify(knowledge))
    expect(isKnowledge(json)).toBe(true)
    expect(json).toEqual(knowledge)
    expect(isKnowledge({ ...knowledge, format: 2 })).toBe(false)
    expect(isKnowledge({ ...knowledge, facts: [{ ...knowledge.facts[0], topics: 'burn' }] })).toBe(false)
    expect(isKnowledge(null)).toBe(false)
  })

  test('has the same hash for the same files and another for others', () => {
    expect(compiled().hash).toBe(knowledge.hash)
    expect(compiled(edited('topics/money.yaml', 'What a company loses', 'Losses')).hash).not.toBe(knowledge.hash)
  })
})
