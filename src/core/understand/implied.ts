/** Topics that no word names, but what is asked of such a thing implies. */
import type { Reading } from './reading.ts'
import { isProduct, type Snapshot } from '../snapshot.ts'
import type { TopicKind } from '../topic-kinds.ts'
import { isOfKind, isOn, topicsOfKind } from './topics.ts'

/**
 * "How much is Claude Max?": of a product, and nothing else named, the price is asked; "how big is GLM-5?" asks for a model's size,
 * how big a market is for its size, and who is first in it for its share. Where a person is now is told by where he went.
 */
export function withImplied(
  topics: readonly string[],
  reading: Reading,
  { periods, snapshot }: { periods: readonly unknown[]; snapshot: Snapshot },
): readonly string[] {
  if (reading.wants.has('pays')) return [...new Set([...topics, ...topicsOfKind(isBetweenTwo(reading) ? 'deals' : 'price', snapshot)])]
  const kind = impliedKind(topics, reading, { periods, snapshot })
  const implied = kind === undefined ? [] : topicsOfKind(kind, snapshot)
  return implied.length > 0 ? implied : topics
}

/** What one company pays for another is a deal; what people pay for anything else is its price. */
function isBetweenTwo({ entities }: Reading): boolean {
  return entities.filter(({ generic }) => !generic).length === 2
}

function impliedKind(
  topics: readonly string[],
  { entities, metrics, wants }: Reading,
  { periods, snapshot }: { periods: readonly unknown[]; snapshot: Snapshot },
): TopicKind | undefined {
  const [named] = entities
  if (metrics.length > 0 || !named || entities.length > 1) return undefined
  const [topic, further] = topics
  // What a product costs is its price, unless it is known what it costs its maker.
  if (topic !== undefined && further === undefined && isOfKind(topic, 'cost', snapshot) && isProduct(named.id, snapshot))
    return isKnownOn(named.id, topic, snapshot) ? undefined : 'price'
  const kind = snapshot.entities.get(named.id)?.kind
  if (topics.length === 0 && kind === 'person' && (wants.has('where') || wants.has('whereabouts'))) return 'moves'
  if (topics.length === 0 && kind === 'market' && asksSize(wants)) return 'market-size'
  if (topics.length + periods.length > 0) return undefined
  if (kind === 'market' && wants.has('most')) return 'market-share'
  if (!isProduct(named.id, snapshot)) return undefined
  if (wants.has('date-question')) return 'releases'
  if (wants.has('how-much-money') || (wants.has('how-much') && !wants.has('how-many'))) return 'price'
  return kind === 'model' && wants.has('amount') ? 'models' : undefined
}

/** "Who leads Qwen?" asks for its head, where "who leads the cloud market?" asks for a ranking. */
export function withHead(reading: Reading, snapshot: Snapshot): Reading {
  const { entities, topics, metrics, wants } = reading
  const [named, other, more] = entities
  const heads = topicsOfKind('head', snapshot)
  if (!wants.has('leads') || topics.length + metrics.length > 0 || !named || named.generic || more || heads.length === 0) return reading
  const isOwners = (product: string, owner: string): boolean => snapshot.entities.get(product)?.of === owner
  if (other && !isOwners(named.id, other.id) && !isOwners(other.id, named.id)) return reading
  return { ...reading, topics: heads, wants: new Set([...wants, 'who'].filter((want) => want !== 'most')) }
}

/** "How big is it?", of a market at home. */
function asksSize(wants: ReadonlySet<string>): boolean {
  return (wants.has('amount') || wants.has('extent')) && !wants.has('how-many') && !wants.has('foreign') && !wants.has('abroad')
}

function isKnownOn(entity: string, topic: string, snapshot: Snapshot): boolean {
  return snapshot.factsAbout(entity).some((index) => isOn(snapshot.fact(index), topic, snapshot))
}
