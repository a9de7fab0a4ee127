/** Wording of what baimo computes itself, which is always said: growth, and what became of an expectation. */
import { type Difference, growth, type Miss, missOf } from '../facts/computed.ts'
import { wordFigure } from '../facts/figures.ts'
import type { Fact } from '../knowledge.ts'
import { overtakes } from '../decide/life.ts'
import { wordDate, wordPeriod } from '../facts/periods.ts'
import type { Line } from '../reply.ts'
import { strong } from './spans.ts'
import { signed, standing, type Words } from './words.ts'

/** An expectation with what came of it, where a later figure among `facts` took its place. */
export function lifeLine(fact: Fact, facts: readonly Fact[], words: Words): Line | undefined {
  if (!facts.some((other) => overtakes(other, fact))) return undefined
  const line = words.phrase('life-line', {
    subject: words.name(fact.about),
    metric: words.metric(fact.metric ?? ''),
    period: wordPeriod(fact.period, words.lang),
    date: wordDate(fact.stated, words.lang),
    figure: [strong(signed(fact, words))],
    standing: standing(fact, words),
    cites: words.cite(fact),
  })
  return [...line, ...missTail(fact, facts, words)]
}

/** Behind an expectation: how far the result among `facts` is from it. */
export function missTail(fact: Fact, facts: readonly Fact[], words: Words): Line {
  const change = computedMiss(fact, facts, words)
  return change === undefined ? [] : words.phrase('life-tail', { change })
}

/** What baimo can compute of a row of a series: growth on a year before, or how far what came is from what was expected. */
export function computedOf(fact: Fact, facts: readonly Fact[], words: Words): string | undefined {
  const isChange = words.snapshot.metrics.get(fact.metric ?? '')?.signed === true
  const grown = isChange ? undefined : growth(fact, facts)
  if (grown)
    return words.say('computed-growth', {
      change: `${grown.value > 0 ? '+' : ''}${wordDifference(grown, words)}`,
      period: wordPeriod(grown.base.period, words.lang),
    })
  return computedMiss(fact, facts, words)
}

/** Only a result tells whether an expectation was met. */
function computedMiss(fact: Fact, facts: readonly Fact[], words: Words): string | undefined {
  const result = facts.find((other) => other.status === 'actual' && overtakes(other, fact))
  const miss = fact.figure && result?.figure ? missOf(fact.figure, result.figure) : undefined
  return miss && wordMiss(miss, words)
}

function wordMiss(miss: Miss, words: Words): string {
  if (miss.kind === 'met' || miss.kind === 'within') return words.say(`computed-${miss.kind}`)
  const change = wordDifference(miss.by, words)
  return words.say(`computed-${miss.kind}`, { change: miss.hedged ? words.say('computed-about', { change }) : change })
}

function wordDifference({ kind, value }: Difference, words: Words): string {
  const number = wordFigure({ value, unit: '%' }, words.lang)
  return kind === 'percent' ? number : words.say('computed-points', { n: number.replace('%', '') })
}
