/** The knowledge as it was at a revision, read out of git without touching the working tree. */
import { execFileSync } from 'node:child_process'
import { type Content, type Contents, contentsOf } from '../knowledge/contents.ts'

export type AtRevision =
  | { readonly ok: true; readonly contents: Contents; readonly commit: string }
  | { readonly ok: false; readonly message: string }

const maxBytes = 256 * 1024 * 1024

export function knowledgeAt(dir: string, revision: string): AtRevision {
  try {
    const commit = git(dir, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`])
      .toString('utf8')
      .trim()
    // Paths are relative to the folder that git runs in.
    const listed = git(dir, ['ls-tree', '-r', '-z', commit, '.']).toString('utf8').split('\0').filter(Boolean)
    const entries = listed.flatMap((line) => {
      const [, object = '', path = ''] = /^\d+ blob ([0-9a-f]+)\t(.+)$/.exec(line) ?? []
      return object === '' ? [] : [{ object, path }]
    })
    if (entries.length === 0) return { ok: false, message: `${dir} has no files at ${revision}.` }
    return { ok: true, contents: contentsOf(read(dir, entries)), commit }
  } catch (error) {
    return { ok: false, message: `${revision} can't be read from git in ${dir}: ${reasonOf(error)}` }
  }
}

/** The top of the repository that a folder lies in; undefined where it lies in none. */
export function repositoryOf(dir: string): string | undefined {
  try {
    return git(dir, ['rev-parse', '--show-toplevel']).toString('utf8').trim()
  } catch {
    // No git, or no repository: nothing to be found there.
    return undefined
  }
}

/** All in one process: a header line, the bytes and a line end for each. https://git-scm.com/docs/git-cat-file#_batch_output */
function read(dir: string, entries: readonly { readonly object: string; readonly path: string }[]): Content[] {
  const output = git(dir, ['cat-file', '--batch'], entries.map(({ object }) => `${object}\n`).join(''))
  let at = 0
  return entries.map(({ path }) => {
    const start = output.indexOf('\n', at) + 1
    const size = Number(output.toString('utf8', at, start).trim().split(' ')[2])
    at = start + size + 1
    return { path, bytes: output.subarray(start, start + size) }
  })
}

function git(dir: string, args: readonly string[], input = ''): Buffer {
  return execFileSync('git', ['-C', dir, ...args], { input, maxBuffer: maxBytes, stdio: ['pipe', 'pipe', 'pipe'] })
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'git is not installed.'
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n')[0] : undefined
  return `${said || (error instanceof Error ? error.message : String(error))}. Name a commit, branch or tag that git log knows; a shallow clone may lack it.`
}
