// One size of knowledge, asked by each of the three.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { createEngine } from '../../dist/core/engine.js'
import { loadKnowledge, shippedDir } from '../../dist/knowledge/store.js'
import { generate } from './knowledge.mjs'
import { kinds, questionsOn } from './questions.mjs'
import { median, mediansOf, quantile, timed, timeEach, warmUp } from './timing.mjs'

// So that `npm run bench` needs no flag.
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

/** `size` 0 is the shipped knowledge. The rivals are asked fewer questions, as theirs take up to seconds. */
export async function measure(size) {
  const knowledge = size === 0 ? await shipped() : generate(await shipped(), size)
  const before = memory()
  const { result: engine, ms: build } = timed(() => createEngine(knowledge))
  const questions = questionsOn(knowledge, 60)
  // Building leaves much behind; clearing it away is not part of answering.
  collectGarbage()
  warmUp(engine.ask, Object.values(questions).flat(), 1500)
  const ours = perKind(questions, engine.ask, { rounds: 10, warm: 500 })
  const after = memory()
  const documents = knowledge.facts.map((fact, id) => ({ id, en: fact.statement.en, zh: fact.statement['zh-Hans'] }))
  const few = Object.fromEntries(kinds.map((kind) => [kind, questions[kind].slice(0, size >= 100_000 ? 1 : size >= 10_000 ? 4 : 20)]))
  return {
    size: knowledge.facts.length,
    generated: size > 0,
    entities: knowledge.entities.length,
    rows: { baimo: ours, 'Fuse.js': askFuse(documents, few), MiniSearch: askMiniSearch(documents, questions) },
    build,
    memory: { rss: after.rss, heap: after.heap, own: after.heap - before.heap },
  }
}

async function shipped() {
  const built = await loadKnowledge(shippedDir, { today: '2026-11-24' })
  if (!built.ok) throw new Error('The shipped knowledge does not load: run baimo check.')
  return built.knowledge
}

/** Slow kinds would leave the quick ones little of a common warm-up: each has `warm` milliseconds of its own. */
function perKind(questions, ask, { rounds, warm = 0 }) {
  return Object.fromEntries(
    kinds.map((kind) => {
      if (warm > 0) warmUp(ask, questions[kind], warm)
      const times = timeEach(ask, questions[kind], rounds)
      return [
        kind,
        { median: median(times), p95: quantile(times, 0.95), byQuestion: quantile(mediansOf(times, questions[kind].length), 0.95) },
      ]
    }),
  )
}

/** As its own documentation begins: a list, the keys, nothing else. */
function askFuse(documents, questions) {
  const fuse = new Fuse(documents, { keys: ['en', 'zh'] })
  const ask = ({ text }) => fuse.search(text, { limit: 5 })
  if (documents.length < 10_000) warmUp(ask, Object.values(questions).flat(), 500)
  return perKind(questions, ask, { rounds: 1 })
}

/** Han characters by pairs, since MiniSearch cuts at spaces; typos and beginnings allowed, as a chat needs them. */
function askMiniSearch(documents, questions) {
  const index = new MiniSearch({ fields: ['en', 'zh'], tokenize, searchOptions: { fuzzy: 0.2, prefix: true } })
  index.addAll(documents)
  const asked = Object.fromEntries(kinds.map((kind) => [kind, questions[kind].slice(0, documents.length >= 10_000 ? 12 : 40)]))
  const ask = ({ text }) => index.search(text).slice(0, 5)
  warmUp(ask, Object.values(asked).flat(), 500)
  return perKind(asked, ask, documents.length >= 10_000 ? { rounds: 1 } : { rounds: 3, warm: 500 })
}

function tokenize(text) {
  const words = text.toLowerCase().match(/[a-z]+|\d+|[\u3400-\u9fff]+/g) ?? []
  return words.flatMap((word) =>
    /[\u3400-\u9fff]/.test(word) && word.length > 1 ? [...word].slice(1).map((char, i) => word[i] + char) : [word],
  )
}

function memory() {
  collectGarbage()
  const { rss, heapUsed } = process.memoryUsage()
  return { rss: rss / 1e6, heap: heapUsed / 1e6 }
}
