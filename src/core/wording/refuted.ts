/** What is said of a figure that the question takes for granted and the facts don't bear out. */
import type { Answer } from '../answer.ts'
import { wordFigure } from '../facts/figures.ts'
import type { Fact } from '../knowledge.ts'
import { wordDate, wordPeriod } from '../facts/periods.ts'
import type { Line, Span } from '../reply.ts'
import { standing, type Words } from './words.ts'

export function refutedLines(answer: Answer, words: Words): Line[] {
  const { refuted } = answer
  if (!refuted) return []
  if (refuted.withdrawn?.withdrawn) {
    const { date, reason } = refuted.withdrawn.withdrawn
    return [words.phrase('withdrawn', { claim: refuted.text, date: wordDate(date, words.lang), reason: reason[words.lang] })]
  }
  if (refuted.fact?.figure) {
    const { fact } = refuted
    return [words.phrase('refuted-elsewhere', { claim: refuted.text, fact: figureInShort(fact, words) })]
  }
  return [words.phrase('refuted', { claim: refuted.text })]
}

function figureInShort(fact: Fact, words: Words): Span[] {
  const figure = fact.figure ? wordFigure(fact.figure, words.lang) : ''
  const metric = fact.metric === undefined ? '' : words.metric(fact.metric)
  return [
    ...words.phrase('figure-line', {
      subject: words.name(fact.about),
      metric,
      period: wordPeriod(fact.period, words.lang),
      figure,
      standing: standing(fact, words),
      cites: words.cite(fact),
    }),
  ]
}
