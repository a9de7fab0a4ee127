/** Two or more subjects side by side, in figures of the same measure and period only. */
import type { Answer, CompareRow } from './answer.ts'
import type { Weighed } from './decide.ts'
import { declined } from './decline.ts'
import type { Fact } from './knowledge.ts'
import { byTime, hasFigure, inOrder } from './order.ts'
import { outline } from './profile.ts'
import type { Query } from './query.ts'
import { subjectsOf } from './retrieve.ts'
import type { Candidate } from './weigh.ts'

import type { Snapshot } from './snapshot.ts'

/** Facts shown of each subject where nothing can be set side by side. */
const maxEach = 2

export function compare(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer {
  const subjects = subjectsOf(query)
  const base = { subjects, topics: query.topics, left: 0 } as const
  if (subjects.length < 2) return subjects.length === 1 ? alone(query, weighed, snapshot) : declined(query, { weighed, snapshot })
  const fitting = weighed
    .filter(({ failures }) => failures.every((failure) => failure === 'subject' || failure === 'words'))
    .map(({ candidate }) => candidate)
  const together = inOrder(
    fitting.filter((candidate) => candidate.subjects === 1 && candidate.closeness >= 3),
    true,
  ).map(({ fact }) => fact)
  const rows = rowsOf(subjects, fitting, snapshot)
  const empty = together.length > 0 ? [] : subjects.filter((subject) => !fitting.some(({ fact }) => belongs(fact, subject, snapshot)))
  if (empty.length === subjects.length) return declined(query, { weighed, snapshot })
  if (empty.length > 0 && query.command !== 'compare' && !query.wants.has('compare')) return oneSided(query, fitting, { snapshot, empty })
  const each = subjects.flatMap((subject) =>
    query.topics.length > 0 ? best(subject, fitting, snapshot) : outline(subject, snapshot).slice(0, maxEach),
  )
  const told = query.wants.has('each') && query.hard.length > 0
  const cells = rows.flatMap((row) => row.cells).flatMap((fact) => fact ?? [])
  const facts = [
    ...new Set([...cells, ...(told ? each : []), ...together.slice(0, 2), ...(rows.length > 0 && query.topics.length > 0 ? [] : each)]),
  ].slice(0, 6)
  const kind = empty.length > 0 || (rows.length === 0 && together.length === 0 && !told) ? 'partial' : 'answer'
  const judged = query.wants.has('judgement')
  return {
    ...base,
    kind: judged ? 'partial' : kind,
    facts,
    shape: { kind: 'compare', rows, empty },
    ...(judged ? { missing: { kind: 'judgement' } } : {}),
  }
}

/** Two are named, and only of one is known what is asked: "was it led by Alibaba?" is neither affirmed nor denied. */
function oneSided(
  query: Query,
  fitting: readonly Candidate[],
  { snapshot, empty }: { snapshot: Snapshot; empty: readonly string[] },
): Answer {
  const known = subjectsOf(query).filter((subject) => !empty.includes(subject))
  const facts = known.flatMap((subject) => best(subject, fitting, snapshot))
  return {
    kind: 'partial',
    shape: { kind: 'facts' },
    subjects: empty,
    topics: query.topics,
    facts,
    left: 0,
    missing: query.hard.length > 0 ? { kind: 'topic', topics: query.hard } : { kind: 'together' },
  }
}

/** One name alone cannot be compared: say what is known of it. */
function alone(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Answer {
  const answer = declined(query, { weighed, snapshot })
  const unknown = query.leftover.map((run) => run.text)
  return unknown.length > 0
    ? { ...answer, kind: answer.facts.length > 0 ? 'partial' : 'none', missing: { kind: 'words', words: unknown } }
    : answer
}

/** Rows of one metric, unit and period that at least two subjects have. */
function rowsOf(subjects: readonly string[], fitting: readonly Candidate[], snapshot: Snapshot): CompareRow[] {
  const groups = new Map<string, Map<string, Fact>>()
  for (const { fact } of fitting) {
    if (!hasFigure(fact) || fact.metric === undefined) continue
    // What a company's unit grew by stands for the company, under the unit's name.
    const subject = subjects.find((id) => id === fact.about) ?? subjects.find((id) => snapshot.productsOf(id).includes(fact.about))
    if (subject === undefined) continue
    const key = [fact.metric, fact.figure?.unit, fact.period.notation].join('|')
    const group = groups.get(key) ?? new Map<string, Fact>()
    const known = group.get(subject)
    if (!known || (known.about !== subject && fact.about === subject) || byTime(fact, known) < 0) group.set(subject, fact)
    groups.set(key, group)
  }
  return [...groups]
    .filter(([, group]) => group.size > 1)
    .map(([key, group]) => {
      const [metric = '', , period = ''] = key.split('|')
      return { metric, period, cells: subjects.map((subject) => group.get(subject)) }
    })
    .sort((a, b) => b.period.localeCompare(a.period))
}

function best(subject: string, fitting: readonly Candidate[], snapshot: Snapshot): Fact[] {
  return inOrder(
    fitting.filter(({ fact }) => belongs(fact, subject, snapshot)),
    true,
  )
    .slice(0, maxEach)
    .map(({ fact }) => fact)
}

function belongs(fact: Fact, subject: string, snapshot: Snapshot): boolean {
  return fact.about === subject || snapshot.productsOf(subject).includes(fact.about) || snapshot.entities.get(subject)?.of === fact.about
}
