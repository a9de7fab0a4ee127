/** From candidates to an answer: which facts, or what is missing. When in doubt it declines, and says what is known nearby. */
import type { Answer } from '../answer.ts'
import { answered, counted } from './answered.ts'
import { closest, isBareSubject, outlined } from './bare-subject.ts'
import { choose, isBareTopic } from './choices.ts'
import { asksWhoseIsMore, compare } from './compare.ts'
import { declined } from './decline.ts'
import { turnedTest } from '../fit/direction.ts'
import { asksDebut, asksFirst, debut, firstOf } from './first.ts'
import { lacking, type Failure } from '../fit/fitness.ts'
import { outsideTest } from '../fit/home-market.ts'
import { asksJudgement, judged } from './judgement.ts'
import { narrowed } from './narrowing.ts'
import { occasion } from './occasion.ts'
import { offers } from './offers.ts'
import { hasFigure } from './order.ts'
import { owner } from './ownership.ts'
import { profile } from './profile.ts'
import type { Query } from '../query.ts'
import { quoted, withoutFigure } from './quoted-figures.ts'
import { rank } from './ranking.ts'
import type { Memory } from '../reply.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import type { Candidate } from '../retrieve/weigh.ts'
import type { Context, Weighed } from '../fit/weighed.ts'
import { withinSpan } from './series.ts'
import { refutedBy } from './selection.ts'
import { aboutLastAnswer, withoutFacts } from './small-talk.ts'
import { asksWhoSaid } from '../fit/who-asked.ts'
import { isProduct, type Snapshot } from '../snapshot.ts'
import { lacksMeasure, nearMiss, ranks, withGroup, withheld } from './stepping-back.ts'
import { asksEvent, asksNews, asksRelease, asksStory, asksTimeline, news, story, timeline } from './timeline.ts'

export interface Decision {
  readonly answer: Answer
  /** Every candidate with what it lacks, best first, for `--explain`. */
  readonly weighed: readonly Weighed[]
}

/** Decides what to answer. `memory` holds the facts that "who reported that?" is about. */
export function decide(
  query: Query,
  candidates: readonly Candidate[],
  context: { snapshot: Snapshot; memory: Memory | undefined; understood: Query },
): Decision {
  const { snapshot, memory } = context
  const fixed = withoutFacts(query, snapshot) ?? aboutLastAnswer(query, snapshot, memory) ?? narrowed(context.understood, snapshot, memory)
  if (fixed) return { answer: fixed, weighed: [] }
  const lacks = lacking(query, snapshot)
  const isOutside = outsideTest(query, snapshot)
  const weighed = candidates.filter(({ fact }) => !isOutside(fact.about)).map((candidate) => ({ candidate, failures: lacks(candidate) }))
  return { answer: byIntent(query, weighed, snapshot), weighed }
}

function byIntent(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer {
  const subjects = subjectsOf(query)
  if (query.command === 'company') return profile(subjects, query, snapshot)
  if (query.command === 'compare' || (subjects.length > 1 && (query.wants.has('compare') || asksWhoseIsMore(query, snapshot))))
    return compare(query, weighed, snapshot)
  const owned = asksJudgement(query, snapshot) ? undefined : owner(query, snapshot)
  if (owned) return owned
  const choice = isBareTopic(query, snapshot) ? choose(query, snapshot) : undefined
  if (choice) return choice
  const ranked = ranks(query) ? ofOrder(query, weighed, snapshot) : undefined
  if (ranked) return ranked
  if (asksJudgement(query, snapshot)) return judged(query, { weighed, snapshot })
  if (isBareSubject(query)) {
    if (ranks(query) && query.entities.every(({ generic }) => generic)) return declined(query, { weighed, snapshot }, { kind: 'ranking' })
    const recent = newest(query, weighed, snapshot)
    if (recent) return recent
    const alike = closest(query, weighed, snapshot)
    return alike.length > 0 ? answered(query, alike, { weighed, snapshot }) : outlined(query, snapshot)
  }
  const whole = weighed.filter(({ failures }) => failures.length === 0).map(({ candidate }) => candidate)
  const fitting = bestCovered(whole.some(({ fact }) => hasFigure(fact)) ? whole : [...withinSpan(query, weighed), ...whole])
  const claimed = fitting.length === 0 && query.claims.length > 0 ? ofFigure(query, weighed, snapshot) : undefined
  if (claimed) return claimed
  const isTurned = turnedTest(query, snapshot)
  if (fitting.length === 0 && weighed.some(({ candidate }) => isTurned(candidate.fact))) return declined(query, { weighed, snapshot })
  const missed = nearMiss(fitting, weighed) ?? withGroup(query, fitting, weighed)
  if (missed) return declined(query, { weighed: [missed], snapshot })
  const apart = (fitting.length === 0 || query.wants.has('each')) && subjects.length > 1 ? ofEachAlone(weighed) : []
  if (apart.length > 0) return compare(query, apart, snapshot)
  if (subjects.length === 0 && isOffTopic(query, fitting)) return declined(query, { weighed: [], snapshot })
  if (fitting.length === 0) return counted(query, weighed) ?? declined(query, { weighed, snapshot })
  const answer = openly(query, fitting, { weighed, snapshot })
  const less = withheld(query, answer, { fitting, snapshot })
  if (less) return less
  return query.wants.has('source-question') && !asksWhoSaid(query)
    ? { ...answer, shape: { kind: 'origin' } }
    : query.wants.has('date-question') && !asksRelease(query, snapshot)
      ? { ...answer, shape: { kind: 'dates' } }
      : answer
}

/** What is told of one of several alone; what is on both and lacks no more than the date shows that they are not to be set side by side. */
function ofEachAlone(weighed: readonly Weighed[]): Weighed[] {
  const lacksOnly = ({ failures }: Weighed, failure: Failure): boolean => failures.length === 1 && failures[0] === failure
  const undated = weighed.some((one) => one.candidate.subjects === 1 && lacksOnly(one, 'date'))
  return undated ? [] : weighed.filter((one) => lacksOnly(one, 'subject'))
}

/** A ranking; where it is not said by what, that is asked back. */
function ofOrder(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer | undefined {
  if (lacksMeasure(query)) return { kind: 'clarify', shape: { kind: 'lost' }, subjects: [], topics: [], facts: [], left: 0 }
  return rank(query, weighed, snapshot)
}

/** What has the figure that the question names, else an answer found without it, with what is to be said of it. */
function ofFigure(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer | undefined {
  const found = quoted(query, { weighed, snapshot })
  if (found) return found
  const open = withoutFigure(query, { weighed, snapshot })
  if (!open) return undefined
  const answer = byIntent(open.query, open.context.weighed, snapshot)
  const refuted = answer.kind === 'answer' ? refutedBy(query, answer.facts, snapshot) : undefined
  return refuted ? { ...answer, refuted } : answer
}

/** What fits, in the order that the question asks for: dates, products, or the best first. */
function openly(query: Query, fitting: readonly Candidate[], context: Context): Answer {
  const { snapshot } = context
  if (asksDebut(query, snapshot)) {
    const first = debut(fitting, query, snapshot)
    if (first) return first
    if (isProduct(subjectsOf(query)[0] ?? '', snapshot)) return declined(query, context, { kind: 'words', words: [] })
  }
  if (asksFirst(query)) {
    const first = firstOf(fitting, query, snapshot)
    if (first) return first
  }
  const event = asksEvent(query, snapshot) ? occasion(fitting, query, snapshot) : undefined
  const dated = asksTimeline(query, snapshot)
    ? timeline(fitting, query, snapshot)
    : asksStory(query, snapshot)
      ? story(fitting, query, snapshot)
      : undefined
  return event ?? dated ?? offers(fitting, query, snapshot) ?? answered(query, fitting, context)
}

/** Beside a bare name: its news, or its newest model. */
function newest(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer | undefined {
  if (asksNews(query)) return news(weighed, query, snapshot)
  const all = weighed.map(({ candidate }) => candidate)
  return asksTimeline(query, snapshot) ? timeline(all, query, snapshot) : undefined
}

/** Where some facts hold the unknown words, those that were let pass without them step back. */
function bestCovered(fitting: readonly Candidate[]): readonly Candidate[] {
  const covering = fitting.filter(({ words }) => words >= 0.5)
  return covering.length > 0 ? covering : fitting
}

/** Nobody and nothing of the market is named: words alone are too little, and an everyday word that is also a name is nothing. */
function isOffTopic(query: Query, fitting: readonly Candidate[]): boolean {
  if (query.topics.length + query.metrics.length + query.claims.length > 0) return false
  const terms = query.leftover.flatMap((run) => (run.near ? run.terms : []))
  return query.passedOver.length > 0 || !query.wants.has('market') || terms.length < 2 || fitting.length === 0
}
