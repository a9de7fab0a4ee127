/** What was taken already: Slack repeats events, with and without saying so. */

export interface Repeats {
  /** True the first time for any of these keys. */
  isNew(keys: readonly string[]): boolean
  /** What came to nothing may be tried again. */
  forget(keys: readonly string[]): void
}

/** Remembers for a while, and at most so many. One process: where many serve one workspace, Slack sends each event to one of them. */
export function createRepeats({
  now,
  withinMs,
  max,
}: {
  readonly now: () => number
  readonly withinMs: number
  readonly max: number
}): Repeats {
  const seen = new Map<string, number>()

  function forgetOld(at: number): void {
    for (const [key, time] of seen) {
      if (at - time < withinMs && seen.size <= max) return
      seen.delete(key)
    }
  }

  return {
    isNew(keys) {
      const at = now()
      forgetOld(at)
      const known = keys.some((key) => seen.has(key))
      for (const key of keys) if (!seen.has(key)) seen.set(key, at)
      return !known
    },
    forget(keys) {
      for (const key of keys) seen.delete(key)
    },
  }
}
