/** How near facts are to the subjects of a question. */
import type { Fact } from '../knowledge.ts'
import type { Placed } from '../snapshot.ts'

/** Facts by index, with their closeness to a subject. */
export type Near = ReadonlyMap<number, number>

/**
 * 4 for a subject's own facts, 3 where it takes a part, 2.5 where it is the origin, 2 and 1.8 for its products, 1.5 for a product's owner (what a company
 * has says nothing of one of its models), 1.2 for the
 * members of a group.
 */
export function closenessTo(subject: string, snapshot: Placed): Near {
  const near = new Map<number, number>()
  const add = (index: number, closeness: number): void => {
    if ((near.get(index) ?? 0) < closeness) near.set(index, closeness)
  }
  const entity = snapshot.entities.get(subject)
  for (const index of snapshot.factsWith(subject)) {
    const fact = snapshot.fact(index)
    add(index, fact.about === subject ? 4 : fact.by === subject && !inRoles(fact, subject) ? 2.5 : 3)
  }
  for (const product of snapshot.productsOf(subject)) {
    for (const index of snapshot.factsAbout(product)) add(index, 2)
    if (entity?.kind === 'company') for (const index of snapshot.factsWith(product)) add(index, 1.8)
  }
  if (entity?.of && entity.kind !== 'person' && entity.kind !== 'model') for (const index of snapshot.factsAbout(entity.of)) add(index, 1.5)
  if (entity?.kind === 'market')
    for (const market of marketsOf(subject, snapshot)) for (const index of snapshot.factsAbout(market)) add(index, 3)
  for (const member of entity?.members ?? []) for (const index of snapshot.factsAbout(member)) add(index, 1.2)
  return near
}

/** A market and those who make it up are one subject: what Chinese makers of models won in tenders is what the market was. */
function marketsOf(id: string, { entities }: Placed): string[] {
  const isMarket = (other: string): boolean => entities.get(other)?.kind === 'market'
  const around = [...entities.values()].filter(({ kind, members }) => kind === 'market' && members?.includes(id)).map((market) => market.id)
  return [...around, ...(entities.get(id)?.members ?? []).filter(isMarket)]
}

function inRoles(fact: Fact, entity: string): boolean {
  return Object.values(fact.roles).some((ids) => ids?.includes(entity))
}
