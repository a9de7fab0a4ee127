import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFolder } from '../../../src/core/words/fold.ts'
import type { Entity, Knowledge } from '../../../src/core/knowledge.ts'
import type { Metric } from '../../../src/core/metric.ts'
import { collectWords, makeLexis } from '../../../src/core/words/lexis.ts'
import { open, pack } from '../../../src/core/words/packed.ts'
import { openLexis, packLexis } from '../../../src/core/words/packed-lexis.ts'

const text = { en: '', 'zh-Hans': '', 'zh-Hant': '' }

function entity(id: string, names: readonly string[], more: Partial<Entity> = {}): Entity {
  return { id, kind: 'company', name: text, names, misspellings: [], pinyin: [], guarded: [], fiscalYearEnd: 12, ...more }
}

function metric(id: string, words: readonly string[], pinyin: Readonly<Record<string, string>>): Metric {
  return {
    id,
    topic: 'money',
    also: [],
    name: text,
    words,
    pinyin,
    unit: 'money',
    signed: false,
    part: false,
    varies: false,
    beside: [],
    event: false,
    which: false,
    sums: false,
    ofKind: false,
    basis: text,
    cadenceMonths: 12,
  }
}

const knowledge: Knowledge = {
  format: 1,
  hash: '',
  entities: [
    entity('zhipu', ['Zhipu AI', '智谱', '智譜'], { misspellings: ['Zipu'], pinyin: ['zhipu'] }),
    entity('gpt-4', ['GPT-4', 'GPT4']),
    entity('doubao', ['豆包', 'Doubao'], { pinyin: ['doubao'], guarded: ['豆包'] }),
  ],
  topics: [],
  metrics: [
    metric('growth', ['growing revenue', 'growth', '增长率'], { zengzhanglu: '增长率' }),
    metric('revenue', ['revenue', 'revenues', '收入'], { shouru: '收入' }),
  ],
  sources: [],
  facts: [],
  rates: [],
  rateSources: [],
  phrases: {},
  lexicon: { why: { words: ['why', 'invested', 'AI搜索'], pinyin: [] } },
  fold: '譜谱',
  homophones: {},
}
const folder = createFolder(knowledge.fold)

describe('the packed lexis', () => {
  const [made, opened] = [makeLexis(knowledge, folder), openLexis(packLexis(knowledge, folder))]
  const { exact, stemmed } = collectWords(knowledge, folder)
  const keys = [...exact.keys(), ...stemmed.keys()]

  test.each(keys)('knows %s and each of its beginnings as the one that it was made from', (key) => {
    expect(opened.exact.get(key)).toEqual(made.exact.get(key))
    expect(opened.stemmed.get(key)).toEqual(made.stemmed.get(key))
    for (let end = 1; end <= key.length; end++) expect(opened.begins(key.slice(0, end))).toBe(made.begins(key.slice(0, end)))
  })

  test('knows nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        expect(opened.exact.get(word)).toEqual(made.exact.get(word))
        expect(opened.begins(word)).toBe(made.begins(word))
      }),
    )
  })

  test('offers the same Latin words for typos, readings of names among them and of topics not', () => {
    const inOrder = (words: typeof made.latin) => words().toSorted((a, b) => (a.key < b.key ? -1 : 1))
    expect(inOrder(opened.latin)).toEqual(inOrder(made.latin))
    expect(made.latin().map(({ key }) => key)).toEqual(expect.arrayContaining(['zhipu', 'zipu', 'revenue']))
    expect(made.latin().map(({ key }) => key)).not.toContain('shouru')
  })

  test('lets pinyin begin anywhere, other words where a token ends', () => {
    expect(opened.begins('zengzh')).toBe(true)
    expect(opened.begins('growing')).toBe(true)
    expect(opened.begins('growin')).toBe(false)
  })
})

test('a packed map gives back what was put in', () => {
  const key = fc.stringMatching(/^[a-z0-9.\u4e00-\u9fff]{1,8}$/)
  fc.assert(
    fc.property(fc.dictionary(key, fc.nat()), (entries) => {
      const parts = open(pack(Object.entries(entries), String))
      for (const [name, value] of Object.entries(entries)) expect(parts(name[0] ?? '').get(name)).toBe(String(value))
    }),
  )
})
