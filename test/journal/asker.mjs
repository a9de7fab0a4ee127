// A process that answers from a folder of knowledge, for tests: one question of a conversation, and a vote on its answer.
import { dirname } from 'node:path'
import { answerId, createDesk } from '../../dist/adapters/desk.js'
import { createEngine } from '../../dist/core/engine.js'
import { openJournal } from '../../dist/journal/open.js'
import { loadKnowledge } from '../../dist/knowledge/store.js'

const [told, knowledgeDir, conversation, person, text] = process.argv.slice(2)
const log = { info: () => undefined, warn: console.error, error: console.error }
const today = '2026-11-24'
const now = () => Date.parse('2026-11-24T12:00:00Z')
const open = await openJournal({ ...JSON.parse(told), now, log })
const { knowledge } = await loadKnowledge(knowledgeDir, { today, cacheDir: dirname(knowledgeDir) })
const engine = createEngine(knowledge)
const { journal, conversations } = open
const desk = createDesk({
  engine: () => engine,
  today: () => today,
  now: () => performance.now(),
  journal,
  conversations,
  log,
  fail: String,
})
const { reply } = await desk.ask({ text, conversation, audience: 'private', today }, 'test')
await desk.settled()
await desk.vote({ platform: 'test', person, answer: answerId(reply), facts: reply.facts, value: 'down' })
await open.close()
console.log(JSON.stringify({ kind: reply.kind, title: reply.title, answer: answerId(reply) }))
