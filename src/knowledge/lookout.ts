/** Looks at a knowledge folder, and builds what changed. Synchronous and slow: it runs in a thread of its own. */
import { createBuilder } from './build.ts'
import { type Contents, readContents, signatureOf } from './contents.ts'
import { isLockedByGit } from './git-lock.ts'
import { partsOf } from './parts.ts'
import type { Problem } from './problem.ts'
import { keepCopy } from './store.ts'

/** What one look gave. */
export type Sight =
  | { readonly kind: 'same' }
  /** Somebody is writing just now: look again soon. */
  | { readonly kind: 'moving' }
  | { readonly kind: 'good'; readonly parts: readonly string[]; readonly ms: number }
  /** The files are again those of the knowledge that is live. */
  | { readonly kind: 'back' }
  /** Errors only. */
  | { readonly kind: 'bad'; readonly problems: readonly Problem[] }

export interface LookoutOptions {
  readonly dir: string
  /** Of the knowledge that is live. */
  readonly version: string
  readonly cacheDir?: string
}

export interface Lookout {
  /** `today` is the day by the clock, ISO. */
  look(today: string): Sight
  /** Builds for nothing: the first time takes seconds, which an edit shall not wait for. */
  warm(today: string): void
}

/** Files are read once two looks saw the same, but at the latest after so many: one that is written on and on holds up no other. */
const maxMoves = 20
/** About ten seconds for git, which may have died and left its lock behind. */
const maxLockedMoves = 250

export function createLookout({ dir, version, ...copies }: LookoutOptions): Lookout {
  const build = createBuilder()
  let live = version
  let seen = ''
  let settled = ''
  let moves = 0
  /** The day that the files were found wrong on: what is published tomorrow is right tomorrow. */
  let wrongOn: string | undefined

  /** Whether somebody is writing just now. */
  function isMoving(signature: string): boolean {
    const isLocked = isLockedByGit(dir)
    if (signature === seen && !isLocked) return false
    seen = signature
    moves++
    return moves <= (isLocked ? maxLockedMoves : maxMoves)
  }

  function judge(contents: Contents, today: string): Sight {
    const began = performance.now()
    const wasWrong = wrongOn !== undefined
    wrongOn = undefined
    if (contents.problems.length === 0 && contents.hash === live) return { kind: wasWrong ? 'back' : 'same' }
    const built = build(contents, today)
    if (!built.ok) {
      wrongOn = today
      return { kind: 'bad', problems: built.problems.filter(({ severity }) => severity === 'error') }
    }
    live = contents.hash
    keepCopy(dir, built.knowledge, copies)
    return { kind: 'good', parts: partsOf(built.knowledge), ms: Math.round(performance.now() - began) }
  }

  return {
    look(today) {
      const signature = signatureOf(dir)
      if (signature === settled && (wrongOn === undefined || wrongOn === today)) return { kind: 'same' }
      if (isMoving(signature)) return { kind: 'moving' }
      const contents = readContents(dir)
      // What was written meanwhile may be in some of the files only.
      if (isMoving(signatureOf(dir))) return { kind: 'moving' }
      moves = 0
      settled = signature
      return judge(contents, today)
    },
    warm(today) {
      build(readContents(dir), today)
    },
  }
}
