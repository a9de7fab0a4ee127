/** Two questions in one: "how much did it raise, and who led the round?" Each is answered by itself, the second as a follow-up. */
import type { Answer } from '../answer.ts'
import type { Query } from '../query.ts'
import type { Match } from '../words/vocabulary.ts'

/** Where one question may end and the next begin; the words between are taken away. */
const boundary = /[?？;；,，]\s*(?:and|but|also)?\s+|[?？;；,，]\s*|\s(?:and|&)\s+/gi
/** Boundaries that are tried, and how long a text may be: nobody asks two things in more. */
const maxBoundaries = 4
const maxChars = 300
const asking: readonly string[] = [
  'how-much',
  'how-much-money',
  'how-many',
  'amount',
  'who',
  'when',
  'why',
  'where',
  'what',
  'whether',
  'part',
  'source-question',
  'date-question',
]

/** Whether a word may ask something. A longer word of a topic may hold one that does: "who led". */
export function mayAsk({ from, to, terms }: Match): boolean {
  return terms.some(({ kind, id }) => (kind === 'lexicon' ? id === 'yes-no' || asking.includes(id) : kind !== 'entity' && to - from > 1))
}

/**
 * The two questions of a text, where what stands on both sides asks something. `read` understands a text by itself: it is dear, so that it
 * is tried only where the whole has a word that asks on both sides.
 */
export function partsOf(text: string, whole: Query, read: (part: string) => Query): readonly [string, string] | undefined {
  if (text.length > maxChars || whole.asking.length < 2) return undefined
  for (const { index, 0: cut } of [...text.matchAll(boundary)].slice(0, maxBoundaries)) {
    const end = index + cut.length
    // Where folding changed the length, places in the text are not those of the folded one.
    if (whole.folded.length === text.length && !(whole.asking.some((at) => at < index) && whole.asking.some((at) => at >= end))) continue
    const parts = [text.slice(0, index), text.slice(end)] as const
    if (parts.every((part) => part.trim() !== '' && asks(read(part)))) return parts
  }
  return undefined
}

function asks(query: Query): boolean {
  const about = query.entities.length + query.topics.length + query.metrics.length
  return query.command === undefined && (asking.some((want) => query.wants.has(want)) || (query.opens.has('yes-no') && about > 0))
}

/** Both answers under one another; nothing where the two are not really two. */
export function joined([first, second]: readonly [Answer, Answer]): Answer | undefined {
  if ([first, second].some(({ kind, shape }) => kind === 'clarify' || shape.kind === 'chat')) return undefined
  if (first.facts.length === 0) return undefined
  if (second.facts[0] === first.facts[0] && second.shape.kind === first.shape.kind) return withLacking(first, second)
  const facts = [...new Set([...first.facts, ...second.facts])]
  const complete = first.kind === 'answer' && second.kind === 'answer'
  return {
    kind: complete ? 'answer' : 'partial',
    shape: { kind: 'parts', parts: [first, second] },
    subjects: [...new Set([...first.subjects, ...second.subjects])],
    topics: [...new Set([...first.topics, ...second.topics])],
    facts,
    left: 0,
  }
}

/** Of the second nothing but the first's facts is known: it is enough to say what of it is missing. */
function withLacking(first: Answer, { kind, missing }: Answer): Answer | undefined {
  return kind === 'partial' && missing?.kind === 'topic' ? { ...first, kind: 'partial', lacking: missing } : undefined
}
