/** The whole knowledge, indexed once and never changed: what every step of a question reads. */
import { closenessTo, type Near } from './retrieve/closeness.ts'
import { linksOf } from './facts/differences.ts'
import { createFolder, type Folder } from './words/fold.ts'
import type { Difference, Entity, Fact, Knowledge, Source, Topic } from './knowledge.ts'
import { lazily } from './lazily.ts'
import type { Metric } from './metric.ts'
import { lexisBeside, makeLexis } from './words/lexis.ts'
import { createNumbered, type Numbered } from './words/numbered-names.ts'
import { openLexis } from './words/packed-lexis.ts'
import { flowingTopics, placeFacts, productsByOwner } from './places.ts'
import { createPostings, type Postings } from './words/postings.ts'
import { outline } from './decide/profile.ts'
import { createRates, type Rates } from './facts/rates.ts'
import { readSayings, type Said } from './sayings.ts'
import { createSpeller, type Speller } from './words/spelling.ts'
import { type Marks, marksOf } from './understand/topics.ts'
import { traitsOf } from './traits.ts'
import { createVocabulary, type Vocabulary } from './words/vocabulary.ts'

export interface Snapshot {
  readonly knowledge: Knowledge
  readonly folder: Folder
  readonly vocabulary: Vocabulary
  /** Words that make a narrower measure of one where they stand apart from it. */
  readonly beside: Vocabulary
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
  /** Names with the same numbers in them as a word. */
  readonly numbered: Numbered
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
  /** Whether a statement itself says something of a kind. Worked out when first asked for. */
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
  return {
    ...placed,
    says: readSayings(placed),
    near: lazily((entity) => closenessTo(entity, placed)),
    outline: lazily((entity) => outline(entity, placed)),
    marks: lazily((topic) => marksOf(topic, placed)),
  }
}

function place(knowledge: Knowledge, like: Snapshot | undefined): Placed {
  const { folder, vocabulary, beside, speller } = like && hasSameWords(knowledge, like.knowledge) ? like : wordsOf(knowledge)
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
    beside,
    speller,
    postings: createPostings(knowledge, folder),
    entities,
    topics: new Map(knowledge.topics.map((topic) => [topic.id, topic])),
    metrics,
    sources: new Map([...knowledge.sources, ...knowledge.rateSources].map((source) => [source.id, source])),
    rates: createRates(knowledge.rates),
    facts: new Map(knowledge.facts.map((fact) => [fact.id, fact])),
    numbered: createNumbered(knowledge, folder),
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

/** By identity: who compiles again and again keeps what did not change. */
function hasSameWords(one: Knowledge, other: Knowledge): boolean {
  return (['entities', 'topics', 'metrics', 'lexicon', 'homophones', 'fold'] as const).every((part) => one[part] === other[part])
}

function wordsOf(knowledge: Knowledge): Pick<Snapshot, 'folder' | 'vocabulary' | 'beside' | 'speller'> {
  const folder = createFolder(knowledge.fold)
  const vocabulary = createVocabulary(knowledge.index ? openLexis(knowledge.index.lexis) : makeLexis(knowledge, folder))
  const beside = createVocabulary(lexisBeside(knowledge, folder))
  return { folder, vocabulary, beside, speller: createSpeller(knowledge, vocabulary) }
}

const none: readonly never[] = []

/** Whether an entity is what somebody makes, rather than somebody. */
export function isProduct(id: string, snapshot: Snapshot): boolean {
  const kind = snapshot.entities.get(id)?.kind
  return kind === 'product' || kind === 'model'
}
