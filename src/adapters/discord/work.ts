/** What is under way, so that it can be finished before baimo stops. */

export interface Work {
  take(work: () => Promise<void>): void
  isClosed(): boolean
  /** Takes no more, waits for what is under way, gives how much of it did not end in time. */
  close(withinMs: number): Promise<number>
}

/** What fails is told to `onError`, once. */
export function createWork(onError: (error: unknown) => void): Work {
  const underWay = new Set<Promise<void>>()
  let closed = false
  return {
    take(begin) {
      if (closed) return
      const done = begin()
        .catch(onError)
        .finally(() => underWay.delete(done))
      underWay.add(done)
    },
    isClosed: () => closed,
    async close(withinMs) {
      closed = true
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs)
      })
      await Promise.race([Promise.all(underWay), late])
      clearTimeout(timer)
      return underWay.size
    },
  }
}
