/** The engine: a question in, a reply out. Pure and synchronous; all it knows is the snapshot. */
import { commandsOf } from './commands.ts'
import { completer } from './complete.ts'
import { remember, resolve } from './conversation.ts'
import { decide } from './decide.ts'
import { explain } from './explain.ts'
import type { Knowledge, Lang } from './knowledge.ts'
import { wordsFitToKeep } from './masking.ts'
import type { Query } from './query.ts'
import type { Engine, Memory, Outcome, Question, Reply, Understood } from './reply.ts'
import { retrieve } from './retrieve.ts'
import { createSnapshot } from './snapshot.ts'
import { understand } from './understand.ts'
import { examplesOf, sayer, wordHome } from './wording/interface.ts'
import { word } from './wording/reply.ts'

/** Indexes the knowledge and answers from it. */
export function createEngine(knowledge: Knowledge): Engine {
  const snapshot = createSnapshot(knowledge)
  const commands = commandsOf(snapshot)
  const names = new Set(commands.map((command) => command.name))

  function ask(question: Question, memory?: Memory): Outcome {
    const understood = understand(question, snapshot, names)
    const query = resolve(understood, memory, snapshot)
    const candidates = retrieve(query, snapshot)
    const { answer, weighed } = decide(query, candidates, { snapshot, memory })
    const reply = word(answer, { snapshot, lang: query.lang, today: question.today })
    return {
      reply,
      memory: remember(query, answer, memory),
      understood: summarise(query, question),
      trace: () => explain({ understood, query, weighed, answer }),
    }
  }

  function overview(lang: Lang, today: string): Reply {
    return word(
      { kind: 'answer', shape: { kind: 'chat', phrase: 'help' }, subjects: [], topics: [], facts: [], left: 0 },
      { snapshot, lang, today },
    )
  }

  return {
    ask,
    complete: completer(snapshot),
    overview,
    home: (lang, today) => wordHome(snapshot, { lang, today }),
    examples: (lang, count) => examplesOf(snapshot, lang, count),
    say: sayer(snapshot),
    version: knowledge.hash,
    commands,
  }
}

function summarise(query: Query, { text, command }: Question): Understood {
  const period = query.periods[0]?.notation
  return {
    entities: query.entities.map(({ id }) => id),
    topics: query.topics,
    metrics: query.metrics,
    ...(period === undefined ? {} : { period }),
    intent: query.command === undefined ? [...query.wants] : [`/${query.command}`],
    // Here the words still stand in their sentence: "john" of john@example.com is known for what it is part of.
    leftover: wordsFitToKeep(
      query.leftover.map((run) => run.text),
      `${text} ${command?.rest ?? ''}`,
    ),
  }
}
