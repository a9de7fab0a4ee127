/** Wording of comparisons and rankings: figures of one metric and period beside each other, each as its source has it. */
import type { Answer, CompareRow, Ranking, Shape, Verdict } from '../answer.ts'
import { moments } from '../decide/compare-rows.ts'
import type { Fact } from '../knowledge.ts'
import { parsePeriod, wordPeriod } from '../facts/periods.ts'
import type { Line, Span, Table } from '../reply.ts'
import { isProduct } from '../snapshot.ts'
import { createMoney, joined, type Money } from './conversions.ts'
import { caveats, missingLine, wordAsked, type Worded } from './facts.ts'
import { capital, strong, text } from './spans.ts'
import { headline, moreLine, signed, standing, type Words } from './words.ts'

type Compare = Extract<Shape, { kind: 'compare' }>

/** Of more measures the periods that there are would be a wall. */
const maxExplained = 3

export function wordCompare(answer: Answer, shape: Compare, words: Words): Worded {
  const money = createMoney(words)
  const rows = shape.rows.map((row, i) => wordRow(row, { verdict: i === 0 ? shape.verdict : undefined, money, words }))
  const inRows = new Set(shape.rows.flatMap((row) => row.cells))
  const rest = answer.facts.filter((fact) => !inRows.has(fact)).map((fact) => headline(fact, words))
  const subjects = words.names(answer.subjects)
  const none = rows.length === 0 && rest.length > 0 && answer.kind === 'partial' ? [words.phrase('compare-none', { subjects })] : []
  const empty = shape.empty.length > 0 ? [words.phrase('compare-empty', { subjects: words.names(shape.empty) })] : []
  const opening = [
    ...(answer.missing ? [missingLine(answer.missing, answer, words)] : []),
    ...(shape.instead ? [words.phrase('compare-elsewhere', { subjects, period: periodsOf(shape.instead, words) })] : []),
    ...(empty.length > 0 ? empty : none),
  ]
  return {
    lines: [...opening, ...rows, ...rest],
    notes: [
      ...(shape.rows.length > maxExplained ? [] : shape.rows).flatMap((row) => knownLine(row, answer.subjects, words)),
      ...money.notes(),
      ...caveats(answer.facts, words),
    ],
  }
}

function wordRow(row: CompareRow, { verdict, money, words }: { verdict: Verdict | undefined; money: Money; words: Words }): Line {
  const facts = cellsOf(row)
  const entries = joined(
    facts.map((fact) => entryOf(fact, money.of(fact, facts), { words, dated: row.period === moments })),
    words,
  )
  const parts = { metric: capital(words.metric(row.metric)), period: periodOf(row.period, words), entries }
  if (!verdict) return words.phrase('compare-line', parts)
  const key = `compare-${verdict.least ? 'lower' : 'higher'}${verdict.isConverted ? '-converted' : ''}` as const
  return words.phrase(key, { ...parts, subject: [strong(words.name(verdict.fact.about))] })
}

/** Which other periods there are, each with the source of its figure. */
function knownLine({ metric, known = [] }: CompareRow, subjects: readonly string[], words: Words): Line[] {
  const entries = known.flatMap((facts, i) => {
    const periods = facts.map((fact) => [text(`${wordPeriod(fact.period, words.lang)} `), ...words.cite(fact)])
    const subject = words.name(subjects[i] ?? '')
    return facts.length === 0 ? [] : [words.phrase('compare-known-entry', { subject, periods: joined(periods, words, 'list-comma') })]
  })
  return entries.length === 0 ? [] : [words.phrase('compare-known', { metric: words.metric(metric), entries: joined(entries, words) })]
}

/** Two metrics or more in a table, a column a subject. */
export function compareTable(answer: Answer, rows: readonly CompareRow[], words: Words): Table | undefined {
  if (rows.length < 2) return undefined
  const money = createMoney(words)
  return {
    caption: words.names(answer.subjects),
    header: [words.say('table-metric'), ...answer.subjects.map(words.name)],
    rows: rows.map((row) => [
      [text(`${words.metric(row.metric)} · ${periodOf(row.period, words)}`)],
      ...row.cells.map((fact) => (fact ? cellOf(fact, money.of(fact, cellsOf(row)), words) : [text('—')])),
    ]),
  }
}

export function wordRanking(answer: Answer, shape: Ranking, words: Words): Worded {
  const ranked = rankedOf(answer, shape)
  const [lead] = ranked
  if (!lead) return { lines: [], notes: [] }
  const money = createMoney(words)
  const entries = joined(
    ranked.map((fact) => entryOf(fact, money.of(fact, ranked), { words, dated: shape.dated })),
    words,
  )
  const lines = [
    ...(shape.instead ? [words.phrase('ranking-elsewhere', { period: periodsOf(shape.instead, words) })] : []),
    words.phrase('ranking-line', {
      metric: capital(words.metric(shape.metric)),
      period: shape.dated ? words.say('compare-moments') : wordPeriod(lead.period, words.lang),
      entries,
    }),
    ...moreLine(answer.left, words),
    ...shape.beside.map((fact) => headline(fact, words)),
    ...(shape.without.length > 0 ? [words.phrase('ranking-without', { subjects: words.names(shape.without) })] : []),
    ...(shape.others > 0 ? [words.phrase('ranking-others', { n: String(shape.others) })] : []),
  ]
  return { lines, notes: [...money.notes(), ...caveats(answer.facts, words)] }
}

/** From how many figures on a table says more than a line. */
const minRanked = 3

export function rankingTable(answer: Answer, shape: Ranking, words: Words): Table | undefined {
  const facts = rankedOf(answer, shape)
  const { dated } = shape
  const [lead] = facts
  if (lead?.metric === undefined || facts.length < minRanked) return undefined
  const money = createMoney(words)
  return {
    caption: `${words.metric(lead.metric)} · ${dated ? words.say('compare-moments') : wordPeriod(lead.period, words.lang)}`,
    header: [words.say('table-subject'), words.say('table-figure'), words.say('table-status')],
    rows: facts.map((fact) => [
      [text(nameOf(fact, words))],
      cellOf(fact, money.of(fact, facts), words),
      [text(`${dated ? `${wordPeriod(fact.period, words.lang)}${words.lang === 'en' ? ', ' : '，'}` : ''}${standing(fact, words)}`)],
    ]),
  }
}

function rankedOf({ facts }: Answer, { beside }: Ranking): readonly Fact[] {
  return facts.filter((fact) => !beside.includes(fact))
}

function cellsOf({ cells }: CompareRow): Fact[] {
  return cells.flatMap((fact) => fact ?? [])
}

/** A figure in a table. */
function cellOf(fact: Fact, inCommon: string | undefined, words: Words): Span[] {
  const about = inCommon === undefined ? [] : [text(words.say('in-brackets', { text: words.say('converted', { figure: inCommon }) }))]
  return [strong(signed(fact, words)), ...about, text(' '), ...words.cite(fact)]
}

/** A figure of a row: whose it is, how much, how it stands. */
function entryOf(fact: Fact, inCommon: string | undefined, { words, dated }: { words: Words; dated: boolean }): Line {
  const when = dated ? `${wordPeriod(fact.period, words.lang)}${words.lang === 'en' ? ', ' : '，'}` : ''
  return words.phrase(inCommon === undefined ? 'ranking-entry' : 'ranking-entry-converted', {
    subject: nameOf(fact, words),
    figure: [strong(signed(fact, words))],
    converted: inCommon ?? '',
    standing: `${when}${standing(fact, words)}`,
    cites: words.cite(fact),
  })
}

/** A product is none of a company: it says whose it is. */
function nameOf({ about }: Fact, words: Words): string {
  const owner = words.snapshot.entities.get(about)?.of
  if (owner === undefined || !isProduct(about, words.snapshot)) return words.name(about)
  return words.say('ranking-owned', { subject: words.name(about), owner: words.name(owner) })
}

function periodOf(notation: string, words: Words): string {
  if (notation === moments) return words.say('compare-moments')
  const period = parsePeriod(notation)
  return period ? wordPeriod(period, words.lang) : notation
}

function periodsOf(notations: readonly string[], words: Words): string {
  return notations.map((notation) => wordAsked(notation, words)).join(words.say('list-comma'))
}
