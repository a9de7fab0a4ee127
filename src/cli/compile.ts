/** `baimo compile`: writes the compiled copy of the knowledge that the build ships. */
import { buildKnowledge } from '../knowledge/build.ts'
import { readContents } from '../knowledge/contents.ts'
import { renderProblem } from '../knowledge/problem.ts'
import { shippedCopy, shippedDir, writeCopy } from '../knowledge/store.ts'

export interface CompileOptions {
  readonly today: string
  readonly dir?: string
  readonly out?: string
}

/** Gives the exit code. */
export function compileCommand({ today, dir = shippedDir, out = shippedCopy }: CompileOptions, print: (line: string) => void): number {
  const built = buildKnowledge(readContents(dir), today)
  for (const problem of built.problems) if (!built.ok || problem.severity === 'error') print(renderProblem(problem))
  if (!built.ok) return 1
  if (!writeCopy(out, built.knowledge)) {
    print(`${out} can't be written. Check that its folder is writable.`)
    return 1
  }
  const { facts, sources, entities } = built.knowledge
  print(
    `Compiled ${facts.length} facts of ${sources.length} ${sources.length === 1 ? 'source' : 'sources'} about ${entities.length} entities to ${out}`,
  )
  return 0
}
