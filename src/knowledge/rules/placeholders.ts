import type { FactRecord } from '../read.ts'
import type { Context, Report, Rule } from './rule.ts'
import { textsOf } from './texts.ts'

const pattern = /\{([^{}]*)\}/g

/** Statements name their figure and period by placeholder, the same ones in every language. */
export const placeholders: Rule = {
  name: 'placeholder',
  severity: 'error',
  check(context, report) {
    for (const fact of context.reading.facts) {
      checkKnown(fact, report)
      checkFigure(fact, report)
      checkPeriod(fact, report)
    }
    checkPhrases(context, report)
  },
}

function placeholdersIn(text: string): Set<string> {
  return new Set([...text.matchAll(pattern)].map(([, name = '']) => name))
}

function checkKnown(fact: FactRecord, report: Report): void {
  for (const [part, known] of [
    ['statement', ['figure', 'period']],
    ['caveat', ['period']],
  ] as const) {
    for (const [lang, text] of textsOf(fact.value[part])) {
      for (const name of placeholdersIn(text)) {
        if (known.some((other) => other === name)) continue
        const remedy = `A ${part} may have ${known.map((name) => `{${name}}`).join(' and ')}.`
        report(fact, { path: [part, lang], message: `unknown placeholder {${name}}`, remedy })
      }
    }
  }
}

function checkFigure(fact: FactRecord, report: Report): void {
  const { figure, statement } = fact.value
  for (const [lang, text] of textsOf(statement)) {
    const has = placeholdersIn(text).has('figure')
    const path = ['statement', lang]
    if (has && figure === undefined)
      report(fact, {
        path,
        message: '{figure} in the statement of a fact without a figure',
        remedy: 'Add the figure, or take {figure} out.',
      })
    // "The sum was not disclosed" reads better without.
    if (!has && figure !== undefined && figure !== 'undisclosed') {
      report(fact, {
        path,
        message: `{figure} is missing in the ${lang} statement`,
        remedy: 'Write {figure} where the number stands: it is worded from the data.',
      })
    }
  }
}

function checkPeriod(fact: FactRecord, report: Report): void {
  const texts = textsOf(fact.value.statement)
  if (!texts.some(([, text]) => placeholdersIn(text).has('period'))) return
  for (const [lang, text] of texts) {
    if (placeholdersIn(text).has('period')) continue
    report(fact, {
      path: ['statement', lang],
      message: `{period} is missing in the ${lang} statement`,
      remedy: 'Use it in every language, or in none.',
    })
  }
}

function checkPhrases({ reading: { replies } }: Context, report: Report): void {
  if (!replies) return
  for (const [id, texts] of Object.entries(replies.value)) {
    const entries = textsOf(texts)
    const all = new Set(entries.flatMap(([, text]) => [...placeholdersIn(text)]))
    for (const [lang, text] of entries) {
      const missing = [...all].filter((name) => !placeholdersIn(text).has(name))
      if (missing.length === 0) continue
      report(replies, {
        path: [id, lang],
        message: `${missing.map((name) => `{${name}}`).join(', ')} missing in the ${lang} phrase "${id}"`,
        remedy: 'Use it in every language, or in none.',
      })
    }
  }
}
