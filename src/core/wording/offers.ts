/** Wording of what products have: a line a product, its figures one after the other. */
import type { Answer } from '../answer.ts'
import type { Fact } from '../knowledge.ts'
import { wordPeriod } from '../facts/periods.ts'
import type { Line } from '../reply.ts'
import { joined } from './conversions.ts'
import { caveats, type Worded } from './facts.ts'
import { capital, strong, text } from './spans.ts'
import { moreLine, signed, standing, type Words } from './words.ts'

export function wordOffers(answer: Answer, products: readonly (readonly Fact[])[], words: Words): Worded {
  return {
    lines: [...products.map((facts) => productLine(facts, words)), ...moreLine(answer.left, words)],
    notes: caveats(answer.facts, words),
  }
}

function productLine(facts: readonly Fact[], words: Words): Line {
  const parts = joined(
    alike(facts, words).map((part) => partLine(part, words)),
    words,
  )
  return words.phrase('offer-line', { subject: capital(words.name(facts[0]?.about ?? '')), parts })
}

/** What is of one time and source is told at once. */
function alike(facts: readonly Fact[], words: Words): Fact[][] {
  const parts = new Map<string, Fact[]>()
  for (const fact of facts) {
    const key = [fact.period.notation, fact.source, standing(fact, words)].join('|')
    parts.set(key, [...(parts.get(key) ?? []), fact])
  }
  return [...parts.values()]
}

function partLine(facts: readonly Fact[], words: Words): Line {
  const [lead] = facts
  if (!lead) return []
  const entries = facts.flatMap((fact, i) => [
    text(`${i > 0 ? words.say('list-comma') : ''}${words.metric(fact.metric ?? '')} `),
    strong(signed(fact, words)),
  ])
  const period = wordPeriod(lead.period, words.lang)
  return words.phrase('offer-part', { entries, period, standing: standing(lead, words), cites: words.cite(...facts) })
}
