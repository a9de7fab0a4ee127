/** Candidates for a query, each with what speaks for it. Structure comes first: subject, topic, metric, period; then likeness of words. */
import { periodTest } from '../understand/asked-periods.ts'
import type { Leftover, Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Candidate, weigh } from './weigh.ts'

/** How many candidates by topic or words alone are looked at. */
const maxByWords = 150

/** Every candidate of a query, best first. */
export function retrieve(query: Query, snapshot: Snapshot): Candidate[] {
  const subjects = subjectsOf(query)
  const near = subjects.map(snapshot.near)
  const broad = query.entities.every((entity) => entity.broad || entity.beside)
  const indexes = new Set(near.flatMap((facts) => [...facts.keys()]))
  if (broad) for (const index of withoutSubject(query, snapshot)) indexes.add(index)
  const words = new Map(query.leftover.flatMap((run) => (run.near ? run.terms.map((term) => [term, 1] as const) : [])))
  const periods = query.periods.map(periodTest)
  const all = weigh([...indexes], { query, snapshot, subjects, near, words, periods })
  const candidates = query.periods.some(({ notation }) => notation.startsWith('*-')) ? ofNewestYear(all) : all
  return candidates.sort((a, b) => b.score - a.score || a.index - b.index)
}

/** "The first half", of no year: of each measure the newest that came. */
function ofNewestYear(candidates: readonly Candidate[]): Candidate[] {
  const newest = new Map<string, string>()
  const measureOf = ({ fact }: Candidate): string => `${fact.about} ${fact.metric}`
  const came = candidates.filter(({ fact, period }) => period && fact.figure && (fact.status === 'actual' || fact.status === 'estimate'))
  for (const one of came) if ((newest.get(measureOf(one)) ?? '') < one.fact.period.to) newest.set(measureOf(one), one.fact.period.to)
  return candidates.map((one) => {
    const last = newest.get(measureOf(one))
    return one.period && one.fact.figure && last !== undefined && one.fact.period.to < last ? { ...one, period: false } : one
  })
}

/** The entities that an answer must be about: companies before the groups beside them. */
export function subjectsOf(query: Query): readonly string[] {
  const meant = query.entities.filter((entity) => !entity.beside)
  const named = meant.filter((entity) => !entity.generic)
  return (named.length > 0 ? named : meant).map((entity) => entity.id)
}

/** Nobody is named: facts on the topic, else facts that share the words, unless nothing in the question is of the market. */
function withoutSubject(query: Query, snapshot: Snapshot): number[] {
  const isOurs = query.topics.length + query.metrics.length + query.claims.length > 0 || query.wants.has('market')
  const terms = isOurs ? termsOf(query.leftover, snapshot) : []
  const byTopic = [...query.topics, ...query.metrics.map((id) => snapshot.metrics.get(id)?.topic ?? '')]
  // Who comes first can't be told from some of them.
  const isLimited = byTopic.length === 0 || !(query.wants.has('most') || query.wants.has('least'))
  const counts = new Map<number, number>()
  for (const topic of byTopic) {
    const facts = snapshot.factsOn(topic)
    for (const index of isLimited && facts.length > maxByWords ? facts.slice(-maxByWords) : facts)
      counts.set(index, (counts.get(index) ?? 0) + 2)
  }
  for (const term of terms) {
    const facts = snapshot.postings.of(term)
    const weight = snapshot.postings.weight(term)
    for (let i = 0; i < Math.min(facts.length, maxByWords * 5); i++) {
      const index = facts[i] ?? 0
      counts.set(index, (counts.get(index) ?? 0) + weight)
    }
  }
  if (!isLimited || counts.size <= maxByWords) return [...counts.keys()]
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, maxByWords)
    .map(([index]) => index)
}

function termsOf(leftover: readonly Leftover[], snapshot: Snapshot): string[] {
  return leftover.flatMap((run) => run.terms).filter((term) => snapshot.postings.of(term).length > 0)
}
