/** The shipped names, words and phrases with made-up facts and rates: real questions on a market of a test's own. */
import { createEngine } from '../../src/core/engine.ts'
import type { Figure } from '../../src/core/figures.ts'
import type { Fact, Lang, Source } from '../../src/core/knowledge.ts'
import { parsePeriod } from '../../src/core/periods.ts'
import type { Rate } from '../../src/core/rates.ts'
import type { Line, Reply } from '../../src/core/reply.ts'
import { articleKnowledge } from '../shipped.ts'
import { text } from './sample.ts'

const { index: _, ...shipped } = articleKnowledge

const source = (id: string): Source => ({
  id,
  title: `Article ${id}`,
  publisher: `Paper ${id}`,
  authors: [],
  date: '2026-03',
  lang: 'en',
  checked: '2026-11-24',
})

export function rate(quote: string, notation: string, value: number): Rate {
  const period = parsePeriod(notation)
  if (!period) throw new Error(`no period: ${notation}`)
  return { source: 'fed', base: 'USD', quote, period, value }
}

const rates = [rate('CNY', '2024', 7.2), rate('CNY', '2025', 7), rate('HKD', '2025', 7.8), rate('CNY', '2025-06', 7.1)]

/** A figure in the market, by whose it is, metric and period: `figure('zhipu revenue at 2024-10', { value: 3e8, unit: 'CNY' })`. */
export function figure(what: string, amount: Figure, more: Partial<Fact> = {}): Fact {
  const [about = '', metric = '', ...rest] = what.split(' ')
  const period = rest.join(' ')
  const parsed = parsePeriod(period)
  const topic = shipped.metrics.find(({ id }) => id === metric)?.topic
  if (!parsed || !topic) throw new Error(`no period or metric: ${what}`)
  return {
    id: `a/${what.replaceAll(' ', '-')}-${more.status ?? 'actual'}`,
    source: 'a',
    about,
    roles: {},
    topics: [topic],
    metric,
    figure: amount,
    period: parsed,
    stated: '2026-03',
    status: 'actual',
    evidence: 'company',
    paragraph: 1,
    statement: text(`${about}: {figure} in {period}.`, `${about}{period}为{figure}。`),
    keywords: [],
    differs: [],
    ...more,
  }
}

/** Asks the market; lines, notes and citations as plain text. */
export function market(facts: readonly Fact[]) {
  const engine = createEngine({ ...shipped, sources: [source('a'), source('b')], facts, rates, rateSources: [source('fed')] })
  return (question: string, lang?: Lang) => {
    const asked = { text: question, conversation: 'test', audience: 'private', today: '2026-11-24', ...(lang ? { lang } : {}) } as const
    const { reply } = engine.ask(asked)
    return { reply, lines: reply.lines.map(plain), notes: reply.notes.map(plain), table: tableOf(reply) }
  }
}

function tableOf({ table }: Reply): string[][] {
  return table ? table.rows.map((row) => row.map(plain)) : []
}

function plain(line: Line): string {
  return line.map((span) => (span.kind === 'cite' ? `[${span.n}]` : span.text)).join('')
}
