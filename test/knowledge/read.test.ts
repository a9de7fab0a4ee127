import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { edited, files, writeKnowledge } from './fixtures.ts'
import { problemsIn, problemsOf } from './problems.ts'

const source = 'sources/times-1.yaml'
const people = 'entities/companies.yaml'
const quoteIt = "A sentence that begins with { must be quoted: '{figure} …'."

const cases: readonly (readonly [string, Record<string, string | Uint8Array>, readonly string[]])[] = [
  ['an unknown key', edited(source, 'url:', 'link:'), [`${source}:5:1 error unknown key "link". Perhaps "url" is meant.`]],
  [
    'an unknown key in a fact',
    edited(source, '    by: the-times', '    byy: the-times'),
    [`${source}:18:5 error unknown key "byy". Check its spelling and its indent, or take it out.`],
  ],
  [
    'a sentence with a comma within braces',
    edited('topics/money.yaml', 'What a company loses', 'What a company loses, and why'),
    ['topics/money.yaml:7:45 error unknown key "and why". A sentence with a comma within { } must be quoted.'],
  ],
  [
    'the same key twice',
    edited(source, 'lang: en', 'lang: en\nlang: en'),
    [`${source}:7:1 error the same key twice. Give each its own name, or join the two.`],
  ],
  [
    'the same fact twice',
    edited(source, '  growth-2024:', '  loss-2024:'),
    [`${source}:23:3 error the same key twice. Give each its own name, or join the two.`],
  ],
  [
    'a sentence that begins with a brace',
    edited(source, 'en: Zhipu AI grew {figure} in {period}.', 'en: {figure} was the growth in {period}.'),
    [`${source}:33:20 error broken YAML: Unexpected scalar at node end. ${quoteIt}`],
  ],
  [
    'a placeholder alone, which YAML reads as a map',
    edited(source, 'zh: 智谱{period}增长{figure}。', 'zh: {figure}'),
    [
      `${source}:34:11 error "zh" must be text, but YAML reads a map or a list. A sentence that begins with { or [ must be quoted: '{figure} …'.`,
    ],
  ],
  [
    'a version that YAML reads as a number',
    edited(people, "'02513'", '4.0'),
    [`${people}:5:19 error "1" must be text, but YAML reads 4.0 as a number. Quote it: '4.0'.`],
  ],
  [
    'a ticker that YAML reads as a number',
    edited(people, "'02513'", '02513'),
    [`${people}:5:19 error "1" must be text, but YAML reads 02513 as a number. Quote it: '02513'.`],
  ],
  [
    'a name that YAML reads as yes or no',
    edited(people, 'en: OpenAI', 'en: true'),
    [`${people}:8:14 error "en" must be text, but YAML reads true as yes or no. Quote it: 'true'.`],
  ],
  [
    'a year without quotes as a date',
    edited(source, 'date: 2024-10', 'date: 2024'),
    [`${source}:4:7 error "date" must be text, but YAML reads 2024 as a number. Quote it: '2024'.`],
  ],
  ['a missing part', edited(source, 'publisher: The Times\n', ''), [`${source}:2:1 error "publisher" is missing. Add it: "publisher: …".`]],
  [
    'a word outside a closed list',
    edited(source, 'status: forecast', 'status: forcast'),
    [`${source}:16:13 error "forcast" is not one of actual, estimate, forecast, target. Did you mean "forecast"?`],
  ],
  [
    'an unknown role',
    edited(source, '{product: [chatgpt]}', '{prodcut: [chatgpt]}'),
    [expect.stringMatching(/^sources\/times-1\.yaml:11:13 error .*prodcut/)],
  ],
  [
    'a list that is none',
    edited(people, '[opnai]', 'opnai'),
    [`${people}:9:17 error "misspellings" must be a list. Write it in brackets: [one, two].`],
  ],
  [
    'a figure that is only a number',
    edited(source, "{value: 6, unit: '%'}", '6'),
    [`${source}:27:13 error "figure" is not what it should be. Write {value: 5, unit: USD billion}, or undisclosed.`],
  ],
  [
    'a value in words',
    edited(source, 'value: 6', 'value: six'),
    [`${source}:27:21 error "value" must be a number. Write it plain, without quotes, commas or words: 26000.`],
  ],
  [
    'an id with capitals',
    edited(people, 'openai:', 'OpenAI:'),
    [expect.stringContaining(`${people}:6:1 error "OpenAI" can't be used here: an id has lower-case letters`)],
  ],
  ['a key that is a number', edited(people, 'openai:', '4.0:'), [`${people}:6:1 error the key 4.0 is not text to YAML. Quote it: '4.0'.`]],
  [
    'tabs',
    edited(people, '  kind: company\n  name: {en: OpenAI}', '\tkind: company\n\tname: {en: OpenAI}'),
    [
      `${people}:7:1 error broken YAML: Tabs are not allowed as indentation. Indent with spaces.`,
      `${people}:8:1 error broken YAML: Tabs are not allowed as indentation. Indent with spaces.`,
      `${people}:9:1 error broken YAML: All mapping items must start at the same column.`,
    ],
  ],
  [
    'a text that is not UTF-8',
    { [people]: Uint8Array.from([...new TextEncoder().encode('zhipu:\n  kind: '), 0xd6, 0xc7]) },
    [`${people}:2:9 error file is not UTF-8. Save it as UTF-8.`],
  ],
  [
    'a file over a megabyte',
    { [people]: `# ${'x'.repeat(1_000_001)}` },
    [`${people}:1:1 error file of 1000059 bytes, more than 1000000. Split it.`],
  ],
  [
    'a missing file of phrases',
    { 'phrases/words.yaml': '' },
    ['phrases/words.yaml:1:1 error there is no such file. Copy it from the knowledge that baimo is shipped with.'],
  ],
  [
    'a file with another ending',
    { 'topics/more.yml': 'x' },
    ['topics/more.yml:1:1 error file is not read. Rename it to topics/more.yaml.'],
  ],
]

describe('reading', () => {
  test.each(cases)('finds %s and says what to do', (_what, changed, expected) => {
    // An id that is renamed is missed elsewhere too.
    const lines = problemsOf(changed).filter((line) => Object.keys(changed).some((path) => line.startsWith(path)))
    expect(lines).toEqual(expected)
  })

  test('goes on past a broken file to the problems of the others', () => {
    const lines = problemsOf({ [people]: 'openai: {', ...edited('topics/money.yaml', 'name: burn', 'name: help') })
    expect(lines.at(0)).toContain(people)
    expect(lines.at(-1)).toContain('/help is a command of baimo itself')
  })

  test('passes over what editors leave behind', () => {
    expect(problemsOf({ 'topics/.money.yaml.swp': 'x', 'topics/money.yaml~': 'x', 'topics/.#money.yaml': 'x' })).toEqual([])
  })

  test('takes a byte order mark and Windows line ends', () => {
    expect(problemsOf({ [people]: `\ufeff${(files[people] ?? '').replaceAll('\n', '\r\n')}` })).toEqual([])
  })

  test('names a folder that is not there, once', () => {
    expect(problemsIn('/no/such/folder')).toHaveLength(1)
  })

  test('reports a folder in the place of a file', () => {
    const dir = writeKnowledge()
    mkdirSync(join(dir, 'topics/odd.yaml'))
    expect(problemsIn(dir)).toEqual([expect.stringContaining("topics/odd.yaml:1:1 error file can't be read")])
  })

  test('survives an alias bomb', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...[...'bcdefghi'].map((char, i) => `${char}: &${char} [${Array(9).fill(`*${'abcdefgh'[i]}`)}]`),
    ].join('\n')
    expect(problemsOf({ [people]: bomb })[0]).toContain(`${people}:1:1 error broken YAML`)
  })

  test('survives brackets nested a hundred thousand times', () => {
    expect(problemsOf({ [people]: '['.repeat(100_000) })[0]).toContain(people)
  })
})

describe('200 random edits of bytes', () => {
  test('never crash a check', () => {
    const paths = Object.keys(files)
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    const dir = writeKnowledge()
    for (let round = 0; round < 200; round++) {
      const path = paths[random(paths.length)] ?? ''
      const original = new TextEncoder().encode(files[path])
      const bytes = Uint8Array.from(original)
      for (let i = 0; i < 1 + random(4); i++)
        bytes[random(bytes.length)] = random(4) === 0 ? random(256) : '{}[]:\'"-#&*!|>%@`, \n\t0'.charCodeAt(random(23))
      writeFileSync(join(dir, path), random(5) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes)
      for (const line of problemsIn(dir)) expect(line).toMatch(/^[^:]+:\d+:\d+ (error|warning) ./)
      writeFileSync(join(dir, path), original)
    }
  }, 60_000)
})

test('a full-width colon behind a key is told of as what it is', () => {
  const changed = edited('sources/times-1.yaml', 'status: actual', 'status： actual')
  expect(problemsOf(changed)[0]).toMatch(/^sources\/times-1\.yaml:\d+:\d+ error broken YAML: .* Behind a key type the colon of ASCII/)
})
