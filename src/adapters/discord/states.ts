/** What the buttons of an answer carry: the question in words that give the same answer again, without any memory. */
import type { Engine, Memory, Outcome, Question, Reply } from '../../core/reply.ts'
import { answerId } from '../desk.ts'
import type { AnswerState } from './custom-ids.ts'
import { maxQuestionChars } from './limits.ts'

export interface Again {
  readonly engine: Engine
  readonly today: string
}

/** The words of a question, a command in front of them. */
function wordsOf({ text, command }: Question): string {
  if (command === undefined) return text
  return command.name === 'ask' ? command.rest : `/${command.name} ${command.rest}`
}

/** Between the turns of a question that goes on from another. */
const bar = '|'

/**
 * Tried before it is promised: "and in 2026?" means nothing by itself, so what it follows is put in front, or what it was about;
 * where that fails too, nothing is carried.
 */
export function stateOf(
  reply: Reply,
  question: Question,
  { follows, ...again }: Again & { readonly follows?: string | undefined },
): AnswerState {
  const { lang } = reply
  const answer = answerId(reply)
  const words = wordsOf(question).trim()
  // Lists and small talk have nothing to share, to judge or to go on from.
  if (reply.facts.length === 0) return { lang, answer }
  const before = follows === undefined ? [] : [`${follows}${bar}${words}`]
  const standing = [words, ...before, `${reply.title}: ${words}`].find(
    (question) => question.length <= maxQuestionChars && answerId(askAgain({ lang, question }, again)) === answer,
  )
  return { lang, answer, ...(standing === undefined ? {} : { question: standing }) }
}

export interface Carried {
  readonly lang: AnswerState['lang']
  readonly question: string
}

/** Asks the question of a button once more. No turn of any conversation, and not noted. */
export function askAgain(carried: Carried, again: Again): Reply {
  return outcomeOf(carried, again).reply
}

/** What a question that goes on from that of a button may refer to. */
export function memoryOf(carried: Carried, again: Again): Memory {
  return outcomeOf(carried, again).memory
}

function outcomeOf({ lang, question }: Carried, { engine, today }: Again): Outcome {
  const [first = '', ...others] = question.split(bar)
  const turn = (text: string): Question => ({ text, conversation: 'discord', audience: 'private', today, forceLang: lang })
  return others.reduce((outcome, text) => engine.ask(turn(text), outcome.memory), engine.ask(turn(first)))
}
