/** Curated links between facts that differ: given once, they hold both ways. */
import type { Difference, Fact } from '../knowledge.ts'

const ofScope: ReadonlySet<Difference['reason']> = new Set(['scope', 'basis', 'period'])

/** By fact, what it is linked to, with the reason. Withdrawn facts are linked to nothing. */
export function linksOf(facts: readonly Fact[]): ReadonlyMap<string, readonly Difference[]> {
  const links = new Map<string, Difference[]>()
  const live = new Set(facts.filter(({ withdrawn }) => !withdrawn).map(({ id }) => id))
  const add = (from: string, link: Difference): void => {
    if (!live.has(from) || !live.has(link.fact)) return
    const known = links.get(from) ?? []
    if (!known.some(({ fact }) => fact === link.fact)) links.set(from, [...known, link])
  }
  for (const { id, differs } of facts)
    for (const link of differs) {
      add(id, link)
      add(link.fact, { ...link, fact: id })
    }
  return links
}

/** Both are right, but not of the same thing: another scope, basis or stretch of time. */
export function isOfScope({ reason }: Difference): boolean {
  return ofScope.has(reason)
}
