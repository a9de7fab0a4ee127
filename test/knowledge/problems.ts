import { checkReading } from '../../src/knowledge/check.ts'
import { createTables } from '../../src/knowledge/tables.ts'
import { readContents } from '../../src/knowledge/contents.ts'
import { renderProblem, sortProblems } from '../../src/knowledge/problem.ts'
import { readKnowledge } from '../../src/knowledge/read.ts'
import { today, writeKnowledge } from './fixtures.ts'

// Made once: they take longer than a check.
const tables = createTables()

/** What a check prints of the fixtures with some files changed. */
export function problemsOf(changed: Readonly<Record<string, string | Uint8Array>>): string[] {
  return problemsIn(writeKnowledge(changed))
}

/** What a check prints of a folder, but for the layout, which the fixtures leave out for brevity. */
export function problemsIn(dir: string): string[] {
  return printed(dir).filter((line) => !line.endsWith('[layout]'))
}

/** What a check prints of the layout of the fixtures with some files changed. */
export function layoutOf(changed: Readonly<Record<string, string | Uint8Array>>): string[] {
  return printed(writeKnowledge(changed)).filter((line) => line.endsWith('[layout]'))
}

function printed(dir: string): string[] {
  return sortProblems(checkReading(readKnowledge(readContents(dir)), { today, tables }).problems).map(renderProblem)
}

/** The rule, what is broken, the changed files, and every line that the check then prints. */
export type Case = readonly [rule: string, what: string, changed: Readonly<Record<string, string>>, expected: readonly string[]]
