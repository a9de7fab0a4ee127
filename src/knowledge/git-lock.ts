/** Whether git is putting files in place: a pull or a checkout is one edit, however long it takes. */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * git holds this file from before it touches the first file of the working tree until after the last:
 * https://git-scm.com/docs/api-lockfile
 */
const lockName = 'index.lock'

export function isLockedByGit(dir: string): boolean {
  try {
    const gitDir = gitDirOf(realpathSync.native(dir))
    return gitDir !== undefined && exists(join(gitDir, lockName))
  } catch {
    // The folder is away, or may not be looked into: whoever reads it tells.
    return false
  }
}

/** Of a linked working tree, `.git` is a file that names the folder. https://git-scm.com/docs/gitrepository-layout */
function gitDirOf(folder: string): string | undefined {
  const git = join(folder, '.git')
  const stats = statSync(git, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return git
  const named = stats?.isFile() ? /^gitdir: (.+)$/m.exec(readFileSync(git, 'utf8'))?.[1] : undefined
  if (named !== undefined) return resolve(folder, named)
  return dirname(folder) === folder ? undefined : gitDirOf(dirname(folder))
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}
