/** `baimo corrections`: writes the page of withdrawn facts. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildKnowledge } from '../knowledge/build.ts'
import { readContents } from '../knowledge/contents.ts'
import { correctionsPage } from '../knowledge/corrections.ts'
import { hasErrors, renderProblem } from '../knowledge/problem.ts'
import type { Printer } from './new.ts'

export interface CorrectionsOptions {
  readonly dir: string
  readonly today: string
}

/** The page lies beside the knowledge, in `docs/`. Gives the exit code. */
export function correctionsCommand({ dir, today }: CorrectionsOptions, { print, complain }: Printer): number {
  const built = buildKnowledge(readContents(dir), today)
  if (!built.ok) {
    for (const problem of built.problems) if (hasErrors([problem])) complain(renderProblem(problem))
    return 1
  }
  const path = join(dir, '..', 'docs', 'corrections.md')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, correctionsPage(built.knowledge))
  print(`Wrote ${path}`)
  return 0
}
