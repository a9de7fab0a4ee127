/** Everything known of one subject, grouped by topic, with what is missing. */
import type { Answer } from './answer.ts'
import type { Fact } from './knowledge.ts'
import { byTime, hasFigure } from './order.ts'
import type { Query } from './query.ts'
import type { Snapshot } from './snapshot.ts'

/** Lines of a profile, one a topic. */
const maxLines = 6

export function profile(subjects: readonly string[], query: Query, snapshot: Snapshot): Answer {
  const subject = subjects[0]
  const base = { subjects, topics: query.topics, left: 0 } as const
  if (subject === undefined) {
    const unknown = query.leftover.map((run) => run.text)
    return { ...base, kind: 'none', facts: [], shape: { kind: 'unknown', words: unknown } }
  }
  const ids = [subject, ...snapshot.productsOf(subject)]
  const own = ids.flatMap((id) => snapshot.factsAbout(id)).map((index) => snapshot.fact(index))
  const other = snapshot.factsWith(subject).map((index) => snapshot.fact(index)).filter((fact) => !own.includes(fact))
  const facts = [...own, ...other]
  if (facts.length === 0) return { ...base, kind: 'none', facts, shape: { kind: 'empty', entities: [subject] } }
  const topics = countTopics(facts, snapshot)
  const picked = onePerTopic(facts, topics.map(([id]) => id), { snapshot, subject })
  const missing = snapshot.knowledge.topics.filter((topic) => topic.command && snapshot.factsOn(topic.id).length > 0 && !topics.some(([id]) => id === topic.id)).map(({ id }) => id)
  return { ...base, kind: 'answer', facts: picked, left: facts.length - picked.length, shape: { kind: 'profile', missing, topics } }
}

/** Topics with their number of facts, those with a command first. */
function countTopics(facts: readonly Fact[], snapshot: Snapshot): (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const fact of facts) for (const topic of fact.topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  const order = snapshot.knowledge.topics.map(({ id }) => id)
  const hasCommand = (id: string): number => (snapshot.topics.get(id)?.command ? 0 : 1)
  return [...counts].sort((a, b) => hasCommand(a[0]) - hasCommand(b[0]) || order.indexOf(a[0]) - order.indexOf(b[0]))
}

function onePerTopic(facts: readonly Fact[], topics: readonly string[], { snapshot, subject }: { snapshot: Snapshot; subject: string }): Fact[] {
  const own = (fact: Fact): number => (fact.about === subject ? 0 : snapshot.productsOf(subject).includes(fact.about) ? 1 : 2)
  const picked: Fact[] = []
  for (const topic of topics) {
    if (picked.length >= maxLines) break
    if (picked.some((fact) => fact.topics.includes(topic))) continue
    const best = facts
      .filter((fact) => fact.topics.includes(topic) && !picked.includes(fact))
      .sort((a, b) => own(a) - own(b) || Number(hasFigure(b)) - Number(hasFigure(a)) || byTime(a, b))[0]
    if (best) picked.push(best)
  }
  return picked
}
