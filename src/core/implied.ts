/** Topics that no word names, but what is asked of such a thing implies. */
import type { Reading } from './reading.ts'
import { isProduct, type Snapshot } from './snapshot.ts'
import { isOn } from './topics.ts'

/** What a product costs its users, and what a model is like. */
const [price, cost, models, share, size, releases, moves] = [
  'price',
  'cost',
  'models',
  'market-share',
  'market-size',
  'launches',
  'staffing',
]

/**
 * "How much is Claude Max?": of a product, and nothing else named, the price is asked; "how big is GLM-5?" asks for a model's size,
 * how big a market is for its size, and who is first in it for its share.
 */
export function withImplied(
  topics: readonly string[],
  reading: Reading,
  { periods, snapshot }: { periods: readonly unknown[]; snapshot: Snapshot },
): readonly string[] {
  const { entities, metrics, wants } = reading
  const [named] = entities
  if (metrics.length > 0 || !named || entities.length > 1) return topics
  // What a product costs is its price, unless it is known what it costs its maker.
  if (topics.length === 1 && topics[0] === cost && isProduct(named.id, snapshot) && !isKnownOn(named.id, cost, snapshot)) return [price]
  const kind = snapshot.entities.get(named.id)?.kind
  if (topics.length === 0 && kind === 'market' && asksSize(wants) && snapshot.topics.has(size)) return [size]
  if (topics.length + periods.length > 0) return topics
  if (kind === 'market' && wants.has('most') && snapshot.topics.has(share)) return [share]
  // "Where is she now?" asks of a person for whom he works.
  if (kind === 'person' && wants.has('where') && snapshot.topics.has(moves)) return [moves]
  if (kind !== 'product' && kind !== 'model') return topics
  if (wants.has('date-question') && snapshot.topics.has(releases)) return [releases]
  const isPaid = wants.has('how-much-money') || (wants.has('how-much') && !wants.has('how-many'))
  const implied = isPaid ? price : kind === 'model' && wants.has('amount') ? models : undefined
  return implied !== undefined && snapshot.topics.has(implied) ? [implied] : topics
}

/** "How big is it?", of a market at home. */
function asksSize(wants: ReadonlySet<string>): boolean {
  return wants.has('amount') && !wants.has('how-many') && !wants.has('foreign') && !wants.has('abroad')
}

function isKnownOn(entity: string, topic: string, snapshot: Snapshot): boolean {
  return snapshot.factsAbout(entity).some((index) => isOn(snapshot.fact(index), topic, snapshot))
}
