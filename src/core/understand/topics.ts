/** Which topics a question asks for, and which facts are on them. */
import type { Fact } from '../knowledge.ts'
import type { Query } from '../query.ts'
import type { Placed, Snapshot } from '../snapshot.ts'
import type { TopicKind } from '../topic-kinds.ts'
import { has } from '../traits.ts'

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
export function isOfKind(topic: string, kind: TopicKind, { topics }: Pick<Snapshot, 'topics'>): boolean {
  return topics.get(topic)?.kind === kind
}

/** What a fact has to do with a topic: it is on it, mainly, or has a figure of a metric of its own. */
export const mark = { on: 1, main: 2, measure: 4 } as const

/** The marks of each fact for one topic, by index. */
export type Marks = Uint8Array

/** Marks all facts for a topic. */
export function marksOf(topic: string, snapshot: Placed): Marks {
  const marks = new Uint8Array(snapshot.knowledge.facts.length)
  for (const index of snapshot.factsOn(topic)) {
    const fact = snapshot.fact(index)
    const isOfIt = snapshot.metrics.get(fact.metric ?? '')?.topic === topic
    marks[index] = mark.on + (isMainly(fact, topic, snapshot) ? mark.main : 0) + (isOfIt ? mark.measure : 0)
  }
  return marks
}

/** Measures the share of the topics asked for that a fact is on, soft ones for half. */
export function topicShare({ asked }: Query, snapshot: Snapshot): (index: number) => number {
  const topics = asked.map((id) => ({ marks: snapshot.marks(id), weight: snapshot.topics.get(id)?.soft ? 0.5 : 1 }))
  const all = topics.reduce((sum, { weight }) => sum + weight, 0)
  return (index) => {
    let found = 0
    for (const { marks, weight } of topics) if (has(marks, index, mark.on)) found += weight
    return all === 0 ? 0 : found / all
  }
}

/** The first topic of a fact is what it is mainly about; a figure belongs to its metric's topic. */
function isMainly(fact: Fact, topic: string, placed: Placed): boolean {
  const metric = fact.figure && fact.metric !== undefined ? placed.metrics.get(fact.metric) : undefined
  if (metric) return metric.topic === topic || metric.also.includes(topic)
  return topic === (fact.topics.find((id) => !isOfKind(id, 'causes', placed) && !placed.topics.get(id)?.soft) ?? fact.topics[0])
}
