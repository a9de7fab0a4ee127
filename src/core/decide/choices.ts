/** Asking back: a topic of companies with no company named. */
import type { Answer } from '../answer.ts'

import { outsideTest } from '../fit/home-market.ts'
import { hasFigure } from './order.ts'
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'

/** A topic of companies with no company: `/burn`, "what is the revenue?". */
export function isBareTopic(query: Query, snapshot: Snapshot): boolean {
  if (query.entities.length > 0 || query.wants.has('most') || query.wants.has('least') || query.wants.has('judgement')) return false
  if (query.leftover.some((run) => run.near)) return false
  const hard = query.hard
  const commands = hard.filter((id) => snapshot.topics.get(id)?.command !== undefined)
  if (hard.length === 0 && query.command === undefined) return false
  // A metric of the market itself needs no company: how many people use AI.
  if (query.metrics.some((id) => isOfMarket(id, snapshot))) return false
  if (query.command === 'company' || query.command === 'compare') return true
  if (hard.length !== commands.length || hard.length !== 1) return false
  return query.command !== undefined || (!query.wants.has('why') && !query.wants.has('market'))
}

/** Offers those that have facts on the topic, the ones with figures first. Nothing where there are none. */
export function choose(query: Query, snapshot: Snapshot): Answer | undefined {
  const topic = query.hard[0]
  const counts = new Map<string, number>()
  const isOutside = outsideTest(query, snapshot)
  const indexes = topic === undefined ? snapshot.knowledge.facts.keys() : snapshot.factsOn(topic)
  for (const index of indexes) {
    const fact = snapshot.fact(index)
    const kind = snapshot.entities.get(fact.about)?.kind
    if ((kind === 'company' || kind === 'product' || kind === 'model') && !isOutside(fact.about))
      counts.set(fact.about, (counts.get(fact.about) ?? 0) + (hasFigure(fact) ? 3 : 1))
  }
  const choices = [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id)
  if (choices.length === 0) return undefined
  const command = query.command ?? snapshot.topics.get(topic ?? '')?.command?.name ?? 'company'
  return {
    kind: 'clarify',
    shape: { kind: 'choose', choices, command, ...(topic === undefined ? {} : { topic }) },
    subjects: [],
    topics: topic ? [topic] : [],
    facts: [],
    left: 0,
  }
}

function isOfMarket(metric: string, snapshot: Snapshot): boolean {
  const facts = snapshot.factsOn(snapshot.metrics.get(metric)?.topic ?? '').map((index) => snapshot.fact(index))
  const own = facts.filter((fact) => fact.metric === metric)
  return own.length > 0 && own.every(({ about }) => snapshot.entities.get(about)?.kind === 'market')
}
