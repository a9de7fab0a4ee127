/** The whole knowledge, indexed once and never changed: what every step of a question reads. */
import { closenessTo, type Near } from './closeness.ts'
import { linksOf } from './differences.ts'
import { createFolder, type Folder } from './fold.ts'
import type { Difference, Entity, Fact, Knowledge, Metric, Source, Topic } from './knowledge.ts'
import { lazily } from './lazily.ts'
import { createPostings, type Postings } from './postings.ts'
import { outline } from './profile.ts'
import { createRates, type Rates } from './rates.ts'
import { createSpeller, type Speller } from './spelling.ts'
import { type Marks, marksOf } from './topics.ts'
import { traitsOf } from './traits.ts'
import { createVocabulary, type Vocabulary } from './vocabulary.ts'

/** What a statement may say by words of the lexicon. */
const telling = { first: ['most', 'least'], not: ['negation'], except: ['except'] } as const
export type Said = keyof typeof telling

export interface Snapshot {
  readonly knowledge: Knowledge
  readonly folder: Folder
  readonly vocabulary: Vocabulary
  readonly speller: Speller
  readonly postings: Postings
  readonly entities: ReadonlyMap<string, Entity>
  readonly topics: ReadonlyMap<string, Topic>
  readonly metrics: ReadonlyMap<string, Metric>
  /** Those of rates as well. */
  readonly sources: ReadonlyMap<string, Source>
  readonly rates: Rates
  readonly facts: ReadonlyMap<string, Fact>
  /** What a fact is linked to as differing, from either side. */
  linksOf(fact: Fact): readonly Difference[]
  /** Topics with metrics of their own, which are not as often told in words. */
  readonly measured: ReadonlySet<string>
  /** Those whose sums of money are mostly of stretches of time, not of a moment. */
  readonly flowing: ReadonlySet<string>
  /** Facts that an entity stands in, in any part. Withdrawn ones are left out here and below. */
  factsWith(entity: string): readonly number[]
  factsOn(topic: string): readonly number[]
  factsAbout(entity: string): readonly number[]
  /** Products, models and units of a company, theirs included. */
  productsOf(entity: string): readonly string[]
  fact(index: number): Fact
  /** What weighing asks of each fact, as bits. */
  readonly traits: Uint8Array
  /** Whether a statement itself says who is first, that something is not so, or leaves something out. Worked out when first asked for. */
  says(what: Said, index: number): boolean
  /** How near facts are to an entity, and the main ones of it, in the order of a profile. Worked out when first asked for. */
  near(entity: string): Near
  outline(entity: string): readonly Fact[]
  /** What facts have to do with a topic. */
  marks(topic: string): Marks
}

/** What all else is worked out from. */
export type Placed = Omit<Snapshot, 'says' | 'near' | 'outline' | 'marks'>

/**
 * Indexes compiled knowledge. Throws only when a fact names an index that isn't there, which compiling rules out. What `like` has worked out of
 * words is taken over where both have the very same ones, as an edit of facts leaves them.
 */
export function createSnapshot(knowledge: Knowledge, like?: Snapshot): Snapshot {
  const placed = place(knowledge, like)
  const { vocabulary, folder } = placed
  const saying = (what: Said): ((index: number) => boolean) =>
    lazily((index) => hasWord(telling[what], statementsOf(knowledge.facts[index]), { vocabulary, folder }))
  const said = { first: saying('first'), not: saying('not'), except: saying('except') }
  return {
    ...placed,
    says: (what, index) => said[what](index),
    near: lazily((entity) => closenessTo(entity, placed)),
    outline: lazily((entity) => outline(entity, placed)),
    marks: lazily((topic) => marksOf(topic, placed)),
  }
}

function place(knowledge: Knowledge, like: Snapshot | undefined): Placed {
  const { folder, vocabulary, speller } = like && hasSameWords(knowledge, like.knowledge) ? like : wordsOf(knowledge)
  const entities = new Map(knowledge.entities.map((entity) => [entity.id, entity]))
  const metrics = new Map(knowledge.metrics.map((metric) => [metric.id, metric]))
  const { withEntity, aboutEntity, onTopic } = placeFacts(knowledge, metrics)
  const products = productsByOwner(entities)
  const links = linksOf(knowledge.facts)
  const toldInWords = new Set(knowledge.topics.filter(({ inWords }) => inWords).map(({ id }) => id))
  return {
    knowledge,
    folder,
    vocabulary,
    speller,
    postings: createPostings(knowledge, folder),
    entities,
    topics: new Map(knowledge.topics.map((topic) => [topic.id, topic])),
    metrics,
    sources: new Map([...knowledge.sources, ...knowledge.rateSources].map((source) => [source.id, source])),
    rates: createRates(knowledge.rates),
    facts: new Map(knowledge.facts.map((fact) => [fact.id, fact])),
    measured: new Set(knowledge.metrics.map(({ topic }) => topic).filter((id) => !toldInWords.has(id))),
    flowing: flowingTopics(knowledge.facts, metrics),
    factsWith: (entity) => withEntity.get(entity) ?? none,
    factsAbout: (entity) => aboutEntity.get(entity) ?? none,
    factsOn: (topic) => onTopic.get(topic) ?? none,
    productsOf: (entity) => products.get(entity) ?? none,
    linksOf: ({ id }) => links.get(id) ?? [],
    traits: traitsOf(knowledge.facts, metrics),
    fact(index) {
      const fact = knowledge.facts[index]
      if (!fact) throw new RangeError(`no fact at ${index}`)
      return fact
    },
  }
}

function flowingTopics(facts: readonly Fact[], metrics: ReadonlyMap<string, Metric>): ReadonlySet<string> {
  const balance = new Map<string, number>()
  for (const fact of facts) {
    const metric = metrics.get(fact.metric ?? '')
    if (!fact.figure || metric?.unit !== 'money') continue
    const { shape } = fact.period
    balance.set(metric.topic, (balance.get(metric.topic) ?? 0) + (shape === 'at' || shape === 'to' ? -1 : 1))
  }
  return new Set([...balance].flatMap(([topic, count]) => (count > 0 ? topic : [])))
}

/** By identity: who compiles again and again keeps what did not change. */
function hasSameWords(one: Knowledge, other: Knowledge): boolean {
  return (['entities', 'topics', 'metrics', 'lexicon', 'homophones', 'fold'] as const).every((part) => one[part] === other[part])
}

function wordsOf(knowledge: Knowledge): Pick<Snapshot, 'folder' | 'vocabulary' | 'speller'> {
  const folder = createFolder(knowledge.fold)
  const vocabulary = createVocabulary(knowledge, folder)
  return { folder, vocabulary, speller: createSpeller(knowledge, vocabulary) }
}

type Places = ReadonlyMap<string, readonly number[]>

/** Facts by whom they name, whom they are about and what they are on. Withdrawn ones stand nowhere. */
function placeFacts(knowledge: Knowledge, metrics: ReadonlyMap<string, Metric>): Record<'withEntity' | 'aboutEntity' | 'onTopic', Places> {
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

function productsByOwner(entities: ReadonlyMap<string, Entity>): ReadonlyMap<string, readonly string[]> {
  const products = new Map<string, string[]>()
  for (const entity of entities.values()) {
    if (entity.of === undefined || entity.kind === 'person') continue
    for (let owner: string | undefined = entity.of, depth = 0; owner && depth < 4; owner = entities.get(owner)?.of, depth++)
      push(products, owner, entity.id)
  }
  return products
}

function statementsOf(fact: Fact | undefined): readonly string[] {
  return fact ? [fact.statement.en, fact.statement['zh-Hans']] : none
}

function hasWord(
  ids: readonly string[],
  texts: readonly string[],
  { vocabulary, folder }: { vocabulary: Vocabulary; folder: Folder },
): boolean {
  const matches = texts.flatMap((text) => vocabulary.find(folder.tokens(folder.fold(text))))
  return matches.some(({ terms }) => terms.some(({ kind, id }) => kind === 'lexicon' && ids.includes(id)))
}

const none: readonly never[] = []

/** Every entity of a fact, its origin included, each once. */
export function participants(fact: Fact): Set<string> {
  const ids = new Set([fact.about])
  for (const role of Object.values(fact.roles)) for (const id of role ?? none) ids.add(id)
  if (fact.by) ids.add(fact.by)
  return ids
}

/** Whether an entity is one of them. */
export function isIn({ about, by, roles }: Fact, entity: string): boolean {
  return about === entity || by === entity || Object.values(roles).some((ids) => ids?.includes(entity))
}

/** Whether an entity is what somebody makes, rather than somebody. */
export function isProduct(id: string, snapshot: Snapshot): boolean {
  const kind = snapshot.entities.get(id)?.kind
  return kind === 'product' || kind === 'model'
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
