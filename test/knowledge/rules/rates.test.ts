import { expect, test } from 'vitest'
import { buildKnowledge } from '../../../src/knowledge/build.ts'
import { readContents } from '../../../src/knowledge/contents.ts'
import { today, writeKnowledge } from '../fixtures.ts'
import { type Case, layoutOf, problemsOf } from '../problems.ts'

const file = 'rates/fed.yaml'
const text = `title: Exchange rates
publisher: Federal Reserve
date: 2026-07-21
url: https://example.org/rates
lang: en
checked: '2026-11-01'
base: USD
rates:
  CNY:
    '2025': 7.2
    2026-06: 6.8
`

const broken = (from: string, to: string): string[] => {
  if (!text.includes(from)) throw new Error(`no ${from}`)
  return problemsOf({ [file]: text.replace(from, to) })
}

test('rates that are right are no problem, and none are needed', () => {
  expect(problemsOf({})).toEqual([])
  expect(problemsOf({ [file]: text })).toEqual([])
  expect(layoutOf({ [file]: text }).filter((line) => line.startsWith(file))).toEqual([])
})

test.each([
  ['no source', 'url: https://example.org/rates\n', '', [`${file}:2:1 error "url" is missing. Add it: "url: …".`]],
  ['a negative rate', '7.2', '-7.2', [`${file}:11:13 error`]],
  ['an unknown currency', 'CNY:', 'CNX:', [`${file}:10:3 error`]],
  [
    'a rate in itself',
    'CNY:',
    'USD:',
    [`${file}:11:13 error USD in itself. Give it in another currency.`, `${file}:12:14 error USD in itself. Give it in another currency.`],
  ],
  ['a year that is not over', "'2025'", "'2026'", [`${file}:11:5 error 2026 is not over. Give the rate of a day or a month that is.`]],
  ['a day that is none', '2026-06', '2026-02-30', [`${file}:12:5 error "2026-02-30" is no day of the calendar. Correct the date.`]],
  [
    'the point in another place',
    '7.2',
    '72',
    [`${file}:12:14 error 6.8 is far from the 72 of 2025. Check the point, and that it is CNY for one USD.`],
  ],
  [
    'the wrong way round',
    '6.8',
    '0.147',
    [`${file}:12:14 error 0.147 is far from the 7.2 of 2025. Check the point, and that it is CNY for one USD.`],
  ],
  ['a look in days to come', '2026-11-01', '2027-01-01', [`${file}:7:10 error 2027-01-01 is in the future. Correct the date.`]],
  ['an address that is none', 'https://example.org/rates', 'example', [`${file}:5:6 error "example" is no address of the web.`]],
] as const)('%s is told with its place', (...[, from, to, expected]) => {
  const found = broken(from, to)
  expect(found).toHaveLength(expected.length)
  for (const [i, line] of expected.entries()) expect(found[i]).toContain(line)
})

const again = text
  .replace('base: USD', 'base: CNY')
  .replace('CNY:', 'USD:')
  .replace('7.2', '0.1389')
  .replace(/ {4}2026-06.*\n/, '')
const cases: readonly Case[] = [
  [
    'rate',
    'a rate that stands twice, the other way round',
    { [file]: text, 'rates/other.yaml': again },
    ['rates/other.yaml:11:13 error CNY in USD of 2025 is in rates/fed.yaml too. Keep one of the two.'],
  ],
]

test.each(cases)('%s: %s', (...[, , changed, expected]) => {
  expect(problemsOf(changed)).toEqual(expected)
})

test('a file of rates is called like no source', () => {
  expect(problemsOf({ 'rates/times-1.yaml': text })[0]).toContain('"times-1" is a source of facts too.')
})

test('compiled rates name their source, which no list of articles counts', () => {
  const built = buildKnowledge(readContents(writeKnowledge({ [file]: text })), today)
  if (!built.ok) throw new Error('broken')
  expect(built.knowledge.rates.map(({ source, base, quote, period, value }) => [source, base, quote, period.notation, value])).toEqual([
    ['fed', 'USD', 'CNY', '2025', 7.2],
    ['fed', 'USD', 'CNY', '2026-06', 6.8],
  ])
  expect(built.knowledge.rateSources.map(({ id, publisher }) => [id, publisher])).toEqual([['fed', 'Federal Reserve']])
  expect(built.knowledge.sources.map(({ id }) => id)).toEqual(['times-1'])
})
