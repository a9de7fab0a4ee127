/** A thousand broken edits: each gives knowledge, or problems with their places; never anything else. */
import { symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/core/engine.ts'
import { createLookout, type Sight } from '../../src/knowledge/lookout.ts'
import { joinParts } from '../../src/knowledge/parts.ts'
import { renderProblem } from '../../src/knowledge/problem.ts'
import { emptyFolder, files, modelineOf, today, writeKnowledge } from './fixtures.ts'

const count = 1000

/** Mulberry32: the same edits each time. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

type Below = (below: number) => number
type Break = (bytes: Buffer, below: Below) => Buffer
const lines = (change: (list: string[], below: Below) => void): Break => {
  return (bytes, below) => {
    const list = bytes.toString('utf8').split('\n')
    change(list, below)
    return Buffer.from(list.join('\n'))
  }
}

const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`).join('\n')}\n`

const breaks: readonly Break[] = [
  (bytes, below) => {
    const flipped = Buffer.from(bytes)
    for (let n = 0; n <= below(4); n++) flipped[below(flipped.length)] = below(256)
    return flipped
  },
  (bytes, below) => bytes.subarray(0, below(bytes.length)),
  lines((list, below) => {
    const [a, b] = [below(list.length), below(list.length)]
    ;[list[a], list[b]] = [list[b] ?? '', list[a] ?? '']
  }),
  lines((list, below) => void list.splice(below(list.length), 0, list[below(list.length)] ?? '')),
  lines((list, below) => void list.splice(below(list.length), 1 + below(5))),
  lines((list, below) => {
    const at = below(list.length)
    list[at] = `\t${list[at] ?? ''}`
  }),
  (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes]),
  (bytes) => Buffer.from(bytes.toString('utf8').replaceAll('\n', '\r\n')),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  (bytes, below) =>
    Buffer.concat([
      bytes,
      Buffer.from(['\n? [', '\n!!js/function x', '\n---\nb: 1', '\n<<: *gone', '\n&a : *a', `\n${bomb}`][below(6)] ?? ''),
    ]),
  () => Buffer.from(bomb),
  (_, below) => Buffer.from(`${'['.repeat(1 + below(20_000))}`),
  () => Buffer.alloc(10_000_000, 'a: b\n'),
  () => Buffer.alloc(0),
]

describe('a thousand broken edits', () => {
  it('each give knowledge, or problems with file, line and remedy, and the right files are right again after them', async () => {
    const below = seeded(20261124)
    const dir = writeKnowledge()
    const secret = join(emptyFolder(), 'secret.yaml')
    writeFileSync(secret, 'canary-outside: 1\n')
    const { look, seen } = eyes(dir)
    const paths = Object.keys(files)
    for (let n = 0; n < count; n++) {
      const path = paths[below(paths.length)] ?? ''
      const right = Buffer.from(`${modelineOf(path)}${files[path] ?? ''}`)
      const full = join(dir, path)
      // Every fiftieth is a link that leads out.
      if (n % 50 === 0) {
        unlinkSync(full)
        symlinkSync(secret, full)
      } else writeFileSync(full, breaks[n % breaks.length]?.(right, below) ?? right)
      await judge(look(), `edit ${n} of ${path}`)
      if (n % 50 === 0) unlinkSync(full)
      writeFileSync(full, right)
    }
    expect(['good', 'back']).toContain(look().kind)
    // Both ends were reached, or the test tests nothing.
    expect(seen.get('bad') ?? 0).toBeGreaterThan(count / 3)
    expect(seen.get('good') ?? 0).toBeGreaterThan(20)
  }, 180_000)
})

async function judge(sight: Sight, what: string): Promise<void> {
  if (sight.kind === 'good') {
    const engine = createEngine(await joinParts(sight.parts, async () => undefined))
    expect(engine.ask({ text: '/burn openai', conversation: '', audience: 'private', today }).reply.kind, what).toMatch(
      /answer|partial|none|clarify/,
    )
    return
  }
  // An edit may change nothing: a byte flipped to itself.
  if (sight.kind !== 'bad') return expect(sight.kind, what).toMatch(/same|back/)
  expect(sight.problems.length, what).toBeGreaterThan(0)
  for (const problem of sight.problems) {
    expect(renderProblem(problem), what).toMatch(/^[a-z]+\/[\w.-]+:[1-9]\d*:[1-9]\d* error ./s)
    expect(renderProblem(problem), what).not.toContain('canary-outside')
  }
}

/** Looks until the files stand still. */
function eyes(dir: string): { look(): Sight; readonly seen: ReadonlyMap<string, number> } {
  const lookout = createLookout({ dir, version: '', cacheDir: emptyFolder() })
  const seen = new Map<string, number>()
  return {
    seen,
    look() {
      let sight = lookout.look(today)
      while (sight.kind === 'moving') sight = lookout.look(today)
      seen.set(sight.kind, (seen.get(sight.kind) ?? 0) + 1)
      return sight
    },
  }
}
