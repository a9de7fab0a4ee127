import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEngine } from '../../src/core/engine.ts'
import type { Fact } from '../../src/core/knowledge.ts'
import { plainText } from '../../src/core/plain-text.ts'
import type { Lang } from '../../src/core/knowledge.ts'
import type { Memory, Outcome, Reply } from '../../src/core/reply.ts'
import { fact, knowledge, said, text } from './sample.ts'

const shipped: readonly Fact[] = [
  fact('sales-2024', { when: '2024', figure: { value: 1e9, unit: 'CNY' } }),
  fact('sales-2025'),
  fact('loss-2025', {
    topics: ['burn'],
    metric: 'loss',
    figure: { value: 3e8, unit: 'CNY', qualifier: 'about' },
    statement: text('Star lost {figure} in {period}.'),
  }),
  fact('moon-sales', {
    about: 'moon',
    by: 'moon',
    figure: { value: 5e8, unit: 'USD' },
    statement: text('Moon made {figure} in {period}.'),
  }),
]

function say(text: string, more: { facts?: readonly Fact[]; lang?: Lang; memory?: Memory } = {}): Outcome {
  const engine = createEngine(knowledge(more.facts ?? shipped))
  return engine.ask(
    { text, conversation: 'test', audience: 'private', today: '2026-11-24', ...(more.lang ? { lang: more.lang } : {}) },
    more.memory,
  )
}
const ask = (text: string, more: Parameters<typeof say>[1] = {}): Reply => say(text, more).reply
const first = (reply: Reply): string => plainText(reply).split('\n')[0] ?? ''

describe('a name', () => {
  test.each([
    'Starlight revenue',
    'starlight REVENUE?',
    '星辰智能的收入',
    'Ｓｔａｒｌｉｇｈｔ revenue',
    'Starlihgt revenue',
    'Starlight 收入',
    '兴辰收入',
    'xingchen shouru duoshao',
    'xingchenshouru',
  ])('is found in "%s"', (question) => {
    expect(ask(question).facts[0]).toBe('a/sales-2025')
  })

  test('that is an everyday word counts only beside a word of the market', () => {
    expect(ask('豆包好吃').kind).toBe('none')
    expect(ask('豆包收入').kind).toBe('answer')
  })

  test('decides nothing about the language, which the other words do, then the hint', () => {
    expect(ask('星辰智能 revenue').lang).toBe('en')
    expect(ask('Starlight收入').lang).toBe('zh-Hans')
    expect(ask('Starlight營收').lang).toBe('zh-Hant')
    expect(ask('星辰智能', { lang: 'zh-Hant' }).lang).toBe('zh-Hant')
    expect(ask('星辰智能').lang).toBe('en')
  })
})

describe('a reply', () => {
  test('leads with the newest result of the measure asked for', () => {
    const reply = ask('/revenue starlight')
    expect([reply.kind, ...reply.facts]).toEqual(['answer', 'a/sales-2025', 'a/sales-2024'])
    expect(first(reply)).toContain('RMB 2 billion')
  })

  test('never gives another period, metric or company for the one asked for', () => {
    expect(ask('Starlight revenue 2023').kind).toBe('partial')
    expect(ask('what is the loss of Moonbeam').kind).toBe('partial')
    expect(ask('Starlight ipo').kind).toBe('partial')
    expect(first(ask('Starlight revenue 2023'))).not.toContain('billion')
  })

  test('asks which company where none is named', () => {
    const reply = ask('/revenue')
    expect(reply.kind).toBe('clarify')
    expect(reply.actions.map((action) => action.kind)).toEqual(['ask', 'ask'])
  })

  test('declines what is not of the market, an unknown company and one without facts', () => {
    expect(ask("what's the weather").kind).toBe('none')
    expect(ask('Fabrikam revenue').kind).toBe('none')
    expect(ask('Nobody Inc revenue').kind).toBe('none')
    expect(ask('Starlight revenue in Japan').kind).toBe('partial')
  })

  test('gives the dated figures where a judgement is asked for, and says that it has none', () => {
    const reply = ask('Starlight revenue worth buying')
    expect([reply.kind, first(reply).startsWith('missing-judgement')]).toEqual(['partial', true])
  })

  test('says a figure that the question takes for granted is not borne out', () => {
    expect(plainText(ask('did Starlight revenue in 2025 was 9 billion'))).toContain('refuted:')
    expect(plainText(ask('was the Starlight revenue in 2025 1 billion'))).toContain('refuted-elsewhere:')
  })

  test('says whose figure it is where a product is asked for and only its company has one', () => {
    expect(plainText(ask('豆包收入'))).toContain('instead-owner:')
  })

  test('is the same a second time, byte for byte', () => {
    expect(JSON.stringify(ask('Starlight revenue'))).toBe(JSON.stringify(ask('Starlight revenue')))
  })
})

describe('facts that meet', () => {
  test('differ in the first line, with both figures', () => {
    const other = fact('sales-other', {
      source: 'b',
      figure: { value: 3e9, unit: 'CNY' },
      differs: [{ fact: 'a/sales-2025', reason: 'value' }],
    })
    const linked = fact('sales-2025', { differs: [{ fact: 'a/sales-other', reason: 'value' }] })
    const line = first(ask('Starlight revenue 2025', { facts: [linked, other] }))
    expect(line).toContain('sources-differ')
    expect(line).toContain('RMB 2 billion')
    expect(line).toContain('RMB 3 billion')
  })

  test('of two sources that agree are one line with both citations', () => {
    const reply = ask('Starlight revenue 2025', { facts: [fact('one'), fact('two', { source: 'b' })] })
    expect(reply.lines[0]?.flatMap((span) => (span.kind === 'cite' ? [span.n] : []))).toEqual([1, 2])
    expect(plainText(reply).match(/figure-line/g)).toHaveLength(1)
  })

  test('put a result before an older forecast of the same', () => {
    const forecast = fact('forecast', { status: 'forecast', stated: '2025-01', figure: { value: 4e9, unit: 'CNY' } })
    expect(ask('Starlight revenue 2025', { facts: [forecast, fact('result')] }).facts[0]).toBe('a/result')
  })

  test('that are withdrawn answer only who read the old figure', () => {
    const withdrawn = fact('wrong', { figure: { value: 9e9, unit: 'CNY' }, withdrawn: { date: '2026-03-01', reason: text('misprint') } })
    const facts = [withdrawn, fact('right')]
    expect(ask('Starlight revenue 2025', { facts }).facts).toEqual(['a/right'])
    expect(plainText(ask('was Starlight revenue 9 billion', { facts }))).toContain('misprint')
  })
})

describe('who has the most', () => {
  const growthOf = (id: string, about: string, value: number) =>
    fact(id, {
      about,
      by: about,
      metric: 'sales-growth',
      figure: { value, unit: '%' },
      statement: text('Sales grew by {figure} in {period}.'),
    })
  const growing = [growthOf('star-growth', 'star', 20), growthOf('moon-growth', 'moon', 10)]

  test('is ranked by the measure that was asked for', () => {
    const facts = [...growing, fact('sales-2025')]
    expect(ask('highest growth', { facts }).facts).toEqual(['a/star-growth', 'a/moon-growth'])
    const revenue = ask('highest revenue', { facts })
    expect(revenue.kind).toBe('partial')
    expect(revenue.facts).toEqual(['a/sales-2025'])
  })

  test('is not who is only called first in a statement on many', () => {
    const {
      metric: _,
      figure: __,
      ...hope
    } = fact('most', { status: 'forecast', statement: text('Star had its highest hopes in {period}.') })
    const facts = [hope]
    expect(ask('highest revenue', { facts }).kind).toBe('partial')
  })
})

describe('a question on China', () => {
  const facts = [...shipped, fact('far-sales', { about: 'far', by: 'far', statement: text('Farland made {figure} in {period}.') })]

  test('leaves foreign companies out, unless one is named', () => {
    expect(plainText(ask('revenue in China', { facts }))).not.toContain('Farland')
    expect(plainText(ask('revenue', { facts }))).toContain('Farland')
    expect(ask('revenue of Farland in China', { facts }).facts).toEqual(['a/far-sales'])
  })
})

describe('a single character of a topic', () => {
  test.each(['烧多少', '星辰的烧'])('is one where it stands free: %s', (question) => {
    expect(['answer', 'clarify']).toContain(ask(question).kind)
  })

  test.each(['发烧', '红烧肉', '发烧的是什么'])('is none as a scrap of another word: %s', (question) => {
    expect(ask(question).kind).toBe('none')
  })
})

describe('a dialogue', () => {
  test('keeps subject and topic for another period, company and source', () => {
    const { memory } = say('Starlight revenue 2025')
    expect(ask('and in 2024?', { memory }).facts[0]).toBe('a/sales-2024')
    expect(ask('and Moonbeam?', { memory }).facts[0]).toBe('a/moon-sales')
    expect(first(ask('who reported that', { memory }))).toContain('origin-line')
    expect(ask('那亏损呢', { memory }).facts[0]).toBe('a/loss-2025')
  })

  test('does not colour a question that stands alone', () => {
    const { memory } = say('Starlight revenue 2025')
    expect(ask('what is the weather', { memory }).kind).toBe('none')
  })
})

describe('anything typed', () => {
  test('is survived, and answered in the same shape', () => {
    const engine = createEngine(knowledge(shipped))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 3000 })), (text) => {
        const { reply } = engine.ask({ text, conversation: 'x', audience: 'shared', today: '2026-11-24' })
        expect(['answer', 'partial', 'clarify', 'none']).toContain(reply.kind)
        expect(plainText(reply).length).toBeLessThanOrEqual(4000)
      }),
      { numRuns: 300 },
    )
  })

  test('never cuts a citation, whatever the length', () => {
    const long = fact('long', {
      figure: { value: 2e9, unit: 'CNY' },
      caveat: text('x'.repeat(5000)),
      statement: text(`{figure} in {period} ${'y'.repeat(3000)}`),
    })
    const reply = ask('Starlight revenue', { facts: [long, fact('b', { when: '2024', source: 'b' })] })
    for (const maxChars of [300, 600, 4000]) {
      const short = plainText(reply, { maxChars })
      for (const citation of reply.citations) expect(short).toContain(citation.text)
    }
  })

  test('takes no longer for shapes that trap a regular expression', () => {
    const engine = createEngine(knowledge(shipped))
    for (const text of ['a'.repeat(100_000), '1,'.repeat(50_000), '2024年'.repeat(20_000), 'zhi'.repeat(30_000), '￥'.repeat(50_000)]) {
      expect(engine.ask({ text, conversation: 'x', audience: 'shared', today: '2026-11-24' }).reply.lines.length).toBeGreaterThan(0)
    }
  })
})

describe('what a question is after', () => {
  const goesOn = said('goes-on', {
    topics: ['burn'],
    roles: { speaker: ['lee'] },
    by: 'lee',
    statement: text('Lee Min said that Starlight goes on with its burn.', '李敏说星辰继续烧钱。'),
  })
  const ends = said('ends', {
    about: 'moon',
    topics: ['burn'],
    roles: { speaker: ['lee'] },
    by: 'lee',
    statement: text('Lee Min said that Moonbeam need no longer burn.', '李敏说月光不再烧钱。'),
  })

  test('is the statement that denies, where it denies, and the other where it does not', () => {
    expect(ask('who said it need no longer burn', { facts: [goesOn, ends] }).facts[0]).toBe('a/ends')
    expect(ask('who said it goes on with its burn', { facts: [ends, goesOn] }).facts[0]).toBe('a/goes-on')
  })

  test('is not a name that is set aside', () => {
    expect(ask('Moonbeam revenue rather than Starlight').facts).toEqual(['a/moon-sales'])
  })

  test('may be two things: both are answered, or the second is said to be missing', () => {
    const both = ask('how much revenue did Starlight make in 2025, how much did it burn')
    expect(both.kind).toBe('answer')
    expect(both.facts).toEqual(expect.arrayContaining(['a/sales-2025', 'a/loss-2025']))
    // The year of the first binds the second.
    expect(ask('how much revenue did Starlight make in 2024, how much did it burn').kind).toBe('partial')
    const half = ask('how much revenue did Moonbeam make, how much did it burn')
    expect(half.kind).toBe('partial')
    expect(half.facts[0]).toBe('a/moon-sales')
    expect(plainText(half)).toContain('lacking-topic')
  })

  test('may be a part of the last answer', () => {
    const { memory } = say('Starlight revenue')
    expect(ask('only 2024', { memory }).facts).toEqual(['a/sales-2024'])
  })

  test('is no profile where a yes or no is asked for', () => {
    expect(ask('is Starlight in china').kind).toBe('partial')
    expect(ask('Starlight').kind).toBe('answer')
  })
})
