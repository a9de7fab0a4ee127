/** `baimo diff`: which answers an edit of the knowledge changes. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { engineOn } from '../core/engine.ts'
import { createReach, type Reach, type Sides } from '../core/reach.ts'
import type { Knowledge } from '../core/knowledge.ts'
import type { Engine, Memory, Question } from '../core/reply.ts'
import { createSnapshot } from '../core/snapshot.ts'
import type { KeptQuery } from '../journal/reads.ts'
import { type Build, createBuilder } from '../knowledge/build.ts'
import { type Contents, contentsOf, readContents } from '../knowledge/contents.ts'
import { renderProblem } from '../knowledge/problem.ts'
import { type Answer, answerFrom } from './diff-answers.ts'
import { changesIn, countOf } from './diff-changes.ts'
import { type DiffFormat, formatDiff } from './diff-formats.ts'
import { type AskedAgain, everySubject, questionFrom, questionsFolder, questionsIn, type Questions } from './diff-questions.ts'
import { knowledgeAt, repositoryOf } from './git.ts'
import type { Printer } from './new.ts'

export interface DiffOptions {
  readonly dir: string
  readonly revision: string
  readonly today: string
  readonly format: DiffFormat
  readonly failsOnLoss: boolean
  /** `all` asks also what the edit can't reach, and shows every change. */
  readonly extent: 'some' | 'all'
  /** A file or folder of questions; that of the repository when left out. */
  readonly questions?: string
  /** What was asked by the journal, where there is one. */
  readonly queries: readonly KeptQuery[]
}

/** Gives the exit code: 1 where either side can't be used, and with `failsOnLoss` where an answer was lost. */
export function diffCommand(options: DiffOptions, { print, complain }: Printer): number {
  const { dir, revision, today, format, failsOnLoss, extent, queries } = options
  const old = knowledgeAt(dir, revision)
  const questions = questionsOf(options)
  if (!old.ok || !questions.ok) {
    for (const side of [old, questions]) if (!side.ok) complain(side.message)
    return 1
  }
  const sides = sidesOf(old.contents, options, complain)
  if (!sides) return 1
  const { before, after } = sides
  const reach = createReach(sides)
  const isAbout = (entity: string): boolean => extent === 'all' || reach.entities.has(entity)
  const subjects = everySubject([before.knowledge, after.knowledge], isAbout)
  const known = distinct([...questions.questions, ...queries.map((query) => questionFrom(query, after.knowledge)), ...subjects])
  const asked = extent === 'all' ? known : known.filter((question) => isWithin(reach, question, today))
  const changes = changesIn(answersTo(sides, { asked, today }))
  for (const line of formatDiff({ revision, known: known.length, asked: asked.length, changes }, format, extent)) print(line)
  return failsOnLoss && countOf(changes, 'lost') > 0 ? 1 : 0
}

function questionsOf({ dir, questions }: DiffOptions): Questions {
  if (questions !== undefined) return questionsIn(questions)
  const usual = join(repositoryOf(dir) ?? dir, questionsFolder)
  return existsSync(usual) ? questionsIn(usual) : { ok: true, questions: [] }
}

/** One builder makes both: what is the same on either side is read and compiled once. */
function sidesOf(old: Contents, { dir, revision, today }: DiffOptions, complain: Printer['complain']): Sides | undefined {
  const now = readContents(dir)
  const build = createBuilder()
  const before = usable(build(withPhrases(old, now), today), { name: revision, complain })
  const after = usable(build(now, today), { name: dir, complain })
  if (!before || !after) return undefined
  const earlier = createSnapshot(before)
  return { before: earlier, after: createSnapshot(after, earlier) }
}

/** Phrases belong to the program that words them: an old one may lack some that this one needs. */
function withPhrases(old: Contents, now: Contents): Contents {
  const isPhrase = ({ path }: { readonly path: string }): boolean => path.startsWith('phrases/')
  return contentsOf([...old.files.filter((file) => !isPhrase(file)), ...now.files.filter(isPhrase)])
}

function usable(
  built: Build,
  { name, complain }: { readonly name: string; readonly complain: Printer['complain'] },
): Knowledge | undefined {
  if (built.ok) return built.knowledge
  for (const problem of built.problems.filter(({ severity }) => severity === 'error')) complain(renderProblem(problem))
  complain(`The knowledge of ${name} can't be used, so there are no answers to compare.`)
  return undefined
}

function distinct(asked: readonly AskedAgain[]): AskedAgain[] {
  return [...new Map(asked.map((question) => [JSON.stringify(question), question])).values()]
}

/** What a dialogue comes back to may stand in any of its turns. */
function isWithin(reach: Reach, question: AskedAgain, today: string): boolean {
  return turnsOf(question, today).some((turn) => reach.reaches(turn))
}

interface Asking {
  readonly asked: readonly AskedAgain[]
  readonly today: string
}

function answersTo({ before, after }: Sides, { asked, today }: Asking) {
  const [was, is] = [engineOn(before), engineOn(after)]
  return asked.flatMap((question) => {
    const [earlier, later] = [was, is].map((engine) => lastAnswer(engine, turnsOf(question, today)))
    return earlier && later ? [{ question: question.turns.join(' → '), before: earlier, after: later }] : []
  })
}

function turnsOf({ turns, lang, today }: AskedAgain, day: string): Question[] {
  const hint = lang === undefined ? {} : { lang }
  return turns.map((text) => ({ text, conversation: '', audience: 'private', today: today ?? day, ...hint }))
}

function lastAnswer(engine: Engine, turns: readonly Question[]): Answer | undefined {
  let memory: Memory | undefined
  let answer: Answer | undefined
  for (const turn of turns) {
    const outcome = engine.ask(turn, memory)
    memory = outcome.memory
    answer = answerFrom(outcome.reply)
  }
  return answer
}
