/** The shipped names, words and phrases with made-up facts and rates: real questions on a market of a test's own. */
import { createEngine } from '../../src/core/engine.ts'
import type { Figure } from '../../src/core/facts/figures.ts'
import type { Entity, Fact, Knowledge, Lang, Source } from '../../src/core/knowledge.ts'
import { parsePeriod } from '../../src/core/facts/periods.ts'
import type { Rate } from '../../src/core/facts/rates.ts'
import type { Query } from '../../src/core/query.ts'
import type { Line, Reply } from '../../src/core/reply.ts'
import { createSnapshot } from '../../src/core/snapshot.ts'
import { understand } from '../../src/core/understand/understand.ts'
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

/** What happened or was said in the market, by whose it is, topic and period: `event('zhipu launches 2026-08-12', 'Zhipu released GLM-9')`. */
export function event(what: string, statement: string, more: Partial<Fact> = {}): Fact {
  const [about = '', topic = '', ...rest] = what.split(' ')
  const period = parsePeriod(rest.join(' '))
  if (!period || !shipped.topics.some(({ id }) => id === topic)) throw new Error(`no period or topic: ${what}`)
  return {
    id: `a/${what.replaceAll(' ', '-')}`,
    source: 'a',
    about,
    roles: {},
    topics: [topic],
    period,
    stated: '2026-03',
    status: 'actual',
    evidence: 'company',
    paragraph: 1,
    statement: text(statement),
    keywords: [],
    differs: [],
    ...more,
  }
}

const on = (text: string) => ({ text, conversation: 'test', audience: 'private', today: '2026-11-24' }) as const

/** Asks the market; lines, notes and citations as plain text. Others may be in it beside those that are shipped. */
export function market(facts: readonly Fact[], newcomers: readonly Entity[] = []) {
  const engine = createEngine(marketOf(facts, newcomers))
  return (question: string, lang?: Lang) => {
    const { reply } = engine.ask({ ...on(question), ...(lang ? { lang } : {}) })
    return { reply, lines: reply.lines.map(plain), notes: reply.notes.map(plain), table: tableOf(reply) }
  }
}

/** How a question is understood in the market. */
export function understanding(facts: readonly Fact[], newcomers: readonly Entity[] = []): (question: string) => Query {
  const snapshot = createSnapshot(marketOf(facts, newcomers))
  return (question) => understand(on(question), snapshot, new Set())
}

function marketOf(facts: readonly Fact[], newcomers: readonly Entity[]): Knowledge {
  const entities = [...shipped.entities, ...newcomers]
  return { ...shipped, entities, sources: [source('a'), source('b')], facts, rates, rateSources: [source('fed')] }
}

function tableOf({ table }: Reply): string[][] {
  return table ? table.rows.map((row) => row.map(plain)) : []
}

function plain(line: Line): string {
  return line.map((span) => (span.kind === 'cite' ? `[${span.n}]` : span.text)).join('')
}
