/** Answers that changed, put together by what changed in them and in the order in which they matter. */
import { type Answer, hasSameLead, isSameAnswer, linesChanged } from './diff-answers.ts'

/** A question that was answered and no longer is; another first line, or another kind of reply; what stands below. */
export const weights = ['lost', 'lead', 'detail'] as const
export type Weight = (typeof weights)[number]

export interface Change {
  readonly weight: Weight
  /** All in whose answers this changed. Before and after are those of the first. */
  readonly questions: readonly string[]
  readonly before: Answer
  readonly after: Answer
}

export interface Asked {
  readonly question: string
  readonly before: Answer
  readonly after: Answer
}

/** Lost ones are shown one by one: each is a question that somebody may ask. */
export function changesIn(asked: readonly Asked[]): Change[] {
  const found = new Map<string, Change>()
  for (const { question, before, after } of asked) {
    if (isSameAnswer(before, after)) continue
    const weight = weightOf(before, after)
    const { gone, added } = linesChanged(before, after)
    const same = weight === 'lost' ? question : `${weight}\n${before.kind}\n${after.kind}\n${gone[0]}\n${added[0]}`
    const known = found.get(same)
    found.set(same, known ? { ...known, questions: [...known.questions, question] } : { weight, questions: [question], before, after })
  }
  return [...found.values()].sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight))
}

/** How many answers these are. */
export function countOf(changes: readonly Change[], ...wanted: readonly Weight[]): number {
  return changes.filter(({ weight }) => wanted.includes(weight)).reduce((sum, { questions }) => sum + questions.length, 0)
}

function weightOf(before: Answer, after: Answer): Weight {
  if (before.kind === 'answer' && after.kind !== 'answer') return 'lost'
  return hasSameLead(before, after) ? 'detail' : 'lead'
}
