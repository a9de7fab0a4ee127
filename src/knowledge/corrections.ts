/** The page of what was wrong: every withdrawn fact, newest first. */
import { wordFigure } from '../core/facts/figures.ts'
import type { Fact, Knowledge } from '../core/knowledge.ts'
import { wordPeriod } from '../core/facts/periods.ts'
import { markdownTable } from './markdown.ts'

/** Markdown, made from the facts alone. */
export function correctionsPage({ facts, sources }: Knowledge): string {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const titles = new Map(sources.map(({ id, title }) => [id, title]))
  const rows = facts.flatMap((fact) => (fact.withdrawn ? [{ fact, withdrawn: fact.withdrawn }] : []))
  rows.sort((a, b) => (a.withdrawn.date < b.withdrawn.date ? 1 : a.withdrawn.date > b.withdrawn.date ? -1 : 0))
  const lines = rows.map(({ fact, withdrawn }) => {
    const instead = withdrawn.instead === undefined ? undefined : byId.get(withdrawn.instead)
    return [
      withdrawn.date,
      `${said(fact)} (${titles.get(fact.source) ?? fact.source}, \`${fact.id}\`)`,
      instead ? said(instead) : '',
      withdrawn.reason.en,
    ]
  })
  const table = markdownTable(['withdrawn', 'what was', 'what is', 'why'], lines)
  return [
    '# Corrections',
    '',
    'Facts that turned out wrong are withdrawn, never deleted. This page is made from them by `npx baimo corrections`; edit the facts instead.',
    '',
    ...(rows.length === 0 ? ['No fact has been withdrawn.'] : table),
    '',
  ].join('\n')
}

function said(fact: Fact): string {
  return fact.statement.en
    .replaceAll('{figure}', fact.figure ? wordFigure(fact.figure, 'en') : '')
    .replaceAll('{period}', wordPeriod(fact.period, 'en'))
}
