/** Where the knowledge comes from: a compiled copy where there is one of exactly these files, else the files themselves. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Knowledge } from '../core/knowledge.ts'
import type { Build } from './build.ts'
import { type Contents, readContents } from './contents.ts'
import { isKnowledge } from './guard.ts'

/** The knowledge that baimo is shipped with, and its compiled copy. */
export const shippedDir = fileURLToPath(new URL('../../knowledge', import.meta.url))
export const shippedCopy = fileURLToPath(new URL('../../dist/knowledge.json', import.meta.url))

export interface LoadOptions {
  /** The day by the clock, ISO: not the day that a question pretends. */
  readonly today: string
  /** For compiled copies of other knowledge; `.cache/baimo` in the home folder when left out. */
  readonly cacheDir?: string
}

/**
 * Loads knowledge whole. Warnings are given only when the files had to be compiled: `baimo check` is where they are wanted.
 * The files are always read and hashed (8 ms for 300), so that a copy is never served against newer ones.
 */
export async function loadKnowledge(dir: string, { today, cacheDir }: LoadOptions): Promise<Build> {
  const contents = readContents(dir)
  const copy = copyOf(dir, cacheDir)
  const compiled = contents.problems.length === 0 ? readCopy(copy, contents) : undefined
  if (compiled) return { ok: true, knowledge: compiled, problems: [] }
  const { buildKnowledge } = await import('./build.ts')
  const built = buildKnowledge(contents, today)
  if (built.ok) writeCopy(copy, built.knowledge)
  return built
}

/** Writes a compiled copy at once or not at all. Gives false where it can't be written: the files are read then. */
export function writeCopy(path: string, knowledge: Knowledge): boolean {
  // Two processes may write at once: each its own file, then one rename.
  const draft = `${path}.${randomUUID()}`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(draft, JSON.stringify(knowledge))
    renameSync(draft, path)
    return true
  } catch {
    // Full or forbidden: the next start compiles anew.
    if (existsSync(draft)) rmSync(draft, { force: true })
    return false
  }
}

/** A later start finds what a running bot has compiled. */
export function keepCopy(dir: string, knowledge: Knowledge, { cacheDir }: Pick<LoadOptions, 'cacheDir'>): void {
  writeCopy(copyOf(dir, cacheDir), knowledge)
}

function copyOf(dir: string, cacheDir: string | undefined): string {
  const real = realPath(dir)
  if (real === realPath(shippedDir)) return shippedCopy
  const name = createHash('sha256').update(real).digest('hex').slice(0, 16)
  return join(cacheDir ?? join(homedir(), '.cache', 'baimo'), `knowledge-${name}.json`)
}

function realPath(dir: string): string {
  try {
    return realpathSync(dir)
  } catch {
    return dir
  }
}

function readCopy(path: string, contents: Contents): Knowledge | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isKnowledge(value) && value.hash === contents.hash ? value : undefined
  } catch {
    // None, damaged or unreadable: the files are read instead.
    return undefined
  }
}
