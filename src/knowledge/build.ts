/** From files to compiled knowledge. Loads the parser, zod and the Chinese libraries: reached only by a dynamic import where a compiled copy will do. */
import type { Knowledge } from '../core/knowledge.ts'
import { checkReading } from './check.ts'
import { createCompiler } from './compile.ts'
import type { Contents } from './contents.ts'
import { hasErrors, type Problem, sortProblems } from './problem.ts'
import { readKnowledge } from './read.ts'
import { createShapers } from './shapers.ts'
import { createTables } from './tables.ts'
import { parseYaml, type YamlDocument } from './yaml.ts'

export type Build =
  | { readonly ok: true; readonly knowledge: Knowledge; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** `today` is the day by the clock: what is published after it is an error. */
export function buildKnowledge(contents: Contents, today: string): Build {
  return createBuilder()(contents, today)
}

/** For who builds again and again: keeps what is the same each time, and does anew only what depends on files that changed. */
export function createBuilder(): (contents: Contents, today: string) => Build {
  const tables = createTables()
  const compile = createCompiler(tables)
  const shapers = createShapers()
  let parsed = new Map<string, YamlDocument>()

  return (contents, today) => {
    const known = parsed
    parsed = new Map()
    const parse = (text: string): YamlDocument => {
      const document = known.get(text) ?? parseYaml(text)
      parsed.set(text, document)
      return document
    }
    const reading = readKnowledge(contents, { parse, shapers })
    const problems = sortProblems(checkReading(reading, { today, tables }).problems)
    if (hasErrors(problems)) return { ok: false, problems }
    return { ok: true, knowledge: compile(reading, contents.hash), problems }
  }
}
