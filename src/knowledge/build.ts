/** From files to compiled knowledge. Loads the parser, zod and the Chinese libraries: reached only by a dynamic import where a compiled copy will do. */
import type { Knowledge } from '../core/knowledge.ts'
import { checkReading } from './check.ts'
import { compileKnowledge } from './compile.ts'
import type { Contents } from './contents.ts'
import { hasErrors, type Problem, sortProblems } from './problem.ts'
import { readKnowledge } from './read.ts'

export type Build =
  | { readonly ok: true; readonly knowledge: Knowledge; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** `today` is the day by the clock: what is published after it is an error. */
export function buildKnowledge(contents: Contents, today: string): Build {
  const reading = readKnowledge(contents)
  const problems = sortProblems(checkReading(reading, { today }).problems)
  if (hasErrors(problems)) return { ok: false, problems }
  return { ok: true, knowledge: compileKnowledge(reading, contents.hash), problems }
}
