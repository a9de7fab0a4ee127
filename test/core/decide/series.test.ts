import { describe, expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine.ts'
import type { Fact, Knowledge } from '../../../src/core/knowledge.ts'
import { plainText } from '../../../src/core/plain-text.ts'
import type { Line, Reply } from '../../../src/core/reply.ts'
import { plain } from '../../../src/core/wording/spans.ts'
import { fact, knowledge, said, text } from '../sample.ts'

function ask(question: string, facts: readonly Fact[], more: Partial<Knowledge> = {}): Reply {
  const engine = createEngine({ ...knowledge(facts), ...more })
  return engine.ask({ text: question, conversation: 'test', audience: 'private', today: '2026-11-24' }).reply
}

const cell = (line: Line | undefined): string => plain(line ?? []).replace(/ \[.*$/, '')
const column = (reply: Reply, i: number): string[] => reply.table?.rows.map((row) => cell(row[i])) ?? []
/** What a computed cell holds: the stub wording names its key and its places. */
const computed = (reply: Reply): string[] => column(reply, 3).map((cell) => cell.replace(/\s+/g, ' ').trim())

const sales = (when: string, value: number, more: Parameters<typeof fact>[1] = {}): Fact =>
  fact(`sales-${when}-${more.source ?? 'a'}-${more.status ?? 'actual'}`, { when, figure: { value, unit: 'CNY' }, ...more })

const years = [sales('2025', 4e8), sales('2023', 1e8), sales('2024', 2e8), sales('2025-H1', 1.5e8), sales('2024-H1', 1e8)]

describe('figures of one measure over time', () => {
  test('are a table in order of time, under the newest result', () => {
    const reply = ask('Starlight revenue', years)
    expect([reply.kind, reply.facts[0]]).toEqual(['answer', 'a/sales-2025-a-actual'])
    expect(plain(reply.lines[0] ?? [])).toContain('RMB 400 million')
    expect(column(reply, 0)).toEqual(['2023', 'H1 2024', '2024', 'H1 2025', '2025'])
    expect(reply.facts).toHaveLength(5)
    expect(reply.lines).toHaveLength(1)
  })

  test('have status and citation in each row', () => {
    for (const row of ask('Starlight revenue', years).table?.rows ?? []) {
      expect(row[1]?.some(({ kind }) => kind === 'cite')).toBe(true)
      expect(plain(row[2] ?? [])).toContain('status-actual')
    }
  })

  test.each(['Starlight revenue 2024', '星辰2024年收入'])('are none where one period is asked for: %s', (question) => {
    const reply = ask(question, years)
    expect([reply.facts[0], reply.table]).toEqual(['a/sales-2024-a-actual', undefined])
  })

  test.each([
    ['Starlight revenue 2023 to 2024', ['2023', 'H1 2024', '2024']],
    ['Starlight revenue since 2024', ['H1 2024', '2024', 'H1 2025', '2025']],
    ['星辰2024年以来的收入', ['2024年上半年', '2024年', '2025年上半年', '2025年']],
  ])('are those within the span that is asked for: %s', (question, periods) => {
    expect(column(ask(question, years), 0)).toEqual(periods)
  })

  test('are lines while they are fewer than three', () => {
    const reply = ask('Starlight revenue', years.slice(0, 2))
    expect([reply.table, reply.facts.length]).toEqual([undefined, 2])
  })

  test('are sixteen rows at most: the newest, the older ones counted', () => {
    const many = Array.from({ length: 20 }, (_, i) => sales(String(2006 + i), 1e8))
    const reply = ask('Starlight revenue', many)
    expect(column(reply, 0)).toEqual(Array.from({ length: 16 }, (_, i) => String(2010 + i)))
    expect(plainText(reply)).toMatch(/^more: +4/m)
  })

  test('of two sources that agree are one row with both citations', () => {
    const twice = [...years, sales('2024', 2e8, { source: 'b', figure: { value: 2e8, unit: 'CNY', qualifier: 'about' } })]
    const row = ask('Starlight revenue', twice).table?.rows[2]
    expect(row?.[1]?.filter(({ kind }) => kind === 'cite')).toHaveLength(2)
  })

  test('that differ for a time are rows beside one another, best evidence first', () => {
    const rumour = sales('2024', 3e8, { source: 'b', evidence: 'rumour', differs: [{ fact: 'a/sales-2024-a-actual', reason: 'value' }] })
    expect(column(ask('Starlight revenue', [rumour, ...years]), 1).slice(2, 4)).toEqual(['RMB 200 million', 'RMB 300 million'])
  })

  test('say for instants and sums to a day what they are, where they stand among others', () => {
    const mixed = ask('Starlight revenue', [...years, sales('at 2024-10', 3e8), sales('to 2025-09', 3e8)])
    expect(column(mixed, 0).filter((period) => period.startsWith('table-'))).toHaveLength(2)
    const instants = ['at 2023-10', 'at 2024-10', 'at 2025-10'].map((when) => sales(when, 1e8))
    expect(column(ask('Starlight revenue', instants), 0)).toEqual(['as of October 2023', 'as of October 2024', 'as of October 2025'])
  })
})

describe('a table without room', () => {
  test('keeps its newest rows, and counts the others', () => {
    const reply = ask(
      'Starlight revenue',
      Array.from({ length: 16 }, (_, i) => sales(String(2010 + i), 1e8)),
    )
    const short = plainText(reply, { maxChars: plainText(reply).length - 400 })
    expect(short).toContain('2025 | RMB')
    expect(short).not.toContain('2010 | RMB')
    expect(short).toMatch(/^and-more: +\d/m)
    for (const { text } of reply.citations) expect(short).toContain(text)
  })
})

describe('several measures of a topic', () => {
  const adjusted = (when: string, value: number): Fact =>
    fact(`adjusted-${when}`, { when, metric: 'adjusted-sales', figure: { value, unit: 'CNY' } })
  const { metrics } = knowledge([])
  const more = {
    metrics: metrics.flatMap((metric) =>
      metric.id === 'sales' ? [metric, { ...metric, id: 'adjusted-sales', name: text('adjusted') }] : [metric],
    ),
  }
  const all = [...years, adjusted('2023', 1e7), adjusted('2024', 2e7), adjusted('2025', 3e7)]

  test('never share a table: one is tabled, of the others the newest figure is named', () => {
    const reply = ask('Starlight revenue', all, more)
    expect(column(reply, 0)).toHaveLength(5)
    const lines = reply.lines.map(plain)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('adjusted')
    expect(lines[1]).toContain('RMB 30 million')
  })

  test('are tabled by what is newer than the first by over a year', () => {
    const late = [sales('2021', 1e8), sales('2022', 1e8), sales('2023', 1e8), ...all.slice(5)]
    expect(ask('Starlight revenue', late, more).table?.caption).toContain('adjusted')
  })

  test('stand beside what is said in words', () => {
    const reply = ask('Starlight revenue', [...years, said('words', { statement: text('Star made all its revenue abroad.') })])
    expect(reply.lines.map(plain).join('\n')).toContain('abroad')
  })
})

describe('growth', () => {
  test('is computed on the same length a year before, and marked', () => {
    const reply = ask('Starlight revenue', years)
    expect(reply.table?.header[3]).toMatch(/^table-computed/)
    expect(computed(reply)).toEqual([
      '',
      '',
      expect.stringContaining('2023'),
      expect.stringContaining('H1 2024'),
      expect.stringContaining('2024'),
    ])
    expect(computed(reply).map((cell) => /\+\d+%/.exec(cell)?.[0])).toEqual([undefined, undefined, '+100%', '+50%', '+100%'])
  })

  test.each<[string, Parameters<typeof fact>[1]]>([
    ['is hedged', { figure: { value: 1e8, unit: 'CNY', qualifier: 'about' } }],
    ['is of another unit', { figure: { value: 1e8, unit: 'USD' } }],
    ['is a range', { figure: { from: 1e8, to: 2e8, unit: 'CNY' } }],
    ['was expected', { status: 'forecast' }],
    ['is nothing', { figure: { value: 0, unit: 'CNY' } }],
  ])('is not computed where the year before %s', (_, more) => {
    const facts = [sales('2022', 1e8, more), sales('2023', 3e8), sales('2025', 4e8)]
    expect(ask('Starlight revenue', facts).table?.header).toHaveLength(3)
  })

  test('is not computed where sources differ on the year before, unless its own source is one of them', () => {
    const other = sales('2024', 3e8, { source: 'b' })
    const base = [sales('2023', 1e8, { source: 'b' }), other, sales('2024', 2e8)]
    expect(computed(ask('Starlight revenue', [...base, sales('2025', 4e8)])).at(-1)).toContain('+100%')
    const third = sales('2025', 4e8, { source: 'c', id: 'c/sales' })
    expect(computed(ask('Starlight revenue', [...base, third])).at(-1)).toBe('')
  })

  test('of a percentage is a difference in points, and of a growth rate none', () => {
    const share = (when: string, value: number): Fact => sales(when, 0, { figure: { value, unit: '%' } })
    const reply = ask('Starlight revenue', [share('2023', 40), share('2024', 42.5), share('2025', 42.4)])
    expect(computed(reply).slice(1)).toEqual([
      expect.stringContaining('+computed-points: 2.5'),
      expect.stringContaining('computed-points: -0.1'),
    ])
    const { metrics } = knowledge([])
    const signed = { metrics: metrics.map((metric) => ({ ...metric, signed: true })) }
    expect(ask('Starlight revenue', [share('2023', 40), share('2024', 42.5), share('2025', 42.4)], signed).table?.header).toHaveLength(3)
  })
})

describe('a chart', () => {
  test('has figures of one length and unit only, one a period', () => {
    const facts = [
      ...years,
      sales('2024', 3e8, { source: 'b', evidence: 'rumour' }),
      sales('2022', 1e8, { figure: { value: 1, unit: 'USD' } }),
    ]
    expect(ask('Starlight revenue', facts).series?.points.map(({ label, value }) => [label.slice(0, 4), value])).toEqual([
      ['2023', 1e8],
      ['2024', 2e8],
      ['2025', 4e8],
    ])
  })
})
