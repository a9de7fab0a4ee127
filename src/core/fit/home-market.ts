/** "In China": whom such a question leaves out. */
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'

/** A test whether an entity is out of the question: nobody is named, China is, and it is a foreign one or a foreign one's. */
export function outsideTest({ wants, entities }: Query, snapshot: Snapshot): (entity: string) => boolean {
  if (!wants.has('in-china') || entities.some((named) => !named.generic)) return () => false
  return (entity) => isAbroad(entity, snapshot)
}

/** Whether an entity, or whom it belongs to, is none of the Chinese market. */
export function isAbroad(entity: string, snapshot: Snapshot): boolean {
  for (let id: string | undefined = entity, depth = 0; id !== undefined && depth < 4; id = snapshot.entities.get(id)?.of, depth++)
    if (snapshot.entities.get(id)?.abroad) return true
  return false
}
