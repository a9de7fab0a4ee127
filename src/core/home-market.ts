/** "In China": whom such a question leaves out. */
import type { Query } from './query.ts'
import type { Snapshot } from './snapshot.ts'

/** Whether an entity is out of the question: nobody is named, China is, and it is a foreign one or a foreign one's. */
export function isOutside(entity: string, query: Query, snapshot: Snapshot): boolean {
  if (!query.wants.has('in-china') || query.entities.some((named) => !named.generic)) return false
  return isAbroad(entity, snapshot)
}

/** Whether an entity, or whom it belongs to, is none of the Chinese market. */
export function isAbroad(entity: string, snapshot: Snapshot): boolean {
  for (let id: string | undefined = entity, depth = 0; id !== undefined && depth < 4; id = snapshot.entities.get(id)?.of, depth++)
    if (snapshot.entities.get(id)?.abroad) return true
  return false
}
