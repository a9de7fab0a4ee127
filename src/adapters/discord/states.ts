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
export function wordsOf({ text, command }: Question): string {
  return command === undefined || command.name === 'ask' ? text : `/${command.name} ${command.rest}`.trim()
}

/** Tried before it is promised: "and in 2026?" means nothing by itself, so its subject is put in front; where that fails too, nothing is carried. */
export function stateOf(reply: Reply, question: Question, again: Again): AnswerState {
  const { lang } = reply
  const answer = answerId(reply)
  const words = wordsOf(question).trim()
  // Lists and small talk have nothing to share, to judge or to go on from.
  if (reply.facts.length === 0) return { lang, answer }
  const standing = [words, `${reply.title}: ${words}`].find(
    (question) => question.length <= maxQuestionChars && answerId(askAgain({ lang, question }, again)) === answer,
  )
  return { lang, answer, ...(standing === undefined ? {} : { question: standing }) }
}

/** Asks the question of a button once more. No turn of any conversation, and not noted. */
export function askAgain({ lang, question }: { readonly lang: AnswerState['lang']; readonly question: string }, again: Again): Reply {
  return again.engine.ask(questionOf({ lang, question }, again)).reply
}

export function questionOf(
  { lang, question }: { readonly lang: AnswerState['lang']; readonly question: string },
  { today }: Pick<Again, 'today'>,
): Question {
  return { text: question, conversation: 'discord', audience: 'private', today, forceLang: lang }
}
