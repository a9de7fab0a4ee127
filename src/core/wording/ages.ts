/** How old things are, in words. */
import type { Fact } from '../knowledge.ts'
import { monthsBetween, wordDate } from '../periods.ts'
import type { Line } from '../reply.ts'
import type { Words } from './words.ts'

/** From how many months on years say more than months. */
const inYears = 36

/** `25 months old`; `this month` where it is younger than one. */
export function wordAge(date: string, words: Words): string {
  const months = monthsBetween(date, words.today)
  if (months === 0) return words.say('age-fresh')
  if (months === 1) return words.say('age-month')
  return months < inYears ? words.say('age-months', { n: String(months) }) : words.say('age-years', { n: String(Math.floor(months / 12)) })
}

/** The newest date that an answer stands on, and whether a newer figure should exist by now. */
export function ageNote(facts: readonly Fact[], words: Words): Line | undefined {
  const newest = [...facts].sort((a, b) => b.stated.localeCompare(a.stated))[0]
  if (!newest) return undefined
  const lead = facts[0]
  const cadence = lead?.metric === undefined ? undefined : words.snapshot.metrics.get(lead.metric)?.cadenceMonths
  const months = monthsBetween(newest.stated, words.today)
  const due = cadence !== undefined && lead?.figure !== undefined && months > cadence
  return words.phrase(due ? 'age-due' : 'age-note', { date: wordDate(newest.stated, words.lang), age: wordAge(newest.stated, words) })
}
