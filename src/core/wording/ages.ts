/** How old things are, in words. */
import type { Answer } from '../answer.ts'
import { endOf, isExpected } from '../decide/lead.ts'
import { hasFigure } from '../decide/order.ts'
import { monthsBetween, wordDate, wordPeriod } from '../facts/periods.ts'
import type { Line } from '../reply.ts'
import { capital, text } from './spans.ts'
import type { Words } from './words.ts'

/** From how many months on years say more than months. */
const inYears = 36
/** Cadences that have a word. */
const cadences = [1, 3, 6, 12] as const

/** `25 months old`; `this month` where it is younger than one. */
export function wordAge(date: string, words: Words): string {
  const months = monthsBetween(date, words.today)
  if (months === 0) return words.say('age-fresh')
  if (months === 1) return words.say('age-month')
  return months < inYears ? words.say('age-months', { n: String(months) }) : words.say('age-years', { n: String(Math.floor(months / 12)) })
}

/** The newest date that an answer stands on, and whether a newer figure should exist by now. */
export function ageNote(answer: Answer, words: Words): Line | undefined {
  const newest = [...answer.facts].sort((a, b) => b.stated.localeCompare(a.stated))[0]
  if (!newest) return undefined
  const note = words.phrase('age-note', { date: wordDate(newest.stated, words.lang), age: wordAge(newest.stated, words) })
  const due = dueLine(answer, words)
  return due ? [...note, text(words.lang === 'en' ? ' ' : ''), ...due] : note
}

/**
 * A newer figure is due where the next period has ended, a cadence after the newest, and as long again has gone by for it to come out. Of a
 * period that was asked for only the result can be due, where all that is known was said before.
 */
function dueLine({ facts, dated }: Answer, words: Words): Line | undefined {
  const [lead] = facts
  const cadence = words.snapshot.metrics.get(lead?.metric ?? '')?.cadenceMonths
  if (!lead || !hasFigure(lead) || cadence === undefined) return undefined
  const same = facts.filter(({ about, metric }) => about === lead.about && metric === lead.metric).filter(hasFigure)
  const isOver = (day: string, months: number): boolean => monthsBetween(day, words.today) > months
  if (dated) {
    const isOpen = isExpected(lead) && same.every(isExpected) && isOver(lead.period.to, cadence)
    return isOpen ? words.phrase('age-due-result', { period: wordPeriod(lead.period, words.lang) }) : undefined
  }
  const [newest = lead] = same.sort((a, b) => endOf(b).localeCompare(endOf(a)))
  if (!isOver(endOf(newest), 2 * cadence)) return undefined
  return words.phrase('age-due', {
    metric: capital(words.metric(lead.metric ?? '')),
    period: wordPeriod(newest.period, words.lang),
    cadence: wordCadence(cadence, words),
    age: wordAge(endOf(newest), words),
  })
}

function wordCadence(months: number, words: Words): string {
  const key = cadences.find((one) => one === months)
  return key === undefined ? words.say('cadence-months', { n: String(months) }) : words.say(`cadence-${key}`)
}
