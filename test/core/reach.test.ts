import { describe, expect, test } from 'vitest'
import { answerFrom, isSameAnswer } from '../../src/cli/diff-answers.ts'
import { engineOn } from '../../src/core/engine.ts'
import type { Fact, Knowledge } from '../../src/core/knowledge.ts'
import { createReach } from '../../src/core/reach.ts'
import type { Engine, Memory, Question, Reply } from '../../src/core/reply.ts'
import { createSnapshot } from '../../src/core/snapshot.ts'
import { loadQuestions } from '../golden/questions.ts'
import { articleKnowledge } from '../shipped.ts'

const today = '2026-11-24'
// The index is derived from the rest, which is changed here.
const { index, ...knowledge } = articleKnowledge
const before = createSnapshot(articleKnowledge)

/** Every seventh: two sides of all take half a minute on a busy machine. */
const dialogues = loadQuestions()
  .filter((_, i) => i % 7 === 0)
  .map(({ turns }) => turns.map((text): Question => ({ text, conversation: '', audience: 'private', today })))
const was = dialogues.map((turns) => lastReply(engineOn(before), turns))

function lastReply(engine: Engine, turns: readonly Question[]): Reply | undefined {
  let memory: Memory | undefined
  let reply: Reply | undefined
  for (const turn of turns) ({ memory, reply } = engine.ask(turn, memory))
  return reply
}

function changedFact(wanted: (fact: Fact) => boolean, change: (fact: Fact) => readonly Fact[]): Knowledge {
  const at = knowledge.facts.findIndex(wanted)
  const fact = knowledge.facts[at]
  if (!fact) throw new Error('no such fact')
  return { ...knowledge, facts: [...knowledge.facts.slice(0, at), ...change(fact), ...knowledge.facts.slice(at + 1)] }
}

const isLoss = ({ about, metric }: Fact): boolean => about === 'openai' && metric === 'net-loss'
const said = {
  en: 'Zhipu moved its robots to Wuhan in {period}.',
  'zh-Hans': '智谱{period}把机器人迁往武汉。',
  'zh-Hant': '智譜{period}把機器人遷往武漢。',
}
const alias = (id: string, name: string): Knowledge => ({
  ...knowledge,
  entities: knowledge.entities.map((entity) => (entity.id === id ? { ...entity, names: [...entity.names, name] } : entity)),
})

const edits: readonly (readonly [string, Knowledge])[] = [
  ['another figure', changedFact(isLoss, (fact) => [{ ...fact, figure: { value: 6e9, unit: 'USD' } }])],
  ['a fact taken out', changedFact(isLoss, () => [])],
  ['a fact moved to another company', changedFact(isLoss, (fact) => [{ ...fact, about: 'zhipu' }])],
  [
    'a new fact with rare words',
    changedFact(
      ({ about }) => about === 'zhipu',
      (fact) => [fact, { ...fact, id: `${fact.source}/new`, statement: said }],
    ),
  ],
  [
    'a withdrawn fact',
    changedFact(
      ({ about, figure }) => about === 'zhipu' && figure !== undefined,
      (fact) => [{ ...fact, withdrawn: { date: '2026-11-01', reason: { en: 'wrong', 'zh-Hans': '有误', 'zh-Hant': '有誤' } } }],
    ),
  ],
  ['an everyday word that names a company', alias('moonshot', 'money')],
  ['another title of the source', { ...knowledge, sources: knowledge.sources.map((source) => ({ ...source, title: 'Another title' })) }],
  [
    'another wording',
    { ...knowledge, phrases: { ...knowledge.phrases, 'off-topic': { en: 'Not mine.', 'zh-Hans': '不归我管。', 'zh-Hant': '不歸我管。' } } },
  ],
]

describe('the reach of an edit', () => {
  test.each(edits)('holds every answer that is changed by %s', (_, edited) => {
    const after = createSnapshot(edited)
    const reach = createReach({ before, after })
    const engine = engineOn(after)
    const missed = dialogues.filter((turns, i) => {
      const [then, now] = [was[i], turns.some((turn) => reach.reaches(turn)) ? undefined : lastReply(engine, turns)]
      return then && now && !isSameAnswer(answerFrom(then), answerFrom(now))
    })
    expect(missed.map((turns) => turns.map(({ text }) => text))).toEqual([])
  })

  test('leaves out most questions where one figure changed, and all where nothing did', () => {
    const reached = (edited: Knowledge): number => {
      const reach = createReach({ before, after: createSnapshot(edited) })
      return dialogues.filter((turns) => turns.some((turn) => reach.reaches(turn))).length
    }
    const [[, figure] = []] = edits
    if (!figure) throw new Error('no edit')
    expect(reached(figure)).toBeGreaterThan(0)
    expect(reached(figure)).toBeLessThan(dialogues.length / 2)
    const withClaims = reached(knowledge)
    expect(withClaims).toBeLessThan(dialogues.length / 10)
  })
})
