/** Who makes large models, as far as the register of names tells: a market of makers is ranked by their figures. */
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'

/** Whether the question is on a market that is made up of makers of models, and names nobody else. */
export function asksMakers({ entities }: Query, snapshot: Snapshot): boolean {
  const isOfMakers = (id: string): boolean => membersOf(id, snapshot).some((member) => hasModel(member, snapshot))
  return entities.length > 0 && entities.every(({ id, broad }) => broad && isOfMakers(id))
}

/** A company that belongs to the market, or has a model of its own; what it sells and its units are its own. */
export function isOfMaker(id: string, query: Query, snapshot: Snapshot): boolean {
  const isMember = query.entities.some((market) => membersOf(market.id, snapshot).includes(id))
  const owner = snapshot.entities.get(id)?.of
  return isMember || hasModel(id, snapshot) || (owner !== undefined && isOfMaker(owner, query, snapshot))
}

function hasModel(id: string, { entities, productsOf }: Snapshot): boolean {
  const entity = entities.get(id)
  if (entity?.kind !== 'company' || entity.of !== undefined) return false
  return productsOf(id).some((product) => entities.get(product)?.kind === 'model')
}

function membersOf(id: string, snapshot: Snapshot, depth = 0): readonly string[] {
  const members = snapshot.entities.get(id)?.members ?? []
  return depth > 3 ? members : members.flatMap((member) => [member, ...membersOf(member, snapshot, depth + 1)])
}
