import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { type ImportOptions, importCommand } from '../../src/cli/import.ts'
import { edited, emptyFolder, today, writeKnowledge } from '../knowledge/fixtures.ts'
import { problemsIn } from '../knowledge/problems.ts'
import { createPrinted } from './printed.ts'

const text = [
  'What it costs',
  'According to The Times, OpenAI had a net loss of about US$5 billion in 2024, and is expected to lose $7 billion next year.',
  '智谱上半年净亏损6000万元，增速达6%。一年前它还没有营收。',
  '“我们不会再烧钱，营收会来”，曾毓群告诉泰晤士报。',
].join('\n')

function article(bytes: string | Uint8Array = text): string {
  const folder = emptyFolder()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'a.txt'), bytes)
  return join(folder, 'a.txt')
}

async function run(dir: string, options: Partial<ImportOptions> = {}) {
  const printed = createPrinted()
  const given = new Map([
    ['publisher', 'Portal'],
    ['date', '2024-10'],
  ])
  const code = await importCommand({ article: article(), dir, today, given, ...options }, printed)
  return { code, ...printed }
}

/** The drafts of a file: id to its lines without indent. */
function draftsIn(file: string): Record<string, string[]> {
  const blocks = [...readFileSync(file, 'utf8').matchAll(/^ {2}([a-z0-9-]+):\n((?: {4}.*\n)+)/gm)]
  return Object.fromEntries(
    blocks.map(([, id = '', body = '']) => [
      id,
      body
        .trimEnd()
        .split('\n')
        .map((line) => line.trim()),
    ]),
  )
}

describe('baimo import', () => {
  it('drafts figures with entity, metric, period, qualifier and origin, and quotations, and passes the check', async () => {
    const dir = writeKnowledge()
    const { code, out } = await run(dir)
    expect(code).toBe(0)
    expect(out[0]).toContain('Wrote 4 figures and 1 quotations as drafts to')
    const drafts = draftsIn(join(dir, 'sources/portal-2024-10.yaml'))
    expect(drafts['openai-net-loss-2024']).toEqual([
      'draft: true',
      'about: openai',
      'topics: [burn]',
      'metric: net-loss',
      'figure: { value: 5, unit: USD billion, qualifier: about }',
      'period: 2024',
      'status: actual',
      'evidence: named-press',
      'by: the-times',
      'paragraph: 2',
      'statement:',
      "en: ''",
      "zh: ''",
    ])
    expect(drafts['openai-net-loss-2025']).toEqual(expect.arrayContaining(['status: forecast', 'period: 2025']))
    expect(drafts['zhipu-net-loss-2024-h1']).toEqual(
      expect.arrayContaining(['figure: { value: 60, unit: CNY million }', "period: '2024-H1'"]),
    )
    expect(drafts['zhipu-growth-2024-h1']).toEqual(expect.arrayContaining(["figure: { value: 6, unit: '%' }"]))
    expect(Object.values(drafts).at(-1)).toEqual(expect.arrayContaining(['roles: { speaker: [zeng-yuqun] }', 'paragraph: 4']))
    expect(problemsIn(dir).filter((line) => line.includes('error'))).toEqual([])
  })

  it('adds to a source that is there, and nothing the second time', async () => {
    const dir = writeKnowledge()
    const before = readFileSync(join(dir, 'sources/times-1.yaml'), 'utf8')
    await run(dir, { into: 'times-1' })
    const once = readFileSync(join(dir, 'sources/times-1.yaml'), 'utf8')
    // The two figures that are facts already are not drafted again.
    expect(once.startsWith(before.trimEnd())).toBe(true)
    expect(once.match(/draft: true/g)).toHaveLength(3)
    expect((await run(dir, { into: 'times-1' })).out[0]).toContain('Wrote 0 figures and 0 quotations')
    expect(readFileSync(join(dir, 'sources/times-1.yaml'), 'utf8')).toBe(once)
  })

  it('says how much of a curated source it finds, and writes nothing', async () => {
    const dir = writeKnowledge()
    const { code, out } = await run(dir, { score: 'times-1' })
    expect(code).toBe(0)
    expect(out).toEqual([
      'recall 100.0 %: 2 of 2 figures of the source are found',
      'precision 50.0 %: 2 of 4 figures proposed are in the source',
      'of those found, the draft has the right entity for 100.0 %, metric for 100.0 %, period for 100.0 %',
    ])
    expect((await run(dir, { score: 'times-2' })).err).toEqual(['There is no source "times-2": times-1.'])
  })

  test.each([
    ['GBK (GB 18030)', Uint8Array.of(0xd6, 0xc7, 0xc6, 0xd7, 0xb5, 0xc4, 0xd3, 0xaa, 0xca, 0xd5, 0x0a), 'GB18030'],
    ['Big5', Uint8Array.of(0xb4, 0xbc, 0xc3, 0xd0, 0xaa, 0xba, 0xc0, 0xe7, 0xa6, 0xac, 0x0a), 'BIG5'],
    ['UTF-16 (little-endian)', Buffer.from('\ufeff智谱', 'utf16le'), 'UTF-16'],
    ['UTF-16 (big-endian)', Buffer.from('revenue 智谱', 'utf16le').swap16(), 'UTF-16BE'],
  ])('says that a file seems to be %s, and how to convert it', async (name, bytes, from) => {
    const { code, err } = await run(writeKnowledge(), { article: article(bytes) })
    expect(code).toBe(1)
    expect(err[0]).toContain(`is no UTF-8, but seems to be ${name}. Convert it: iconv -f ${from} -t UTF-8 '`)
  })

  it('names an article that is not there, knowledge that is broken, and what a new source lacks', async () => {
    expect((await run(writeKnowledge(), { article: '/nowhere.txt' })).err[0]).toContain("/nowhere.txt can't be read")
    expect((await run(writeKnowledge(edited('sources/times-1.yaml', 'about: openai', 'about: x')))).err.at(-1)).toContain(
      'mend what is listed above',
    )
    expect(await run(writeKnowledge(), { given: new Map() })).toMatchObject({
      code: 2,
      err: [expect.stringMatching(/^A new source needs --publisher/)],
    })
  })
})
