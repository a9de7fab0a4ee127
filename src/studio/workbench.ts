/** The knowledge as its files stand now: looked at all the time, and the last good one kept while they are wrong. */
import { createEngine } from '../core/engine.ts'
import type { Knowledge } from '../core/knowledge.ts'
import type { Engine } from '../core/reply.ts'
import { type Build, createBuilder } from '../knowledge/build.ts'
import { type Contents, readContents } from '../knowledge/contents.ts'
import type { Problem } from '../knowledge/problem.ts'

export interface State {
  /** Another one for every edit, the same for the same files. */
  readonly version: string
  /** Undefined until the files could be used once. */
  readonly good: { readonly knowledge: Knowledge; readonly engine: Engine } | undefined
  /** Whether `good` is older than the files, which can't be used. */
  readonly isBehind: boolean
  readonly problems: readonly FoundProblem[]
}

/** With the line that it stands in. */
export type FoundProblem = Problem & { readonly excerpt?: string }

export interface Workbench {
  state(): State
  /** Gives what ends it. */
  onChange(listener: (state: State) => void): () => void
  close(): void
}

export interface WorkbenchOptions {
  readonly dir: string
  /** The day by the clock, ISO. */
  readonly today: () => string
  readonly everyMs: number
}

/** All bytes are read each time: no edit is missed, whatever the watcher of a system or the date of a file says. 300 files take 8 ms. */
export function createWorkbench({ dir, today, everyMs }: WorkbenchOptions): Workbench {
  const listeners = new Set<(state: State) => void>()
  const build = carefully(createBuilder())
  const stateOf = (contents: Contents, last: State['good']): State => foundIn(contents, build(contents, today()), last)
  let contents = readContents(dir)
  let state = stateOf(contents, undefined)

  const timer = setInterval(() => {
    const next = readContents(dir)
    if (versionOf(next) === versionOf(contents)) return
    contents = next
    state = stateOf(contents, state.good)
    for (const listener of listeners) listener(state)
  }, everyMs)

  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => clearInterval(timer),
  }
}

function foundIn(contents: Contents, built: Build, last: State['good']): State {
  return {
    version: versionOf(contents),
    good: built.ok ? { knowledge: built.knowledge, engine: createEngine(built.knowledge) } : last,
    isBehind: !built.ok,
    problems: built.problems.map((problem) => withExcerpt(problem, contents)),
  }
}

type Builder = (contents: Contents, today: string) => Build

/** A file that no rule foresaw is a problem too, and no reason to end. */
function carefully(build: Builder): Builder {
  return (contents, today) => {
    try {
      return build(contents, today)
    } catch (error) {
      const message = `can't be compiled: ${error instanceof Error ? error.message : String(error)}`
      const remedy = 'Take back the last edit, and report this: a rule is missing.'
      return { ok: false, problems: [{ file: '.', line: 1, column: 1, rule: 'compile', severity: 'error', message, remedy }] }
    }
  }
}

/** Files that can't be read are in no hash. */
function versionOf({ hash, problems }: Contents): string {
  return `${hash.slice(0, 16)}${problems.map(({ file, message }) => `${file} ${message}`).join()}`
}

function withExcerpt(problem: Problem, { files }: Contents): FoundProblem {
  const file = files.find(({ path }) => path === problem.file)
  const excerpt = file?.bytes.toString('utf8').split('\n')[problem.line - 1]?.trim()
  return excerpt ? { ...problem, excerpt } : problem
}
