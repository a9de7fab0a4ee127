import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { forms, grounds, isAnswerable, loadQuestions, onGround } from './questions.ts'
import { answerWith, faults, rightShare, score, type Scored, tally } from './score.ts'
import { loadSubject } from './subject.ts'

const items = loadQuestions()
const least = z.strictObject({ right: z.number().min(0).max(1), wrong: z.int().min(0) })
const floor = z
  .strictObject({ article: least, market: least })
  .parse(JSON.parse(readFileSync(new URL('floor.json', import.meta.url), 'utf8')))

describe('the question set', () => {
  test('has no id twice', () => expect(new Set(items.map(({ id }) => id)).size).toBe(items.length))
  test.each(grounds)('has no question twice on the knowledge of the %s', (ground) => {
    const asked = onGround(items, ground).map(({ turns }) => turns.join('\n'))
    expect(new Set(asked).size).toBe(asked.length)
  })
  test('is of 260 questions at least, a quarter of them to be declined', () => {
    expect(items.length).toBeGreaterThanOrEqual(260)
    expect(items.filter((item) => !isAnswerable(item)).length / items.length).toBeGreaterThanOrEqual(0.25)
  })
  test.each(forms)('has questions of the form %s', (form) =>
    expect(items.filter((item) => item.form === form).length).toBeGreaterThanOrEqual(10),
  )
})

describe.each(grounds)('the replies to it on the knowledge of the %s', (ground) => {
  let scored: readonly Scored[] = []
  beforeAll(() => {
    scored = score(onGround(items, ground), answerWith(loadSubject(ground).engine))
  })

  test('mislead nobody', () => {
    const wrong = scored.filter(({ judgement }) => judgement.verdict === 'wrong')
    expect(wrong.length, faults(wrong)).toBeLessThanOrEqual(floor[ground].wrong)
  })
  test('are right as often as the committed floor asks', () => {
    expect(rightShare(tally(scored)), faults(scored)).toBeGreaterThanOrEqual(floor[ground].right)
  })
})
