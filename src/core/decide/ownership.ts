/** Whose a product is, and whom a person belongs to: from the register of names, with the facts that tell it. */
import type { Answer } from '../answer.ts'
import type { Query } from '../query.ts'
import { participants } from '../facts/participants.ts'
import { isProduct, type Snapshot } from '../snapshot.ts'

/** "Does Kimi use Google?" asks what one does with the other, not whose it is. */
const acts = /\b(?:do|does|did)\b|[用投买卖]/

/** Whose a product is stands in the register of names. Facts that tell it of both come along as its sources. */
export function owner(query: Query, snapshot: Snapshot): Answer | undefined {
  if (query.topics.length + query.metrics.length + query.periods.length + query.claims.length > 0 || query.leftover.some((run) => run.near))
    return undefined
  const named = query.entities.filter((entity) => !entity.generic)
  const telling = [...query.content.values()].filter((says) => says === 1).length
  const person =
    named.length === 1 && query.wants.has('who') && query.entities.length === 1 && telling < 2
      ? named.find(({ id }) => snapshot.entities.get(id)?.kind === 'person')
      : undefined
  const owned = person ?? named.find(({ id }) => isProduct(id, snapshot))
  const owner = snapshot.entities.get(owned?.id ?? '')?.of
  if (!owned || owner === undefined) return undefined
  // "Is Wenxiaoyan Tencent's?" names another company beside the product.
  const rival =
    named.length === 2 &&
    !query.wants.has('judgement') &&
    !query.wants.has('prediction') &&
    named.some(({ id }) => id !== owned.id && id !== owner && snapshot.entities.get(id)?.kind === 'company')
  if (!person && !(query.wants.has('owner') && named.length === 1) && !(rival && !query.wants.has('compare') && !acts.test(query.folded)))
    return undefined
  const both = snapshot
    .factsWith(owned.id)
    .map((index) => snapshot.fact(index))
    .filter((fact) => participants(fact).has(owner))
  return {
    kind: 'answer',
    shape: { kind: 'owner', of: owned.id, owner },
    subjects: [owned.id],
    topics: [],
    facts: both.slice(0, 2),
    left: 0,
  }
}
