/** Wording of answers made of several facts: lists, profiles, comparisons, rankings, and what is asked about an answer. */
import type { Answer, Shape } from '../answer.ts'
import type { Fact } from '../knowledge.ts'
import { parsePeriod, wordDate, wordPeriod } from '../periods.ts'
import type { Line, Span } from '../reply.ts'
import { wordAge } from './ages.ts'
import { caveats, missingLine, type Worded } from './facts.ts'
import { capital, strong, text } from './spans.ts'
import { headline, signed, standing, statement, statementLine, type Words } from './words.ts'

/** Statements shown under a list of names. */
const maxListed = 8

export function wordList(answer: Answer, members: readonly string[], words: Words): Worded {
  const [lead] = answer.facts
  if (!lead) return { lines: [], notes: [] }
  const first = words.phrase('list-line', {
    subject: words.name(lead.about),
    topic: words.topic(lead.topics[0] ?? ''),
    n: [strong(String(members.length))],
    names: [strong(words.names(members))],
    standing: standing(lead, words),
    cites: words.cite(...answer.facts),
  })
  return {
    lines: [first, ...answer.facts.slice(0, maxListed).map((fact) => statementLine(fact, words))],
    notes: caveats(answer.facts, words),
  }
}

export function wordProfile(answer: Answer, shape: Extract<Shape, { kind: 'profile' }>, words: Words): Worded {
  const [lead, ...others] = answer.facts
  if (!lead) return { lines: [], notes: [] }
  const topics = shape.topics
    .map(([id, n]) => `${words.topic(id)} ${n}`)
    .slice(0, 10)
    .join(' · ')
  const lines = [
    headline(lead, words),
    ...others.map((fact) => headline(fact, words)),
    ...(answer.left > 0 ? [words.phrase('more', { n: String(answer.left) })] : []),
    words.phrase('profile-line', { subject: words.names(answer.subjects), topics }),
    ...(shape.missing.length > 0
      ? [words.phrase('profile-missing', { topics: shape.missing.map(words.topic).join(words.say('list-comma')) })]
      : []),
  ]
  return { lines, notes: caveats(answer.facts, words) }
}

export function wordCompare(answer: Answer, shape: Extract<Shape, { kind: 'compare' }>, words: Words): Worded {
  const rows = shape.rows.map((row): Line => {
    const cells = row.cells.flatMap((fact): Fact[] => (fact ? [fact] : []))
    const entries = cells.flatMap((fact, i): Span[] => [...(i > 0 ? [text(words.say('separator'))] : []), ...entryOf(fact, words)])
    return words.phrase('compare-line', { metric: capital(words.metric(row.metric)), period: periodOf(row.period, words), entries })
  })
  const inRows = new Set(shape.rows.flatMap((row) => row.cells))
  const rest = answer.facts.filter((fact) => !inRows.has(fact)).map((fact) => headline(fact, words))
  const none =
    rows.length === 0 && rest.length > 0 && answer.kind === 'partial'
      ? [words.phrase('compare-none', { subjects: words.names(answer.subjects) })]
      : []
  const empty = shape.empty.length > 0 ? [words.phrase('compare-empty', { subjects: words.names(shape.empty) })] : []
  const judged = answer.missing ? [missingLine(answer.missing, answer, words)] : []
  return { lines: [...judged, ...(empty.length > 0 ? empty : none), ...rows, ...rest], notes: caveats(answer.facts, words) }
}

export function wordRanking(answer: Answer, metric: string, words: Words): Worded {
  const [lead] = answer.facts
  if (!lead) return { lines: [], notes: [] }
  const entries = answer.facts.flatMap((fact, i): Span[] => [...(i > 0 ? [text(words.say('separator'))] : []), ...entryOf(fact, words)])
  const first = words.phrase('ranking-line', {
    metric: capital(words.metric(metric)),
    period: wordPeriod(lead.period, words.lang),
    entries,
  })
  return { lines: [first], notes: caveats(answer.facts, words) }
}

/** A figure of a row: whose it is, how much, how it stands. */
function entryOf(fact: Fact, words: Words): readonly Span[] {
  return words.phrase('ranking-entry', {
    subject: words.name(fact.about),
    figure: [strong(signed(fact, words))],
    standing: standing(fact, words),
    cites: words.cite(fact),
  })
}

function periodOf(notation: string, words: Words): string {
  const period = parsePeriod(notation)
  return period ? wordPeriod(period, words.lang) : notation
}

export function wordOwner(answer: Answer, shape: Extract<Shape, { kind: 'owner' }>, words: Words): Worded {
  const isPerson = words.snapshot.entities.get(shape.of)?.kind === 'person'
  const first = words.phrase(isPerson ? 'person-line' : 'owner-line', {
    subject: words.name(shape.of),
    owner: [strong(words.name(shape.owner))],
  })
  return { lines: [first, ...answer.facts.map((fact) => statementLine(fact, words))], notes: caveats(answer.facts, words) }
}

/** "Who reported that?": the origin that the source names, then the article. */
export function wordOrigin(facts: readonly Fact[], words: Words): Worded {
  return { lines: facts.slice(0, 5).map((fact) => aboutFact('origin-line', fact, words)), notes: [] }
}

/** "When was that published?": when it was said, and when the article appeared. */
export function wordDates(facts: readonly Fact[], words: Words): Worded {
  return { lines: facts.slice(0, 5).map((fact) => aboutFact('dates-line', fact, words)), notes: [] }
}

function aboutFact(key: 'origin-line' | 'dates-line', fact: Fact, words: Words): Line {
  const source = words.snapshot.sources.get(fact.source)
  const printed = source && words.printed(source)
  return words.phrase(key, {
    standing: capital(standing(fact, words)),
    publisher: printed?.publisher ?? '',
    title: printed?.title ?? '',
    published: wordDate(source?.date ?? '', words.lang),
    stated: wordDate(fact.stated, words.lang),
    age: wordAge(fact.stated, words),
    statement: statement(fact, words.lang),
    cites: words.cite(fact),
  })
}
