/** The file and the key beside it. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Memory } from '../../src/core/reply.ts'
import { openJournal, type OpenJournal } from '../../src/journal/open.ts'
import { buildWhereStale } from '../build.ts'
import { day, entry, newFolder, newSqlitePlace, noon, silent } from './place.ts'

const openIn = (dataDir: string): Promise<OpenJournal> => openJournal({ dataDir, retentionDays: 90, now: () => noon, log: silent })
const modeOf = (path: string): number => statSync(path).mode & 0o777

describe('the folder', () => {
  it('and all that is in it are for their owner only', async () => {
    const folder = join(newFolder(), 'deep', '.baimo')
    const open = await openIn(folder)
    await open.journal.record(entry({}))
    expect(modeOf(folder)).toBe(0o700)
    const names = readdirSync(folder)
    expect(names).toEqual(['baimo.db', 'baimo.db-shm', 'baimo.db-wal', 'key'])
    expect(names.map((name) => modeOf(join(folder, name)))).toEqual([0o600, 0o600, 0o600, 0o600])
    await open.close()
    chmodSync(join(folder, 'baimo.db'), 0o644)
    await (await openIn(folder)).close()
    expect(modeOf(join(folder, 'baimo.db'))).toBe(0o600)
  })

  it('that can not be one is named with what to do', async () => {
    const file = join(newFolder(), 'file')
    writeFileSync(file, '')
    await expect(openIn(join(file, 'data'))).rejects.toThrow(/key can't be read or made: .*Make its folder writable/)
    await expect(openJournal({ dataDir: file, key: 'k', retentionDays: 90, now: () => noon, log: silent })).rejects.toThrow(
      /baimo\.db can't be opened: .*Make its folder writable .*BAIMO_DATA/,
    )
  })

  it('with a damaged database is named with what to do, and left as it is', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'baimo.db'), 'no database '.repeat(1000))
    await expect(openIn(folder)).rejects.toThrow(/baimo\.db is damaged, or no database of baimo\. Put a backup in its place/)
    expect(readFileSync(join(folder, 'baimo.db'), 'utf8')).toContain('no database')
  })

  it('with a database damaged further in is named too', async () => {
    const folder = newFolder()
    await (await openIn(folder)).close()
    const path = join(folder, 'baimo.db')
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill('damage', 100, 8192))
    await expect(openIn(folder)).rejects.toThrow(/baimo\.db is damaged/)
  })

  it('with a folder in the place of the database is named too', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'baimo.db'))
    await expect(openIn(folder)).rejects.toThrow(/baimo\.db can't be opened/)
  })
})

describe('the key', () => {
  it('is made once and kept', async () => {
    const folder = newFolder()
    await (await openIn(folder)).close()
    const made = readFileSync(join(folder, 'key'), 'utf8')
    expect(Buffer.from(made, 'base64')).toHaveLength(32)
    const open = await openIn(folder)
    await open.close()
    expect(readFileSync(join(folder, 'key'), 'utf8')).toBe(made)
  })

  it('that is cut short is named with what to do', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'key'), 'short\n')
    await expect(openIn(folder)).rejects.toThrow(/key holds less than 32 characters\. Put the key back from a backup/)
  })

  it('that is lost is missed at once', async () => {
    const folder = newFolder()
    await (await openIn(folder)).close()
    writeFileSync(join(folder, 'key'), 'x'.repeat(44))
    await expect(openIn(folder)).rejects.toThrow(/another key\. Set BAIMO_KEY to that one \(or put back the file "key"\)/)
  })
})

describe('the file', () => {
  it('has nothing left of what was forgotten', async () => {
    const place = await newSqlitePlace()
    const open = await place.open()
    await open.journal.correct({ platform: 'test', kind: 'other', text: 'forgettable', facts: [], lang: 'en', day })
    expect((await place.bytes()).includes('forgettable')).toBe(true)
    const later = await place.open({ now: () => noon + 90 * 24 * 60 * 60 * 1000 })
    expect((await place.bytes()).includes('forgettable')).toBe(false)
    await Promise.all([open.close(), later.close()])
  })

  it('is written again once another connection lets go of it, for which time must go on meanwhile', async () => {
    const place = await newSqlitePlace()
    const open = await place.open()
    const other = await place.store()
    let written: Promise<unknown> | undefined
    await other.transaction(async () => {
      const vote = { platform: 'test', person: 'P', answer: 'a', facts: [], value: 'up', day } as const
      written = Promise.all([open.journal.vote(vote), open.journal.record(entry({}))])
      await new Promise((resolve) => setTimeout(resolve, 200))
    })
    await written
    expect(await open.reads.gaps(1)).toMatchObject([{ count: 1 }])
    await Promise.all([open.close(), other.close()])
  })

  it('remembers ten thousand conversations in memory, the latest', async () => {
    const open = await (await newSqlitePlace()).open()
    const memory: Memory = { entities: [], topics: [], metrics: [], facts: [], lang: 'en' }
    for (let i = 0; i < 10_000; i++) await open.conversations.save(`a:b:${i}`, memory)
    await open.conversations.save('a:b:0', memory)
    await open.conversations.save('a:b:new', memory)
    const kept = await Promise.all(['a:b:0', 'a:b:1', 'a:b:2', 'a:b:new'].map((name) => open.conversations.load(name)))
    expect(kept.map((each) => each !== undefined)).toEqual([true, false, true, true])
    await open.close()
  })
})

describe('a driver', () => {
  beforeAll(buildWhereStale, 60_000)

  it('is loaded only when its store is opened', () => {
    const built = fileURLToPath(new URL('../../dist/journal/open.js', import.meta.url))
    const script = `
      const { openJournal } = await import(${JSON.stringify(built)})
      const { createRequire } = await import('node:module')
      const loaded = () => ['libsql', 'pg'].filter((name) => Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('/node_modules/' + name + '/')))
      const before = loaded()
      const log = { info() {}, warn() {}, error() {} }
      const open = await openJournal({ dataDir: process.argv[1], retentionDays: 90, now: Date.now, log })
      await open.close()
      console.log(JSON.stringify({ before, after: loaded() }))`
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script, newFolder()], { encoding: 'utf8' })
    expect(JSON.parse(out)).toEqual({ before: [], after: ['libsql'] })
  })
})
