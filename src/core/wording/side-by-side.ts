/** Wording of comparisons and rankings: figures of one metric and period beside each other, each as its source has it. */
import type { Answer, CompareRow, Ranking, Shape, Verdict } from '../answer.ts'
import type { Fact } from '../knowledge.ts'
import { parsePeriod, wordPeriod } from '../periods.ts'
import type { Line, Span, Table } from '../reply.ts'
import { isProduct } from '../snapshot.ts'
import { type Converter, createConverter, joined } from './conversions.ts'
import { caveats, missingLine, wordAsked, type Worded } from './facts.ts'
import { capital, strong, text } from './spans.ts'
import { headline, signed, standing, type Words } from './words.ts'

type Compare = Extract<Shape, { kind: 'compare' }>

export function wordCompare(answer: Answer, shape: Compare, words: Words): Worded {
  const rows = shape.rows.map((row) => wordRow(row, words))
  const inRows = new Set(shape.rows.flatMap((row) => row.cells))
  const rest = answer.facts.filter((fact) => !inRows.has(fact)).map((fact) => headline(fact, words))
  const subjects = words.names(answer.subjects)
  const none = rows.length === 0 && rest.length > 0 && answer.kind === 'partial' ? [words.phrase('compare-none', { subjects })] : []
  const empty = shape.empty.length > 0 ? [words.phrase('compare-empty', { subjects: words.names(shape.empty) })] : []
  const opening = [
    ...(answer.missing ? [missingLine(answer.missing, answer, words)] : []),
    ...(shape.instead ? [words.phrase('compare-elsewhere', { subjects, period: periodsOf(shape.instead, words) })] : []),
    ...(shape.verdict ? [verdictLine(shape.verdict, words)] : []),
    ...(empty.length > 0 ? empty : none),
  ]
  return {
    lines: [...opening, ...rows.map(({ line }) => line), ...rest],
    notes: [
      ...shape.rows.flatMap((row) => knownLine(row, answer.subjects, words)),
      ...merged(rows.flatMap(({ notes }) => notes)),
      ...caveats(answer.facts, words),
    ],
  }
}

/** Rates that several rows go by are told once. */
function merged(notes: readonly Line[]): Line[] {
  const seen = new Set<string>()
  return notes.filter((note) => {
    const key = JSON.stringify(note)
    return !seen.has(key) && seen.add(key)
  })
}

function wordRow(row: CompareRow, words: Words): { line: Line; notes: Line[] } {
  const facts = row.cells.flatMap((fact) => fact ?? [])
  const converter = createConverter(facts, words)
  const entries = joined(
    facts.map((fact) => entryOf(fact, converter, words)),
    words,
  )
  const line = words.phrase('compare-line', { metric: capital(words.metric(row.metric)), period: periodOf(row.period, words), entries })
  return { line, notes: converter.notes() }
}

function verdictLine({ fact, least, isConverted }: Verdict, words: Words): Line {
  return words.phrase(`verdict${least ? '-least' : ''}${isConverted ? '-converted' : ''}`, {
    metric: words.metric(fact.metric ?? ''),
    period: wordPeriod(fact.period, words.lang),
    subject: [strong(words.name(fact.about))],
    cites: words.cite(fact),
  })
}

/** Which periods there are, where not all that is known of a metric is in its row. */
function knownLine({ metric, known }: CompareRow, subjects: readonly string[], words: Words): Line[] {
  if (!known) return []
  const entries = known.flatMap((notations, i) =>
    notations.length === 0
      ? []
      : words.say('compare-known-entry', { subject: words.name(subjects[i] ?? ''), periods: periodsOf(notations, words) }),
  )
  return [words.phrase('compare-known', { metric: words.metric(metric), entries: entries.join(words.say('separator')) })]
}

/** Two metrics or more in a table, a column a subject. */
export function compareTable(answer: Answer, rows: readonly CompareRow[], words: Words): Table | undefined {
  if (rows.length < 2) return undefined
  return {
    caption: words.names(answer.subjects),
    header: [words.say('table-metric'), ...answer.subjects.map(words.name)],
    rows: rows.map((row) => {
      const converter = createConverter(
        row.cells.flatMap((fact) => fact ?? []),
        words,
      )
      return [
        [text(`${words.metric(row.metric)} · ${periodOf(row.period, words)}`)],
        ...row.cells.map((fact) => (fact ? cellOf(fact, converter, words) : [text('—')])),
      ]
    }),
  }
}

export function wordRanking(answer: Answer, shape: Ranking, words: Words): Worded {
  const [lead] = answer.facts
  if (!lead) return { lines: [], notes: [] }
  const converter = createConverter(answer.facts, words)
  const entries = joined(
    answer.facts.map((fact) => entryOf(fact, converter, words)),
    words,
  )
  const lines = [
    ...(shape.instead ? [words.phrase('ranking-elsewhere', { period: periodsOf(shape.instead, words) })] : []),
    words.phrase('ranking-line', {
      metric: capital(words.metric(shape.metric)),
      period: wordPeriod(lead.period, words.lang),
      entries,
    }),
    ...(answer.left > 0 ? [words.phrase('more', { n: String(answer.left) })] : []),
    ...(shape.without.length > 0 ? [words.phrase('ranking-without', { subjects: words.names(shape.without) })] : []),
    ...(shape.others > 0 ? [words.phrase('ranking-others', { n: String(shape.others) })] : []),
  ]
  return { lines, notes: [...converter.notes(), ...caveats(answer.facts, words)] }
}

/** From how many figures on a table says more than a line. */
const minRanked = 3

export function rankingTable(facts: readonly Fact[], words: Words): Table | undefined {
  const [lead] = facts
  if (lead?.metric === undefined || facts.length < minRanked) return undefined
  const converter = createConverter(facts, words)
  return {
    caption: `${words.metric(lead.metric)} · ${wordPeriod(lead.period, words.lang)}`,
    header: [words.say('table-subject'), words.say('table-figure'), words.say('table-status')],
    rows: facts.map((fact) => [[text(nameOf(fact, words))], cellOf(fact, converter, words), [text(standing(fact, words))]]),
  }
}

/** A figure in a table. */
function cellOf(fact: Fact, converter: Converter, words: Words): Span[] {
  const inCommon = converter.inCommon(fact)
  const about = inCommon === undefined ? [] : [text(words.say('in-brackets', { text: words.say('converted', { figure: inCommon }) }))]
  return [strong(signed(fact, words)), ...about, text(' '), ...words.cite(fact)]
}

/** A figure of a row: whose it is, how much, how it stands. */
function entryOf(fact: Fact, converter: Converter, words: Words): Line {
  const inCommon = converter.inCommon(fact)
  return words.phrase(inCommon === undefined ? 'ranking-entry' : 'ranking-entry-converted', {
    subject: nameOf(fact, words),
    figure: [strong(signed(fact, words))],
    converted: inCommon ?? '',
    standing: standing(fact, words),
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
  const period = parsePeriod(notation)
  return period ? wordPeriod(period, words.lang) : notation
}

function periodsOf(notations: readonly string[], words: Words): string {
  return notations.map((notation) => wordAsked(notation, words)).join(words.say('list-comma'))
}
