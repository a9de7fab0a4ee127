/** Amounts of several currencies in one: about so much, marked as computed, with the rates in a note. */
import { currenciesOf } from '../decide/comparable.ts'
import { converted, currencyOf } from '../facts/convert.ts'
import { wordFigure } from '../facts/figures.ts'
import type { Fact, Lang } from '../knowledge.ts'
import { wordPeriod } from '../facts/periods.ts'
import type { Rate } from '../facts/rates.ts'
import type { Line, Span } from '../reply.ts'
import { text } from './spans.ts'
import type { Words } from './words.ts'

export interface Money {
  /** What a figure comes to in the currency that it shares with the others; nothing where it is in it, or no rate is near. */
  of(fact: Fact, among: readonly Fact[]): string | undefined
  /** The rates used so far, and what could not be converted. */
  notes(): Line[]
}

/** The currency that readers of a language think in, where a figure is in it. */
const familiar: Readonly<Record<Lang, string>> = { en: 'USD', 'zh-Hans': 'CNY', 'zh-Hant': 'CNY' }

/** For figures that stand side by side in one reply. Those in one currency only are left as they are. */
export function createMoney(words: Words): Money {
  const used = new Set<Rate>()
  const failed = new Set<Fact>()
  return {
    of(fact, among) {
      const currencies = currenciesOf(among)
      const home = familiar[words.lang]
      const common = currencies.includes(home) ? home : currencies[0]
      const currency = fact.figure && currencyOf(fact.figure.unit)
      if (!fact.figure || currency === undefined || common === undefined || currency === common) return undefined
      const result = converted(fact.figure, common, { period: fact.period, rates: words.snapshot.rates })
      for (const rate of result?.rates ?? []) used.add(rate)
      if (!result) failed.add(fact)
      return result && wordFigure(result.figure, words.lang)
    },
    notes: () => [...rateNote([...used], words), ...failureNote([...failed], words)],
  }
}

function rateNote(rates: readonly Rate[], words: Words): Line[] {
  if (rates.length === 0) return []
  const each = rates.map((rate) =>
    words.phrase(rate.period.from === rate.period.to ? 'conversion-rate' : 'conversion-average', {
      base: wordFigure({ value: 1, unit: rate.base }, words.lang),
      quote: wordFigure({ value: rate.value, unit: rate.quote }, words.lang),
      period: wordPeriod(rate.period, words.lang),
      cites: words.citeSource(rate.source),
    }),
  )
  return [words.phrase('conversion-note', { rates: joined(each, words) })]
}

function failureNote(facts: readonly Fact[], words: Words): Line[] {
  const periods = [...new Set(facts.map(({ period }) => wordPeriod(period, words.lang)))]
  return periods.map((period) => {
    const subjects = facts.flatMap((fact) => (wordPeriod(fact.period, words.lang) === period ? fact.about : []))
    return words.phrase('conversion-none', { period, subjects: words.names([...new Set(subjects)]) })
  })
}

/** Lines one after the other in one. */
export function joined(lines: readonly Line[], words: Words, between: 'separator' | 'list-comma' = 'separator'): Span[] {
  return lines.flatMap((line, i) => [...(i > 0 ? [text(words.say(between))] : []), ...line])
}
