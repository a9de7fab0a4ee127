/** What the kind of a question speaks for, beyond its subject and topic. */
import type { Fact, Role } from '../knowledge.ts'
import { asksOutcome } from '../understand/outcomes.ts'
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'
import { has, trait } from '../traits.ts'

interface Asked {
  readonly query: Query
  readonly snapshot: Snapshot
  readonly subjects: readonly string[]
}

type Bonus = (fact: Fact, index: number) => number

/**
 * A date for "when", a person's own words for "what does she say", names for "who", the true origin for "who reported it". What the question
 * does not want is not looked for.
 */
export function intentBonus(asked: Asked): Bonus {
  const { wants } = asked.query
  const { traits } = asked.snapshot
  const voice = asksVoice(asked.query, asked.snapshot)
  const bonuses: Bonus[] = [(fact, index) => (voice || has(traits, index, trait.spoken) ? voiceBonus(fact, asked) : 0)]
  if (wants.has('negation') || (wants.has('who') && wants.has('voice'))) bonuses.push((fact, index) => turned(fact, index, asked))
  if (asksOutcome(wants)) bonuses.push((fact) => outcomeBonus(fact, asked))
  if (wants.has('up-to')) bonuses.push(aimBonus)
  if (wants.has('when')) bonuses.push(dateBonus)
  if (wants.has('who') || wants.has('list')) bonuses.push((fact) => nameBonus(fact, asked))
  if (wants.has('source-question')) bonuses.push((fact) => originBonus(fact, asked))
  return (fact, index) => bonuses.reduce((sum, bonus) => sum + bonus(fact, index), 0)
}

/** Whether somebody's words are asked for. */
export function asksVoice(query: Query, snapshot: Snapshot): boolean {
  return query.wants.has('voice') || query.wants.has('view') || query.topics.some((id) => isOpinion(id, snapshot))
}

function isOpinion(topic: string, { topics }: Snapshot): boolean {
  return topics.get(topic)?.role === 'speaker'
}

/** Who says that training may stop is not who says that it goes on. */
function turned({ roles }: Fact, index: number, { query, snapshot }: Asked): number {
  if (roles.speaker === undefined) return 0
  return snapshot.says('not', index) === query.wants.has('negation') ? 0 : -6
}

/** How it ended stands before what was claimed. */
function outcomeBonus(fact: Fact, { query, snapshot }: Asked): number {
  if (fact.figure !== undefined || fact.roles.speaker !== undefined) return 0
  return query.topics.some((id) => snapshot.topics.get(id)?.sides === true && fact.topics[0] === id) ? 12 : 0
}

/** "Raise it to how much?" asks where it is to end. */
function aimBonus({ status, period, stated }: Fact): number {
  if (status !== 'target' && status !== 'forecast') return 0
  return period.to.slice(0, 4) > stated.slice(0, 4) ? 6 : 0
}

function dateBonus({ period }: Fact): number {
  return period.shape === 'at' ? 0 : 5
}

/** Opinions answer who asks for them; who does not gets them after what is known. */
function voiceBonus(fact: Fact, { query, snapshot, subjects }: Asked): number {
  const { speaker } = fact.roles
  const theirs = subjects.length > 0 ? subjects.some((id) => speaker?.includes(id) || fact.by === id) : speaker !== undefined
  const opinion = fact.topics.some((id) => isOpinion(id, snapshot)) || (fact.by !== undefined && subjects.includes(fact.by))
  // What comes from the person himself before what somebody says of it.
  if (asksVoice(query, snapshot)) return theirs && opinion ? 4 + Number(fact.by !== undefined && subjects.includes(fact.by)) : 0
  return speaker !== undefined && opinion && !theirs ? -5 : 0
}

function nameBonus(fact: Fact, { query, snapshot }: Asked): number {
  const { wants } = query
  const figure = wants.has('who') && !wants.has('how-many') && fact.figure !== undefined && query.metrics.length === 0 ? -5 : 0
  const kind = snapshot.entities.get(fact.about)?.kind
  const named = query.entities.every((entity) => entity.broad) && (kind === 'company' || kind === 'product') ? 5 : 0
  const part = query.topics.some((id) => hasRole(fact, snapshot.topics.get(id)?.role)) ? 4 : 0
  return figure + named + part
}

/** The one who knew it first, not the one who passed it on. */
function originBonus(fact: Fact, { snapshot }: Asked): number {
  if (fact.by === undefined) return 0
  const publisher = snapshot.sources.get(fact.source)?.publisher ?? ''
  return snapshot.entities.get(fact.by)?.names.includes(publisher) ? 0 : 6
}

function hasRole(fact: Fact, role: Role | undefined): boolean {
  return role !== undefined && fact.roles[role] !== undefined
}
