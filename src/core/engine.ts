/** The engine: a question in, a reply out. Pure and synchronous; all it knows is the snapshot. */
import type { Answer } from './answer.ts'
import { commandsOf } from './commands.ts'
import { completer } from './complete.ts'
import { remember, resolve } from './understand/conversation.ts'
import { decide } from './decide/decide.ts'
import { explain } from './explain.ts'
import type { Knowledge, Lang } from './knowledge.ts'
import { wordsFitToKeep } from './words/masking.ts'
import { joined, partsOf } from './understand/parts.ts'
import type { Query } from './query.ts'
import type { Engine, Memory, Outcome, Question, Reply, TraceStep, Understood } from './reply.ts'
import { retrieve } from './retrieve/retrieve.ts'
import { createSnapshot, type Snapshot } from './snapshot.ts'
import { withStandIns } from './retrieve/stand-ins.ts'
import { understand } from './understand/understand.ts'
import { examplesOf, sayer, wordHome } from './wording/interface.ts'
import { word } from './wording/reply.ts'

interface Answered {
  readonly query: Query
  readonly answer: Answer
  readonly trace: () => readonly TraceStep[]
}

/** Indexes the knowledge and answers from it. */
export function createEngine(knowledge: Knowledge): Engine {
  return engineOn(createSnapshot(knowledge))
}

/** Answers from what is indexed already. */
export function engineOn(snapshot: Snapshot): Engine {
  const commands = commandsOf(snapshot)
  const names = new Set(commands.map((command) => command.name))

  function ask(asked: Question, memory?: Memory): Outcome {
    // What is said in no language of its own goes on in that of the conversation.
    const lang = asked.lang ?? memory?.lang
    const question = lang === undefined ? asked : { ...asked, lang }
    const whole = understand(question, snapshot, names)
    const read = (text: string): Query => understand({ ...question, text, forceLang: whole.lang }, snapshot, names)
    const parts = whole.command === undefined ? partsOf(question.text, whole, read) : undefined
    return (parts && askBoth(parts.map(read), question, memory)) ?? told(answerTo(whole, memory), question, memory)
  }

  function askBoth([one, two]: readonly Query[], question: Question, memory: Memory | undefined): Outcome | undefined {
    if (!one || !two) return undefined
    const first = answerTo(one, memory)
    const second = answerTo(two, remember(first.query, first.answer, memory))
    const answer = joined([first.answer, second.answer])
    return answer && told({ ...second, answer, trace: () => [...first.trace(), ...second.trace()] }, question, memory)
  }

  function answerTo(understood: Query, memory: Memory | undefined): Answered {
    const query = resolve(understood, memory, snapshot)
    const meant = withStandIns(query, snapshot)
    const candidates = retrieve(meant, snapshot)
    const { answer, weighed } = decide(meant, candidates, { snapshot, memory, understood })
    return { query, answer, trace: () => explain({ understood, query: meant, weighed, answer }) }
  }

  function told({ query, answer, trace }: Answered, question: Question, memory: Memory | undefined): Outcome {
    const reply = word(answer, { snapshot, lang: query.lang, today: question.today })
    return { reply, memory: remember(query, answer, memory), understood: () => summarise(query, question), trace }
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
    home: (lang, today, upkeep) => wordHome(snapshot, { lang, today, upkeep }),
    examples: (lang, count) => examplesOf(snapshot, lang, count),
    say: sayer(snapshot),
    version: snapshot.knowledge.hash,
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
