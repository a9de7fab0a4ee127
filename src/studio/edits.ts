/** What a page must be brought up to date for: other files, and what was found out about them since. */
import { type Result, resultOf } from './result.ts'
import type { Workbench } from './workbench.ts'

/** An answer that an edit changes, in words. */
export interface ChangedAnswer {
  /** All in whose answers the same changed. Before and after are those of the first. */
  readonly questions: readonly string[]
  readonly before: string
  readonly after: string
}

/** Asks up to hundreds of questions twice, so it takes its time; `signal` tells that the files have changed again. */
export type FindChanges = (signal: AbortSignal) => Promise<readonly ChangedAnswer[]>

export type Changes = Result<readonly ChangedAnswer[]> | 'pending'

export interface Edits {
  /** Another one whenever a page would show something else. */
  version(): string
  /** Found once for the files as they are, when first asked for. Undefined where nobody can tell. */
  changes(): Changes | undefined
  /** Gives what ends it. */
  onChange(listener: () => void): () => void
  close(): void
}

export function createEdits({ workbench, changes: find }: { readonly workbench: Workbench; readonly changes?: FindChanges }): Edits {
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  let found: Changes | undefined
  let search: AbortController | undefined
  const forget = (): void => {
    search?.abort()
    search = undefined
    found = undefined
  }
  const end = workbench.onChange(() => {
    forget()
    tell()
  })

  function begin(findChanges: FindChanges): Changes {
    const own = new AbortController()
    search = own
    void resultOf(findChanges(own.signal)).then((result) => {
      if (search !== own) return
      found = result
      tell()
    })
    return 'pending'
  }

  return {
    version: () => `${workbench.state().version}${found === undefined || found === 'pending' ? '' : '+'}`,
    changes() {
      if (find && found === undefined) found = begin(find)
      return found
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      forget()
      end()
    },
  }
}
