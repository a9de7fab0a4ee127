/** How near facts are to the subjects of a question. */
import type { Fact } from './knowledge.ts'
import type { Snapshot } from './snapshot.ts'

/** Facts by index, with their closeness to each subject. */
export type Near = ReadonlyMap<number, ReadonlyMap<string, number>>

/**
 * 4 for a subject's own facts, 3 where it takes a part, 2.5 where it is the origin, 2 and 1.8 for its products, 1.5 for a product's owner (what a company
 * has says nothing of one of its models), 1.2 for the
 * members of a group.
 */
export function closenessTo(subjects: readonly string[], snapshot: Snapshot): Near {
  const near = new Map<number, Map<string, number>>()
  const add = (index: number, subject: string, closeness: number): void => {
    const known = near.get(index) ?? new Map<string, number>()
    if ((known.get(subject) ?? 0) < closeness) known.set(subject, closeness)
    near.set(index, known)
  }
  for (const subject of subjects) {
    const entity = snapshot.entities.get(subject)
    for (const index of snapshot.factsWith(subject)) {
      const fact = snapshot.fact(index)
      add(index, subject, fact.about === subject ? 4 : fact.by === subject && !inRoles(fact, subject) ? 2.5 : 3)
    }
    for (const product of snapshot.productsOf(subject)) {
      for (const index of snapshot.factsAbout(product)) add(index, subject, 2)
      if (entity?.kind === 'company') for (const index of snapshot.factsWith(product)) add(index, subject, 1.8)
    }
    if (entity?.of && entity.kind !== 'person' && entity.kind !== 'model')
      for (const index of snapshot.factsAbout(entity.of)) add(index, subject, 1.5)
    if (entity?.kind === 'market')
      for (const market of marketsOf(subject, snapshot)) for (const index of snapshot.factsAbout(market)) add(index, subject, 3)
    for (const member of entity?.members ?? []) for (const index of snapshot.factsAbout(member)) add(index, subject, 1.2)
  }
  return near
}

/** A market and those who make it up are one subject: what Chinese makers of models won in tenders is what the market was. */
function marketsOf(id: string, { entities }: Snapshot): string[] {
  const isMarket = (other: string): boolean => entities.get(other)?.kind === 'market'
  const around = [...entities.values()].filter(({ kind, members }) => kind === 'market' && members?.includes(id)).map((market) => market.id)
  return [...around, ...(entities.get(id)?.members ?? []).filter(isMarket)]
}

function inRoles(fact: Fact, entity: string): boolean {
  return Object.values(fact.roles).some((ids) => ids?.includes(entity))
}
