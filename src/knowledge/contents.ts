/** The files of a knowledge folder as bytes, with the hash by which a compiled copy is known to be of them. Loads no parser. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from './problem.ts'

/** Folders of which every YAML file is read. */
const folders = ['entities', 'topics', 'metrics', 'sources'] as const
export type Folder = (typeof folders)[number]
export const repliesFile = 'phrases/replies.yaml'
export const wordsFile = 'phrases/words.yaml'

/**
 * Changed whenever compiling gives another result for the same files: that is, with `compile.ts` and what it derives from, and also with the
 * folding, stemming and indexing of the core (`fold`, `stems`, `lexis`, `packed-lexis`, `postings`).
 */
const compiler = 6
const maxBytes = 1_000_000

export interface Content {
  /** Relative to the folder, with `/`. */
  readonly path: string
  readonly bytes: Buffer
}

export interface Contents {
  readonly files: readonly Content[]
  /** Files that could not be read. */
  readonly problems: readonly Problem[]
  readonly hash: string
}

/** Reads synchronously: 300 files take 8 ms so, and 50 with promises. */
export function readContents(dir: string): Contents {
  const files: Content[] = []
  const problems: Problem[] = []
  for (const path of listFiles(dir, problems)) {
    try {
      const full = join(dir, path)
      const { size } = statSync(full)
      if (size > maxBytes) problems.push(unreadable(path, `file of ${size} bytes, more than ${maxBytes}`, 'Split it.'))
      else files.push({ path, bytes: readFileSync(full) })
    } catch (error) {
      problems.push(unreadable(path, `file can't be read: ${reasonOf(error)}`))
    }
  }
  return { files, problems, hash: hashOf(files) }
}

function listFiles(dir: string, problems: Problem[]): string[] {
  const paths: string[] = []
  if (!existsSync(dir)) {
    problems.push(
      unreadable(dir, 'there is no such folder', 'Name the folder that holds entities/, topics/, metrics/, sources/ and phrases/.'),
    )
    return paths
  }
  for (const folder of [...folders, 'phrases']) {
    try {
      for (const name of readdirSync(join(dir, folder)).sort()) {
        const path = `${folder}/${name}`
        // Editors leave `.x.yaml.swp` and `x.yaml~` behind.
        if (name.startsWith('.') || name.endsWith('~')) continue
        if (name.endsWith('.yaml') && (folder !== 'phrases' || path === repliesFile || path === wordsFile)) paths.push(path)
        else if (/\.ya?ml$/.test(name)) problems.push(strayFile(path))
      }
    } catch (error) {
      problems.push(
        unreadable(folder, `folder can't be read: ${reasonOf(error)}`, `Knowledge has the folders ${folders.join(', ')} and phrases.`),
      )
    }
  }
  for (const path of [repliesFile, wordsFile]) {
    if (!paths.includes(path))
      problems.push(unreadable(path, 'there is no such file', 'Copy it from the knowledge that baimo is shipped with.'))
  }
  return paths
}

function strayFile(path: string): Problem {
  const remedy = path.startsWith('phrases/')
    ? `Phrases stand in ${repliesFile} and ${wordsFile}.`
    : `Rename it to ${path.replace(/\.yml$/, '.yaml')}.`
  return { ...unreadable(path, 'file is not read', remedy), rule: 'stray-file' }
}

function unreadable(file: string, message: string, remedy?: string): Problem {
  return { file, line: 1, column: 1, rule: 'unreadable', severity: 'error', message, ...(remedy === undefined ? {} : { remedy }) }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'there is none'
  return error instanceof Error ? error.message : String(error)
}

function hashOf(files: readonly Content[]): string {
  const hash = createHash('sha256').update(`compiler ${compiler}\n`)
  for (const { path, bytes } of files) hash.update(`${path}\n${bytes.length}\n`).update(bytes)
  return hash.digest('hex')
}
