import { expect, test } from 'vitest'
import { edited } from '../fixtures.ts'
import { type Case, problemsOf } from '../problems.ts'

const source = 'sources/times-1.yaml'
const inSource = (from: string, to: string) => edited(source, from, to)
const statement = 'en: OpenAI was expected to lose {figure} in {period}.'

const cases: readonly Case[] = [
  [
    'reference',
    'an unknown topic',
    inSource('topics: [burn]', 'topics: [brun]'),
    [`${source}:12:14 error unknown topic "brun". Did you mean "burn"?`],
  ],
  [
    'reference',
    'an unknown entity',
    inSource('about: openai', 'about: opnai'),
    [`${source}:10:12 error unknown entity "opnai". Did you mean "openai"?`],
  ],
  [
    'reference',
    'an unknown origin',
    inSource('by: the-times', 'by: the-moon'),
    [`${source}:18:9 error unknown entity "the-moon". Add it to entities/, or name one that is there.`],
  ],
  [
    'reference',
    'an unknown entity in a role',
    inSource('[chatgpt]', '[chatgbt]'),
    [`${source}:11:23 error unknown entity "chatgbt". Did you mean "chatgpt"?`],
  ],
  [
    'reference',
    'an unknown metric',
    inSource('metric: growth', 'metric: growht'),
    [`${source}:26:13 error unknown metric "growht". Did you mean "growth"?`],
  ],
  [
    'reference',
    'an unknown owner',
    edited('entities/others.yaml', 'of: openai', 'of: opena'),
    ['entities/others.yaml:5:7 error unknown entity "opena". Did you mean "openai"?'],
  ],
  [
    'reference',
    'a topic near an unknown one',
    edited('topics/money.yaml', 'near: [revenue]', 'near: [revenu]'),
    ['topics/money.yaml:8:10 error unknown topic "revenu". Did you mean "revenue"?'],
  ],
  [
    'reference',
    'a link to an unknown fact',
    inSource('    status: forecast', '    differs_from: [{fact: times-1/los-2024, reason: value}]\n    status: forecast'),
    [`${source}:16:27 error unknown fact "times-1/los-2024". Did you mean "times-1/loss-2024"?`],
  ],
  [
    'figure',
    'an unknown unit',
    inSource('unit: USD billion', 'unit: USDD billion'),
    [`${source}:14:30 error unknown unit "USDD billion". Did you mean "USD"?`],
  ],
  [
    'figure',
    'an unknown scale',
    inSource('unit: USD billion', 'unit: USD bilion'),
    [
      `${source}:14:30 error unknown unit "USD bilion". A unit is a base, a scale and a rate: USD billion, CNY 亿, USD/day, USD million/month.`,
    ],
  ],
  [
    'figure',
    'a figure without a value',
    inSource('{value: 5, unit', '{unit'),
    [`${source}:14:13 error a figure without a value. Give "value", or "from" and "to"; where the source names none, write undisclosed.`],
  ],
  [
    'figure',
    'a figure with a value and a range',
    inSource('{value: 5, unit', '{value: 5, from: 4, to: 6, unit'),
    [`${source}:14:13 error a figure with a value and a range. Keep one of them: two figures are two facts.`],
  ],
  [
    'figure',
    'a range with one end',
    inSource('{value: 5, unit', '{from: 5, unit'),
    [`${source}:14:13 error a range with one end. Give both, or a value with the qualifier over, at-least or up-to.`],
  ],
  [
    'figure',
    'a range that falls',
    inSource('{value: 5, unit', '{from: 5, to: 4, unit'),
    [`${source}:14:13 error a range from 5 to 4. The smaller end comes first.`],
  ],
  [
    'shape',
    'a figure without a unit',
    inSource(', unit: USD billion, qualifier: about', ''),
    [`${source}:14:5 error "unit" is missing. Add it: "unit: …".`],
  ],
  [
    'shape',
    'a fact without a period',
    inSource('    period: 2024\n', ''),
    [`${source}:9:3 error "period" is missing. Add it: "period: …".`],
  ],
  [
    'metric-unit',
    'a unit that does not fit the metric',
    inSource("{value: 6, unit: '%'}", '{value: 6, unit: USD}'),
    [`${source}:27:30 error "USD" is money, but the metric "growth" is percent. Correct the unit, or choose a metric of money.`],
  ],
  [
    'metric-unit',
    'a figure without a metric',
    inSource('    metric: growth\n', ''),
    [`${source}:26:5 error a figure without a metric. Say what is measured: "metric: revenue".`],
  ],
  [
    'period',
    'a period that is none',
    inSource('period: 2024-H1', 'period: 2024-H3'),
    [
      `${source}:28:13 error "2024-H3" is no period. Write 2024, 2024-H1, 2024-Q2, 2024-08, 2024-09-05, 2021..2024, 'to 2024-08' or 'at 2024-10'.`,
    ],
  ],
  [
    'typed-figure',
    'a figure typed in English',
    inSource(statement, statement.replace('{figure}', '5 billion ({figure})')),
    [`${source}:21:11 error the statement types its own figure, "5 billion". Write {figure} instead: it is worded from the data.`],
  ],
  [
    'typed-figure',
    'a figure typed in Chinese',
    inSource('亏损{figure}', '亏损50億、{figure}'),
    [`${source}:22:11 error the statement types its own figure, "50亿". Write {figure} instead: it is worded from the data.`],
  ],
]

test.each(cases.map(([rule, what, changed, expected]) => ({ rule, what, changed, expected })))(
  'the rule $rule finds $what',
  ({ changed, expected }) => {
    expect(problemsOf(changed)).toEqual(expected)
  },
)
