/** Who stands in a fact. */
import type { Fact } from '../knowledge.ts'

/** Every entity of a fact, its origin included, each once. */
export function participants(fact: Fact): Set<string> {
  const ids = new Set([fact.about])
  for (const role of Object.values(fact.roles)) for (const id of role ?? []) ids.add(id)
  if (fact.by) ids.add(fact.by)
  return ids
}

/** Whether an entity is one of them. */
export function isIn({ about, by, roles }: Fact, entity: string): boolean {
  return about === entity || by === entity || Object.values(roles).some((ids) => ids?.includes(entity))
}
