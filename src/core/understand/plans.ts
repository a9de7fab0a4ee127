/** "The Max tier of GLM Coding Plan": what is said beside a product's name may be the rest of the name of one of its plans. */
import { termsOf } from '../words/postings.ts'
import type { Leftover, Named } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'

/** The entities named, a product in the place of which one plan of its own is meant by the words beside it. */
export function withPlans(entities: readonly Named[], leftover: readonly Leftover[], snapshot: Snapshot): readonly Named[] {
  const said = new Set(leftover.flatMap(({ terms }) => terms))
  if (said.size === 0) return entities
  return entities.map((named) => {
    if (snapshot.entities.get(named.id)?.kind !== 'product') return named
    const known = new Set(wordsOf(named.id, snapshot))
    const plans = snapshot.productsOf(named.id).filter((id) => {
      const rest = wordsOf(id, snapshot).filter((word) => !known.has(word))
      return snapshot.entities.get(id)?.kind === 'product' && rest.length > 0 && rest.every((word) => said.has(word))
    })
    const [plan] = plans
    return plan === undefined || plans.length > 1 ? named : { ...named, id: plan }
  })
}

function wordsOf(id: string, { entities, folder }: Snapshot): string[] {
  return termsOf(folder.tokens(folder.fold(entities.get(id)?.name.en ?? '')))
}
