/** Knowledge that is kept in a git repository and brought to a running bot by git itself. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/store.ts'
import { emptyFolder, files, modelineOf, today, writeKnowledge } from './fixtures.ts'
import { figure, patience, problems, version, watch } from './watched.ts'

const source = 'sources/times-1.yaml'
const environment = {
  PATH: process.env['PATH'] ?? '',
  ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  ...{ GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' },
}

/** Not synchronous: the watcher must be able to look while git works. */
async function git(repository: string, ...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)('git', ['-C', repository, ...args], { env: environment })).stdout.trim()
}

interface Upstream {
  readonly repository: string
  /** Changes files of the knowledge, undefined takes one away; gives the commit. */
  commit(changed: Readonly<Record<string, string>>): Promise<string>
  /** A clone, with the knowledge in a folder of it. */
  clone(): Promise<{ readonly repository: string; readonly dir: string }>
}

async function openUpstream(): Promise<Upstream> {
  const repository = emptyFolder()
  renameSync(writeKnowledge(), join(repository, 'knowledge'))
  await git(repository, 'init', '--quiet', '--initial-branch=main')
  async function commit(changed: Readonly<Record<string, string>>): Promise<string> {
    for (const [path, content] of Object.entries(changed)) {
      const full = join(repository, 'knowledge', path)
      mkdirSync(dirname(full), { recursive: true })
      writeFileSync(full, `${modelineOf(path)}${content}`)
    }
    await git(repository, 'add', '--all')
    await git(repository, 'commit', '--quiet', '--allow-empty', '--message=an edit')
    return git(repository, 'rev-parse', 'HEAD')
  }
  await commit({})
  return {
    repository,
    commit,
    async clone() {
      const clone = join(emptyFolder(), 'clone')
      await git(repository, 'clone', '--quiet', repository, clone)
      return { repository: clone, dir: join(clone, 'knowledge') }
    },
  }
}

const withValue = (value: number): string => (files[source] ?? '').replace('value: 5,', `value: ${value},`)

/** A company and a source about it, in two files. */
const added = {
  'entities/more.yaml': 'moonshot:\n  kind: company\n  name: {en: Moonshot AI, zh: 月之暗面}\n',
  'sources/times-2.yaml': (files[source] ?? '')
    .replace('What it costs', 'What else')
    .replace('example.org/1', 'example.org/2')
    .replace('about: zhipu', 'about: moonshot'),
}

/** Every file that names OpenAI names it by another id: some of the files alone are never right. */
const renamed = Object.fromEntries(
  Object.entries({ ...files, ...added }).flatMap(([path, text]) => {
    const other = text.replace(/^openai:/m, 'open-ai:').replace(/(about|of): openai/, '$1: open-ai')
    return other === text ? [] : [[path, other]]
  }),
)

/** What the files of a commit make, loaded by themselves. */
async function versionAt(upstream: Upstream, commit: string): Promise<string> {
  const { repository, dir } = await upstream.clone()
  await git(repository, 'checkout', '--quiet', commit)
  const built = await loadKnowledge(dir, { today, cacheDir: emptyFolder() })
  if (!built.ok) throw new Error(`${commit} is broken`)
  return built.knowledge.hash
}

describe('knowledge in a clone', () => {
  it('goes live by a pull, and back by a checkout of what was before', async () => {
    const upstream = await openUpstream()
    const { repository, dir } = await upstream.clone()
    const first = await git(repository, 'rev-parse', 'HEAD')
    const watched = await watch(dir)
    const before = version(watched)
    const next = await upstream.commit({ ...added, [source]: withValue(7) })
    await git(repository, 'pull', '--quiet', '--ff-only')
    await expect.poll(() => version(watched), patience).toBe(await versionAt(upstream, next))
    expect(figure(watched.live)).toContain('US$7 billion')
    expect(watched.live.state().facts).toBe(6)
    await git(repository, 'checkout', '--quiet', first)
    await expect.poll(() => version(watched), patience).toBe(before)
    expect(figure(watched.live)).toContain('US$5 billion')
    expect(watched.news.map(({ kind }) => kind)).toEqual(['live', 'live'])
  })

  it('in conflict after a pull is refused with its place, and mended when the merge is given up', async () => {
    const upstream = await openUpstream()
    const { repository, dir } = await upstream.clone()
    const watched = await watch(dir)
    await upstream.commit({ [source]: withValue(7) })
    watched.write(source, `${modelineOf(source)}${withValue(8)}`)
    await git(repository, 'commit', '--quiet', '--all', '--message=mine')
    await expect.poll(() => figure(watched.live), patience).toContain('US$8 billion')
    const mine = version(watched)
    await expect(git(repository, 'pull', '--quiet', '--no-rebase')).rejects.toThrow()
    await expect.poll(() => problems(watched), patience).toContainEqual(expect.stringMatching(/^sources\/times-1\.yaml:\d+:/))
    expect(version(watched)).toBe(mine)
    await git(repository, 'merge', '--abort')
    await expect.poll(() => problems(watched), patience).toEqual([])
    expect(version(watched)).toBe(mine)
  })

  it('is only ever answered from as one commit has it, however often another is checked out', async () => {
    const upstream = await openUpstream()
    const commits = [await git(upstream.repository, 'rev-parse', 'HEAD'), await upstream.commit(added), await upstream.commit(renamed)]
    const versions = await Promise.all(commits.map((commit) => versionAt(upstream, commit)))
    const { repository, dir } = await upstream.clone()
    const watched = await watch(dir)
    for (let n = 0; n < 20; n++) {
      await git(repository, 'checkout', '--quiet', commits[n % 3] ?? '')
      if (n % 5 === 4) await expect.poll(() => version(watched), patience).toBe(versions[n % 3])
    }
    const seen = watched.news.map((news) => (news.kind === 'live' ? versions.indexOf(news.state.version) : news.kind))
    expect(seen.filter((at) => at !== 0 && at !== 1 && at !== 2)).toEqual([])
    expect(seen.length).toBeGreaterThanOrEqual(4)
  })

  it('is left alone while a slow checkout has some of its files in place', async () => {
    const upstream = await openUpstream()
    const { repository, dir } = await upstream.clone()
    const watched = await watch(dir)
    const before = version(watched)
    const next = await upstream.commit({ ...added, ...renamed, '../.gitattributes': 'knowledge/sources/*.yaml filter=slow\n' })
    const [arrived, gate] = ['arrived', 'gate'].map((name) => join(emptyFolder(), name))
    // git writes entities, then waits here before it writes a source.
    await git(repository, 'config', 'filter.slow.smudge', `touch ${arrived}; while [ ! -e ${gate} ]; do sleep 0.05; done; cat`)
    const pulled = git(repository, 'pull', '--quiet', '--ff-only')
    await expect.poll(() => existsSync(arrived ?? ''), patience).toBe(true)
    // A few looks.
    await sleep(1500)
    expect([version(watched), watched.news]).toEqual([before, []])
    expect(figure(watched.live)).toContain('US$5 billion')
    writeFileSync(gate ?? '', '')
    await pulled
    await expect.poll(() => version(watched), patience).toBe(await versionAt(upstream, next))
    expect(watched.news.map(({ kind }) => kind)).toEqual(['live'])
  })

  it('that git died over is read after a while, though its lock is still there', async () => {
    const upstream = await openUpstream()
    const { repository, dir } = await upstream.clone()
    const watched = await watch(dir)
    writeFileSync(join(repository, '.git', 'index.lock'), '')
    watched.write(source, `${modelineOf(source)}${withValue(7)}`)
    await expect.poll(() => figure(watched.live), { timeout: 60_000, interval: 50 }).toContain('US$7 billion')
  })

  it('in a linked working tree goes live by a checkout too', async () => {
    const upstream = await openUpstream()
    const next = await upstream.commit({ [source]: withValue(7) })
    const { repository } = await upstream.clone()
    const linked = join(emptyFolder(), 'linked')
    await git(repository, 'worktree', 'add', '--quiet', '--detach', linked, 'HEAD~1')
    const watched = await watch(join(linked, 'knowledge'))
    await git(linked, 'checkout', '--quiet', next)
    await expect.poll(() => figure(watched.live), patience).toContain('US$7 billion')
  })
})
