/** What goes wrong when many people add sources at once. */
import { describe, expect, test } from 'vitest'
import { buildKnowledge } from '../../../src/knowledge/build.ts'
import { readContents } from '../../../src/knowledge/contents.ts'
import { files, today, writeKnowledge } from '../fixtures.ts'
import { problemsOf } from '../problems.ts'

const first = 'sources/times-1.yaml'

interface Told {
  readonly about?: string
  readonly roles?: string
  readonly metric?: string
  readonly figure?: string
  readonly period?: string
  readonly status?: string
  readonly stated?: string
  readonly more?: string
}

/** A source with a fact for each of `told`, called f1, f2, … */
function source(head: Readonly<Record<string, string>>, ...told: readonly Told[]): string {
  const all = { title: 'Another', publisher: 'The Times', date: '2025-03-01', lang: 'en', checked: '2026-11-01', ...head }
  const facts = told.map((fact, index) => factText(`f${index + 1}`, index, fact)).join('')
  return `${Object.entries(all)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')}facts:\n${facts}`
}

function factText(id: string, index: number, told: Told): string {
  const { about = 'openai', roles = '{}', metric = 'net-loss', figure = '{value: 5, unit: USD billion}', status = 'actual' } = told
  const { period = "period: '2024'", stated = '2025-03', more = '' } = told
  return `  ${id}:
    about: ${about}
    roles: ${roles}
    topics: [revenue]
    metric: ${metric}
    figure: ${figure}
    ${period}
    stated: '${stated}'
    status: ${status}
    evidence: company
    paragraph: 1
    statement: {en: 'Fact ${index}, {figure}.', zh: '事实${index}，{figure}。'}
${more}`
}

/** What is found of two facts of one source, or of two. */
function found(rule: string, changed: Readonly<Record<string, string>>): string[] {
  return problemsOf(changed).filter((line) => line.includes(' error ') || line.endsWith(`[${rule}]`))
}
const together = (...told: readonly Told[]) => ({ 'sources/a.yaml': source({}, ...told) })
const apart = (one: Told, other: Told) => ({
  'sources/a.yaml': source({ title: 'One' }, one),
  'sources/b.yaml': source({ title: 'Two' }, other),
})

describe("the rule 'same-fact'", () => {
  test('finds one figure twice in a source, however it is scaled', () => {
    expect(found('same-fact', together({}, { figure: '{value: 5000, unit: USD million}' }))).toEqual([
      'sources/a.yaml:25:5 warning the same figure as "a/f1", of the same thing and time. ' +
        'Keep one of them. If they are of two things, name the product, customer or place of each in "roles". [same-fact]',
    ])
  })

  test('finds one statement twice', () => {
    const again = (files[first] ?? '').replace(
      '  led-by-person:',
      `  led-again:
    about: zhipu
    topics: [burn]
    period: at 2024-10
    status: actual
    evidence: company
    paragraph: 5
    statement: {en: 'Nobody knows!', zh: 没人知道。}
  led-by-person:`,
    )
    expect(found('same-fact', { [first]: again })).toEqual([
      'sources/times-1.yaml:50:5 warning says the same as "times-1/led-again". Keep one of them. [same-fact]',
    ])
  })

  test.each([
    ['is of another source', apart({}, {})],
    ['is of another period', together({}, { period: 'period: 2023' })],
    ['is of another product', together({ roles: '{product: [chatgpt]}' }, { roles: '{product: [yuanbao]}' })],
    ['was the forecast of it', together({}, { status: 'forecast' })],
    ['is linked', together({}, { more: '    differs_from: [{fact: f1, reason: scope}]\n' })],
  ])('finds none where the other %s', (_, changed) => {
    expect(found('same-fact', changed)).toEqual([])
  })
})

describe("the rule 'same-source'", () => {
  const at = (url: string) => ({ 'sources/a.yaml': source({ title: 'Another title', url }, { about: 'zhipu' }) })

  test.each(['https://www.example.org/1/', 'https://example.org/1?utm_source=x#top', 'http://m.example.org/1'])(
    'finds the same page at %s',
    (url) => {
      // The one that is read first, by file name, is taken as the first.
      expect(found('same-source', at(url))).toEqual([
        `sources/times-1.yaml:5:6 warning the same address as "a". Put the facts of both into one file. [same-source]`,
      ])
    },
  )

  test('finds the same title of one day by one publisher', () => {
    const copy = source({ title: 'What it COSTS', date: '2024-10-21' }, { about: 'zhipu' })
    expect(found('same-source', { 'sources/b.yaml': copy })).toEqual([
      `${first}:2:8 warning the same title, publisher and date as "b". Put the facts of both into one file. [same-source]`,
    ])
  })

  test.each([
    ['of another day', { 'sources/b.yaml': source({ title: 'What it costs', date: '2024-11' }, { about: 'zhipu' }) }],
    ['at another page', at('https://example.org/1?id=2')],
  ])('finds none %s', (_, changed) => {
    expect(found('same-source', changed)).toEqual([])
  })
})

describe("the rule 'missing-link'", () => {
  const figures = (one: string, other: string) => apart({ figure: `{${one}}` }, { figure: `{${other}}` })

  test.each([
    ['rounds it', figures('value: 3.12, unit: CNY 亿', 'value: 312.4, unit: CNY million')],
    ['is a little more than "over" says', figures('value: 3, unit: CNY 亿, qualifier: over', 'value: 312.4, unit: CNY million')],
    ['is a little less than "nearly" says', figures('value: 3.2, unit: CNY 亿, qualifier: nearly', 'value: 312.4, unit: CNY million')],
    ['is about it', figures('value: 5, unit: USD billion, qualifier: about', 'value: 5.2, unit: USD billion')],
    ['is within its range', figures('from: 5, to: 6, unit: USD billion', 'value: 5.5, unit: USD billion')],
    ['is in another currency', figures('value: 5, unit: USD billion', 'value: 36, unit: CNY billion')],
    ['was the forecast of it', apart({ status: 'forecast' }, { figure: '{value: 9, unit: USD billion}' })],
    [
      'is a forecast made much later',
      apart({ status: 'forecast', stated: '2023-12' }, { status: 'forecast', figure: '{value: 9, unit: USD billion}' }),
    ],
    [
      'is linked in the other source',
      apart({ more: '    differs_from: [{fact: b/f1, reason: value}]\n' }, { figure: '{value: 9, unit: USD billion}' }),
    ],
    [
      'is of another product',
      apart({ roles: '{product: [chatgpt]}' }, { roles: '{product: [yuanbao]}', figure: '{value: 9, unit: USD billion}' }),
    ],
  ])('finds none where the other figure %s', (_, changed) => {
    expect(found('missing-link', changed)).toEqual([])
  })

  test.each([
    ['is out of its rounding', figures('value: 3.12, unit: CNY 亿', 'value: 313.1, unit: CNY million')],
    ['is less than "over" says', figures('value: 3.2, unit: CNY 亿, qualifier: over', 'value: 312.4, unit: CNY million')],
    ['is far more than "over" says', figures('value: 3, unit: CNY 亿, qualifier: over', 'value: 390, unit: CNY million')],
    ['is coarse, but not so coarse', figures('value: 5, unit: USD billion', 'value: 5.4, unit: USD billion')],
    ['is a forecast of the same month', apart({ status: 'forecast' }, { status: 'forecast', figure: '{value: 9, unit: USD billion}' })],
  ])('finds one where the other figure %s', (_, changed) => {
    expect(found('missing-link', changed)).toEqual([expect.stringContaining('another figure than "a/f1"')])
  })
})

describe("the rules 'future' and 'unfinished'", () => {
  test('find a year called actual before it began', () => {
    expect(found('unfinished', together({ period: 'period: 2026' }))).toEqual([
      'sources/a.yaml:16:13 error called actual, but 2026 begins after it was said, 2025-03. ' +
        'Correct the period, "stated" or the date of the source; what was only foreseen is a forecast or a target.',
    ])
  })

  test('find a year called actual before it ended', () => {
    expect(found('unfinished', together({ period: 'period: 2025' }))).toEqual([
      'sources/a.yaml:16:13 warning called actual, but 2025 ends after it was said, 2025-03. ' +
        `Write the part of it that was over (2024-01..2024-09, 'to 2024-09'), or set "status: forecast" or "estimate". [unfinished]`,
    ])
  })

  test.each([
    ['had ended', { period: 'period: 2025-Q1' }],
    ['is the month it was said in', { period: 'period: 2025-03' }],
    ['is a day in it', { period: 'period: at 2025-03-20' }],
    ['reaches to the month', { period: 'period: to 2025-03', stated: '2025-03-02' }],
    ['was foreseen', { period: 'period: 2026', status: 'forecast' }],
    ['names what was over', { period: 'period: 2025-01..2025-02', stated: '2025-02-28' }],
  ])('find none where the period %s', (_, told) => {
    expect(found('unfinished', together(told))).toEqual([])
  })

  test('find an instant that had not come', () => {
    expect(found('unfinished', together({ period: 'period: at 2025-05' }))).toEqual([expect.stringContaining(' error ')])
  })

  test('let an event lie in a year that was not over', () => {
    const metrics = (files['metrics/money.yaml'] ?? '').replace('unit: money\n', 'unit: money\n  event: true\n')
    expect(found('unfinished', { ...together({ period: 'period: 2025' }), 'metrics/money.yaml': metrics })).toEqual([])
  })
})

describe("the rule 'fiscal'", () => {
  const zhipu = 'name: {en: Zhipu AI, zh: 智谱}'
  const entities = (month: number) => (files['entities/companies.yaml'] ?? '').replace(zhipu, `${zhipu}\n  fiscal_year_end: ${month}`)
  const of = (month: number, told: Told) => ({ 'entities/companies.yaml': entities(month), ...together({ about: 'zhipu', ...told }) })

  test('finds a year of the calendar of a company that has another', () => {
    expect(found('fiscal', of(3, { period: 'period: 2024' }))).toEqual([
      'sources/a.yaml:14:13 warning 2024 by the calendar, of a company whose year ends in month 3. ' +
        'Write "fiscal: FY2026", "FY2026-H1" or "FY2026-Q2" instead of the period. If the calendar is meant, add "fiscal: CY2024". [fiscal]',
    ])
  })

  test('finds a label that is of other months than the period', () => {
    expect(found('fiscal', of(3, { period: 'period: 2024\n    fiscal: FY2024' }))).toEqual([
      'sources/a.yaml:14:13 warning FY2024 of "zhipu" is 2023-04..2024-03, but the period says 2024. ' +
        'Take "period" out, or correct "fiscal_year_end" of the entity, which is 3. [fiscal]',
    ])
  })

  test.each<[string, number, Told]>([
    ['a label alone', 3, { period: 'fiscal: FY2024' }],
    ['a label with its period', 3, { period: 'period: 2024-Q2\n    fiscal: FY2025-Q1' }],
    ['a quarter that both years have', 3, { period: 'period: 2024-Q2' }],
    ['a half that both years have', 6, { period: 'period: 2024-H2' }],
    ['what is said to be of the calendar', 3, { period: 'period: 2024\n    fiscal: CY2024' }],
    ['an instant', 3, { period: 'period: at 2024-12' }],
    ['a company with the year of the calendar', 12, { period: 'period: 2024' }],
  ])('lets be %s', (_, month, told) => {
    expect(found('fiscal', of(month, told))).toEqual([])
  })

  test('finds a quarter that only the calendar has', () => {
    expect(found('fiscal', of(1, { period: 'period: 2024-Q2' }))).toHaveLength(1)
  })
})

describe("the rule 'unit-slip'", () => {
  /** A figure for each year from 2020 on. */
  const series = (...values: readonly number[]) =>
    together(...values.map((value, index) => ({ figure: `{value: ${value}, unit: CNY million}`, period: `period: ${2020 + index}` })))

  test('finds what is ten times its neighbours, and names them', () => {
    expect(found('unit-slip', series(300, 3500, 400))).toEqual([
      'sources/a.yaml:25:5 warning 3500 CNY million in 2021 is about 10 times too high for the series: ' +
        '300 CNY million in 2020 ("a/f1"), 400 CNY million in 2022 ("a/f3"). ' +
        'Look at its unit. If it is right, accept it with the reason. [unit-slip]',
    ])
  })

  test.each([
    ['100 times too low', [300, 350, 3.8, 400], 'too low'],
    ['10000 times too high', [300, 310, 320, 3_300_000], 'too high'],
    ['10 times too high', [57.4, 124.5, 3124], 'too high'],
    ['1000 times too high', [0.312, 300, 310], undefined],
    ['10000 times too high', [30, 290_000], 'too high'],
  ])('finds what is %s in %j, once', (times, values, side) => {
    expect(found('unit-slip', series(...values))).toEqual([
      expect.stringContaining(side === undefined ? '1000 times too low' : `about ${times}`),
    ])
  })

  // As they stand in reports of Chinese start-ups.
  test.each([
    ['losses', [143, 788, 2958, 4718]],
    ['revenue', [3.46, 30.52, 79.04]],
    ['tokens', [1.3, 30, 50]],
    ['bids', [92, 1521]],
    ['a fall', [6093, 4278, 590]],
  ])('takes the growth of %s for what it is: %j', (_, values) => {
    expect(found('unit-slip', series(...values))).toEqual([])
  })

  test.each<[string, readonly Told[]]>([
    ['of a year and of quarters', [{ period: 'period: 2023' }, { period: 'period: 2024-Q1' }, { period: 'period: 2024-Q2' }]],
    [
      'of another product',
      [{ period: 'period: 2022' }, { period: 'period: 2023', roles: '{product: [chatgpt]}' }, { period: 'period: 2024' }],
    ],
    ['of a forecast', [{ period: 'period: 2022' }, { period: 'period: 2023', status: 'forecast' }, { period: 'period: 2024' }]],
  ])('compares no figure %s', (_, told) => {
    const values = told.length === 3 && told[0]?.period === 'period: 2023' ? [50, 5, 5] : [5, 50, 5]
    const changed = together(...told.map((fact, index) => ({ ...fact, figure: `{value: ${values[index]}, unit: CNY million}` })))
    expect(found('unit-slip', changed)).toEqual([])
  })
})

describe("the rule 'everyday-name'", () => {
  const words = { 'phrases/words.yaml': `${files['phrases/words.yaml']}everyday: [step, 海螺]\n` }
  const entity = (lines: string, kind = 'company') => ({
    ...words,
    'entities/more.yaml': `step:\n  kind: ${kind}\n  name: {en: StepFun}\n  ${lines}\n`,
  })

  test('finds a name that is a word, in any case and script', () => {
    expect(found('everyday-name', entity('aliases: [Step, 海螺, Steps]'))).toEqual([
      'entities/more.yaml:5:13 warning the name "Step" is an everyday word too (phrases/words.yaml). ' +
        'Add it to "common_words": it counts only beside another word of the market then. [everyday-name]',
      expect.stringContaining('more.yaml:5:19 warning the name "海螺"'),
    ])
  })

  test('finds a name by which questions are read', () => {
    expect(found('everyday-name', entity('aliases: [WHO]'))).toHaveLength(1)
  })

  test.each([
    ['is guarded', entity('aliases: [Step]\n  common_words: [step]')],
    ['is of a group', entity('aliases: [Step]', 'group')],
    ['is not searched for', { ...words, 'entities/more.yaml': 'x:\n  kind: company\n  name: {en: Step}\n  found_by_name: false\n' }],
  ])('finds none that %s', (_, changed) => {
    expect(found('everyday-name', changed)).toEqual([])
  })

  test('has a list that reads no question', () => {
    const built = buildKnowledge(readContents(writeKnowledge(words)), today)
    expect(built.ok && Object.keys(built.knowledge.lexicon)).toEqual(['who', 'how'])
  })
})
