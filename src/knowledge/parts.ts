/** Knowledge as texts that are read one by one: read at once, a thousand facts would hold up every question for 30 ms. */
import type { Fact, Knowledge } from '../core/knowledge.ts'
import { isKnowledge } from './guard.ts'

const factsInPart = 100

/** Each text is JSON: one of the fields, or some of the facts. */
export function partsOf({ facts, ...fields }: Knowledge): readonly string[] {
  const slices = Array.from({ length: Math.ceil(facts.length / factsInPart) }, (_, i) =>
    facts.slice(i * factsInPart, (i + 1) * factsInPart),
  )
  return [...Object.entries(fields).map((field) => Object.fromEntries([field])), ...slices.map((facts) => ({ facts }))].map((part) =>
    JSON.stringify(part),
  )
}

/** Waits by `pause` between the texts, so that others get a turn. */
export async function joinParts(parts: readonly string[], pause: () => Promise<unknown>): Promise<Knowledge> {
  const facts: Fact[] = []
  let whole: Partial<Knowledge> = {}
  for (const text of parts) {
    const part: Partial<Knowledge> = JSON.parse(text)
    facts.push(...(part.facts ?? []))
    whole = { ...whole, ...part }
    await pause()
  }
  const knowledge: unknown = { ...whole, facts }
  if (isKnowledge(knowledge)) return knowledge
  throw new TypeError('parts are missing')
}
