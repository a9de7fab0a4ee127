/** What "it", "and in 2026?" and "who reported that?" refer to: a small value that goes in and comes out with each question. */
import type { Answer } from '../answer.ts'
import { narrowingBefore } from './named-apart.ts'
import type { Named, Query } from '../query.ts'
import type { Memory } from '../reply.ts'
import type { Snapshot } from '../snapshot.ts'
import { askedTopics } from './topics.ts'

/** Fills in what a follow-up leaves unsaid. A question that stands alone is given back as it is. */
export function resolve(understood: Query, memory: Memory | undefined, snapshot: Snapshot): Query {
  if (!memory || understood.command !== undefined) return understood
  const query = narrowingBefore(understood, memory, snapshot)
  const { entities, topics, metrics } = query
  // "And who reported that?" is about the facts of the last answer, not about its topic anew.
  const aboutAnswer = query.wants.has('source-question') || query.wants.has('date-question')
  if (aboutAnswer && entities.length + topics.length + metrics.length === 0) return query
  const named = entities.some((entity) => !entity.generic)
  const asksTopic = metrics.length > 0 || topics.some((id) => !snapshot.topics.get(id)?.soft)
  if (named && asksTopic) return query
  if (entities.length > 0 && !named && asksTopic && !query.wants.has('that')) return query
  if (!refersBack(query, named, asksTopic)) return query
  if (addsNothing(query)) return { ...query, lost: true }
  const inheritsEntities = entities.length === 0
  const beside = query.wants.has('compare') && (query.wants.has('that') || query.wants.has('follow'))
  const short =
    beside ||
    query.wants.has('follow') ||
    query.periods.length + query.claims.length > 0 ||
    intents.some((want) => query.wants.has(want)) ||
    query.content.size < 4
  const inheritsTopics = !asksTopic && short && (query.leftover.every((run) => !run.near) || query.periods.length > 0)
  const period =
    query.periods.length === 0 && memory.period !== undefined
      ? [{ notation: memory.period, from: 0, to: 0 }]
      : query.periods.map((asked) => ({ ...asked, notation: inYearOf(memory, asked.notation) }))
  const inherited = inheritsTopics ? { topics: [...new Set([...topics, ...memory.topics])], metrics: memory.metrics } : { topics, metrics }
  return {
    ...query,
    entities:
      inheritsEntities || beside
        ? [...remembered(memory, snapshot).filter(({ id }) => !entities.some((named) => named.id === id)), ...entities]
        : entities,
    ...inherited,
    ...askedTopics(inherited.topics, inherited.metrics, snapshot),
    // What the follow-up itself names is asked, be it ever so broad: users, "and business customers?"
    ...(inheritsTopics && topics.length > 0 ? { hard: topics } : {}),
    periods: period,
    periodInherited: query.periods.length === 0 && period.length > 0,
  }
}

function remembered(memory: Memory, snapshot: Snapshot): Named[] {
  return memory.entities.map((id) => ({
    id,
    spelling: 'exact',
    generic: isGeneric(id, snapshot),
    broad: snapshot.entities.get(id)?.kind === 'market',
    beside: false,
  }))
}

/** "And the next one?" points back and says nothing else: the last answer again would be no answer. */
function addsNothing(query: Query): boolean {
  const said =
    query.entities.length + query.topics.length + query.metrics.length + query.periods.length + query.claims.length + query.leftover.length
  const plain = ['follow', 'that', 'filler', 'particle', 'syllable', 'yes-no', 'also', 'market', 'where', 'confirm', 'whether']
  return said === 0 && [...query.wants].every((want) => plain.includes(want)) && query.content.size > 0
}

/** "The year after", and "the second quarter", go by the year of the last turn. */
function inYearOf(memory: Memory, notation: string): string {
  const year = /\d{4}/.exec(memory.period ?? '')?.[0]
  if (year === undefined) return notation
  return notation === 'next' ? String(Number(year) + 1) : notation.replace('*', year)
}

/** "In Chinese, please" asks for the last answer again. */
const languages = ['in-english', 'in-simplified', 'in-traditional']
const intents = ['why', 'when', 'who', 'how-much', 'how-much-money', 'how-many', 'amount', 'judgement']

/** A question that is no sentence of its own: it says so ("and", 那…呢), points back ("it"), or is too short to stand. */
function refersBack(query: Query, named: boolean, asksTopic: boolean): boolean {
  const { wants } = query
  if (
    wants.has('most') ||
    wants.has('least') ||
    ['greeting', 'thanks', 'identity', 'goodbye', 'help'].some(
      (want) => wants.has(want) && !asksTopic && !named && query.periods.length + query.claims.length === 0,
    )
  )
    return false
  if (wants.has('follow') || wants.has('that') || languages.some((want) => wants.has(want))) return true
  const near = query.leftover.filter((run) => run.near).length
  if (named) return near === 0 && query.periods.length === 0
  return near === 0 && (asksTopic || query.periods.length + query.claims.length > 0 || intents.some((want) => wants.has(want)))
}

/** What the next question may refer to. Small talk and lists leave the thread as it was. */
export function remember(query: Query, answer: Answer, memory: Memory | undefined): Memory {
  const keeps = ['chat', 'topics', 'sources', 'origin', 'dates', 'off-topic'].includes(answer.shape.kind)
  if (keeps && memory) return { ...memory, lang: query.lang }
  // What "the next one" is was not understood, so "it" is nobody from here on.
  if (answer.shape.kind === 'lost' && memory) return { ...memory, entities: [], facts: [], lang: query.lang }
  const period = query.periods[0]?.notation
  return {
    entities: query.entities.map(({ id }) => id),
    topics: query.topics,
    metrics: query.metrics,
    ...(period === undefined ? {} : { period }),
    facts: answer.facts.map(({ id }) => id),
    lang: query.lang,
  }
}

function isGeneric(id: string, snapshot: Snapshot): boolean {
  const kind = snapshot.entities.get(id)?.kind
  return kind === 'group' || kind === 'market'
}
