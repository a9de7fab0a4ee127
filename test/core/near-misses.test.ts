import { describe, expect, test } from 'vitest'
import { articleEngine } from '../shipped.ts'

const today = '2026-11-24'

function kindOf(text: string): string {
  return articleEngine.ask({ text, today, conversation: 'test', audience: 'private' }).reply.kind
}

/** What the facts answer, beside what comes near and they do not answer. */
const pairs: readonly (readonly [what: string, answered: string, near: string])[] = [
  ['another rate', 'What does running ChatGPT cost per day?', 'how much does openai burn per month'],
  ['a length of time', 'how much energy did training GPT-4 take', 'how long did it take to train GPT-4'],
  ['another place', 'How many companies subscribe to OpenAI?', 'how many companies in China subscribe to OpenAI'],
  ['the other direction', 'Did Zhipu invest in ModelBest?', 'Did ModelBest invest in Zhipu?'],
  ['an earlier one', "Who led Zhipu's latest round?", 'Who led the previous round of Zhipu?'],
  ['another giver', 'Did Inflection AI raise 1.5 billion?', 'Did Inflection AI raise 1.5 billion from Microsoft?'],
  ['a name for a sum', "How big was OpenAI's round?", "who led OpenAI's 6.6 billion round"],
  ['a change for a state', "What is OpenAI's valuation?", "What was OpenAI's valuation before the round?"],
]

describe('a fact that comes near', () => {
  test.each(pairs)('does not answer for %s', (_, answered, near) => {
    expect(kindOf(answered)).toBe('answer')
    expect(kindOf(near)).toBe('partial')
  })
})
