import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, it, test } from 'vitest'
import { newCommand } from '../../src/cli/new.ts'
import { type NewKind, newKinds } from '../../src/cli/new-fields.ts'
import { today, writeKnowledge } from '../knowledge/fixtures.ts'
import { problemsIn } from '../knowledge/problems.ts'
import { createPrinted } from './printed.ts'

async function make(kind: NewKind, given: Readonly<Record<string, string>>, dir = writeKnowledge()) {
  const printed = createPrinted()
  const code = await newCommand({ kind, dir, today, given: new Map(Object.entries(given)) }, printed)
  return { dir, code, ...printed }
}

const source = { title: '智谱：钱从哪里来？', publisher: '泰晤士报', date: '2026-11' }

describe('baimo new', () => {
  it('writes a source that passes the check, but for its lack of facts', async () => {
    const { dir, code, out } = await make('source', { ...source, via: 'Portal', authors: '甲，乙', url: 'https://example.org/2' })
    expect(code).toBe(0)
    expect(out[0]).toContain('Wrote the-times-2026-11 to')
    const text = readFileSync(join(dir, 'sources/the-times-2026-11.yaml'), 'utf8')
    expect(text).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schema\/sources\.json\ntitle: 智谱：钱从哪里来？\npublisher: 泰晤士报\nvia: Portal\n/,
    )
    expect(text).toContain("authors: [甲, 乙]\ndate: 2026-11\nurl: https://example.org/2\nlang: zh-Hans\nchecked: '2026-11-24'\nfacts:\n")
    expect(problemsIn(dir)).toEqual([
      'sources/the-times-2026-11.yaml:10:1 warning a source without facts. Add its facts, or take the file out. [no-facts]',
    ])
  })

  it('gives an example that is a right fact when its comment is taken off', async () => {
    const { dir } = await make('source', source)
    const path = 'sources/the-times-2026-11.yaml'
    const text = readFileSync(join(dir, path), 'utf8')
      .replaceAll(/^ {2}# ( *\S)/gm, '  $1')
      .replace(', profit]', ']')
    expect(text).toContain('\n  openai-net-loss-2026:')
    expect(problemsIn(writeKnowledge({ [path]: Buffer.from(text) }))).toEqual([])
  })

  it('never writes over a source', async () => {
    const { dir } = await make('source', source)
    expect(await make('source', { ...source, id: 'the-times-2026-11' }, dir)).toMatchObject({
      code: 1,
      err: ['sources/the-times-2026-11.yaml is there already, and stays as it is. Give another --id.'],
    })
    expect((await make('source', { ...source, title: 'Other' }, dir)).out[0]).toContain('Wrote the-times-2026-11-2 to')
  })

  test.each([
    ['an English title', { title: 'Who: "they" say', publisher: 'Café Press', date: '2026' }, ['cafe-press-2026', 'lang: en\n']],
    ['a Traditional one', { title: '這筆錢從哪裡來', publisher: '財新', date: '2026-01-02' }, ['caixin-2026-01-02', 'lang: zh-Hant\n']],
  ] as const)('takes %s for what it is, and makes an id of the publisher', async (_, given, [id, lang]) => {
    const { dir, code } = await make('source', given)
    expect(code).toBe(0)
    expect(readFileSync(join(dir, `sources/${id}.yaml`), 'utf8')).toContain(lang)
    expect(problemsIn(dir)).toHaveLength(1)
  })

  it('adds an entity, a topic and a metric to the file of their like, as the check wants them', async () => {
    const { dir } = await make('entity', { kind: 'company', name: 'Foo, Inc', zh: '富吧', aliases: 'Foo: x, 9527', of: 'openai' })
    await make('topic', { name: 'Chips', zh: '芯片', words: 'chip, chips, GPU' }, dir)
    const { code } = await make(
      'metric',
      { topic: 'burn', name: 'Cash burn', unit: 'money', basis: 'Cash: spent', 'basis-zh': '现金', months: '3', words: 'cash burn' },
      dir,
    )
    expect(code).toBe(0)
    expect(readFileSync(join(dir, 'entities/companies.yaml'), 'utf8')).toMatch(
      /\n\nfoo-inc:\n {2}kind: company\n {2}name: \{ en: 'Foo, Inc', zh: 富吧 \}\n {2}aliases: \['Foo: x', '9527'\]\n {2}of: openai\n$/,
    )
    expect(problemsIn(dir)).toEqual([])
  })

  it('writes nothing that would bring an error, and says which', async () => {
    const { dir, code, err } = await make('entity', { kind: 'company', name: 'Open AI' })
    expect(code).toBe(1)
    expect(err[0]).toContain('the name "Open AI" belongs to "openai" too')
    expect(err.at(-1)).toContain('Nothing was written')
    expect(problemsIn(dir)).toEqual([])
    expect((await make('metric', { topic: 'bern', name: 'x', unit: 'money', basis: 'x', 'basis-zh': 'x' })).err[0]).toContain(
      'Did you mean "burn"?',
    )
    expect((await make('topic', { name: 'Burn', id: 'burn' })).err).toEqual([
      '"burn" is in topics/money.yaml already, and stays as it is. Give another --id.',
    ])
  })

  it('names the options that are missing when there is nobody to ask', async () => {
    const { code, err } = await make('source', { title: 'x' })
    expect(code).toBe(2)
    expect(err).toEqual([expect.stringMatching(/^A new source needs --publisher .*, --date /)])
  })

  it('needs no more than seven things', () => {
    for (const fields of Object.values(newKinds)) expect(fields.filter((field) => 'required' in field).length).toBeLessThanOrEqual(7)
  })

  it('asks a person for what is not given, again for what is needed, and writes', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()]
    const answers = new Map([
      ['Publisher', ['', 'The Times']],
      ['Where it was read', ['']],
      ['Authors', ['A, B']],
      ['Date', ['2026-10']],
      ['Address', ['']],
      ['Language', ['']],
    ])
    output.on('data', (chunk) => {
      const asked = [...answers.keys()].find((question) => String(chunk).startsWith(question))
      if (asked) input.write(`${answers.get(asked)?.shift() ?? ''}\n`)
    })
    const dir = writeKnowledge()
    const given = new Map([['title', 'Money']])
    expect(await newCommand({ kind: 'source', dir, today, given, person: { input, output } }, createPrinted())).toBe(0)
    expect(readFileSync(join(dir, 'sources/the-times-2026-10.yaml'), 'utf8')).toContain('authors: [A, B]')
  })

  it('writes nothing when the person goes away', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()]
    output.once('data', () => input.end())
    const printed = createPrinted()
    expect(await newCommand({ kind: 'topic', dir: writeKnowledge(), today, given: new Map(), person: { input, output } }, printed)).toBe(1)
    expect(printed.err).toEqual(['Nothing was written.'])
  })
})
