import { describe, expect, it, test } from 'vitest'
import { files, modelineOf } from '../fixtures.ts'
import { layoutOf, problemsOf } from '../problems.ts'

const path = 'entities/companies.yaml'
const modeline = modelineOf(path)
const laidOut = `${modeline}${files[path] ?? ''}`

describe("the rule 'layout'", () => {
  const of = (text: string): string[] => layoutOf({ [path]: new TextEncoder().encode(text) }).filter((line) => line.startsWith(path))

  it('is right when schema, line ends and order are', () => {
    expect(of(laidOut)).toEqual([])
  })

  test.each([
    [
      'no schema',
      laidOut.replace(modeline, ''),
      `${path}:1:1 warning the first line names no schema. Begin the file with: ${modeline.trim()}`,
    ],
    [
      'Windows line ends',
      laidOut.replaceAll('\n', '\r\n'),
      `${path}:1:56 warning lines end as on Windows. Save the file with LF line ends.`,
    ],
    [
      'spaces at the end',
      laidOut.replace('kind: company', 'kind: company  '),
      `${path}:3:16 warning spaces at the end of a line. Take them out.`,
    ],
    ['no line end at the end', laidOut.trimEnd(), `${path}:9:23 warning no line end at the end of the file. Add one.`],
    ['two empty lines', laidOut.replace('openai:', '\n\nopenai:'), `${path}:6:1 warning more than one empty line. Leave one.`],
    [
      'another order of keys',
      laidOut.replace('  misspellings: [opnai]\n', '').replace('openai:\n', 'openai:\n  misspellings: [opnai]\n'),
      `${path}:8:3 warning "kind" stands after "misspellings". The order is kind, abroad, name, `,
    ],
  ])('is told of %s', (_, text, expected) => {
    expect(of(text)).toEqual([expect.stringContaining(expected)])
  })

  it('is told of an order within facts, at the key that is late', () => {
    const source = 'sources/times-1.yaml'
    const changed = (files[source] ?? '')
      .replace('    about: openai\n', '')
      .replace('    topics: [burn]\n', '    topics: [burn]\n    about: openai\n')
    expect(layoutOf({ [source]: changed }).filter((line) => line.includes('stands after'))).toEqual([
      expect.stringMatching(
        /^sources\/times-1\.yaml:12:5 warning "about" stands after "roles"\. The order is draft, about, roles, topics,/,
      ),
    ])
  })
})

describe("the rule 'mirror'", () => {
  const source = 'sources/times-1.yaml'
  const carrier = {
    'entities/carriers.yaml': 'sohu:\n  kind: organisation\n  name: {en: Sohu, zh: 搜狐}\n  hosts: [sohu.com]\n',
  }
  const at = (url: string, more = ''): Record<string, string> => ({
    ...carrier,
    [source]: (files[source] ?? '').replace('url: https://example.org/1\n', `url: ${url}\n${more}`),
  })

  it('is an address of one who carries what others wrote', () => {
    expect(problemsOf(at('https://www.sohu.com/a/1'))).toEqual([
      'sources/times-1.yaml:5:6 warning the address is of Sohu, which carries what others wrote. Give the address of The Times, or name the carrier in "via". [mirror]',
    ])
  })

  test.each([
    ['the carrier is named, in any script', at('https://m.sohu.com/a/1', 'via: 搜狐\n')],
    [
      'the carrier wrote it',
      {
        ...at('https://sohu.com/a/1'),
        [source]: (at('https://sohu.com/a/1')[source] ?? '').replace('publisher: The Times', 'publisher: 搜狐'),
      },
    ],
    ['the host only ends alike', at('https://notsohu.com/a/1')],
  ])('is none where %s', (_, changed) => {
    expect(problemsOf(changed).filter((line) => line.endsWith('[mirror]'))).toEqual([])
  })

  it('is a second source of the same title', () => {
    const copy = `title: What it COSTS\npublisher: The Copy\ndate: 2024-11\nlang: en\nchecked: 2026-11-01\nfacts: {}\n`
    expect(problemsOf({ 'sources/times-2.yaml': copy }).filter((line) => line.endsWith('[mirror]'))).toEqual([
      'sources/times-2.yaml:2:8 warning the same title as "times-1". If one is a copy of the other, keep the original and name the carrier in its "via". [mirror]',
    ])
  })
})
