/** Which topics a question asks for, and which facts are on them. */
import type { Fact } from './knowledge.ts'
import type { Query } from './query.ts'
import type { Snapshot } from './snapshot.ts'
import type { TopicKind } from './topic-kinds.ts'

/** Topics named, those of metrics named included; soft ones are dispensable where there are others. */
export function askedTopics(topics: readonly string[], metrics: readonly string[], snapshot: Snapshot): Pick<Query, 'asked' | 'hard'> {
  const asked = metrics.length === 0 ? topics : [...new Set([...topics, ...metrics.map((id) => snapshot.metrics.get(id)?.topic ?? '')])]
  const hard = asked.filter((id) => !snapshot.topics.get(id)?.soft)
  return { asked, hard: hard.length > 0 ? hard : asked }
}

/** Whether a fact belongs to a topic, by itself or by its metric. */
export function isOn(fact: Fact, topic: string, snapshot: Snapshot): boolean {
  if (fact.topics.includes(topic)) return true
  const metric = fact.metric === undefined ? undefined : snapshot.metrics.get(fact.metric)
  return metric !== undefined && (metric.topic === topic || metric.also.includes(topic))
}

/** The topics that a question asks for without a word of theirs: what it costs, when it came out. */
export function topicsOfKind(kind: TopicKind, { topics }: Snapshot): string[] {
  return [...topics.keys()].filter((id) => topics.get(id)?.kind === kind)
}

/** Whether a topic is one of those that have ways of their own. */
export function isOfKind(topic: string, kind: TopicKind, { topics }: Snapshot): boolean {
  return topics.get(topic)?.kind === kind
}

/** Share of the topics asked for that a fact is on, soft ones for half. */
export function topicShare(fact: Fact, query: Query, snapshot: Snapshot): number {
  const { asked } = query
  if (asked.length === 0) return 0
  let all = 0
  let found = 0
  for (const id of asked) {
    const weight = snapshot.topics.get(id)?.soft ? 0.5 : 1
    all += weight
    if (isOn(fact, id, snapshot)) found += weight
  }
  return found / all
}

/** The first topic of a fact is what it is mainly about; a figure belongs to its metric's topic. */
export function isPrimary(fact: Fact, query: Query, snapshot: Snapshot): boolean {
  const { asked } = query
  const metric = fact.figure && fact.metric !== undefined ? snapshot.metrics.get(fact.metric) : undefined
  if (metric) return asked.includes(metric.topic) || metric.also.some((id) => asked.includes(id))
  const main = fact.topics.find((id) => !isOfKind(id, 'causes', snapshot) && !snapshot.topics.get(id)?.soft) ?? fact.topics[0]
  return main !== undefined && asked.includes(main)
}
