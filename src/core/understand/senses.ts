/** Words that name a topic and have another sense besides: which of the two is meant shows beside the other words. */
import type { Reading } from './reading.ts'
import { isProduct, type Snapshot } from '../snapshot.ts'
import type { Match } from '../words/vocabulary.ts'

/** A reading without the topics that its words do not mean. */
export function withSenses(matches: readonly Match[], reading: Reading, snapshot: Snapshot): Reading {
  const owned = reading.wants.has('owner') ? withoutOwnership(matches, reading, snapshot) : reading
  return withoutFounders(withoutOutcome(matches, owned, snapshot), snapshot)
}

/** "Who owns" asks for a company's background, and of a product only whose it is. */
function withoutOwnership(matches: readonly Match[], reading: Reading, snapshot: Snapshot): Reading {
  return reading.entities.every(({ id }) => isProduct(id, snapshot)) ? withoutTopicsOf(matches, reading, 'owner') : reading
}

/** "Who sued the founder?": what happened to him is asked, not who he is. */
function withoutFounders(reading: Reading, { topics }: Snapshot): Reading {
  return reading.topics.some((id) => topics.get(id)?.events)
    ? { ...reading, topics: reading.topics.filter((id) => topics.get(id)?.role !== 'founder') }
    : reading
}

/** "What became of the purchase?" asks how that ended, and not after a closure; alone it may ask for one. */
function withoutOutcome(matches: readonly Match[], reading: Reading, snapshot: Snapshot): Reading {
  if (!reading.wants.has('outcome')) return reading
  const other = withoutTopicsOf(matches, reading, 'outcome')
  return other.topics.some((id) => snapshot.topics.get(id)?.events) ? other : reading
}

/** Without the topics of words that have a sense of their own in the lexicon. */
function withoutTopicsOf(matches: readonly Match[], reading: Reading, sense: string): Reading {
  const isOf = ({ terms }: Match): boolean => terms.some(({ kind, id }) => kind === 'lexicon' && id === sense)
  const topicsOf = (some: readonly Match[]): string[] =>
    some.flatMap(({ terms }) => terms.flatMap(({ kind, id }) => (kind === 'topic' ? [id] : [])))
  const both = new Set(topicsOf(matches.filter(isOf)))
  const alone = new Set(topicsOf(matches.filter((match) => !isOf(match))))
  return { ...reading, topics: reading.topics.filter((id) => !both.has(id) || alone.has(id)) }
}
