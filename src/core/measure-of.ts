/** What a question is specific about beyond subject and topic, and a figure must have: its rate, a length of time, China, whom it is for. */
import { unitKind } from './figures.ts'
import { isAbroad } from './home-market.ts'
import type { Fact } from './knowledge.ts'
import type { Query } from './query.ts'
import type { Snapshot } from './snapshot.ts'
import { isOfKind, isOn } from './topics.ts'
import type { Candidate } from './weigh.ts'

const rates = ['hour', 'day', 'week', 'month', 'year'] as const
/** Users of a day are counted apart; who uses a service each month is who uses it. */
const ratesOfUsers: readonly string[] = ['hour', 'day', 'week']
const adverbs: Readonly<Record<string, string>> = { day: 'daily', week: 'weekly' }

/** Whether a figure is of the very thing asked for. What is said in words is judged by its words. */
export function isOfThing({ fact, index }: Candidate, query: Query, snapshot: Snapshot): boolean {
  const { figure } = fact
  if (!figure || figure.undisclosed) return true
  return (
    hasRate(fact, query, snapshot) &&
    isTime(fact, query) &&
    (isOfPlace(fact, query, snapshot) || snapshot.says('home', index)) &&
    isForBuyer(fact, query, snapshot)
  )
}

/** US$700,000 a day is not what it costs in a month, though one could work it out. A year's figure is "a year". */
function hasRate({ figure, period, metric }: Fact, { wants }: Query, { metrics }: Snapshot): boolean {
  const unit = figure?.unit ?? ''
  const asked = rates.filter((rate) => wants.has(`per-${rate}`))
  if (asked.length === 0) return true
  const kind = unitKind(unit)
  const counted = metrics.get(metric ?? '')?.name.en ?? ''
  if (kind === 'count') return asked.every((rate) => !ratesOfUsers.includes(rate) || counted.startsWith(adverbs[rate] ?? ' '))
  if (kind !== 'money' && kind !== 'energy') return true
  const [, rate] = unit.split('/')
  return rate === undefined ? asked.includes('year') && /^\d{4}$/.test(period.notation) : asked.some((name) => name === rate)
}

/** "How long does it take?" wants a time; only what is aimed at is reached in one. */
function isTime({ figure, status }: Fact, { wants }: Query): boolean {
  return !wants.has('how-long') || unitKind(figure?.unit ?? '') === 'time' || status === 'forecast' || status === 'target'
}

/** What somebody abroad has in the world is not what he has in China. */
function isOfPlace(fact: Fact, { wants, entities }: Query, snapshot: Snapshot): boolean {
  return !wants.has('in-china') || !isAbroad(fact.about, snapshot) || entities.some(({ id }) => id !== fact.by && !isAbroad(id, snapshot))
}

/** Of China alone nothing tells how it is abroad, and a figure of the whole world is of no part of it. */
export function isElsewhere(fact: Fact, { wants }: Query, snapshot: Snapshot): boolean {
  return wants.has('abroad') && (fact.figure !== undefined || !isAbroad(fact.about, snapshot))
}

/** "ChatGPT Enterprise's price": a figure that is not told apart by buyers is of none of them. */
function isForBuyer(fact: Fact, { topics, hard, metrics }: Query, snapshot: Snapshot): boolean {
  if (metrics.length > 0) return true
  const asked = topics.filter((id) => isOfKind(id, 'buyers', snapshot) && !hard.includes(id))
  return asked.length !== 1 || asked.every((id) => isOn(fact, id, snapshot))
}
