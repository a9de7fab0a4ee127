import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missOf } from '../../../src/core/facts/computed.ts'
import { createEngine } from '../../../src/core/engine.ts'
import type { Fact, Lang } from '../../../src/core/knowledge.ts'
import { plainText } from '../../../src/core/plain-text.ts'
import { parsePeriod } from '../../../src/core/facts/periods.ts'
import type { Reply } from '../../../src/core/reply.ts'
import { plain } from '../../../src/core/wording/spans.ts'
import { article, articleKnowledge } from '../../shipped.ts'
import { fact, knowledge } from '../sample.ts'

function ask(text: string, facts: readonly Fact[]): Reply {
  const engine = createEngine(knowledge(facts))
  return engine.ask({ text, conversation: 'test', audience: 'private', today: '2026-11-24' }).reply
}
const lines = (reply: Reply): string[] => reply.lines.map((line) => plain(line).replace(/ +/g, ' '))

const forecast = fact('forecast', {
  source: 'b',
  status: 'forecast',
  stated: '2025-01',
  figure: { value: 2.5e9, unit: 'CNY', qualifier: 'about' },
})
const result = fact('result')

describe('what was expected of a period', () => {
  test.each(['Starlight revenue 2025', 'Starlight revenue', '星辰收入'])(
    'stands behind the result, with the miss, marked as computed: %s',
    (question) => {
      const reply = ask(question, [forecast, result])
      expect(reply.facts).toEqual(['a/result', 'a/forecast'])
      expect(lines(reply)[1]).toMatch(
        /^life-line: .*(?:about RMB 2.5 billion|约25亿元).*status-forecast.*\[2\].*life-tail: .*computed-below.*20%/,
      )
    },
  )

  test('is seen beside a result however its sentence reads', () => {
    const [odd] = [{ ...forecast, keywords: [], statement: { en: '{figure}', 'zh-Hans': '{figure}', 'zh-Hant': '{figure}' } }]
    expect(ask('how much revenue did Starlight make in 2025', [odd, result]).facts).toEqual(['a/result', 'a/forecast'])
  })

  test('leads where it is asked for, with what came of it', () => {
    const reply = ask('expected Starlight revenue 2025', [result, forecast])
    expect(reply.facts[0]).toBe('a/forecast')
    expect(lines(reply)[0]).toMatch(/life-tail: .*20%/)
  })

  test('is no disagreement with the result, even where the two are linked', () => {
    const linked = { ...forecast, differs: [{ fact: 'a/result', reason: 'value' as const }] }
    expect(plainText(ask('Starlight revenue 2025', [linked, result]))).not.toContain('sources-differ')
  })

  test('steps behind what was expected later', () => {
    const later = fact('later', { when: '2027', status: 'forecast', stated: '2026-06', figure: { value: 9e9, unit: 'CNY' } })
    const earlier = { ...forecast, period: later.period }
    const reply = ask('Starlight revenue 2027', [earlier, later])
    expect(reply.facts).toEqual(['a/later', 'a/forecast'])
    expect(lines(reply)[1]).toMatch(/^life-line/)
    expect(lines(reply)[1]).not.toContain('life-tail')
  })

  test('is not what is said after the result', () => {
    const after = { ...forecast, stated: '2026-08' }
    expect(lines(ask('Starlight revenue 2025', [after, result])).join('\n')).not.toContain('life-line')
  })

  test('stands in the table of a series with the miss', () => {
    const reply = ask('Starlight revenue', [forecast, result, fact('one', { when: '2023' }), fact('two', { when: '2024' })])
    const rows = reply.table?.rows.map((row) => row.map(plain)) ?? []
    expect(rows.map(([period]) => period)).toEqual(['2023', '2024', '2025', '2025'])
    expect(rows[3]?.[2]).toContain('table-expected')
    expect(rows[3]?.[3]).toContain('computed-below')
  })
})

describe('of one thing and time', () => {
  test('better evidence leads, and what is exact', () => {
    const rumour = fact('rumour', { evidence: 'rumour', source: 'b', figure: { value: 3e9, unit: 'CNY' } })
    const rough = fact('rough', { evidence: 'filed', source: 'b', figure: { value: 2e9, unit: 'CNY', qualifier: 'about' } })
    const filed = fact('filed', { evidence: 'filed' })
    expect(ask('Starlight revenue 2025', [rumour, rough, filed]).facts[0]).toBe('a/filed')
  })

  test('ranges and bounds that differ are not taken for the same claim', () => {
    const range = (id: string, from: number): Fact => fact(id, { source: id, figure: { from, to: 9e9, unit: 'CNY' } })
    expect(lines(ask('Starlight revenue 2025', [range('a', 1e9), range('b', 2e9)]))).toHaveLength(2)
    const bound = (id: string, qualifier: 'over' | 'under'): Fact =>
      fact(id, { source: id, figure: { value: 1e9, unit: 'CNY', qualifier } })
    expect(lines(ask('Starlight revenue 2025', [bound('a', 'over'), bound('b', 'under')]))).toHaveLength(2)
  })
})

describe('a miss', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000_000 })

  test('is on the right side and gives the result back, to the digits that it shows', () => {
    fc.assert(
      fc.property(amount, amount, (expected, came) => {
        const miss = missOf({ value: expected, unit: 'USD' }, { value: came, unit: 'USD' })
        if (miss?.kind !== 'above' && miss?.kind !== 'below') {
          expect(Math.abs(came / expected - 1)).toBeLessThanOrEqual(0.00051)
          return
        }
        expect(miss.kind).toBe(came > expected ? 'above' : 'below')
        const share = Math.abs(came / expected - 1) * 100
        expect(Math.abs(miss.by.value - share)).toBeLessThanOrEqual(share >= 9.95 ? 0.501 : 0.0501)
      }),
    )
  })

  test('is left open by a bound, another unit and nothing at all', () => {
    const came = { value: 2, unit: 'USD' }
    expect(missOf({ value: 3, unit: 'USD', qualifier: 'over' }, came)).toBeUndefined()
    expect(missOf({ value: 3, unit: 'USD' }, { ...came, qualifier: 'at-least' })).toBeUndefined()
    expect(missOf({ value: 3, unit: 'CNY' }, came)).toBeUndefined()
    expect(missOf({ value: 0, unit: 'USD' }, came)).toBeUndefined()
    expect(missOf({ undisclosed: true, unit: 'USD' }, came)).toBeUndefined()
  })

  test('of a range counts from its nearer end', () => {
    const range = { from: 10, to: 20, unit: 'USD' }
    expect(missOf(range, { value: 15, unit: 'USD' })).toEqual({ kind: 'within' })
    expect(missOf(range, { value: 25, unit: 'USD' })).toMatchObject({ kind: 'above', by: { kind: 'percent', value: 25 } })
    expect(missOf(range, { value: 9, unit: 'USD' })).toMatchObject({ kind: 'below', by: { kind: 'percent', value: 10 } })
    expect(missOf({ value: 5, unit: 'USD' }, { value: 5, unit: 'USD' })).toEqual({ kind: 'met' })
  })
})

describe('in the shipped words', () => {
  const { index: _, ...shipped } = articleKnowledge
  const model = shipped.facts.find(({ id }) => id === `${article}/openai-net-loss-2024`)
  const loss = (when: string, value: number): Fact => {
    const period = parsePeriod(when)
    if (!model || !period) throw new Error('the shipped knowledge has no such fact')
    const { caveat: _caveat, ...rest } = model
    const source = 'paper-2026'
    return { ...rest, id: `${source}/${when}`, source, period, figure: { value, unit: 'USD' }, status: 'actual', stated: '2026-05' }
  }
  const source = {
    id: 'paper-2026',
    title: 'Accounts',
    publisher: 'Paper',
    authors: [],
    date: '2026-05',
    lang: 'en',
    checked: '2026-11-01',
  } as const
  const engine = createEngine({
    ...shipped,
    sources: [...shipped.sources, source],
    facts: [...shipped.facts, loss('2024', 4.4e9), loss('2025', 8.1e9)],
  })

  test.each<[Lang, string, string[]]>([
    ['en', '/burn openai', ['US$8.1 billion', 'about US$5 billion', 'US$14 billion', 'actual about 12% below', '+84% on 2024', 'Computed']],
    ['zh-Hans', 'OpenAI亏了多少', ['81亿美元', '约50亿美元', '140亿美元', '实际值低约12%', '较2024年 +84%', '计算得出']],
    ['zh-Hant', 'OpenAI虧了多少', ['81億美元', '約50億美元', '140億美元', '實際值低約12%', '較2024年 +84%', '計算得出']],
  ])('the newest loss leads, and what was expected stays visible with its source: %s', (lang, question, shown) => {
    const { reply } = engine.ask({ text: question, conversation: 'test', audience: 'private', today: '2026-11-24' })
    const all = plainText(reply)
    expect(reply.lang).toBe(lang)
    expect(plain(reply.lines[0] ?? [])).toContain(shown[0])
    for (const part of shown) expect(all).toContain(part)
    expect(reply.citations.map(({ source: id }) => id)).toEqual(['paper-2026', article])
  })

  test('a year that was asked for is led by its result', () => {
    const { reply } = engine.ask({
      text: 'How much did OpenAI lose in 2024?',
      conversation: 'test',
      audience: 'private',
      today: '2026-11-24',
    })
    expect(plain(reply.lines[0] ?? [])).toContain('US$4.4 billion')
    expect(plain(reply.lines[1] ?? [])).toMatch(/^Earlier: .*about US\$5 billion .*forecast.*\[2\]; actual about 12% below, computed$/)
  })
})
