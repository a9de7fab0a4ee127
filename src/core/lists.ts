/** Facts that are entries of one list: whom Zhipu invested in, one fact a company. */
import type { Fact, Role } from './knowledge.ts'
import type { Candidate } from './retrieve.ts'

/** From how many entries on it reads as a list. */
const minEntries = 3
const listed: readonly Role[] = ['investee', 'investor', 'customer', 'product', 'partner', 'founder', 'rival']

export interface Listing {
  readonly members: readonly string[]
  readonly facts: readonly Fact[]
}

/** The list that the best candidates make up, if they do: same owner, same part, another entity each. */
export function listOf(ordered: readonly Candidate[], subjects: readonly string[]): Listing | undefined {
  const lead = ordered[0]?.fact
  if (!lead) return undefined
  for (const role of listed) {
    const members = lead.roles[role]
    if (members?.length !== 1 || members.some((id) => subjects.includes(id))) continue
    const facts = ordered.map(({ fact }) => fact).filter((fact) => fact.about === lead.about && fact.roles[role]?.length === 1 && fact.topics[0] === lead.topics[0])
    const names = [...new Set(facts.flatMap((fact) => fact.roles[role] ?? []))]
    if (names.length >= minEntries) return { members: names, facts }
  }
  return undefined
}
