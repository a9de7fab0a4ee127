/** "Who …?": somebody's words, or names. */
import { isOtherSide } from './direction.ts'
import type { Fact } from '../knowledge.ts'
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** From which likeness on a saying is of what was asked, and share of the unknown words that must stand in it else. */
const alike = 0.15
const covered = 0.5

/** "Who said that …?" names nobody and wants somebody's words. */
export function asksWhoSaid(query: Query): boolean {
  return query.wants.has('voice') && query.wants.has('who') && query.entities.every((entity) => entity.generic || entity.beside)
}

/** Somebody's words, and of what is asked. */
export function isSaying({ fact, likeness, words, topics }: Candidate, query: Query): boolean {
  if (fact.roles.speaker === undefined) return false
  return query.content.size === 0 || likeness >= alike || words >= covered || (topics === 1 && query.hard.length > 1)
}

/** "Which of the six tigers loses money?" asks for names beyond the group's own. */
export function asksNames(query: Query): boolean {
  const { wants, entities } = query
  if (asksWhoSaid(query) || wants.has('source-question') || entities.some((entity) => !entity.generic)) return false
  // "Which Chinese makers …" asks for names as well.
  return wants.has('who') || (wants.has('list') && entities.length > 0 && entities.every((entity) => entity.broad))
}

/** "Who invested in X?" is not answered by how much it raised, where nobody who did is named. */
export function lacksPart({ fact }: Candidate, query: Query, snapshot: Snapshot): boolean {
  if (!query.wants.has('who') || asksWhoSaid(query) || wantsAmount(query) || !fact.figure || isOtherSide(fact, query, snapshot))
    return false
  const roles = query.topics.flatMap((id) => snapshot.topics.get(id)?.role ?? [])
  return roles.length > 0 && !roles.some((role) => fact.roles[role] !== undefined)
}

/** Whether a fact has those who are asked for: the investors, where the question is who led a round. */
export function takesPart({ roles }: Fact, query: Query, snapshot: Snapshot): boolean {
  if (!query.wants.has('who') || wantsAmount(query)) return false
  return query.topics.some((id) => {
    const role = snapshot.topics.get(id)?.role
    return role !== undefined && roles[role] !== undefined
  })
}

function wantsAmount({ wants, metrics }: Query): boolean {
  return metrics.length > 0 || ['how-much', 'how-much-money', 'how-many', 'amount'].some((want) => wants.has(want))
}

/** What is said of just this group on just this topic stands, though it may say that no names are known. */
export function namesSome({ fact, primary }: Candidate, query: Query, snapshot: Snapshot): boolean {
  if (primary && fact.roles.speaker === undefined && query.entities.some(({ id, broad }) => id === fact.about && !broad)) return true
  const silent = fact.roles.speaker === undefined ? ['group'] : ['group', 'speaker', 'other']
  const named = Object.entries(fact.roles).flatMap(([role, ids]) => (silent.includes(role) ? [] : (ids ?? [])))
  const asked = query.entities.map(({ id }) => id)
  if (named.some((id) => !asked.includes(id))) return true
  const kind = snapshot.entities.get(fact.about)?.kind
  return kind !== 'market' && kind !== 'person' && (kind !== 'group' || query.entities.length === 0)
}
