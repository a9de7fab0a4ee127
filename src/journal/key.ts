/** The key that all secrets come from: given, or made once and kept beside the journal. */
import { randomBytes, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OpeningProblem } from './problem.ts'

const keyBytes = 32
/** As BAIMO_KEY must have. */
const minChars = 32

/** Reads `<dataDir>/key`, makes it where it is missing. Two processes that start at once agree on one key. */
export function keptKey(dataDir: string): string {
  const path = join(dataDir, 'key')
  try {
    const key = readKey(path) ?? makeKey(dataDir, path)
    if (key.length >= minChars) return key
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new OpeningProblem(
      `${path} can't be read or made: ${why}. Make its folder writable for the user that baimo runs as, or set BAIMO_KEY.`,
      {
        cause: error,
      },
    )
  }
  throw new OpeningProblem(
    `${path} holds less than ${minChars} characters. Put the key back from a backup, or remove the file: a new one is made.`,
  )
}

function readKey(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Written whole under another name first, then linked: the name appears once, with the whole key, whoever comes first. */
function makeKey(dataDir: string, path: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, `${randomBytes(keyBytes).toString('base64')}\n`, { flag: 'wx', mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(path, 'utf8').trim()
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
