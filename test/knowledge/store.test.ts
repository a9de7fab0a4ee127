import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/store.ts'
import { edited, emptyFolder, files, today, writeKnowledge } from './fixtures.ts'

async function load(dir: string, cacheDir: string) {
  const loaded = await loadKnowledge(dir, { today, cacheDir })
  if (!loaded.ok) throw new Error('not loaded')
  return loaded.knowledge
}

function copyIn(cacheDir: string): string {
  const [name = 'none'] = readdirSync(cacheDir)
  return join(cacheDir, name)
}

describe('loading', () => {
  test('leaves a compiled copy behind and gives the same from it', async () => {
    const [dir, cacheDir] = [writeKnowledge(), emptyFolder()]
    const first = await load(dir, cacheDir)
    expect(readdirSync(cacheDir)).toHaveLength(1)
    expect(await load(dir, cacheDir)).toEqual(first)
  })

  test('reads the copy where there is one of these files', async () => {
    const [dir, cacheDir] = [writeKnowledge(), emptyFolder()]
    const first = await load(dir, cacheDir)
    writeFileSync(copyIn(cacheDir), JSON.stringify({ ...first, phrases: {} }))
    expect((await load(dir, cacheDir)).phrases).toEqual({})
  })

  test('never serves a copy against newer files, even of the same size and time', async () => {
    const [dir, cacheDir] = [writeKnowledge(), emptyFolder()]
    await load(dir, cacheDir)
    const file = join(dir, 'sources/times-1.yaml')
    const { atime, mtime } = statSync(file)
    writeFileSync(file, (files['sources/times-1.yaml'] ?? '').replace('value: 5', 'value: 7'))
    utimesSync(file, atime, mtime)
    expect((await load(dir, cacheDir)).facts[0]?.figure?.value).toBe(7_000_000_000)
  })

  test.each([
    ['cut short', (text: string) => text.slice(0, 900)],
    ['empty', () => ''],
    ['of another shape', () => '{"format":1}'],
  ])('reads the files when the copy is %s', async (_what, damage) => {
    const [dir, cacheDir] = [writeKnowledge(), emptyFolder()]
    const first = await load(dir, cacheDir)
    const copy = copyIn(cacheDir)
    writeFileSync(copy, damage(readFileSync(copy, 'utf8')))
    expect(await load(dir, cacheDir)).toEqual(first)
    expect(JSON.parse(readFileSync(copy, 'utf8'))).toEqual(first)
  })

  test('goes without a copy where none can be written', async () => {
    const [dir, cacheDir] = [writeKnowledge(), join(emptyFolder(), 'file')]
    writeFileSync(cacheDir, '')
    expect((await load(dir, cacheDir)).facts).toHaveLength(3)
  })

  test('gives the problems of broken knowledge, and keeps no copy of it', async () => {
    const [dir, cacheDir] = [writeKnowledge(edited('sources/times-1.yaml', 'about: openai', 'about: opnai')), emptyFolder()]
    const loaded = await loadKnowledge(dir, { today, cacheDir })
    expect(loaded).toMatchObject({ ok: false, problems: [{ file: 'sources/times-1.yaml', line: 10, column: 12 }] })
    expect(readdirSync(cacheDir)).toEqual([])
  })

  test('keeps the copies of two folders apart', async () => {
    const cacheDir = emptyFolder()
    await load(writeKnowledge(), cacheDir)
    await load(writeKnowledge(), cacheDir)
    expect(readdirSync(cacheDir)).toHaveLength(2)
  })
})
