/** Ids that were seen, the newest few thousand. */
export interface Remembered {
  /** False when it was there already. */
  add(id: string): boolean
  remove(id: string): void
}

export function createRemembered(max: number): Remembered {
  const ids = new Set<string>()
  return {
    add(id) {
      if (ids.has(id)) return false
      ids.add(id)
      // A set keeps the order in which it was filled.
      for (const oldest of ids) {
        if (ids.size <= max) break
        ids.delete(oldest)
      }
      return true
    },
    remove: (id) => void ids.delete(id),
  }
}
