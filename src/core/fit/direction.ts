/** Who did it to whom: that Zhipu invested in ModelBest does not answer whether ModelBest invested in Zhipu. */
import type { Fact } from '../knowledge.ts'
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'

/** "Was A backed by B", "does A have money from B", 被, 获, "投的": the one named first is the object. */
const passive = /\b(?:by|from|backed|backer|investor|among|part of)\b|[被获由]|获得|投的|是.*的/

/** A test whether a fact has the two named in the other direction than a question on a relation, read once for all facts. */
export function turnedTest(query: Query, snapshot: Snapshot): (fact: Fact) => boolean {
  const [first, second, more] = query.entities.filter(({ generic, beside }) => !generic && !beside)
  if (!first || more || !query.topics.some((id) => snapshot.topics.get(id)?.reverse !== undefined) || passive.test(query.folded))
    return never
  // "Whom did ModelBest invest in?", `/investments modelbest`. Where the name stands behind the verb, its funding was understood instead.
  if (!second)
    return query.wants.has('who') || query.command !== undefined
      ? ({ about, roles }) => about !== first.id && roles.investee?.includes(first.id) === true
      : never
  if (!query.opens.has('yes-no') && !query.wants.has('whether')) return never
  return ({ about, roles }) => about === second.id && Object.values(roles).some((ids) => ids?.includes(first.id))
}

function never(): boolean {
  return false
}

/** "Who invested in A?" asks for A's funding; what others say that they put into A answers it too. */
export function isOtherSide(fact: Fact, query: Query, snapshot: Snapshot): boolean {
  if (
    !query.wants.has('who') ||
    query.claims.length > 0 ||
    !query.entities.some(({ id }) => fact.about !== id && fact.roles.investee?.includes(id))
  )
    return false
  return fact.topics.some((id) => query.hard.includes(snapshot.topics.get(id)?.reverse ?? ''))
}
