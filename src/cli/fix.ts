/** `baimo fix`: mends how the knowledge files are written. */
import { writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { readContents } from '../knowledge/contents.ts'
import { fixText } from '../knowledge/fix.ts'
import type { Printer } from './new.ts'

export interface FixOptions {
  readonly dir: string
  /** Files of the knowledge, as a person names them; all when empty. */
  readonly files: readonly string[]
  /** Writes nothing, only says what would be done. */
  readonly checksOnly: boolean
}

/** Gives the exit code: 1 where a file is no YAML or is not there, and with `checksOnly` where something is to be mended. */
export function fixCommand({ dir, files, checksOnly }: FixOptions, { print, complain }: Printer): number {
  const { files: all, problems } = readContents(dir)
  const wanted = files.map((file) => relative(resolve(dir), resolve(file)).replaceAll('\\', '/'))
  const strange = wanted.filter((path) => !all.some((file) => file.path === path))
  for (const path of strange) complain(`${path} is no file of the knowledge in ${dir}. Name one like ${join(dir, 'sources', 'x.yaml')}.`)
  if (strange.length > 0) return 1
  if (all.length === 0) for (const { file, message } of problems) complain(`${file}: ${message}`)
  let broken = 0
  let changed = 0
  for (const { path, bytes } of all.filter((file) => wanted.length === 0 || wanted.includes(file.path))) {
    const text = bytes.toString('utf8')
    const fixed = Buffer.from(text).equals(bytes) ? fixText(path, text) : undefined
    if (!fixed) {
      broken++
      complain(`${path} is left as it is: it can't be read. baimo check says why.`)
    } else if (fixed.text !== text) {
      changed++
      for (const { line, what } of fixed.fixes) print(`${path}:${line} ${what}`)
      if (!checksOnly) writeFileSync(join(dir, path), fixed.text)
    }
  }
  print(`${changed} ${changed === 1 ? 'file' : 'files'} ${checksOnly ? 'to mend' : 'mended'}`)
  return broken > 0 || all.length === 0 || (checksOnly && changed > 0) ? 1 : 0
}
