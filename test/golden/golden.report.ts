/** Run by `npm run golden`: prints the score beside the baseline's, and what went wrong. It never fails: `golden.test.ts` does. */
import { test } from 'vitest'
import { createBaseline } from './baseline.ts'
import { inScope, loadQuestions, scopes } from './questions.ts'
import { answerWith, faults, score, scoreTable } from './score.ts'
import { loadSubject } from './subject.ts'

test('the score of the question set', async () => {
  const asked = process.env.GOLDEN_SCOPE ?? 'all'
  const scope = scopes.find((name) => name === asked)
  if (!scope) throw new Error(`--scope ${asked} is none of ${scopes.join(', ')}`)
  const { engine, knowledge } = await loadSubject()
  const items = inScope(loadQuestions(), scope)
  const ours = score(items, answerWith(engine))
  const baseline = score(items, createBaseline(knowledge))
  console.log(
    `${faults(ours)}\n\n${items.length} questions (scope ${scope}), ${knowledge.facts.length} facts\n\n${scoreTable(ours, baseline)}`,
  )
}, 300_000)
