/** The page of what is known of whom, and what is not: made from the facts alone, so that it is the same on every day. */
import type { Entity, Knowledge, Topic } from '../core/knowledge.ts'
import { type Coverage, coverageOf, type Row } from './coverage.ts'
import { markdownTable } from './markdown.ts'

export function coveragePage(knowledge: Knowledge): string {
  const coverage = coverageOf(knowledge)
  // Those that people ask for by a command; the others are listed below, since nobody reads a table of a hundred columns.
  const covered = new Set(coverage.topics)
  const topics = [...coverage.topics, ...knowledge.topics.filter((topic) => !covered.has(topic))]
  const asked = topics.filter(({ command }) => command !== undefined)
  const facts = [...coverage.companies, ...coverage.others].reduce((sum, row) => sum + row.facts, 0)
  return [
    '# Coverage',
    '',
    'What baimo knows of whom. This page is made from the facts by `npx baimo coverage`; edit the facts instead. A cell says how many facts there are and in which month the newest was said; `–` is a hole. What a company makes counts as its own, and a fact of two topics in both. Withdrawn facts count nowhere.',
    '',
    `${facts} facts of ${knowledge.sources.length} sources.`,
    '',
    ...section('Companies', coverage.companies, asked),
    ...section(
      'Markets, groups, people, organisations',
      coverage.others,
      asked.filter(({ id }) => coverage.others.some(({ cells }) => cells.has(id))),
    ),
    ...list('Companies without a fact', companiesWithout(knowledge, coverage)),
    '## Every topic',
    '',
    ...markdownTable(['topic', 'facts', 'newest', 'companies', 'of which most is known'], topics.map(topicRow(coverage))),
    '',
  ].join('\n')
}

function section(title: string, rows: readonly Row[], topics: readonly Topic[]): string[] {
  const head = ['of whom', 'all', ...topics.map(({ name }) => name.en)]
  const lines = rows.map(({ entity, facts, cells }) => [
    entity.name.en,
    String(facts),
    ...topics.map(({ id }) => {
      const cell = cells.get(id)
      return cell ? `${cell.count} · ${cell.newest.slice(0, 7)}` : '–'
    }),
  ])
  return [`## ${title}`, '', ...markdownTable(head, lines), '']
}

/** Products and units have the facts of their company. */
function companiesWithout({ entities }: Knowledge, { companies }: Coverage): Entity[] {
  const known = new Set(companies.map(({ entity }) => entity.id))
  return entities.filter(({ id, kind, of }) => kind === 'company' && of === undefined && !known.has(id))
}

function list(title: string, entities: readonly Entity[]): string[] {
  const names = entities.map(({ name }) => name.en).sort()
  return names.length === 0 ? [] : [`## ${title}`, '', `${names.join(', ')}.`, '']
}

function topicRow({ companies, others }: Coverage): (topic: Topic) => string[] {
  return ({ id, name }) => {
    const count = ({ cells }: Row): number => cells.get(id)?.count ?? 0
    const all = [...companies, ...others].filter((row) => count(row) > 0)
    const facts = all.reduce((sum, row) => sum + count(row), 0)
    const newest =
      all
        .map(({ cells }) => cells.get(id)?.newest ?? '')
        .sort()
        .at(-1) ?? '–'
    const ofCompanies = companies.filter((row) => count(row) > 0)
    const most = [...ofCompanies].sort((a, b) => count(b) - count(a)).slice(0, 5)
    return [name.en, String(facts), newest, String(ofCompanies.length), most.map((row) => `${row.entity.name.en} ${count(row)}`).join(', ')]
  }
}
