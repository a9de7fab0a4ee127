/** The knowledge of a running bot, with real files and the real thread. */
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { emptyFolder, files, modelineOf, today, writeKnowledge } from './fixtures.ts'
import { figure, patience, problems, version, watch, type Watched } from './watched.ts'

const source = 'sources/times-1.yaml'
const text = `${modelineOf(source)}${files[source] ?? ''}`
const withValue = (value: number): string => text.replace('value: 5,', `value: ${value},`)

describe('a saved edit', () => {
  test.each<[string, (watched: Watched) => void]>([
    ['written in place', ({ write }) => write(source, withValue(7))],
    [
      'written beside and renamed over, as editors and git do',
      ({ write, dir }) => {
        write('sources/.times-1.yaml.swp', withValue(7))
        renameSync(join(dir, 'sources/.times-1.yaml.swp'), join(dir, source))
      },
    ],
    ['of the same length', ({ write }) => write(source, text.replace('value: 5,', 'value: 6,'))],
    [
      'in a new file',
      ({ write }) => write('sources/times-2.yaml', text.replace('What it costs', 'What else').replace('example.org/1', 'example.org/2')),
    ],
    [
      'in a folder that takes the place of another',
      ({ dir }) => {
        cpSync(dir, `${dir}-new`, { recursive: true })
        writeFileSync(join(`${dir}-new`, source), withValue(7))
        renameSync(dir, `${dir}-old`)
        renameSync(`${dir}-new`, dir)
      },
    ],
  ])('%s goes live', async (_, edit) => {
    const watched = await watch()
    const before = version(watched)
    edit(watched)
    await expect.poll(() => version(watched), patience).not.toBe(before)
    expect(problems(watched)).toEqual([])
    expect(watched.news).toMatchObject([{ kind: 'live' }])
    expect(watched.live.engine().version).toBe(version(watched))
  })

  it('of which a file is deleted goes live without it', async () => {
    const dir = writeKnowledge({ 'sources/times-2.yaml': (files[source] ?? '').replace('What it costs', 'Else').replace('org/1', 'org/2') })
    const watched = await watch(dir)
    expect(watched.live.state().facts).toBe(6)
    unlinkSync(join(dir, 'sources/times-2.yaml'))
    await expect.poll(() => watched.live.state().facts, patience).toBe(3)
  })

  it('goes live by a link that is put elsewhere, once and again, as Kubernetes does', async () => {
    const mount = emptyFolder()
    const release = (n: number): void => {
      cpSync(writeKnowledge({ [source]: (files[source] ?? '').replace('value: 5,', `value: ${n},`) }), join(mount, `release-${n}`), {
        recursive: true,
      })
      symlinkSync(`release-${n}`, join(mount, 'next'))
      renameSync(join(mount, 'next'), join(mount, 'knowledge'))
    }
    release(1)
    const watched = await watch(join(mount, 'knowledge'))
    for (const n of [2, 3]) {
      const before = version(watched)
      release(n)
      rmSync(join(mount, `release-${n - 1}`), { recursive: true })
      await expect.poll(() => version(watched), patience).not.toBe(before)
      expect(figure(watched.live)).toContain(`US$${n} billion`)
    }
  })
})

describe('a bad edit', () => {
  it('leaves what was good answering, is told once with its places, and is over once it is mended', async () => {
    const watched = await watch()
    const [before, answer] = [version(watched), figure(watched.live)]
    watched.write(source, text.replace('about: openai', 'about: opnai'))
    await expect.poll(() => problems(watched), patience).toEqual([`${source}:10:12`])
    expect([version(watched), figure(watched.live)]).toEqual([before, answer])
    // The same again is no news; another mistake is.
    watched.write(source, text.replace('about: openai', 'about: opnai'))
    watched.write('topics/more.yaml', 'x: [')
    await expect.poll(() => problems(watched), patience).toContainEqual(expect.stringMatching(/^topics\/more\.yaml:/))
    expect(watched.news.map(({ kind }) => kind)).toEqual(['refused', 'refused'])
    unlinkSync(join(watched.dir, 'topics/more.yaml'))
    watched.write(source, text)
    await expect.poll(() => watched.news.at(-1)?.kind, patience).toBe('mended')
    expect([version(watched), problems(watched)]).toEqual([before, []])
  })

  it('that takes the whole folder away leaves what was good answering', async () => {
    const watched = await watch()
    const answer = figure(watched.live)
    rmSync(watched.dir, { recursive: true })
    await expect.poll(() => watched.live.state().problems.length, patience).toBe(1)
    expect(figure(watched.live)).toBe(answer)
  })
})

it('a question that is under way ends on the knowledge it began with', async () => {
  const watched = await watch()
  const engine = watched.live.engine()
  const asked = (): string => JSON.stringify(engine.ask({ text: '/burn openai', conversation: '', audience: 'private', today }).reply)
  const before = asked()
  watched.write(source, withValue(7))
  await expect.poll(() => watched.news.at(-1)?.kind, patience).toBe('live')
  expect(asked()).toBe(before)
  expect(figure(watched.live)).toContain('US$7 billion')
})

it('a later start finds what was compiled', async () => {
  const cacheDir = emptyFolder()
  const { write, news, live } = await watch(writeKnowledge(), cacheDir)
  write(source, withValue(7))
  await expect.poll(() => news.at(-1)?.kind, patience).toBe('live')
  const copy = readFileSync(join(cacheDir, readdirSync(cacheDir)[0] ?? ''), 'utf8')
  expect(JSON.parse(copy)).toMatchObject({ hash: live.state().version })
})
