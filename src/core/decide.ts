/** From candidates to an answer: which facts, or what is missing. When in doubt it declines, and says what is known nearby. */
import type { Answer, Missing, Shape } from './answer.ts'
import { agrees } from './claims.ts'
import { compare } from './compare.ts'
import { declined } from './decline.ts'
import { hardTopics, isForMeasure, isMeasured, lacks, wantsFigure, type Failure } from './fitness.ts'
import type { Fact } from './knowledge.ts'
import { listOf } from './lists.ts'
import { byTime, hasFigure, inOrder } from './order.ts'
import { profile } from './profile.ts'
import type { Query } from './query.ts'
import { rank } from './ranking.ts'
import { chosen, refutedBy, related } from './selection.ts'
import { isOn, subjectsOf, type Candidate } from './retrieve.ts'
import type { Memory } from './reply.ts'
import { participants, type Snapshot } from './snapshot.ts'

export interface Weighed {
  readonly candidate: Candidate
  readonly failures: readonly Failure[]
}

export interface Context {
  readonly weighed: readonly Weighed[]
  readonly snapshot: Snapshot
}

export interface Decision {
  readonly answer: Answer
  /** Every candidate with what it lacks, best first, for `--explain`. */
  readonly weighed: readonly Weighed[]
}

/** Decides what to answer. `memory` holds the facts that "who reported that?" is about. */
export function decide(query: Query, candidates: readonly Candidate[], context: { snapshot: Snapshot; memory: Memory | undefined }): Decision {
  const { snapshot, memory } = context
  const fixed = withoutFacts(query, snapshot) ?? aboutLastAnswer(query, snapshot, memory)
  if (fixed) return { answer: fixed, weighed: [] }
  const weighed = candidates.map((candidate) => ({ candidate, failures: lacks(candidate, query, snapshot) }))
  return { answer: byIntent(query, weighed, snapshot), weighed }
}

function byIntent(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer {
  const subjects = subjectsOf(query)
  if (query.command === 'company') return profile(subjects, query, snapshot)
  if (query.command === 'compare' || (query.wants.has('compare') && subjects.length > 1)) return compare(query, weighed, snapshot)
  const owned = owner(query, snapshot)
  if (owned) return owned
  if (isBareTopic(query, snapshot)) return choose(query, snapshot)
  if (query.wants.has('most') || query.wants.has('least')) {
    const ranked = rank(query, weighed, snapshot)
    if (ranked) return ranked
  }
  if (isBareSubject(query)) return closest(query, weighed, snapshot) ?? profile(subjects, query, snapshot)
  const fitting = weighed.filter(({ failures }) => failures.length === 0).map(({ candidate }) => candidate)
  if (asksJudgement(query, snapshot)) return judged(query, weighed, snapshot)
  if (fitting.length === 0 && query.claims.length > 0) {
    const found = claimed(query, weighed, snapshot)
    if (found) return found
  }
  const apart = weighed.filter(({ failures }) => failures.length === 1 && failures[0] === 'subject')
  if (fitting.length === 0 && subjects.length > 1 && apart.length > 0) return compare(query, apart, snapshot)
  if (subjects.length === 0 && isOffTopic(query)) return declined(query, [], snapshot)
  if (fitting.length === 0) return counted(query, weighed, snapshot) ?? declined(query, weighed, snapshot)
  const answer = answered(query, fitting, { weighed, snapshot })
  const uncovered = uncoveredTopics(query, fitting, snapshot)
  const missing: Missing = { kind: 'topic', topics: uncovered }
  if (uncovered.length > 0) return { ...answer, kind: 'partial', ...(query.wants.has('also') ? { lacking: missing } : { missing }) }
  return query.wants.has('source-question') ? { ...answer, shape: { kind: 'origin' } } : query.wants.has('date-question') ? { ...answer, shape: { kind: 'dates' } } : answer
}

function answered(query: Query, fitting: readonly Candidate[], { weighed, snapshot }: Context): Answer {
  const ordered = inOrder(fitting, isForMeasure(query, snapshot))
  const list = listOf(ordered, query)
  if (list) return { kind: 'answer', shape: { kind: 'list', members: list.members }, subjects: subjectsOf(query), topics: query.topics, facts: list.facts, left: 0 }
  const { facts: own, left } = chosen(ordered, query, snapshot)
  const facts = [...own, ...related(own, query, { weighed, snapshot })]
  const lead = ordered[0]
  const refuted = refutedBy(query, facts, snapshot)
  const asked = subjectsOf(query)[0]
  const moved = lead && asked !== undefined && (lead.closeness === 2 || lead.closeness === 1.5)
  return {
    kind: 'answer',
    shape: { kind: 'facts' },
    subjects: subjectsOf(query),
    topics: query.topics,
    facts,
    left,
    ...(refuted ? { refuted } : {}),
    ...(moved ? { instead: { asked, about: lead.fact.about } } : {}),
  }
}

/** Nobody and nothing of the market is named: words alone are too little, and an everyday word that is also a name is nothing. */
function isOffTopic(query: Query): boolean {
  if (query.topics.length + query.metrics.length + query.claims.length > 0) return false
  return query.passedOver.length > 0 || !query.wants.has('market') || query.leftover.filter((run) => run.near).length === 0
}

/** "How many did it invest in?" has no figure, but a list that can be counted. */
function counted(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer | undefined {
  if (!wantsFigure(query)) return undefined
  const open = weighed.filter(({ failures }) => failures.every((failure) => failure === 'figure')).map(({ candidate }) => candidate)
  const list = listOf(inOrder(open, false), query)
  return list && { kind: 'answer', shape: { kind: 'list', members: list.members }, subjects: subjectsOf(query), topics: query.topics, facts: list.facts, left: 0 }
}

/** An opinion is asked of baimo, unless somebody is named whose words it knows: "what does Feng Bo think?" */
function asksJudgement(query: Query, snapshot: Snapshot): boolean {
  // "What is it worth?" asks for a valuation, "is it worth that?" for a judgement.
  if (query.wants.has('worth') && query.opens.has('yes-no')) return true
  const speaker = query.entities.some(({ id }) => snapshot.entities.get(id)?.kind === 'person' && hasVoice(id, snapshot))
  if (query.wants.has('judgement') || query.wants.has('prediction')) return !speaker
  return query.wants.has('view') && !query.entities.some(({ id }) => hasVoice(id, snapshot))
}

function hasVoice(id: string, snapshot: Snapshot): boolean {
  return snapshot.factsWith(id).some((index) => {
    const fact = snapshot.fact(index)
    return fact.roles.speaker?.includes(id) || fact.by === id
  })
}

/** Whose a product is stands in the register of names. Facts that tell it of both come along as its sources. */
function owner(query: Query, snapshot: Snapshot): Answer | undefined {
  if (query.topics.length + query.metrics.length + query.periods.length + query.claims.length > 0 || query.leftover.some((run) => run.near)) return undefined
  const named = query.entities.filter((entity) => !entity.generic)
  const person = named.length === 1 && query.wants.has('who') ? named.find(({ id }) => snapshot.entities.get(id)?.kind === 'person') : undefined
  const owned = person ?? named.find(({ id }) => isProduct(id, snapshot))
  const owner = snapshot.entities.get(owned?.id ?? '')?.of
  if (!owned || owner === undefined) return undefined
  // "Is Wenxiaoyan Tencent's?" names another company beside the product.
  const rival = named.length === 2 && named.some(({ id }) => id !== owned.id && id !== owner && !isProduct(id, snapshot))
  if (!person && !(query.wants.has('owner') && named.length === 1) && !(rival && !query.wants.has('compare'))) return undefined
  const both = snapshot.factsWith(owned.id).map((index) => snapshot.fact(index)).filter((fact) => participants(fact).has(owner))
  return { kind: 'answer', shape: { kind: 'owner', of: owned.id, owner }, subjects: [owned.id], topics: [], facts: both.slice(0, 2), left: 0 }
}

function isProduct(id: string, snapshot: Snapshot): boolean {
  const kind = snapshot.entities.get(id)?.kind
  return kind === 'product' || kind === 'model'
}

/** "What is the 14 billion?", "is the 26.5bn Baidu's?": the facts that have the figure, whomever and whenever they are about. */
function claimed(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer | undefined {
  const near = weighed.filter(({ candidate }) => candidate.claimed).map(({ candidate }) => candidate.fact)
  const all = snapshot.knowledge.facts.filter((fact) => !fact.withdrawn && query.claims.some((claim) => fact.figure && agrees(claim, fact.figure)))
  const facts = near.length > 0 ? near : query.topics.length + query.metrics.length === 0 ? all : []
  if (facts.length === 0) return undefined
  const subjects = [...new Set(facts.map(({ about }) => about))].slice(0, 1)
  return { kind: 'answer', shape: { kind: 'facts' }, subjects, topics: query.topics, facts: facts.slice(0, 3), left: Math.max(0, facts.length - 3) }
}

/** Opinions and prophecies are not in the knowledge; the dated facts that bear on them are. */
function judged(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer {
  const kind = query.wants.has('prediction') && !query.wants.has('judgement') ? 'prediction' : 'judgement'
  const missing: Missing = { kind }
  const bearing = weighed.filter(({ candidate, failures }) => candidate.claimed || failures.every((failure) => failure === 'words' || failure === 'figure' || failure === 'cause'))
  if (query.entities.length === 0 && query.leftover.some((run) => run.near)) return declined(query, [], snapshot)
  const close = bearing.filter(({ candidate }) => candidate.closeness >= 1.5 || (query.entities.length === 0 && (candidate.topics > 0 || candidate.words >= 0.6)))
  if (close.length === 0) return declined(query, weighed, snapshot, missing)
  const ordered = inOrder(close.map(({ candidate }) => candidate), true)
  const { facts, left } = chosen(ordered, query, snapshot)
  return { kind: 'partial', shape: { kind: 'facts' }, subjects: subjectsOf(query), topics: query.topics, facts, left, missing }
}

/** From which likeness on a fact answers what little is said beside a name, better than a profile would. */
const close = 0.5

function closest(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer | undefined {
  if (query.command !== undefined) return undefined
  const best = Math.max(0, ...weighed.map(({ candidate }) => candidate.likeness))
  if (best < close) return undefined
  const alike = weighed.filter(({ candidate }) => candidate.likeness >= best * 0.7 && candidate.subjects === 1).map(({ candidate }) => candidate)
  return alike.length === 0 ? undefined : answered(query, alike, { weighed, snapshot })
}

/** Topics asked for that no fitting fact is on. */
function uncoveredTopics(query: Query, fitting: readonly Candidate[], snapshot: Snapshot): string[] {
  const hard = hardTopics(query, snapshot)
  if (hard.length < 2) return []
  // What is asked stands first in English and last in Chinese; of a list all is asked.
  const asked = query.wants.has('also') ? hard : [query.lang === 'en' ? hard[0] : hard.at(-1)]
  const mustHave = (topic: string): boolean => snapshot.factsOn(topic).length === 0 || (asked.includes(topic) && (isMeasured(topic, snapshot) || (query.wants.has('also') && snapshot.topics.get(topic)?.command !== undefined)))
  return hard.filter((topic) => mustHave(topic) && !fitting.some(({ fact }) => isOn(fact, topic, snapshot)))
}

/** Small talk, help and lists: answers that need no fact. */
function withoutFacts(query: Query, snapshot: Snapshot): Answer | undefined {
  const plain = (shape: Shape, facts: readonly Fact[] = []): Answer => ({ kind: 'answer', shape, subjects: [], topics: [], facts, left: 0 })
  if (query.command === 'help') return plain({ kind: 'chat', phrase: 'help' })
  if (query.command === 'topics') return plain({ kind: 'topics' })
  if (query.command === 'sources') return plain({ kind: 'sources' })
  const asked = query.topics.length + query.metrics.length + query.periods.length
  if (query.wants.has('identity') && (asked === 0 || (query.opens.has('identity') && query.metrics.length + query.periods.length === 0))) return plain({ kind: 'chat', phrase: 'identity' })
  const named = query.entities.length + query.topics.length + query.metrics.length
  const chat = (['identity', 'help', 'greeting', 'thanks', 'goodbye'] as const).find((phrase) => query.wants.has(phrase))
  const rest = query.leftover.filter((run) => run.near).length
  if (chat && named === 0 && rest <= (chat === 'identity' || chat === 'help' ? 1 : 0)) return plain({ kind: 'chat', phrase: chat })
  if (query.folded.trim() === '' && query.command === undefined) return plain({ kind: 'chat', phrase: 'help' })
  return snapshot.knowledge.facts.length === 0 ? { ...plain({ kind: 'off-topic' }), kind: 'none' } : undefined
}

/** "Who reported that?", "how old is it?": about the facts of the last answer. */
function aboutLastAnswer(query: Query, snapshot: Snapshot, memory: Memory | undefined): Answer | undefined {
  const kind = query.wants.has('source-question') ? 'origin' : query.wants.has('date-question') ? 'dates' : undefined
  if (!kind || query.topics.length + query.metrics.length > 0 || query.leftover.some((run) => run.near)) return undefined
  const facts = (memory?.facts ?? []).flatMap((id) => snapshot.facts.get(id) ?? [])
  const fresh = query.entities.some((entity) => !memory?.entities.includes(entity.id) && !facts.some((fact) => fact.by === entity.id))
  if (fresh) return undefined
  if (facts.length === 0) {
    if (query.entities.length > 0) return undefined
    const pointsBack = query.wants.has('that') && !query.wants.has('article')
    return { kind: pointsBack ? 'clarify' : 'answer', shape: { kind: pointsBack ? 'lost' : 'sources' }, subjects: [], topics: [], facts: [], left: 0 }
  }
  return { kind: 'answer', shape: { kind }, subjects: memory?.entities ?? [], topics: memory?.topics ?? [], facts, left: 0 }
}

/** A topic of companies with no company: `/burn`, "what is the revenue?". */
function isBareTopic(query: Query, snapshot: Snapshot): boolean {
  if (query.entities.length > 0 || query.wants.has('most') || query.wants.has('least') || query.wants.has('judgement')) return false
  if (query.leftover.some((run) => run.near)) return false
  const hard = hardTopics(query, snapshot)
  const commands = hard.filter((id) => snapshot.topics.get(id)?.command !== undefined)
  if (hard.length === 0 && query.command === undefined) return false
  if (query.command === 'company' || query.command === 'compare') return true
  if (hard.length !== commands.length || hard.length !== 1) return false
  return query.command !== undefined || (!query.wants.has('why') && !query.wants.has('market'))
}

function choose(query: Query, snapshot: Snapshot): Answer {
  const topic = hardTopics(query, snapshot)[0]
  const counts = new Map<string, number>()
  const indexes = topic === undefined ? snapshot.knowledge.facts.keys() : snapshot.factsOn(topic)
  for (const index of indexes) {
    const fact = snapshot.fact(index)
    const kind = snapshot.entities.get(fact.about)?.kind
    if (kind === 'company' || kind === 'product' || kind === 'model') counts.set(fact.about, (counts.get(fact.about) ?? 0) + (hasFigure(fact) ? 3 : 1))
  }
  const choices = [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id)
  const command = query.command ?? snapshot.topics.get(topic ?? '')?.command?.name ?? 'company'
  return { kind: 'clarify', shape: { kind: 'choose', choices, command, ...(topic === undefined ? {} : { topic }) }, subjects: [], topics: topic ? [topic] : [], facts: [], left: 0 }
}

/** Nothing but a name: everything known of it, briefly. */
function isBareSubject(query: Query): boolean {
  const other = query.topics.length + query.metrics.length + query.periods.length + query.leftover.filter((run) => run.near).length + query.claims.length
  const intents = ['why', 'when', 'where', 'judgement', 'prediction', 'how-much', 'source-question', 'date-question'].some((want) => query.wants.has(want))
  return query.entities.length === 1 && other === 0 && !intents && !wantsFigure(query)
}
