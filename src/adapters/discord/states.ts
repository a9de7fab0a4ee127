/** What the buttons of an answer carry: the question in words that give the same answer again, without any memory. */
import type { Engine, Question, Reply } from '../../core/reply.ts'
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

/** Asks the question of a button once more. No turn of any conversation, and not noted. */
export function askAgain(asked: Carried, { engine, today }: Again): Reply {
  const [first, ...others] = turnsOf(asked, today)
  let outcome = engine.ask(first)
  for (const turn of others) outcome = engine.ask(turn, outcome.memory)
  return outcome.reply
}

export interface Carried {
  readonly lang: AnswerState['lang']
  readonly question: string
}

export function turnsOf({ lang, question }: Carried, today: string): [Question, ...Question[]] {
  const turn = (text: string): Question => ({ text, conversation: 'discord', audience: 'private', today, forceLang: lang })
  const [first = '', ...others] = question.split(bar)
  return [turn(first), ...others.map(turn)]
}
