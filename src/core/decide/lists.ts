/** Facts that are entries of one list: whom Zhipu invested in, one fact a company. */
import type { Fact, Role } from '../knowledge.ts'
import type { Query } from '../query.ts'
import type { Candidate } from '../retrieve/weigh.ts'

/** From how many entries on it reads as a list. */
const minEntries = 3
const listed: readonly Role[] = ['investee', 'investor', 'customer', 'product', 'partner', 'founder', 'rival']

export interface Listing {
  readonly members: readonly string[]
  readonly facts: readonly Fact[]
}

/**
 * The longest list among the candidates: same owner, same main topic, another entity each. It must be what is asked: the best candidate is
 * an entry of it, or hardly better than one; where names are asked for, it may be better.
 */
export function listOf(ordered: readonly Candidate[], query: Query): Listing | undefined {
  const lead = ordered[0]
  if (!lead) return undefined
  const subjects = query.entities.map(({ id }) => id)
  let entries = listed.map((role) => entriesOf(role, ordered, subjects)).sort((a, b) => b.length - a.length)[0] ?? []
  const share = Math.max(...entries.map(({ candidate }) => candidate.topics))
  entries = entries.filter(({ candidate }) => candidate.topics === share)
  const names = [...new Set(entries.flatMap(({ name }) => name))]
  if (names.length < minEntries) return undefined
  const best = Math.max(...entries.map(({ candidate }) => candidate.likeness))
  const asksNames = query.wants.has('who') || query.wants.has('list') || query.wants.has('how-many')
  if (best < lead.likeness - (asksNames ? 0.5 : 0.12)) return undefined
  return { members: names, facts: entries.map(({ candidate }) => candidate.fact) }
}

interface Entry {
  readonly name: string
  readonly candidate: Candidate
}

/** Candidates of the topic asked for that differ in who takes one part. */
function entriesOf(role: Role, ordered: readonly Candidate[], subjects: readonly string[]): Entry[] {
  const owner = ordered.find(({ fact, primary }) => primary && fact.roles[role]?.length === 1)?.fact.about
  return ordered.flatMap((candidate) => {
    const [name, more] = candidate.fact.roles[role] ?? []
    if (name === undefined || more !== undefined || !candidate.primary || candidate.fact.about !== owner || subjects.includes(name))
      return []
    return candidate.fact.figure ? [] : [{ name, candidate }]
  })
}
