import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixCommand } from '../../src/cli/fix.ts'
import { edited, files, modelineOf, writeKnowledge } from '../knowledge/fixtures.ts'
import { createPrinted } from './printed.ts'

const source = 'sources/times-1.yaml'
const changed = edited(
  source,
  '    about: openai\n    roles: {product: [chatgpt]}\n',
  '    roles: {product: [chatgpt]}  \n    about: openai\n',
)

function run(dir: string, { checksOnly = false, named = [] as readonly string[] } = {}) {
  const printed = createPrinted()
  const code = fixCommand({ dir, files: named.map((path) => join(dir, path)), checksOnly }, printed)
  return { code, ...printed }
}

describe('baimo fix', () => {
  it('mends every file, says where, and has nothing to do the second time', () => {
    const dir = writeKnowledge(changed)
    expect(run(dir)).toMatchObject({
      code: 0,
      out: [`${source}:10 spaces at line ends`, `${source}:10 order of keys`, '1 file mended'],
    })
    expect(readFileSync(join(dir, source), 'utf8')).toBe(`${modelineOf(source)}${files[source]}`)
    expect(run(dir)).toMatchObject({ code: 0, out: ['0 files mended'] })
  })

  it('only says what it would do with --check, and fails then', () => {
    const dir = writeKnowledge(changed)
    const before = readFileSync(join(dir, source), 'utf8')
    expect(run(dir, { checksOnly: true })).toMatchObject({ code: 1, out: expect.arrayContaining(['1 file to mend']) })
    expect(readFileSync(join(dir, source), 'utf8')).toBe(before)
    expect(run(writeKnowledge(), { checksOnly: true }).code).toBe(0)
  })

  it('mends the files that are named, and no other', () => {
    const dir = writeKnowledge(changed)
    expect(run(dir, { named: ['topics/money.yaml'] })).toMatchObject({ code: 0, out: ['0 files mended'] })
    expect(run(dir, { named: [source] })).toMatchObject({ code: 0, out: expect.arrayContaining(['1 file mended']) })
    expect(run(dir, { named: ['../x.yaml'] })).toMatchObject({
      code: 1,
      err: [expect.stringContaining('../x.yaml is no file of the knowledge')],
    })
  })

  it('leaves what it can’t read, says so, and mends the rest', () => {
    const dir = writeKnowledge(changed)
    writeFileSync(join(dir, 'topics/x.yaml'), 'a: [')
    writeFileSync(join(dir, 'topics/y.yaml'), Buffer.from([0x61, 0x3a, 0xff]))
    expect(run(dir)).toMatchObject({
      code: 1,
      out: expect.arrayContaining(['1 file mended']),
      err: [expect.stringContaining('topics/x.yaml is left'), expect.stringContaining('topics/y.yaml is left')],
    })
  })
})
