/** Everything known of one subject, grouped by topic, with what is missing. */
import type { Answer } from '../answer.ts'
import type { Fact } from '../knowledge.ts'
import { byTime, hasFigure } from './order.ts'
import type { Query } from '../query.ts'
import type { Placed, Snapshot } from '../snapshot.ts'

/** Topics named of which nothing is known: of most companies most are not. */
const maxMissing = 5
/** Lines of a profile, one a topic. */
const maxLines = 7

export function profile(subjects: readonly string[], query: Query, snapshot: Snapshot): Answer {
  const subject = subjects[0]
  const base = { subjects, topics: query.topics, left: 0 } as const
  if (subject === undefined) {
    const unknown = query.leftover.map((run) => run.text)
    return { ...base, kind: 'none', facts: [], shape: { kind: 'unknown', words: unknown } }
  }
  const ids = [subject, ...snapshot.productsOf(subject)]
  const own = ids.flatMap((id) => snapshot.factsAbout(id)).map((index) => snapshot.fact(index))
  const other = snapshot
    .factsWith(subject)
    .map((index) => snapshot.fact(index))
    .filter((fact) => !own.includes(fact))
  const facts = [...own, ...other]
  if (facts.length === 0) return { ...base, kind: 'none', facts, shape: { kind: 'empty', entities: [subject] } }
  const topics = countTopics(facts, snapshot)
  const picked = ownFirst(
    onePerTopic(
      facts,
      topics.map(([id]) => id),
      { snapshot, subject },
    ),
    subject,
  )
  const isCompany = snapshot.entities.get(subject)?.kind === 'company'
  const missing = snapshot.knowledge.topics
    .filter((topic) => isCompany && topic.command && snapshot.factsOn(topic.id).length > 0 && !topics.some(([id]) => id === topic.id))
    .map(({ id }) => id)
    .slice(0, maxMissing)
  return { ...base, kind: 'answer', facts: picked, left: facts.length - picked.length, shape: { kind: 'profile', missing, topics } }
}

function ownFirst(facts: readonly Fact[], subject: string): Fact[] {
  return [...facts].sort((a, b) => Number(isWeak(a)) - Number(isWeak(b)) || Number(b.about === subject) - Number(a.about === subject))
}

/** The main facts of a subject, in the order of a profile. */
export function outline(subject: string, snapshot: Placed): Fact[] {
  const facts = [subject, ...snapshot.productsOf(subject)].flatMap((id) => snapshot.factsAbout(id)).map((index) => snapshot.fact(index))
  return onePerTopic(
    facts,
    countTopics(facts, snapshot).map(([id]) => id),
    { snapshot, subject },
  )
}

/** Topics with their number of facts: those with a command first, and of these the ones that have most to say of the subject itself. */
function countTopics(facts: readonly Fact[], snapshot: Placed): (readonly [string, number])[] {
  const counts = new Map<string, number>()
  const weights = new Map<string, number>()
  for (const fact of facts) {
    for (const [i, topic] of fact.topics.entries()) {
      counts.set(topic, (counts.get(topic) ?? 0) + 1)
      weights.set(topic, (weights.get(topic) ?? 0) + (hasFigure(fact) ? 3 : 1) * (i === 0 ? 2 : 0.5))
    }
  }
  const hasCommand = (id: string): number => (snapshot.topics.get(id)?.command ? 0 : 1)
  return [...counts].sort((a, b) => hasCommand(a[0]) - hasCommand(b[0]) || (weights.get(b[0]) ?? 0) - (weights.get(a[0]) ?? 0))
}

/** What nobody answers for by name comes last. */
function isWeak(fact: Fact): boolean {
  return fact.evidence === 'rumour' || fact.evidence === 'unnamed-people'
}

function isMeasureOf(fact: Fact, topic: string, snapshot: Placed): boolean {
  return hasFigure(fact) && snapshot.metrics.get(fact.metric ?? '')?.topic === topic
}

/** The best fact of each topic in turn, then the second best of the first ones, until the lines are full. */
function onePerTopic(
  facts: readonly Fact[],
  topics: readonly string[],
  { snapshot, subject }: { snapshot: Placed; subject: string },
): Fact[] {
  const products = snapshot.productsOf(subject)
  const own = (fact: Fact): number => (fact.about === subject ? 0 : products.includes(fact.about) ? 1 : 2)
  const ranked = (topic: string): Fact[] =>
    facts
      .filter((fact) => fact.topics.includes(topic))
      .sort(
        (a, b) =>
          own(a) - own(b) ||
          Number(isWeak(a)) - Number(isWeak(b)) ||
          a.topics.indexOf(topic) - b.topics.indexOf(topic) ||
          Number(isMeasureOf(b, topic, snapshot)) - Number(isMeasureOf(a, topic, snapshot)) ||
          byTime(a, b),
      )
  const picked: Fact[] = []
  for (const round of [0, 1]) {
    for (const topic of topics) {
      if (picked.length >= maxLines) return picked
      if (round === 0 && picked.some((fact) => fact.topics.includes(topic))) continue
      const best = ranked(topic).find((fact) => !picked.includes(fact))
      if (best) picked.push(best)
    }
  }
  return picked
}
