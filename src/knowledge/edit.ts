/** Edits of a knowledge folder that are looked at before they are made: none may bring an error. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkReading } from './check.ts'
import { type Contents, withFile } from './contents.ts'
import { type Problem, sortProblems } from './problem.ts'
import { readKnowledge } from './read.ts'

export interface Edit {
  /** Relative to the knowledge folder. */
  readonly path: string
  readonly text: string
}

/** The errors that the folder would have and has not now. */
export function errorsOfEdit(contents: Contents, { path, text }: Edit, today: string): Problem[] {
  const errorsOf = (of: Contents): Problem[] =>
    checkReading(readKnowledge(of), { today }).problems.filter(({ severity }) => severity === 'error')
  // Lines move, so what stood there before is known by its words.
  const before = new Set(errorsOf(contents).map(wordsOf))
  return sortProblems(errorsOf(withFile(contents, path, text)).filter((problem) => !before.has(wordsOf(problem))))
}

export function writeEdit(dir: string, { path, text }: Edit): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true })
  writeFileSync(join(dir, path), text)
}

function wordsOf({ file, rule, message }: Problem): string {
  return [file, rule, message].join('\n')
}
