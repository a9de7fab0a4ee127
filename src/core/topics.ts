/** Which topics a question asks for, and which facts are on them. */
import type { Fact } from './knowledge.ts'
import type { Query } from './query.ts'
import type { Snapshot } from './snapshot.ts'

/** The topic of facts that give a cause: what "why" asks for. */
export const causes = 'reasons'

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

/** Measures the share of the topics asked for that a fact is on, soft ones for half. */
export function topicShare({ asked }: Query, snapshot: Snapshot): (fact: Fact) => number {
  const weights = asked.map((id) => [id, snapshot.topics.get(id)?.soft ? 0.5 : 1] as const)
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0)
  return (fact) => {
    let found = 0
    for (const [id, weight] of weights) if (isOn(fact, id, snapshot)) found += weight
    return all === 0 ? 0 : found / all
  }
}

/** The first topic of a fact is what it is mainly about; a figure belongs to its metric's topic. */
export function isPrimary(fact: Fact, query: Query, snapshot: Snapshot): boolean {
  const { asked } = query
  const metric = fact.figure && fact.metric !== undefined ? snapshot.metrics.get(fact.metric) : undefined
  if (metric) return asked.includes(metric.topic) || metric.also.some((id) => asked.includes(id))
  const main = fact.topics.find((id) => id !== causes && !snapshot.topics.get(id)?.soft) ?? fact.topics[0]
  return main !== undefined && asked.includes(main)
}
