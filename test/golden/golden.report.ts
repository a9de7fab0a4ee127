/** Run by `npm run golden`: prints the score beside the baseline's, and what went wrong. It never fails: `golden.test.ts` does. */
import { test } from 'vitest'
import { createBaseline } from './baseline.ts'
import { grounds, loadQuestions, onGround } from './questions.ts'
import { answerWith, faults, score, scoreTable } from './score.ts'
import { loadSubject } from './subject.ts'

const asked = process.env.GOLDEN_GROUND ?? 'both'
const chosen = asked === 'both' ? grounds : grounds.filter((ground) => ground === asked)

test.each(chosen)('the score of the question set on the knowledge of the %s', { timeout: 300_000 }, (ground) => {
  const { engine, knowledge } = loadSubject(ground)
  const items = onGround(loadQuestions(), ground)
  const ours = score(items, answerWith(engine))
  const baseline = score(items, createBaseline(knowledge))
  console.log(
    `${faults(ours)}\n\n${items.length} questions on the knowledge of the ${ground}, ${knowledge.facts.length} facts\n\n${scoreTable(ours, baseline)}`,
  )
})
test.runIf(chosen.length === 0)('the ground is known', () => {
  throw new Error(`--ground ${asked} is none of both, ${grounds.join(', ')}`)
})
