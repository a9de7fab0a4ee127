/** What baimo is measured against: plain Fuse.js over the statements, which answers with its best hit whatever was asked. */
import Fuse from 'fuse.js'
import { wordFigure } from '../../src/core/facts/figures.ts'
import type { Fact, Knowledge, Lang } from '../../src/core/knowledge.ts'
import { wordPeriod } from '../../src/core/facts/periods.ts'
import type { Answerer } from './score.ts'

/** Fuse's own default: beyond it nothing is a match. */
const threshold = 0.6

/** Is given the statements in the language that the reply should have, so that only what it finds is compared. */
export function createBaseline(knowledge: Knowledge): Answerer {
  const indexes = new Map<Lang, Fuse<{ text: string; cited: string }>>()
  const indexOf = (lang: Lang) => {
    const known = indexes.get(lang)
    if (known) return known
    const documents = knowledge.facts.map((fact) => ({ text: worded(fact, lang), cited: citedBy(fact, knowledge) }))
    const made = new Fuse(documents, { keys: ['text'], includeScore: true, ignoreLocation: true, threshold })
    indexes.set(lang, made)
    return made
  }
  return ({ turns, lang }) => {
    const best = indexOf(lang).search(turns.at(-1) ?? '', { limit: 1 })[0]
    if (!best || (best.score ?? 1) >= threshold) return { kind: 'none', lang, text: '' }
    return { kind: 'answer', lang, text: `${best.item.text}\n\n${best.item.cited}` }
  }
}

function worded(fact: Fact, lang: Lang): string {
  const figure = fact.figure ? wordFigure(fact.figure, lang) : ''
  return fact.statement[lang].replaceAll('{figure}', figure).replaceAll('{period}', wordPeriod(fact.period, lang))
}

function citedBy(fact: Fact, knowledge: Knowledge): string {
  const source = knowledge.sources.find(({ id }) => id === fact.source)
  return source ? `${source.title}, ${source.publisher}, ${source.date}` : ''
}
