/** Who won? Between the two sides of a dispute "lost" is no loss of money. */
import type { Reading } from './reading.ts'
import { participants } from '../facts/participants.ts'
import type { Snapshot } from '../snapshot.ts'
import { isOn } from './topics.ts'
import type { Match } from '../words/vocabulary.ts'

/** Whether it is asked, or taken for granted, how something between two sides ended. */
export function asksOutcome(wants: ReadonlySet<string>): boolean {
  return wants.has('contest') || wants.has('verdict')
}

/** Words with which a figure or a period is asked for after all: "did A lose more than B in 2025?" */
const measuring = ['how-much', 'how-much-money', 'how-many', 'amount', 'compare', 'most', 'least', 'also', 'each']

/** The reading with the dispute that ties those who are named, where its outcome is asked for. */
export function withOutcome(reading: Reading, snapshot: Snapshot): Reading {
  const { entities, topics, metrics, wants } = reading
  if (!asksOutcome(wants) || (!wants.has('verdict') && measuring.some((want) => wants.has(want)))) return reading
  const named = entities.filter(({ generic, beside }) => !generic && !beside).map(({ id }) => id)
  const [first] = named
  if (first === undefined || (named.length < 2 && !wants.has('verdict'))) return reading
  const facts = snapshot.factsWith(first).map((index) => snapshot.fact(index))
  const disputes = [...snapshot.topics.values()].filter(({ sides }) => sides).map(({ id }) => id)
  const dispute = disputes.find((id) =>
    facts.some((fact) => isOn(fact, id, snapshot) && named.every((side) => participants(fact).has(side))),
  )
  if (dispute === undefined) return reading
  const own = metrics.filter((id) => snapshot.metrics.get(id)?.opposite === undefined)
  return { ...reading, topics: [dispute, ...topics.filter((id) => id !== dispute)], metrics: own }
}

/** Of no dispute "beat" says nothing that baimo knows. */
export function isIdle({ terms }: Match, { topics }: Reading, snapshot: Snapshot): boolean {
  return (
    terms.every(({ kind, id }) => kind === 'lexicon' && (id === 'contest' || id === 'verdict')) &&
    !topics.some((id) => snapshot.topics.get(id)?.sides)
  )
}
