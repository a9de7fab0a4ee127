/** Which questions an edit of the knowledge can reach, so that the others need not be asked again. Errs only by naming too many. */
import { commandsOf } from './commands.ts'
import type { Entity, Fact, Knowledge } from './knowledge.ts'
import { termsOf } from './words/postings.ts'
import type { Query } from './query.ts'
import type { Question } from './reply.ts'
import { subjectsOf } from './retrieve/retrieve.ts'
import { participants } from './facts/participants.ts'
import type { Snapshot } from './snapshot.ts'
import { understand } from './understand/understand.ts'

export interface Sides {
  readonly before: Snapshot
  readonly after: Snapshot
}

export interface Reach {
  /** Whose answers may be other ones: those in changed facts, with all of their makers' products and the groups that they are in. */
  readonly entities: ReadonlySet<string>
  reaches(question: Question): boolean
}

/**
 * By what share the weight of a word must change to put facts that did not change in another order. With every new fact all words weigh a
 * little more; a word that was rare and is less so now weighs less by a tenth.
 */
const tellingChange = 0.05

export function createReach(sides: Sides): Reach {
  const changes = changesBetween(sides)
  const { before, after } = sides
  const all = new Set([...before.entities.keys(), ...after.entities.keys()])
  const entities = new Set([...all].filter((id) => [before, after].some((side) => isNear(id, changes.families, side))))
  const hear = createHearing(sides)
  return {
    entities,
    reaches(question) {
      if (changes.everywhere) return true
      const query = hear(question)
      return !query || isReached(query, { ...changes, entities }) || wordsOf(query, after).some((term) => weighsOtherwise(term, sides))
    },
  }
}

interface Changes {
  /** Entities of changed facts, each by the maker or employer at its top. */
  readonly families: ReadonlySet<string>
  readonly topics: ReadonlySet<string>
  /** Words of the changed facts. */
  readonly terms: ReadonlySet<string>
  /** Something that no question names. */
  readonly everywhere: boolean
}

function changesBetween({ before, after }: Sides): Changes {
  const ids = (part: 'entities' | 'topics' | 'metrics' | 'sources' | 'facts'): ReadonlySet<string> =>
    idsChanged(before.knowledge[part], after.knowledge[part])
  const [entities, topics, metrics, sources, facts] = [ids('entities'), ids('topics'), ids('metrics'), ids('sources'), ids('facts')]
  // A reply on a fact says its source and its metric too.
  const isChanged = ({ id, source, metric }: Fact): boolean => facts.has(id) || sources.has(source) || metrics.has(metric ?? '')
  const changes = { families: new Set<string>(), topics: new Set(topics), terms: new Set<string>() }
  for (const side of [before, after]) {
    for (const id of entities) changes.families.add(topOf(id, side))
    for (const fact of side.knowledge.facts.filter(isChanged)) {
      for (const id of participants(fact)) changes.families.add(topOf(id, side))
      for (const topic of topicsOf(fact, side)) changes.topics.add(topic)
      for (const text of [fact.statement.en, fact.statement['zh-Hans'], ...fact.keywords])
        for (const term of termsOf(side.folder.tokens(side.folder.fold(text)))) changes.terms.add(term)
    }
  }
  return { ...changes, everywhere: restOf(before.knowledge) !== restOf(after.knowledge) }
}

interface Kept {
  readonly id: string
}

/** Those that are on one side only, or not the same on both. */
function idsChanged(before: readonly Kept[], after: readonly Kept[]): Set<string> {
  const was = new Map(before.map((entry) => [entry.id, JSON.stringify(entry)]))
  const changed = after.flatMap((entry) => {
    const isSame = was.get(entry.id) === JSON.stringify(entry)
    was.delete(entry.id)
    return isSame ? [] : [entry.id]
  })
  return new Set([...changed, ...was.keys()])
}

/** All but what is compared one by one, what is heard in questions, and what is derived. */
function restOf({ hash, entities, topics, metrics, sources, facts, lexicon, homophones, index, ...rest }: Knowledge): string {
  return JSON.stringify(rest)
}

function topicsOf(fact: Fact, { metrics }: Snapshot): readonly string[] {
  const metric = metrics.get(fact.metric ?? '')
  return [...fact.topics, ...(metric ? [metric.topic, ...metric.also] : [])]
}

/** The maker of a product, the employer of a person. */
function topOf(id: string, { entities }: Snapshot): string {
  let top = id
  for (let depth = 0, up = entities.get(id)?.of; up !== undefined && depth < 4; depth++, up = entities.get(up)?.of) top = up
  return top
}

function isNear(id: string, families: ReadonlySet<string>, side: Snapshot): boolean {
  const members: Entity['members'] = side.entities.get(id)?.members
  return [id, ...(members ?? [])].some((member) => families.has(topOf(member, side)))
}

/** What a question is understood as where that is the same on both sides, else nothing. */
function createHearing({ before, after }: Sides): (question: Question) => Query | undefined {
  const [was, is] = [before, after].map((side) => {
    const commands = new Set(commandsOf(side).map(({ name }) => name))
    return (question: Question): Query => understand(question, side, commands)
  })
  const isHeardAlike = before.vocabulary === after.vocabulary || wordingOf(before.knowledge) === wordingOf(after.knowledge)
  return (question) => {
    const query = is?.(question)
    return isHeardAlike || (query && was && written(was(question)) === written(query)) ? query : undefined
  }
}

/** All by which questions are understood. Words that stand in facts keep others from being taken for typing slips: see `wordsOf`. */
function wordingOf({ entities, topics, metrics, lexicon, homophones }: Knowledge): string {
  return JSON.stringify([entities, topics, metrics, lexicon, homophones])
}

function written(query: Query): string {
  return JSON.stringify(query, (_, value: unknown) => (value instanceof Set || value instanceof Map ? [...value] : value))
}

function isReached(query: Query, changes: Omit<Changes, 'everywhere'> & Pick<Reach, 'entities'>): boolean {
  const { topics, metrics, claims, wants, content, command } = query
  if (query.entities.some(({ id }) => changes.entities.has(id)) || claims.length > 0) return true
  // Of a group, and on no topic: its facts are told apart by likeness alone, which every change moves a little.
  if (query.entities.length > 0 && topics.length + metrics.length === 0 && query.entities.every(({ generic }) => generic)) return true
  if (subjectsOf(query).length > 0 && !query.entities.every(({ broad, beside }) => broad || beside)) return false
  // Nobody is named: facts are found by topic and words. Where nothing is of the market none are looked for, but sources may be listed.
  if (topics.length + metrics.length === 0 && !wants.has('market')) return command !== undefined || wants.has('source-question')
  return query.asked.some((id) => changes.topics.has(id)) || [...content.keys()].some((term) => changes.terms.has(term))
}

/** All words of a question, names included. */
function wordsOf({ folded, content }: Query, { folder }: Snapshot): readonly string[] {
  return [...content.keys(), ...termsOf(folder.tokens(folded))]
}

function weighsOtherwise(term: string, { before, after }: Sides): boolean {
  const [was, is] = [before.postings, after.postings].map(({ of, weight }) => ({ count: of(term).length, weight: weight(term) }))
  if (!was || !is || was.count === is.count) return false
  return was.count === 0 || is.count === 0 || Math.abs(was.weight - is.weight) > tellingChange * was.weight
}
