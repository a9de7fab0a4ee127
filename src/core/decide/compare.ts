/** Two or more subjects side by side, in figures of the same metric and period only. */
import type { Answer, CompareRow, Verdict } from '../answer.ts'
import { currenciesOf, higherOf, isResult } from './comparable.ts'
import { moments, rowsOf } from './compare-rows.ts'
import type { Weighed } from '../fit/weighed.ts'
import { declined } from './decline.ts'
import { isUntrue } from './denials.ts'
import type { Failure } from '../fit/fitness.ts'
import type { Fact } from '../knowledge.ts'
import { byTime, hasFigure, inOrder } from './order.ts'
import type { Query } from '../query.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import { isAsked, isFarApart } from './row-order.ts'
import { lacksVersion } from '../understand/versions.ts'
import type { Candidate } from '../retrieve/weigh.ts'

import type { Snapshot } from '../snapshot.ts'
import { supersededBy } from './superseded.ts'

/** Facts shown of each subject where nothing can be set side by side. */
const maxEach = 2
/** And besides the rows. */
const maxOthers = 6
/** Months that may lie between the moments of a row. */
const timely = 9

const eitherOf = /哪[个款家间]|\bwhich\b/

/** "Of Doubao and Qwen, who has more users?" asks for measures of both, not for a name that takes part in them. */
export function asksWhoseIsMore({ wants, hard, folded }: Query, { topics, measured }: Snapshot): boolean {
  const isOther = ['voice', 'view', 'why', 'source-question', 'when'].some((want) => wants.has(want))
  const isMeasured = (id: string): boolean =>
    (measured.has(id) || topics.get(id)?.compared !== undefined) && topics.get(id)?.role === undefined
  return (wants.has('who') || eitherOf.test(folded)) && !isOther && hard.length > 0 && hard.every(isMeasured)
}

export function compare(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer {
  const subjects = subjectsOf(query)
  const dated = query.periods.length > 0 ? ({ dated: true } as const) : {}
  const base = { subjects, topics: query.topics, left: 0, ...dated } as const
  // What is known of a model's family is no measure of a version that is not.
  if (lacksVersion(query)) return declined(query, { weighed, snapshot })
  if (subjects.length < 2) return subjects.length === 1 ? alone(query, weighed, snapshot) : declined(query, { weighed, snapshot })
  const fitting = weighed
    .filter(({ candidate, failures }) => failures.every((failure) => isPassable(failure, candidate.fact)))
    .map(({ candidate }) => candidate)
  const together = inOrder(
    fitting.filter((candidate) => candidate.subjects === 1 && candidate.closeness >= 3),
    true,
  ).map(({ fact }) => fact)
  const figures = fitting.map(({ fact }) => fact).filter((fact) => query.periods.length > 0 || !supersededBy(fact, snapshot))
  const asked = rowsOf(figures, { subjects, query, snapshot }, 'as asked')
  const rows = asked.length > 0 ? asked : ofSameTopic(query, weighed, snapshot)
  const nearest = rows.length === 0 ? atOtherTimes(query, weighed, snapshot) : undefined
  if (nearest) return nearest
  const stands = asked.length === 0 && rows.length > 0
  const empty =
    together.length > 0 || stands ? [] : subjects.filter((subject) => !fitting.some(({ fact }) => belongs(fact, subject, snapshot)))
  if (empty.length === subjects.length) return declined(query, { weighed, snapshot })
  if (empty.length > 0 && query.command !== 'compare' && !query.wants.has('compare'))
    return oneSided(query, fitting, { weighed, snapshot, empty })
  const isOpen = query.asked.length === 0
  const each = subjects.flatMap((subject) => (!isOpen ? best(subject, fitting, snapshot) : snapshot.outline(subject).slice(0, maxEach)))
  const told = query.wants.has('each') && query.hard.length > 0
  const cells = rows.flatMap(cellsOf)
  const isTold = told || rows.length === 0 || (rows.length === 1 && isOpen) || isThenAndNow(rows[0])
  const both = isOpen && rows.length > 1 ? [] : together.slice(0, 2)
  const others = [...(told ? each : []), ...both, ...(isTold ? each : [])].slice(0, maxOthers)
  const kind = empty.length > 0 || (rows.length === 0 && together.length === 0 && !told) ? 'partial' : 'answer'
  const judged = query.wants.has('judgement')
  const verdict = judged ? undefined : verdictOf(rows[0], stands ? { ...query, metrics: [] } : query, snapshot)
  return {
    ...base,
    kind: judged ? 'partial' : kind,
    facts: [...new Set([...cells, ...others])],
    shape: { kind: 'compare', rows, empty, ...(verdict ? { verdict } : {}) },
    ...(judged ? { missing: { kind: 'judgement' } } : {}),
  }
}

/** Where the subjects share no figures of the very metric: those of another on its topic, by its own name, an operating loss for a net loss. */
function ofSameTopic(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): CompareRow[] {
  const open = { ...query, metrics: [] }
  const topics = new Set(query.metrics.map((id) => snapshot.metrics.get(id)?.topic))
  const facts = weighed
    .filter(({ failures }) => failures.includes('metric') && failures.every((failure) => failure === 'metric' || failure === 'subject'))
    .map(({ candidate }) => candidate.fact)
    .filter(({ metric }) => topics.has(snapshot.metrics.get(metric ?? '')?.topic) && snapshot.metrics.get(metric ?? '')?.part !== true)
  return rowsOf(facts, { subjects: subjectsOf(query), query: open, snapshot }, 'as asked').slice(0, 1)
}

/** Where the subjects share no period asked for: the nearest that they do share. */
function atOtherTimes(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer | undefined {
  if (query.periods.length === 0) return undefined
  const subjects = subjectsOf(query)
  const passable: readonly Failure[] = ['subject', 'words', 'names', 'period']
  const facts = weighed
    .filter(({ failures }) => failures.every((failure) => passable.includes(failure)))
    .map(({ candidate }) => candidate.fact)
  const rows = rowsOf(facts, { subjects, query, snapshot }, 'nearest').filter(({ metric }) => isAsked(metric, query, snapshot))
  if (rows.length === 0) return undefined
  const shape = { kind: 'compare', rows, empty: [], instead: query.periods.map(({ notation }) => notation) } as const
  return { kind: 'partial', shape, subjects, topics: query.topics, facts: rows.flatMap(cellsOf), left: 0 }
}

function cellsOf({ cells }: CompareRow): Fact[] {
  return cells.flatMap((fact) => fact ?? [])
}

/** Moments so far from each other that the newest known of one may be long overtaken. */
function isThenAndNow(row: CompareRow | undefined): boolean {
  return row?.period === moments && isFarApart(row, timely)
}

/** Of two, which has more of what was asked for. */
function verdictOf(row: CompareRow | undefined, query: Query, snapshot: Snapshot): Verdict | undefined {
  const [one, other, more] = row?.cells ?? []
  if (!row || !one || !other || more || isThenAndNow(row) || !isAsked(row.metric, query, snapshot)) return undefined
  const higher = higherOf(one, other, snapshot)
  if (!higher) return undefined
  const least = query.wants.has('least')
  const lower = higher === one ? other : one
  return { fact: least ? lower : higher, least, isConverted: currenciesOf([one, other]).length > 1 }
}

/** "Who lost more?" asks for no name that a figure could lack. */
function isPassable(failure: Failure, fact: Fact): boolean {
  return failure === 'subject' || failure === 'words' || (failure === 'names' && hasFigure(fact))
}

/** Two are named, and only of one is known what is asked: "was it led by Alibaba?" is neither affirmed nor denied. */
function oneSided(
  query: Query,
  fitting: readonly Candidate[],
  { weighed, snapshot, empty }: { weighed: readonly Weighed[]; snapshot: Snapshot; empty: readonly string[] },
): Answer {
  const known = subjectsOf(query).filter((subject) => !empty.includes(subject))
  const near = snapshot.topics.get(query.hard[0] ?? '')?.near[0]
  const none = { kind: 'topic', topics: query.hard } as const
  const other = { kind: 'words', words: [] } as const
  const ofThem = { ...query, entities: query.entities.filter(({ id }) => empty.includes(id)) }
  const facts = [
    ...known.flatMap((subject) => best(subject, fitting, snapshot)),
    ...empty.flatMap((subject) => nearest(subject, weighed, { near, snapshot })),
  ]
  return {
    kind: 'partial',
    shape: { kind: 'facts' },
    subjects: empty,
    topics: query.topics,
    facts,
    left: 0,
    missing: query.hard.length === 0 ? { kind: 'together' } : isUntrue(none, { query: ofThem, shown: [], snapshot }) ? other : none,
  }
}

/** Of whom nothing is known of what is asked: the newest result on the topic nearest to it, a loss where a profit is asked for. */
function nearest(
  subject: string,
  weighed: readonly Weighed[],
  { near, snapshot }: { near: string | undefined; snapshot: Snapshot },
): Fact[] {
  const facts = weighed.map(({ candidate }) => candidate.fact).filter((fact) => fact.about === subject && hasFigure(fact) && isResult(fact))
  const topicOf = ({ metric }: Fact) => snapshot.metrics.get(metric ?? '')
  return facts
    .filter((fact) => near !== undefined && topicOf(fact)?.topic === near && !topicOf(fact)?.part)
    .sort(byTime)
    .slice(0, 1)
}

/** One name alone cannot be compared: say what is known of it. */
function alone(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer {
  const answer = declined(query, { weighed, snapshot })
  const unknown = query.leftover.map((run) => run.text)
  return unknown.length > 0
    ? { ...answer, kind: answer.facts.length > 0 ? 'partial' : 'none', missing: { kind: 'words', words: unknown } }
    : answer
}

/** Where a measure is asked for its figures, the newest of each metric; else what fits best. */
function best(subject: string, fitting: readonly Candidate[], snapshot: Snapshot): Fact[] {
  const own = fitting.filter(({ fact }) => belongs(fact, subject, snapshot))
  const measured = own.filter(({ fact, primary, metric }) => hasFigure(fact) && (primary || metric))
  const ordered = measured.length > 0 ? newestOfEach(measured) : inOrder(own, true).map(({ fact }) => fact)
  return ordered.slice(0, maxEach)
}

function newestOfEach(measured: readonly Candidate[]): Fact[] {
  const seen = new Set<string>()
  return measured
    .map(({ fact }) => fact)
    .sort(byTime)
    .filter(({ metric = '' }) => !seen.has(metric) && seen.add(metric))
}

function belongs(fact: Fact, subject: string, snapshot: Snapshot): boolean {
  return fact.about === subject || snapshot.productsOf(subject).includes(fact.about) || snapshot.entities.get(subject)?.of === fact.about
}
