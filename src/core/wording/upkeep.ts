/** What those who keep the knowledge see of it: what is live, what is wrong in the files, what is asked for in vain. */
import type { Line, Upkeep } from '../reply.ts'
import { wordAge } from './ages.ts'
import { text } from './spans.ts'
import type { Words } from './words.ts'

const maxProblems = 10
const maxGaps = 10

/** The knowledge that is live. */
export function stateLines(words: Words): Line[] {
  const { hash, facts, sources, entities } = words.snapshot.knowledge
  const newest = [...sources].sort((a, b) => b.date.localeCompare(a.date))[0]
  const counts = { facts: String(facts.length), sources: String(sources.length), entities: String(entities.length) }
  return [
    words.phrase('ui-state', { ...counts, version: hash.slice(0, 12), age: newest ? wordAge(newest.date, words) : '' }),
    words.phrase('ui-state-withdrawn', { n: String(facts.filter((fact) => fact.withdrawn).length) }),
  ]
}

/** As `baimo check` prints them: who mends them has the same lines on the screen. */
export function problemLines({ problems }: Upkeep, words: Words): Line[] {
  if (problems.length === 0) return [words.phrase('ui-no-problems')]
  const shown = problems.slice(0, maxProblems).map((problem) => [text(problem)])
  return [words.phrase('ui-problems'), ...shown, ...restLine(problems.length - maxProblems, words)]
}

export function gapLines({ gaps }: Upkeep, words: Words): Line[] {
  if (gaps.length === 0) return [words.phrase('ui-no-gaps')]
  return gaps.slice(0, maxGaps).map(({ entities, topics, metrics, words: unknown, count }) => {
    const meant = [...entities.map(words.name), ...metrics.map(words.metric), ...topics.map(words.topic), ...unknown]
    return words.phrase('ui-gap', { n: String(count), what: meant.join(' · ') || '?' })
  })
}

function restLine(left: number, words: Words): Line[] {
  return left > 0 ? [words.phrase('and-more', { n: String(left) })] : []
}
