/** `baimo diff`: which answers an edit of the knowledge changes. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine } from '../core/engine.ts'
import type { Knowledge } from '../core/knowledge.ts'
import { plainText } from '../core/plain-text.ts'
import type { Engine, Memory } from '../core/reply.ts'
import type { KeptQuery } from '../journal/reads.ts'
import { buildKnowledge } from '../knowledge/build.ts'
import { type Contents, contentsOf, readContents } from '../knowledge/contents.ts'
import { renderProblem } from '../knowledge/problem.ts'
import { type Answer, type Change, type DiffFormat, formatDiff, isLoss } from './diff-formats.ts'
import { type AskedAgain, everySubject, questionFrom, questionsFolder, questionsIn, type Questions } from './diff-questions.ts'
import { knowledgeAt, repositoryOf } from './git.ts'
import type { Printer } from './new.ts'

export interface DiffOptions {
  readonly dir: string
  readonly revision: string
  readonly today: string
  readonly format: DiffFormat
  readonly failsOnLoss: boolean
  /** A file or folder of questions; that of the repository when left out. */
  readonly questions?: string
  /** What was asked by the journal, where there is one. */
  readonly queries: readonly KeptQuery[]
}

/** Gives the exit code: 1 where either side can't be used, and with `failsOnLoss` where an answer was lost. */
export function diffCommand(options: DiffOptions, { print, complain }: Printer): number {
  const { dir, revision, today, format, failsOnLoss, queries } = options
  const old = knowledgeAt(dir, revision)
  const questions = questionsOf(options)
  if (!old.ok || !questions.ok) {
    for (const side of [old, questions]) if (!side.ok) complain(side.message)
    return 1
  }
  const now = readContents(dir)
  const [before, after] = [
    usable(withPhrases(old.contents, now), { name: revision, today, complain }),
    usable(now, { name: dir, today, complain }),
  ]
  if (!before || !after) return 1
  const asked = distinct([...questions.questions, ...queries.map((query) => questionFrom(query, after)), ...everySubject([before, after])])
  const changes = changesBetween(createEngine(before), createEngine(after), { asked, today })
  for (const line of formatDiff({ revision, asked: asked.length, changes }, format)) print(line)
  return failsOnLoss && changes.some(isLoss) ? 1 : 0
}

function questionsOf({ dir, questions }: DiffOptions): Questions {
  if (questions !== undefined) return questionsIn(questions)
  const usual = join(repositoryOf(dir) ?? dir, questionsFolder)
  return existsSync(usual) ? questionsIn(usual) : { ok: true, questions: [] }
}

/** Phrases belong to the program that words them: an old one may lack some that this one needs. */
function withPhrases(old: Contents, now: Contents): Contents {
  const isPhrase = ({ path }: { readonly path: string }): boolean => path.startsWith('phrases/')
  return contentsOf([...old.files.filter((file) => !isPhrase(file)), ...now.files.filter(isPhrase)])
}

function usable(
  contents: Contents,
  { name, today, complain }: { readonly name: string; readonly today: string; readonly complain: Printer['complain'] },
): Knowledge | undefined {
  const built = buildKnowledge(contents, today)
  if (built.ok) return built.knowledge
  for (const problem of built.problems.filter(({ severity }) => severity === 'error')) complain(renderProblem(problem))
  complain(`The knowledge of ${name} can't be used, so there are no answers to compare.`)
  return undefined
}

function distinct(asked: readonly AskedAgain[]): AskedAgain[] {
  return [...new Map(asked.map((question) => [JSON.stringify(question), question])).values()]
}

interface Asking {
  readonly asked: readonly AskedAgain[]
  readonly today: string
}

function changesBetween(before: Engine, after: Engine, { asked, today }: Asking): Change[] {
  return asked.flatMap((question) => {
    const [was, is] = [before, after].map((engine) => answerOf(engine, question, today))
    if (!was || !is || was.text === is.text) return []
    return [{ question: question.turns.join(' → '), before: was, after: is }]
  })
}

function answerOf(engine: Engine, question: AskedAgain, today: string): Answer | undefined {
  let memory: Memory | undefined
  let answer: Answer | undefined
  for (const text of question.turns) {
    const lang = question.lang === undefined ? {} : { lang: question.lang }
    const outcome = engine.ask({ text, conversation: '', audience: 'private', today: question.today ?? today, ...lang }, memory)
    memory = outcome.memory
    answer = { kind: outcome.reply.kind, text: plainText(outcome.reply) }
  }
  return answer
}
