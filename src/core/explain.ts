/** What each step saw, for `--explain`. */
import type { Answer } from './answer.ts'
import type { Weighed } from './fit/weighed.ts'
import type { Query } from './query.ts'
import type { TraceStep } from './reply.ts'

/** Candidates shown. */
const maxShown = 12

interface Steps {
  readonly understood: Query
  readonly query: Query
  readonly weighed: readonly Weighed[]
  readonly answer: Answer
}

export function explain({ understood, query, weighed, answer }: Steps): TraceStep[] {
  return [
    { step: 'understand', lines: wordQuery(understood) },
    ...(query === understood ? [] : [{ step: 'conversation', lines: wordQuery(query) }]),
    { step: 'retrieve', lines: [`${weighed.length} candidates`, ...weighed.slice(0, maxShown).map(wordCandidate)] },
    { step: 'decide', lines: wordAnswer(answer) },
  ]
}

function wordQuery(query: Query): string[] {
  const lines: readonly (readonly [string, string])[] = [
    ['language', query.lang],
    ['command', query.command ?? ''],
    ['entities', query.entities.map(({ id, spelling, generic }) => `${id} (${spelling}${generic ? ', generic' : ''})`).join(', ')],
    ['topics', query.topics.join(', ')],
    ['metrics', query.metrics.join(', ')],
    ['periods', query.periods.map(({ notation }) => notation).join(', ') + (query.periodInherited ? ' (from before)' : '')],
    ['claims', query.claims.map(({ text, value }) => `${text} = ${value}`).join(', ')],
    ['wants', [...query.wants].join(', ')],
    ['left over', query.leftover.map(({ text, near }) => (near ? text : `${text} (another clause)`)).join(' · ')],
    ['passed over', query.passedOver.join(', ')],
  ]
  return lines.filter(([, value]) => value !== '').map(([key, value]) => `${key}: ${value}`)
}

function wordCandidate({ candidate, failures }: Weighed): string {
  const { fact, score, closeness, topics, words } = candidate
  const parts = `score ${score.toFixed(1)}, closeness ${closeness}, topics ${topics.toFixed(2)}, words ${words.toFixed(2)}`
  return `${fact.id}: ${parts}${failures.length > 0 ? `; passed over: ${failures.join(', ')}` : ''}`
}

function wordAnswer(answer: Answer): string[] {
  const missing = answer.missing ? [`missing: ${JSON.stringify(answer.missing)}`] : []
  return [
    `${answer.kind}, as ${answer.shape.kind}`,
    ...missing,
    `facts: ${answer.facts.map(({ id }) => id).join(', ') || 'none'}`,
    ...(answer.left > 0 ? [`${answer.left} more fitted`] : []),
  ]
}
