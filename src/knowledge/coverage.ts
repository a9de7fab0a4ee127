/** What is known of whom: facts by company and topic. */
import type { Entity, Knowledge, Topic } from '../core/knowledge.ts'

export interface Cell {
  readonly count: number
  /** ISO, as precise as it is known. */
  readonly newest: string
}

export interface Row {
  readonly entity: Entity
  readonly facts: number
  /** By topic. */
  readonly cells: ReadonlyMap<string, Cell>
}

export interface Coverage {
  /** Those that have facts, most first. */
  readonly topics: readonly Topic[]
  /** Most facts first. What a company makes counts as the company's. */
  readonly companies: readonly Row[]
  /** Markets, groups, people, organisations. */
  readonly others: readonly Row[]
}

/** Withdrawn facts answer nothing, so they cover nothing. */
export function coverageOf(knowledge: Knowledge): Coverage {
  const entities = new Map(knowledge.entities.map((entity) => [entity.id, entity]))
  const metrics = new Map(knowledge.metrics.map((metric) => [metric.id, metric]))
  const rows = new Map<string, { entity: Entity; facts: number; cells: Map<string, Cell> }>()
  const covered = new Map<string, number>()
  for (const { about, topics, metric: id, stated, withdrawn } of knowledge.facts) {
    const entity = ownerOf(about, entities)
    if (withdrawn || !entity) continue
    const row = rows.get(entity.id) ?? { entity, facts: 0, cells: new Map<string, Cell>() }
    rows.set(entity.id, row)
    row.facts += 1
    const metric = metrics.get(id ?? '')
    for (const topic of new Set([...topics, ...(metric ? [metric.topic, ...metric.also] : [])])) {
      const { count, newest } = row.cells.get(topic) ?? { count: 0, newest: '' }
      row.cells.set(topic, { count: count + 1, newest: [newest, stated].sort()[1] ?? stated })
      covered.set(topic, (covered.get(topic) ?? 0) + 1)
    }
  }
  const sorted = [...rows.values()].sort((a, b) => b.facts - a.facts || (a.entity.id < b.entity.id ? -1 : 1))
  return {
    topics: knowledge.topics.filter(({ id }) => covered.has(id)).sort((a, b) => (covered.get(b.id) ?? 0) - (covered.get(a.id) ?? 0)),
    companies: sorted.filter(({ entity }) => entity.kind === 'company'),
    others: sorted.filter(({ entity }) => entity.kind !== 'company'),
  }
}

/** A model belongs to a product, a product to a company; where a person works says nothing of the company. */
function ownerOf(id: string, entities: ReadonlyMap<string, Entity>): Entity | undefined {
  const seen = new Set<string>()
  let entity = entities.get(id)
  while (entity?.of !== undefined && entity.kind !== 'person' && !seen.has(entity.id)) {
    seen.add(entity.id)
    entity = entities.get(entity.of) ?? entity
  }
  return entity
}
