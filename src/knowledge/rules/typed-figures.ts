import { parseUnit, unitKind } from '../../core/facts/figures.ts'
import { type FigureEntry, numbersOf } from '../against.ts'
import { type FoundNumber, findNumbers } from '../numbers.ts'
import type { Rule } from './rule.ts'
import { textsOf } from './texts.ts'

/** A figure is typed once, as data: what is typed twice drifts apart. Other numbers may stand in a statement. */
export const typedFigures: Rule = {
  name: 'typed-figure',
  severity: 'error',
  check({ reading }, report) {
    for (const fact of reading.facts) {
      const { figure, statement } = fact.value
      if (figure === undefined || figure === 'undisclosed') continue
      for (const [lang, text] of textsOf(statement)) {
        const typed = findNumbers(text).find((number) => isOwn(number, figure))
        if (!typed) continue
        report(fact, {
          path: ['statement', lang],
          message: `the statement types its own figure, "${typed.text.trim()}"`,
          remedy: 'Write {figure} instead: it is worded from the data.',
        })
      }
    }
  },
}

/** Small numbers are common: they must look like this figure, not like a date or a model's name. */
function isOwn(number: FoundNumber, figure: FigureEntry): boolean {
  if (!numbersOf(figure).includes(number.value)) return false
  if (/[a-z]-?$|[-.]$/i.test(number.before)) return false
  const kind = unitKind(parseUnit(figure.unit)?.unit ?? '')
  if (kind === 'percent') return /^\s?(%|percent|per cent|个?百分|個百分)/i.test(number.after) || /百分之$/.test(number.before)
  if (kind === 'money' && number.value < 1000)
    return /(\$|¥|€|usd|rmb|cny)\s?$/i.test(number.before) || /^\s?-?(美元|美金|元|港元|dollar|usd|yuan|rmb)/i.test(number.after)
  return !/^\s?(年|月|日|号|季)/.test(number.after)
}
