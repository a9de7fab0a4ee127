import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { forms, isAnswerable, loadQuestions } from './questions.ts'
import { answerWith, faults, rightShare, score, type Scored, tally } from './score.ts'
import { loadSubject } from './subject.ts'

const items = loadQuestions()
const floor = z
  .strictObject({ right: z.number().min(0).max(1), wrong: z.int().min(0) })
  .parse(JSON.parse(readFileSync(new URL('floor.json', import.meta.url), 'utf8')))

describe('the question set', () => {
  test('has no id twice', () => expect(new Set(items.map(({ id }) => id)).size).toBe(items.length))
  test('has no question twice', () => expect(new Set(items.map(({ turns }) => turns.join('\n'))).size).toBe(items.length))
  test('is of 260 questions at least, a quarter of them to be declined', () => {
    expect(items.length).toBeGreaterThanOrEqual(260)
    expect(items.filter((item) => !isAnswerable(item)).length / items.length).toBeGreaterThanOrEqual(0.25)
  })
  test.each(forms)('has questions of the form %s', (form) =>
    expect(items.filter((item) => item.form === form).length).toBeGreaterThanOrEqual(10),
  )
})

describe('the replies to it', () => {
  let scored: readonly Scored[] = []
  beforeAll(async () => {
    scored = score(items, answerWith((await loadSubject()).engine))
  })

  test('mislead nobody', () => {
    const wrong = scored.filter(({ judgement }) => judgement.verdict === 'wrong')
    expect(wrong.length, faults(wrong)).toBeLessThanOrEqual(floor.wrong)
  })
  test('are right as often as the committed floor asks', () => {
    expect(rightShare(tally(scored)), faults(scored)).toBeGreaterThanOrEqual(floor.right)
  })
})
