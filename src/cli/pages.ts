/** `baimo corrections` and `baimo coverage`: write the pages that are made from the facts. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildKnowledge } from '../knowledge/build.ts'
import { readContents } from '../knowledge/contents.ts'
import type { Knowledge } from '../core/knowledge.ts'
import { hasErrors, renderProblem } from '../knowledge/problem.ts'
import type { Printer } from './new.ts'

export interface PageOptions {
  /** Its name in `docs/`. */
  readonly name: string
  readonly pageOf: (knowledge: Knowledge) => string
  readonly dir: string
  readonly today: string
}

/** The page lies beside the knowledge, in `docs/`. Gives the exit code. */
export function pageCommand({ name, pageOf, dir, today }: PageOptions, { print, complain }: Printer): number {
  const built = buildKnowledge(readContents(dir), today)
  if (!built.ok) {
    for (const problem of built.problems) if (hasErrors([problem])) complain(renderProblem(problem))
    return 1
  }
  const path = join(dir, '..', 'docs', name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, pageOf(built.knowledge))
  print(`Wrote ${path}`)
  return 0
}
