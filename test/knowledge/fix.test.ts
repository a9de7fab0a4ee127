import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { fixText } from '../../src/knowledge/fix.ts'
import { normalValue } from '../../src/knowledge/fix-values.ts'
import { parseYaml, type Path } from '../../src/knowledge/yaml.ts'
import { files, modelineOf } from './fixtures.ts'

const source = 'sources/times-1.yaml'
const fixed = (path: string, text: string): string => fixText(path, text)?.text ?? 'no YAML'

/** A fact in a source, with what is to be looked at in it. */
const withFact = (lines: string): string =>
  `${modelineOf(source)}title: T\npublisher: P\ndate: '2024'\nlang: en\nchecked: '2026-11-01'\nfacts:\n  a:\n${lines}`

describe('baimo fix', () => {
  it('puts keys in order, and takes comments and empty lines along', () => {
    const before = withFact(
      '    # of all\n    topics: [burn] # of it\n\n    # whose\n    about: openai\n    statement:\n      zh: 一\n      en: one\n    period: 2024\n# end\n',
    )
    const after = withFact(
      '    # of all\n\n    # whose\n    about: openai\n    topics: [burn] # of it\n    period: 2024\n    statement:\n      zh: 一\n      en: one\n# end\n',
    )
    expect(fixed(source, before)).toBe(after)
    expect(fixText(source, before)?.fixes).toEqual([{ what: 'order of keys', line: 10 }])
  })

  it('changes the places of pairs in braces', () => {
    const path = 'entities/x.yaml'
    expect(fixed(path, `${modelineOf(path)}a: { name: { en: A }, kind:  company,of: b } # c\n`)).toBe(
      `${modelineOf(path)}a: { kind:  company, name: { en: A },of: b } # c\n`,
    )
  })

  it('mends line ends, spaces, empty lines, the first line and the last', () => {
    const path = 'topics/x.yaml'
    expect(fixed(path, 'a:  \r\n  name: { en: A }\t\r\n\r\n\r\n\r\n  # c \r\n  near: [b]')).toBe(
      `${modelineOf(path)}a:\n  name: { en: A }\n\n  # c\n  near: [b]\n`,
    )
    expect(fixed(path, '# yaml-language-server: $schema=../old.json\na: {}\n')).toBe(`${modelineOf(path)}a: {}\n`)
  })

  it('leaves spaces that a text has as its own', () => {
    const text = withFact('    statement:\n      en: |\n        two  \n\n\n        three\n      zh: "a  \n        b"  \n')
    const result = fixed(source, text)
    expect(result).toContain('two  \n\n\n')
    expect(parseYaml(result).value).toEqual(parseYaml(text).value)
  })

  test.each([
    ['2024年10月21日', "'2024-10-21'"],
    ['2024/9/5', "'2024-09-05'"],
    ['２０２４－１０', "'2024-10'"],
    ['2024.10', "'2024.10'"],
    ['October 2024', "'2024-10'"],
    ['2024', "'2024'"],
    ['no day', "'no day'"],
    ['2024-13', "'2024-13'"],
  ])('writes the date %s as %s', (typed, expected) => {
    const value = normalValue(['date'], /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed)
    expect(typeof value === 'number' ? `'${value === 2024.1 ? '2024.10' : value}'` : `'${value}'`).toBe(expected)
  })

  test.each([
    ['2024Q2', '2024-Q2'],
    ['Q2 2024', '2024-Q2'],
    ['2024 h1', '2024-H1'],
    ['2024年第二季度', '2024-Q2'],
    ['2024年上半年', '2024-H1'],
    ['2021~2024', '2021..2024'],
    ['At 2024年8月', 'at 2024-08'],
    ['last year', 'last year'],
    ['截至2024年8月', '截至2024年8月'],
  ])('writes the period %s as %s', (typed, expected) => {
    expect(normalValue(['facts', 'a', 'period'], typed)).toBe(expected)
  })

  test.each([
    ['value', '26,000', 26000],
    ['value', '１．５', 1.5],
    ['value', '1,5', '1,5'],
    ['from', '-3', -3],
    ['unit', 'usd  Billion', 'USD billion'],
    ['unit', 'RMB 亿', 'CNY 亿'],
    ['unit', '％', '%'],
    ['unit', 'USD / Day', 'USD/day'],
    ['unit', 'CNY 億', 'CNY 亿'],
    ['unit', 'bananas', 'bananas'],
    ['qualifier', 'At least', 'at-least'],
  ])('writes the %s %s of a figure as %s', (part, typed, expected) => {
    expect(normalValue(['facts', 'a', 'figure', part], typed)).toBe(expected)
  })

  it('folds width in statements, quotes what then needs it, and leaves titles as printed', () => {
    const before = withFact(
      '    statement:\n      en: ｛figure｝ in ２０２４，said Ｋｉｍｉ（a lab）：yes。\n      zh: 增长６％，（约）。\n',
    ).replace('title: T', 'title: Ｔ：６％')
    const value = parseYaml(fixed(source, before)).value
    expect(value).toMatchObject({
      title: 'Ｔ：６％',
      facts: { a: { statement: { en: '{figure} in 2024, said Kimi (a lab): yes.', zh: '增长6%，（约）。' } } },
    })
  })

  it('touches nothing that is no YAML or has a key twice', () => {
    expect(fixText(source, 'a: [')).toBeUndefined()
    expect(fixText(source, 'a: 1\na: 2\n')).toBeUndefined()
  })

  it('finds nothing to mend in the files of the fixtures, but for their order and first line', () => {
    for (const [path, text] of Object.entries(files)) {
      const result = fixed(path, text)
      expect(parseYaml(result).value).toEqual(normalised(parseYaml(text).value, []))
    }
  })
})

/** Another walk than that of the code under test would hide nothing: what counts is that values are equal but for those it may change. */
function normalised(value: unknown, path: Path): unknown {
  if (Array.isArray(value)) return value.map((item, i) => normalised(item, [...path, i]))
  if (typeof value !== 'object' || value === null) return normalValue(path, value)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalised(item, [...path, key])]))
}

const values = [
  'about: openai',
  'topics: [burn, ｒevenue]',
  'metric: net-loss',
  'figure: { value: "２６,000", unit: usd billion }',
  'figure:\n      unit: CNY 亿\n      # of it\n      value: 5',
  'period: 2024Q2',
  'status: actual',
  'evidence: "company"',
  'paragraph: 7',
  "statement: { zh: '涨６％', en: 'up：６％' }",
  'statement:\n      en: >\n        long，\n        text  \n\n      zh: |\n        一  ',
  'statement:\n      en: plain over\n        two  lines\n      zh: 二',
  'caveat: { en: ＡＢ, zh: 甲 } # note',
  'keywords:\n    - Ａ\n    # between\n    - b',
  'strange: 1',
]
const gaps = ['', '\n', '\n\n\n', '    # comment \n', '\n    # two\n\n']
const ends = ['\n', '  \n', ' # tail\n', '\r\n']

describe('fixing any source', () => {
  const line = fc.record({ value: fc.constantFrom(...values), gap: fc.constantFrom(...gaps), end: fc.constantFrom(...ends) })
  const lines = fc.uniqueArray(line, { selector: ({ value }) => value.split(':')[0], minLength: 1 })
  const file = fc
    .record({ facts: fc.array(lines, { minLength: 1, maxLength: 3 }), first: fc.boolean(), last: fc.boolean() })
    .map(({ facts, first, last }) => {
      const body = facts.map(
        (pairs, i) =>
          `  f${i}:\n${pairs.map(({ value, gap, end }) => `${gap}    ${value}${/ {2}$| {2}''?$|lines$/.test(value) ? '\n' : end}`).join('')}`,
      )
      const head = 'title: Ｔ\ndate: 2024/1/2\npublisher: P\n'
      return first ? `${head}facts:\n${body.join('\n')}${last ? '' : 'lang: en\n'}` : `facts:\n${body.join('\n\n\n')}${head}`
    })

  it('never changes what it says, does all at once, and leaves every comment', () => {
    let seen = 0
    fc.assert(
      fc.property(file, (text) => {
        const before = parseYaml(text)
        if (before.errors.length > 0) return
        seen++
        const once = fixed(source, text)
        expect(parseYaml(once).value).toEqual(normalised(before.value, []))
        expect(fixed(source, once)).toBe(once)
        const comments = (of: string): string[] => (of.match(/# (?:comment|two|tail|note|of it|between)/g) ?? []).sort()
        expect(comments(once)).toEqual(comments(text))
      }),
      { numRuns: 150 },
    )
    expect(seen).toBeGreaterThan(100)
  })
})
