/** Reads the sources, since a rule that a tool stopped applying looks like a rule that is kept. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { codeOf } from './source-code.ts'

const root = fileURLToPath(new URL('../src', import.meta.url))
const maxLines = 200
/** Pure, and each behind one file. */
const coreLibraries = ['fuse.js', 'fastest-levenshtein', 'stemmer']
/** The rooms of the core in the order of the way of a question: each knows those before it, and what is shared. */
const rooms = ['facts', 'words', 'understand', 'retrieve', 'fit', 'decide', 'wording']
/** What stands beside the rooms and all of them may know: the values that go from one to the next, and what they read. */
const shared = ['answer', 'knowledge', 'metric', 'query', 'reply', 'snapshot', 'topic-kinds', 'traits'].map((name) => `core/${name}.ts`)
/** Files that may be longer, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {}
/** Libraries that more than one file may import, each with its reason. */
const sharedLibraries: Readonly<Record<string, string>> = {
  zod: 'Shapes are declared in it (schema; what Slack and Discord send), their problems worded, and JSON Schema made of them.',
  '@slack/types': 'Shapes of blocks: types only, nothing of it is loaded.',
}

interface SourceFile {
  /** Relative to src, `core/words/fold.ts`. */
  readonly path: string
  readonly text: string
  /** Without comments, strings and regular expressions. */
  readonly code: string
  /** What it imports: a path relative to src, or the name of a package. */
  readonly imports: readonly string[]
}

const files: readonly SourceFile[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const named = [
      ...text.matchAll(/^\s*(?:import|export)\b[^'"\n]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)|^\} from '([^']+)'/gm),
    ]
    const imports = named
      .map(([, a, b, c, d]) => a ?? b ?? c ?? d ?? '')
      .map((name) => (name.startsWith('.') ? relative(root, resolve(root, dirname(path), name)) : name))
    // Renaming in an import is no cast.
    const code = codeOf(text).replace(/^(?:import|export)\b(?: type)? (?:\{[^}]*\}|\* as \w+)/gm, (names) => names.replace(/[^\n]/g, ''))
    return { path, text, code, imports }
  })

const within = (folder: string): readonly SourceFile[] => files.filter(({ path }) => path.startsWith(`${folder}/`))
const isPackage = (name: string): boolean => !name.endsWith('.ts')

/** Every import of some files that is not allowed, as "file imports that". */
function forbidden(of: readonly SourceFile[], allowed: (name: string, file: SourceFile) => boolean): string[] {
  return of.flatMap((file) => file.imports.filter((name) => !allowed(name, file)).map((name) => `${file.path} imports ${name}`))
}

function linesWith(pattern: RegExp, of: readonly SourceFile[]): string[] {
  return of.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
  )
}

describe('the sources', () => {
  it('are seen by these tests', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(within('core').length).toBeGreaterThan(20)
    expect(within('adapters').length).toBeGreaterThan(3)
    expect(within('journal').length).toBeGreaterThan(10)
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(100)
  })

  it('of the core import the core and a few pure libraries', () => {
    expect(forbidden(within('core'), (name) => (isPackage(name) ? coreLibraries.includes(name) : name.startsWith('core/')))).toEqual([])
  })

  it('of a room of the core import no room after it', () => {
    const roomOf = (path: string): number => rooms.indexOf(/^core\/([^/]+)\//.exec(path)?.[1] ?? '')
    const inRooms = within('core').filter(({ path }) => path.split('/').length > 2)
    expect(new Set(inRooms.map(({ path }) => roomOf(path))).size).toBe(rooms.length)
    expect(inRooms.filter(({ path }) => roomOf(path) < 0).map(({ path }) => path)).toEqual([])
    expect(forbidden(inRooms, (name, { path }) => isPackage(name) || roomOf(name) <= roomOf(path))).toEqual([])
    const beside = new Set(inRooms.flatMap(({ imports }) => imports.filter((name) => /^core\/[^/]+$/.test(name))))
    expect([...beside].filter((name) => !shared.includes(name))).toEqual([])
    expect(shared.filter((name) => !beside.has(name))).toEqual([])
  })

  it('of the core name no platform, in code or comments', () => {
    expect(
      within('core')
        .filter(({ text }) => /slack|discord|terminal/i.test(text))
        .map(({ path }) => path),
    ).toEqual([])
  })

  it('of an adapter import the core and itself, never another adapter or the knowledge', () => {
    const allowed = (name: string, { path }: SourceFile): boolean =>
      name.startsWith('core/') || dirname(name) === 'adapters' || name.startsWith(`${dirname(path)}/`)
    expect(forbidden(within('adapters'), (name, file) => isPackage(name) || allowed(name, file))).toEqual([])
  })

  it('of the knowledge import the core and itself', () => {
    expect(forbidden(within('knowledge'), (name) => isPackage(name) || name.startsWith('core/') || name.startsWith('knowledge/'))).toEqual(
      [],
    )
  })

  it('of the journal import the core, itself, and of the adapters no more than the types of the desk', () => {
    const allowed = (name: string): boolean => name.startsWith('core/') || name.startsWith('journal/') || name === 'adapters/desk.ts'
    expect(forbidden(within('journal'), (name) => isPackage(name) || allowed(name))).toEqual([])
    const loading = within('journal').filter(({ text }) => /^import (?!type\b)[^\n]*\/desk\.ts'|import\([^)]*\/desk\.ts'/m.test(text))
    expect(loading.map(({ path }) => path)).toEqual([])
  })

  it('of the studio import neither main nor the subcommands, and are loaded by one subcommand alone, when it is called', () => {
    const allowed = (name: string): boolean => /^(?:core|knowledge|journal|adapters|studio)\//.test(name)
    expect(forbidden(within('studio'), (name) => isPackage(name) || allowed(name))).toEqual([])
    const users = files.filter(({ path, imports }) => !path.startsWith('studio/') && imports.some((name) => name.startsWith('studio/')))
    expect(users.map(({ path }) => path)).toEqual(['cli/studio.ts'])
    expect(users.filter(({ text }) => /^import (?!type\b)[^\n]*\/studio\//m.test(text))).toEqual([])
  })

  it('of the journal load a database driver only when it is needed', () => {
    const drivers = within('journal').flatMap(({ path, text }) =>
      [...text.matchAll(/^import (?!type\b).* from '(?:libsql|pg)'/gm)].map(([line]) => `${path}: ${line}`),
    )
    expect(drivers).toEqual([])
    expect(within('journal').filter(({ text }) => /await import\('(?:libsql|pg)'\)/.test(text))).toHaveLength(2)
  })

  it('keep each third-party library behind one file', () => {
    const users = new Map<string, string[]>()
    for (const { path, imports } of files) {
      for (const name of new Set(imports))
        if (isPackage(name) && !name.startsWith('node:')) users.set(name, [...(users.get(name) ?? []), path])
    }
    expect([...users].filter(([name, paths]) => paths.length > 1 && !(name in sharedLibraries))).toEqual([])
    expect(Object.keys(sharedLibraries).filter((name) => (users.get(name)?.length ?? 0) < 2)).toEqual([])
  })

  it('leave the process to main, config and the subcommands', () => {
    const others = files.filter(({ path }) => !['main.ts', 'config.ts'].includes(path) && !path.startsWith('cli/'))
    expect(linesWith(/\bprocess\b/, others)).toEqual([])
    expect(forbidden(others, (name) => name !== 'node:process')).toEqual([])
  })

  test.each([
    ['any', /[:<,|&(=]\s*any\b|\bas\s+any\b/],
    ['a non-null assertion', /[\w)\]]!(?!=)/],
    ['a cast, but "as const"', /(?<![\w.])as\s+(?!const\b|=)/],
  ])('have no %s', (_, pattern) => {
    expect(linesWith(pattern, files)).toEqual([])
  })

  it(`have at most ${maxLines} lines a file`, () => {
    const long = files.filter(({ text }) => text.trimEnd().split('\n').length > maxLines).map(({ path }) => path)
    expect(long.filter((path) => !(path in longFiles))).toEqual([])
    expect(Object.keys(longFiles).filter((path) => !long.includes(path))).toEqual([])
  })
})

describe('the reader of sources', () => {
  test.each([
    ["const a = 'x as any' // as any", 'const a =  '],
    ['const a = `as ${b as c} as`', 'const a = b as c'],
    ["const a = /as any'/.test(b) /* as\nany */ + 1", 'const a = .test(b) \n + 1'],
    ['const a = b / c / d', 'const a = b / c / d'],
    ["return /'/", 'return '],
    ['const a = /[/]as/.source', 'const a = .source'],
    ['`${`${a}`}` + b', 'a + b'],
  ])('takes of %j the code', (source, code) => {
    expect(codeOf(source)).toBe(code)
  })
})
