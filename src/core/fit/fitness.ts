/** Whether a fact answers what was asked, or what it lacks. Likeness of words alone never makes a fact fit. */
import { alikeAtAll, alikeEnough, tiesAll, wordsTest, wordsWithoutTopic, wordsWithTopic } from './covering.ts'
import { isForMeasure, wantsFigure } from '../understand/asked-measure.ts'
import { asksDate, hasDate, isOtherEvent } from './dated.ts'
import { unitKind } from '../facts/figures.ts'
import type { Fact } from '../knowledge.ts'
import { isElsewhere, thingTest } from './measure-of.ts'
import { metricTest } from './metric-asked.ts'
import type { Query } from '../query.ts'
import { isOtherSide, turnedTest } from './direction.ts'
import { figureTest } from './figure-asked.ts'
import { asksVoice } from '../retrieve/intents.ts'
import { isOfKind, isOn, mark } from '../understand/topics.ts'
import { has } from '../traits.ts'
import type { Candidate } from '../retrieve/weigh.ts'
import { asksNames, asksWhoSaid, isSaying, lacksPart, namesSome } from './who-asked.ts'
import { isProduct, type Snapshot } from '../snapshot.ts'

export const failures = ['subject', 'topic', 'metric', 'period', 'figure', 'cause', 'names', 'date', 'words'] as const
export type Failure = (typeof failures)[number]

/** Share of the unknown words, by weight, that must stand in a fact which is on none of the topics asked for; keywords alone come to this. */
const alikeInWords = 0.75

type Test = (candidate: Candidate) => boolean

/** Tells what a candidate lacks to be an answer: nothing when it is one. What the question does not ask for is not tested. */
export function lacking(query: Query, snapshot: Snapshot): (candidate: Candidate) => Failure[] {
  const { wants } = query
  const isTurned = turnedTest(query, snapshot)
  const isOfAnother = ofAnotherTest(query, snapshot)
  const isOnTopic = topicTest(query, snapshot)
  const hasMetric = metricTest(query, snapshot)
  const hasFigure = figureTest(query)
  const isOfThing = thingTest(query, snapshot)
  const coversWords = wordsTest(query, snapshot)
  const [whoSaid, hasNames, forMeasure] = [asksWhoSaid(query), asksNames(query), isForMeasure(query, snapshot)]
  const tests: readonly (readonly [Failure, boolean, Test])[] = [
    [
      'subject',
      true,
      (candidate) =>
        candidate.subjects < 1 ||
        isElsewhere(candidate.fact, query, snapshot) ||
        isOfAnother(candidate) ||
        isTurned(candidate.fact) ||
        (whoSaid && !isSaying(candidate, query)),
    ],
    ['topic', true, (candidate) => !isOnTopic(candidate)],
    ['metric', query.metrics.length > 0, (candidate) => !hasMetric(candidate)],
    [
      'period',
      query.periods.length > 0 && (!query.periodInherited || forMeasure),
      ({ fact, period }) => !period && (!query.periodInherited || isOfOneTime(fact)),
    ],
    ['figure', true, (candidate) => !hasFigure(candidate) || !isOfThing(candidate)],
    ['cause', wants.has('why'), (candidate) => !isCause(candidate, query, snapshot)],
    [
      'names',
      hasNames || wants.has('who'),
      (candidate) => lacksPart(candidate, query, snapshot) || (hasNames && !namesSome(candidate, query, snapshot)),
    ],
    ['date', asksDate(query), ({ fact, index }) => !hasDate(fact, query) || isOtherEvent(index, query, snapshot)],
    ['words', true, (candidate) => !coversWords(candidate)],
  ]
  const asked = tests.filter(([, isAsked]) => isAsked)
  return (candidate) => asked.filter(([, , fails]) => fails(candidate)).map(([failure]) => failure)
}

/** A figure belongs to the one that it is about, not to whom is named beside: DeepSeek's users, third after Doubao, are none of Doubao's. */
function ofAnotherTest(query: Query, snapshot: Snapshot): Test {
  const named = query.entities.filter(({ beside }) => !beside)
  const hasUnit = named.some(({ id }) => isApart(id, query, snapshot))
  const [only, more] = isForMeasure(query, snapshot) ? named : []
  const products = only ? snapshot.productsOf(only.id) : []
  return ({ fact, closeness, claimed }) => {
    // What a company takes in is not what its cloud unit does.
    if (hasUnit && closeness === 1.5 && fact.figure) return true
    if (!only || more || closeness !== 3 || claimed || !fact.figure || fact.figure.undisclosed) return false
    return fact.by !== only.id && !products.includes(fact.about) && !ownRoles.some((role) => fact.roles[role]?.includes(only.id))
  }
}

/** "Net loss in 2023 — and adjusted?" Sums and shares of another stretch of time are not what a follow-up asks for; users of another day may be. */
function isOfOneTime({ figure, period }: Fact): boolean {
  const kind = unitKind(figure?.unit ?? '')
  return (kind === 'money' || kind === 'percent') && (period.shape === 'single' || period.shape === 'span')
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
 * On most of the topics asked for. Where the question is for a measure (revenue, users), a figure counts by its metric's topic, and a fact
 * without figure only when it is mainly about it: that users noticed an app tells nothing about its users.
 */
function topicTest(query: Query, snapshot: Snapshot): Test {
  const { hard, wants, claims } = query
  const marks = hard.map(snapshot.marks)
  const isOfItsKind = kindTest(query, snapshot)
  const [forFigure, forMeasure, ofAll, voice] = [
    wantsFigure(query),
    isForMeasure(query, snapshot),
    isOfAll(query),
    asksVoice(query, snapshot),
  ]
  return (candidate) => {
    const { fact, index, words, likeness, primary } = candidate
    if (saysItself(candidate, query) || isOtherSide(fact, query, snapshot)) return true
    if (hard.length === 0) return candidate.claimed || (claims.length === 0 && (!forFigure || words >= wordsWithoutTopic))
    if (likeness >= alikeEnough && fact.roles.speaker !== undefined && (voice || isSpeakerAsked(fact, query))) return true
    const on = marks.filter((of) => has(of, index, mark.on)).length
    if (ofAll && on < hard.length - Number(hard.length > 2) && !candidate.metric && !isAlike(candidate, query, snapshot)) return false
    if (on * 2 < hard.length && !(hard.length > 2 && on > 0 && likeness >= wordsWithTopic)) return false
    // What merely touches a topic has no date for it.
    if (wants.has('when') && !primary) return false
    if (query.command !== undefined && fact.figure === undefined && candidate.closeness >= 2.5) return true
    return !forMeasure || (primary && !candidate.beside && isOfItsKind(fact))
  }
}

/** Electric power is on capital spending too, but what was spent is money: a test whether a figure is of a kind that the topic's own metrics are. */
function kindTest({ hard, metrics }: Query, snapshot: Snapshot): (fact: Fact) => boolean {
  const [topic, ...more] = hard
  if (topic === undefined || more.length > 0 || metrics.length > 0) return () => true
  const own = new Set([...snapshot.metrics.values()].flatMap((metric) => (metric.topic === topic ? metric.unit : [])))
  return ({ figure, metric }) => {
    if (!figure || metric === undefined || own.size === 0) return true
    const unit = snapshot.metrics.get(metric)?.unit
    return unit !== undefined && own.has(unit)
  }
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
