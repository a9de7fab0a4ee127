/** The whole knowledge, indexed once and never changed: what every step of a question reads. */
import { createFolder, type Folder } from './fold.ts'
import type { Entity, Fact, Knowledge, Metric, Source, Topic } from './knowledge.ts'
import { createPostings, type Postings } from './postings.ts'
import { createSpeller, type Speller } from './spelling.ts'
import { createVocabulary, type Vocabulary } from './vocabulary.ts'

export interface Snapshot {
  readonly knowledge: Knowledge
  readonly folder: Folder
  readonly vocabulary: Vocabulary
  readonly speller: Speller
  readonly postings: Postings
  readonly entities: ReadonlyMap<string, Entity>
  readonly topics: ReadonlyMap<string, Topic>
  readonly metrics: ReadonlyMap<string, Metric>
  readonly sources: ReadonlyMap<string, Source>
  readonly facts: ReadonlyMap<string, Fact>
  /** Facts that an entity stands in, in any part. Withdrawn ones are left out here and below. */
  factsWith(entity: string): readonly number[]
  factsOn(topic: string): readonly number[]
  factsAbout(entity: string): readonly number[]
  /** Products, models and units of a company, theirs included. */
  productsOf(entity: string): readonly string[]
  fact(index: number): Fact
}

/** Indexes compiled knowledge. Throws only when a fact names an index that isn't there, which compiling rules out. */
export function createSnapshot(knowledge: Knowledge): Snapshot {
  const folder = createFolder(knowledge.fold)
  const vocabulary = createVocabulary(knowledge, folder)
  const entities = new Map(knowledge.entities.map((entity) => [entity.id, entity]))
  const topicOfMetric = new Map(knowledge.metrics.map((metric) => [metric.id, metric.topic]))
  const withEntity = new Map<string, number[]>()
  const aboutEntity = new Map<string, number[]>()
  const onTopic = new Map<string, number[]>()
  knowledge.facts.forEach((fact, index) => {
    if (fact.withdrawn) return
    push(aboutEntity, fact.about, index)
    for (const id of participants(fact)) push(withEntity, id, index)
    for (const topic of new Set([...fact.topics, topicOfMetric.get(fact.metric ?? '') ?? fact.topics[0] ?? ''])) push(onTopic, topic, index)
  })
  const products = new Map<string, string[]>()
  for (const entity of knowledge.entities) {
    if (entity.of === undefined || entity.kind === 'person') continue
    for (let owner: string | undefined = entity.of, depth = 0; owner && depth < 4; owner = entities.get(owner)?.of, depth++)
      push(products, owner, entity.id)
  }
  return {
    knowledge,
    folder,
    vocabulary,
    speller: createSpeller(knowledge, vocabulary),
    postings: createPostings(knowledge, folder),
    entities,
    topics: new Map(knowledge.topics.map((topic) => [topic.id, topic])),
    metrics: new Map(knowledge.metrics.map((metric) => [metric.id, metric])),
    sources: new Map(knowledge.sources.map((source) => [source.id, source])),
    facts: new Map(knowledge.facts.map((fact) => [fact.id, fact])),
    factsWith: (entity) => withEntity.get(entity) ?? none,
    factsAbout: (entity) => aboutEntity.get(entity) ?? none,
    factsOn: (topic) => onTopic.get(topic) ?? none,
    productsOf: (entity) => products.get(entity) ?? none,
    fact(index) {
      const fact = knowledge.facts[index]
      if (!fact) throw new RangeError(`no fact at ${index}`)
      return fact
    },
  }
}

const none: readonly never[] = []

/** Every entity of a fact, its origin included, each once. */
export function participants(fact: Fact): Set<string> {
  const ids = new Set([fact.about])
  for (const role of Object.values(fact.roles)) for (const id of role ?? none) ids.add(id)
  if (fact.by) ids.add(fact.by)
  return ids
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
