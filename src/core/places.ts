/** Where facts and products stand: whom they name, whom they are about, what they are on, whose they are. */
import type { Entity, Fact, Knowledge } from './knowledge.ts'
import type { Metric } from './metric.ts'
import { participants } from './facts/participants.ts'

type Places = ReadonlyMap<string, readonly number[]>

/** Facts by whom they name, whom they are about and what they are on. Withdrawn ones stand nowhere. */
export function placeFacts(
  knowledge: Knowledge,
  metrics: ReadonlyMap<string, Metric>,
): Record<'withEntity' | 'aboutEntity' | 'onTopic', Places> {
  const [withEntity, aboutEntity, onTopic] = [new Map<string, number[]>(), new Map<string, number[]>(), new Map<string, number[]>()]
  knowledge.facts.forEach((fact, index) => {
    if (fact.withdrawn) return
    const metric = metrics.get(fact.metric ?? '')
    push(aboutEntity, fact.about, index)
    for (const id of participants(fact)) push(withEntity, id, index)
    for (const topic of new Set([...fact.topics, ...(metric ? [metric.topic, ...metric.also] : [])])) push(onTopic, topic, index)
  })
  return { withEntity, aboutEntity, onTopic }
}

/** Products, models and units by each of those whom they belong to. */
export function productsByOwner(entities: ReadonlyMap<string, Entity>): ReadonlyMap<string, readonly string[]> {
  const products = new Map<string, string[]>()
  for (const entity of entities.values()) {
    if (entity.of === undefined || entity.kind === 'person') continue
    for (let owner: string | undefined = entity.of, depth = 0; owner && depth < 4; owner = entities.get(owner)?.of, depth++)
      push(products, owner, entity.id)
  }
  return products
}

/** The topics whose sums of money are mostly of stretches of time, not of a moment. */
export function flowingTopics(facts: readonly Fact[], metrics: ReadonlyMap<string, Metric>): ReadonlySet<string> {
  const balance = new Map<string, number>()
  for (const fact of facts) {
    const metric = metrics.get(fact.metric ?? '')
    if (!fact.figure || metric?.unit !== 'money') continue
    const { shape } = fact.period
    balance.set(metric.topic, (balance.get(metric.topic) ?? 0) + (shape === 'at' || shape === 'to' ? -1 : 1))
  }
  return new Set([...balance].flatMap(([topic, count]) => (count > 0 ? topic : [])))
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
