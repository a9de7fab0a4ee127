/** Whether a fact answers what was asked, or what it lacks. Likeness of words alone never makes a fact fit. */
import { alikeAtAll, coversWords, tiesAll, wordsWithoutTopic, wordsWithTopic } from './covering.ts'
import { isForMeasure, wantsFigure } from './asked-measure.ts'
import { asksDate, hasDate, isOtherEvent } from './dated.ts'
import { unitKind } from './figures.ts'
import type { Fact } from './knowledge.ts'
import { isElsewhere, isOfThing } from './measure-of.ts'
import type { Query } from './query.ts'
import { isOtherSide, isTurned } from './direction.ts'
import { hasFigureAsked, saysFigure } from './figure-asked.ts'
import { asksVoice } from './intents.ts'
import { isOfKind, isOn } from './topics.ts'
import type { Candidate } from './weigh.ts'
import { asksNames, asksWhoSaid, isSaying, lacksPart, namesSome } from './who-asked.ts'
import { isProduct, type Snapshot } from './snapshot.ts'

export const failures = ['subject', 'topic', 'metric', 'period', 'figure', 'cause', 'names', 'date', 'words'] as const
export type Failure = (typeof failures)[number]

/** Share of the unknown words, by weight, that must stand in a fact which is on none of the topics asked for; keywords alone come to this. */
const alikeInWords = 0.75

/** From which likeness on a speaker's words count as being on the topic. */
const alikeEnough = 0.3

/** What a candidate lacks to be an answer; empty when it is one. */
export function lacks(candidate: Candidate, query: Query, snapshot: Snapshot): Failure[] {
  const checks: readonly (readonly [Failure, boolean])[] = [
    [
      'subject',
      candidate.subjects < 1 ||
        isElsewhere(candidate.fact, query, snapshot) ||
        isOfAnother(candidate, query, snapshot) ||
        isTurned(candidate.fact, query, snapshot) ||
        (asksWhoSaid(query) && !isSaying(candidate, query)),
    ],
    ['topic', !isOnTopic(candidate, query, snapshot)],
    ['metric', !hasMetric(candidate, query, snapshot)],
    ['period', query.periods.length > 0 && !candidate.period && (!query.periodInherited || isOfOneTime(candidate.fact, query, snapshot))],
    ['figure', !(hasFigureAsked(candidate, query) || saysFigure(candidate, query)) || !isOfThing(candidate, query, snapshot)],
    ['cause', query.wants.has('why') && !isCause(candidate, query, snapshot)],
    ['names', lacksPart(candidate, query, snapshot) || (asksNames(query) && !namesSome(candidate, query, snapshot))],
    ['date', asksDate(query) && (!hasDate(candidate.fact, query) || isOtherEvent(candidate.index, query, snapshot))],
    ['words', !coversWords(candidate, query, snapshot)],
  ]
  return checks.filter(([, failed]) => failed).map(([failure]) => failure)
}

/** A figure belongs to the one that it is about, not to whom is named beside: DeepSeek's users, third after Doubao, are none of Doubao's. */
function isOfAnother({ fact, closeness, claimed }: Candidate, query: Query, snapshot: Snapshot): boolean {
  // What a company takes in is not what its cloud unit does.
  if (closeness === 1.5 && fact.figure && query.entities.some(({ id, beside }) => !beside && isApart(id, query, snapshot))) return true
  if (closeness !== 3 || claimed || !fact.figure || fact.figure.undisclosed || !isForMeasure(query, snapshot)) return false
  const named = query.entities.filter(({ beside }) => !beside)
  const isOwn = (id: string): boolean =>
    fact.by === id || snapshot.productsOf(id).includes(fact.about) || ownRoles.some((role) => fact.roles[role]?.includes(id))
  return named.length === 1 && !named.some(({ id }) => isOwn(id))
}

/** "Net loss in 2023 — and adjusted?" Sums and shares of another stretch of time are not what a follow-up asks for; users of another day may be. */
function isOfOneTime({ figure, period }: Fact, query: Query, snapshot: Snapshot): boolean {
  const kind = unitKind(figure?.unit ?? '')
  return (kind === 'money' || kind === 'percent') && (period.shape === 'single' || period.shape === 'span') && isForMeasure(query, snapshot)
}

/** A company's unit, and what belongs to a product (a phone to an app), have figures of their own; so has each product prices and users. */
function isApart(id: string, { hard }: Query, snapshot: Snapshot): boolean {
  const entity = snapshot.entities.get(id)
  if (entity?.of === undefined) return false
  return (
    entity.kind === 'company' || isProduct(entity.of, snapshot) || hard.some((topic) => snapshot.topics.get(topic)?.ofProducts === true)
  )
}

/** Parts whose figure it is as well: what an investor puts in, what is taken over. */
const ownRoles = ['investor', 'investee', 'speaker', 'product', 'customer', 'supplier', 'group'] as const

/** A cause of something: where no topic is recognised, what is said must show that it is of what was asked. */
function isCause({ fact, likeness }: Candidate, query: Query, snapshot: Snapshot): boolean {
  if (!fact.topics.some((id) => isOfKind(id, 'causes', snapshot))) return false
  if (query.asked.length > 0 || query.content.size === 0 || tiesAll(fact, query)) return true
  // Of small talk alone ("why is it called so") a shared word tells nothing.
  return likeness >= ([...query.content.values()].includes(1) ? alikeAtAll : alikeInWords)
}

/**
 * A metric named is answered with it alone, beside the other topics that are asked for; words on its topic may stand for it where the
 * question says more than the metric.
 */
function hasMetric(candidate: Candidate, query: Query, snapshot: Snapshot): boolean {
  if (query.metrics.length === 0 || candidate.metric) return true
  const own = query.metrics.map((id) => snapshot.metrics.get(id)?.topic ?? '')
  if (isWholeBeside(candidate, query, snapshot)) return true
  if (query.hard.some((id) => !own.includes(id) && candidate.primary && isOn(candidate.fact, id, snapshot))) return true
  // A price in Hong Kong is not told by what was said of Hong Kong.
  const near = query.leftover.filter((run) => run.near)
  const said = near.length > 0 && candidate.words >= wordsWithTopic
  const isNarrowed = near.length > 0 && near.every((run) => run.bound) && !sharesBeyond(candidate, query, snapshot)
  const asked = ['why', 'who', 'voice'].some((want) => query.wants.has(want))
  if (near.length === 0 && !asked && isForMeasure(query, snapshot)) return false
  return (
    (asked || (!isNarrowed && (said || candidate.likeness >= alikeEnough))) &&
    candidate.fact.figure === undefined &&
    own.some((id) => isOn(candidate.fact, id, snapshot))
  )
}

/** Whether a fact has a word of the measure itself, beside those that narrow it. */
function sharesBeyond({ index }: Candidate, { content, leftover }: Query, { postings }: Snapshot): boolean {
  const narrowing = new Set(leftover.flatMap((run) => (run.near ? run.terms : [])))
  return [...content.keys()].some((term) => !narrowing.has(term) && postings.strength(term, index) > 0)
}

/** "Revenue and API revenue", "ARR against revenue": a topic that is named beside one of its own metrics asks for the whole as well. */
export function isWholeBeside({ fact, measure }: Candidate, { wants, topics }: Query, { metrics }: Snapshot): boolean {
  const metric = metrics.get(fact.metric ?? '')
  return (wants.has('also') || wants.has('compare')) && measure && metric !== undefined && !metric.part && topics.includes(metric.topic)
}

/**
 * On most of the topics asked for. Where the question is for a measure (revenue, users), a figure counts by its metric's topic, and a fact
 * without figure only when it is mainly about it: that users noticed an app tells nothing about its users.
 */
function isOnTopic(candidate: Candidate, query: Query, snapshot: Snapshot): boolean {
  if (saysItself(candidate, query) || isOtherSide(candidate.fact, query, snapshot)) return true
  const hard = query.hard
  if (hard.length === 0)
    return candidate.claimed || (query.claims.length === 0 && (!wantsFigure(query) || candidate.words >= wordsWithoutTopic))
  const on = hard.filter((id) => isOn(candidate.fact, id, snapshot)).length
  if (
    (asksVoice(query, snapshot) || isSpeakerAsked(candidate.fact, query)) &&
    candidate.fact.roles.speaker !== undefined &&
    candidate.likeness >= alikeEnough
  )
    return true
  if (on < hard.length - Number(hard.length > 2) && !candidate.metric && isOfAll(query) && !isAlike(candidate, query, snapshot))
    return false
  if (on * 2 < hard.length && !(hard.length > 2 && on > 0 && candidate.likeness >= wordsWithTopic)) return false
  // What merely touches a topic has no date for it.
  if (query.wants.has('when') && !candidate.primary) return false
  if (query.command !== undefined && candidate.fact.figure === undefined && candidate.closeness >= 2.5) return true
  return !isForMeasure(query, snapshot) || (candidate.primary && !candidate.beside && isOfItsKind(candidate.fact, query, snapshot))
}

/** Electric power is on capital spending too, but what was spent is money: a figure is of a kind that the topic's own metrics are. */
function isOfItsKind({ figure, metric }: Fact, { hard, metrics }: Query, snapshot: Snapshot): boolean {
  const [topic, ...more] = hard
  if (!figure || metric === undefined || more.length > 0 || metrics.length > 0) return true
  const own = [...snapshot.metrics.values()].filter((other) => other.topic === topic)
  return own.length === 0 || own.some(({ unit }) => unit === snapshot.metrics.get(metric)?.unit)
}

/** Likeness vouches for a topic of which a fact is not, but only where somebody is named: whose prices fell? */
function isAlike({ likeness, fact }: Candidate, { entities, hard }: Query, { measured }: Snapshot): boolean {
  if (fact.figure && hard.length === 2 && hard.every((id) => measured.has(id))) return false
  return likeness >= alikeEnough && entities.length > 0
}

/** A figure, a date or a rank is of all that is named at once: how much prices fell in the war, when video came out. */
function isOfAll(query: Query): boolean {
  const { wants } = query
  if (wants.has('also') || wants.has('why') || query.command !== undefined) return false
  return wantsFigure(query) || ['when', 'most', 'least'].some((want) => wants.has(want))
}

/** All the unknown words, two or more, stand in the statement: it is on what is asked, however its topics are called. */
export function saysItself({ words, fact }: Candidate, query: Query): boolean {
  return (
    words >= alikeInWords &&
    fact.figure === undefined &&
    !wantsFigure(query) &&
    query.leftover.flatMap((run) => (run.near ? run.terms : [])).length > 1
  )
}

/** "Kai-Fu Lee on AGI": of whom statements are known, what he said is asked. */
function isSpeakerAsked({ roles }: Fact, query: Query): boolean {
  return query.entities.some(({ id }) => roles.speaker?.includes(id))
}

/** Topics asked for that no fitting fact is on. */
export function uncoveredTopics(query: Query, fitting: readonly Candidate[], snapshot: Snapshot): string[] {
  const hard = query.hard
  if (hard.length < 2) return []
  // What is asked stands first in English and last in Chinese; of a list all is asked.
  const asked = query.wants.has('also') || wantsFigure(query) ? hard : [query.lang === 'en' ? hard[0] : hard.at(-1)]
  const mustHave = (topic: string): boolean =>
    snapshot.factsOn(topic).length === 0 ||
    (query.entities.length > 0 &&
      asked.includes(topic) &&
      (snapshot.measured.has(topic) || (query.wants.has('also') && snapshot.topics.get(topic)?.command !== undefined)))
  return hard.filter((topic) => mustHave(topic) && !fitting.some(({ fact }) => isOn(fact, topic, snapshot)))
}
