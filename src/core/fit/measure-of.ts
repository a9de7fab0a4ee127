/** What a question is specific about beyond subject and topic, and a figure must have: its rate, a length of time, China, whom it is for. */
import { unitKind } from '../facts/figures.ts'
import { isAbroad } from './home-market.ts'
import type { Fact } from '../knowledge.ts'
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'
import { isOfKind, isOn } from '../understand/topics.ts'
import type { Candidate } from '../retrieve/weigh.ts'

const rates = ['hour', 'day', 'week', 'month', 'year'] as const
/** Users of a day are counted apart; who uses a service each month is who uses it. */
const ratesOfUsers: readonly string[] = ['hour', 'day', 'week']
const adverbs: Readonly<Record<string, string>> = { day: 'daily', week: 'weekly' }

type Test = (candidate: Candidate) => boolean

/** A test whether a figure is of the very thing asked for, read once for all facts. What is said in words is judged by its words. */
export function thingTest(query: Query, snapshot: Snapshot): Test {
  const { wants } = query
  const asked = rates.filter((rate) => wants.has(`per-${rate}`))
  const buyer = buyerAsked(query, snapshot)
  const tests: Test[] = []
  if (asked.length > 0) tests.push(({ fact }) => hasRate(fact, asked, snapshot))
  if (wants.has('how-long')) tests.push(({ fact }) => isTime(fact))
  if (wants.has('in-china')) tests.push(({ fact, index }) => isOfPlace(fact, query, snapshot) || snapshot.says('home', index))
  if (buyer !== undefined) tests.push(({ fact }) => isOn(fact, buyer, snapshot))
  if (tests.length === 0) return () => true
  return (candidate) => {
    const { figure } = candidate.fact
    return !figure || figure.undisclosed || tests.every((holds) => holds(candidate))
  }
}

/** US$700,000 a day is not what it costs in a month, though one could work it out. A year's figure is "a year". */
function hasRate({ figure, period, metric }: Fact, asked: readonly string[], { metrics }: Snapshot): boolean {
  const unit = figure?.unit ?? ''
  const kind = unitKind(unit)
  const counted = metrics.get(metric ?? '')?.name.en ?? ''
  if (kind === 'count') return asked.every((rate) => !ratesOfUsers.includes(rate) || counted.startsWith(adverbs[rate] ?? ' '))
  if (kind !== 'money' && kind !== 'energy') return true
  const [, rate] = unit.split('/')
  return rate === undefined ? asked.includes('year') && /^\d{4}$/.test(period.notation) : asked.includes(rate)
}

/** "How long does it take?" wants a time; only what is aimed at is reached in one. */
function isTime({ figure, status }: Fact): boolean {
  return unitKind(figure?.unit ?? '') === 'time' || status === 'forecast' || status === 'target'
}

/** What somebody abroad has in the world is not what he has in China. */
function isOfPlace(fact: Fact, { entities }: Query, snapshot: Snapshot): boolean {
  return !isAbroad(fact.about, snapshot) || entities.some(({ id }) => id !== fact.by && !isAbroad(id, snapshot))
}

/** Of China alone nothing tells how it is abroad, and a figure of the whole world is of no part of it. */
export function isElsewhere(fact: Fact, { wants }: Query, snapshot: Snapshot): boolean {
  return wants.has('abroad') && (fact.figure !== undefined || !isAbroad(fact.about, snapshot))
}

/** "ChatGPT Enterprise's price": a figure that is not told apart by buyers is of none of them. */
function buyerAsked({ topics, hard, metrics }: Query, snapshot: Snapshot): string | undefined {
  const [buyer, more] = topics.filter((id) => isOfKind(id, 'buyers', snapshot) && !hard.includes(id))
  return metrics.length > 0 || more !== undefined ? undefined : buyer
}
