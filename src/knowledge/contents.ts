/** The files of a knowledge folder as bytes, with the hash by which a compiled copy is known to be of them. Loads no parser. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Problem } from './problem.ts'

/** Folders of which every YAML file is read. */
const folders = ['entities', 'topics', 'metrics', 'rates', 'sources'] as const
export type Folder = (typeof folders)[number]
/** Without them nothing is converted: knowledge in one currency needs none. */
const dispensable: readonly string[] = ['rates']
export const repliesFile = 'phrases/replies.yaml'
export const wordsFile = 'phrases/words.yaml'

/**
 * Changed whenever compiling gives another result for the same files: that is, with `compile.ts` and what it derives from, and also with the
 * folding, stemming and indexing of the core (`fold`, `stems`, `lexis`, `packed-lexis`, `postings`).
 */
const compiler = 17
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
  // One path for all files: where the folder is a link that is put elsewhere meanwhile, they are still of one state.
  const root = realPathOf(dir)
  for (const path of root === undefined ? noFolder(dir, problems) : listFiles(root, problems)) {
    try {
      const read = readFile(path, root ?? dir)
      if (Buffer.isBuffer(read)) files.push({ path, bytes: read })
      else problems.push(read)
    } catch (error) {
      problems.push(unreadable(path, `file can't be read: ${reasonOf(error)}`))
    }
  }
  return { files, problems, hash: hashOf(files) }
}

/** Files from elsewhere than a folder: of all that are given, those that are knowledge. */
export function contentsOf(all: readonly Content[]): Contents {
  const files = all
    .filter(
      ({ path }) =>
        path === repliesFile ||
        path === wordsFile ||
        folders.some((folder) => /^[^/]+\/[^/.][^/]*\.yaml$/.test(path) && path.startsWith(`${folder}/`)),
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files, problems: [], hash: hashOf(files) }
}

/** The same folder with one file other than it is, or new: for looking at an edit before it is made. */
export function withFile({ files, problems }: Contents, path: string, text: string): Contents {
  const changed = [...files.filter((file) => file.path !== path), { path, bytes: Buffer.from(text) }]
  const sorted = changed.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files: sorted, problems, hash: hashOf(sorted) }
}

/** What tells one state of the files from another, without reading them: 3 ms for 300. */
export function signatureOf(dir: string): string {
  const root = realPathOf(dir)
  if (root === undefined) return 'none'
  const marks = [...folders, 'phrases'].flatMap((folder) => {
    try {
      return readdirSync(join(root, folder)).map((name) => `${folder}/${name} ${markOf(join(root, folder, name))}`)
    } catch (error) {
      return [`${folder} ${reasonOf(error)}`]
    }
  })
  return [root, ...marks].join('\n')
}

function markOf(path: string): string {
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(path)
    return `${ino} ${size} ${mtimeMs} ${ctimeMs}`
  } catch (error) {
    return reasonOf(error)
  }
}

function readFile(path: string, root: string): Buffer | Problem {
  const full = realpathSync.native(join(root, path))
  if (!full.startsWith(`${root}${sep}`))
    return unreadable(path, 'file is a link that leads out of the knowledge folder', 'Put the file itself there.')
  const stats = statSync(full)
  if (!stats.isFile()) return unreadable(path, "file can't be read: it is no plain file", 'Put a YAML file there, or take it away.')
  const bytes = stats.size > maxBytes ? undefined : readFileSync(full)
  // It may have grown since it was measured.
  const size = bytes?.length ?? stats.size
  return bytes && size <= maxBytes ? bytes : unreadable(path, `file of ${size} bytes, more than ${maxBytes}`, 'Split it.')
}

function realPathOf(dir: string): string | undefined {
  try {
    return realpathSync.native(dir)
  } catch {
    // None of that name, or out of reach: told as such.
    return undefined
  }
}

function noFolder(dir: string, problems: Problem[]): string[] {
  problems.push(
    unreadable(dir, 'there is no such folder', 'Name the folder that holds entities/, topics/, metrics/, sources/ and phrases/.'),
  )
  return []
}

function listFiles(dir: string, problems: Problem[]): string[] {
  const paths: string[] = []
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
      if (dispensable.includes(folder) && isAbsent(error)) continue
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

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function reasonOf(error: unknown): string {
  if (isAbsent(error)) return 'there is none'
  return error instanceof Error ? error.message : String(error)
}

function hashOf(files: readonly Content[]): string {
  const hash = createHash('sha256').update(`compiler ${compiler}\n`)
  for (const { path, bytes } of files) hash.update(`${path}\n${bytes.length}\n`).update(bytes)
  return hash.digest('hex')
}
