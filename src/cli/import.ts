/** `baimo import`: drafts of the facts that an article seems to have. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSnapshot } from '../core/snapshot.ts'
import { readArticle } from '../knowledge/article.ts'
import { buildKnowledge } from '../knowledge/build.ts'
import { type Contents, readContents } from '../knowledge/contents.ts'
import { draftsText } from '../knowledge/draft-text.ts'
import { type Draft, proposeDrafts } from '../knowledge/drafts.ts'
import { type Edit, errorsOfEdit, writeEdit } from '../knowledge/edit.ts'
import { renderProblem } from '../knowledge/problem.ts'
import { type Reading, readKnowledge } from '../knowledge/read.ts'
import type { Given } from '../knowledge/scaffold.ts'
import type { Person } from './asking.ts'
import { scoreDrafts, scoreLines } from './import-score.ts'
import { complete, newSource, type Printer } from './new.ts'

export interface ImportOptions {
  readonly article: string
  readonly dir: string
  readonly today: string
  /** The source to add to; made from `given` where it is missing. */
  readonly into?: string
  /** Writes nothing, but compares with this source. */
  readonly score?: string
  readonly given: Given
  readonly person?: Person | undefined
}

/** Gives the exit code. */
export async function importCommand(options: ImportOptions, printer: Printer): Promise<number> {
  const { article, dir, today, score } = options
  const paragraphs = paragraphsOf(article, printer)
  if (!paragraphs) return 1
  const contents = readContents(dir)
  const built = buildKnowledge(contents, today)
  if (!built.ok) {
    for (const problem of built.problems) if (problem.severity === 'error') printer.complain(renderProblem(problem))
    printer.complain('Names and words are taken from the knowledge, so mend what is listed above first.')
    return 1
  }
  const reading = readKnowledge(contents)
  const propose = (date: string): Draft[] => proposeDrafts({ paragraphs, date }, createSnapshot(built.knowledge))
  if (score !== undefined) return printScore(score, { reading, propose }, printer)
  const target = await targetOf(options, { contents, reading, title: paragraphs.find((text) => text.trim() !== '')?.trim() ?? '' })
  if (!target.ok) {
    printer.complain(target.message)
    return target.code
  }
  const drafts = propose(target.date).filter((draft) => !target.has(draft))
  return writeDrafts(drafts, { ...target, contents, dir, today }, printer)
}

function paragraphsOf(article: string, { complain }: Printer): readonly string[] | undefined {
  try {
    const read = readArticle(readFileSync(article), article)
    if (read.ok) return read.paragraphs
    complain(read.message)
  } catch (error) {
    complain(`${article} can't be read: ${error instanceof Error ? error.message : String(error)}. Give the path of the article as text.`)
  }
  return undefined
}

interface Proposing {
  readonly reading: Reading
  readonly propose: (date: string) => Draft[]
}

function printScore(id: string, { reading, propose }: Proposing, { print, complain }: Printer): number {
  const source = reading.sources.find((source) => source.id === id)
  if (!source) {
    complain(`There is no source "${id}": ${reading.sources.map(({ id }) => id).join(', ')}.`)
    return 1
  }
  const facts = reading.facts.filter((fact) => fact.source.id === id)
  for (const line of scoreLines(scoreDrafts(propose(source.value.date), facts))) print(line)
  return 0
}

interface Target {
  readonly ok: true
  readonly id: string
  readonly date: string
  /** The file as it is, or as it begins; without an example when it has drafts. */
  readonly before: Edit
  readonly taken: ReadonlySet<string>
  /** Whether a figure is there already, so that the same article can be imported again. */
  readonly has: (draft: Draft) => boolean
}

interface Known {
  readonly contents: Contents
  readonly reading: Reading
  readonly title: string
}

async function targetOf(
  { into, dir, today, given, person }: ImportOptions,
  { contents, reading, title }: Known,
): Promise<Target | { readonly ok: false; readonly code: number; readonly message: string }> {
  const source = reading.sources.find(({ id }) => id === into)
  if (source) {
    const own = [...reading.facts, ...reading.drafts].filter((fact) => fact.source.id === source.id)
    const text = contents.files.find(({ path }) => path === source.file)?.bytes.toString('utf8') ?? ''
    return {
      ok: true,
      id: source.id,
      date: source.value.date,
      before: { path: source.file, text },
      taken: new Set(Object.keys(source.value.facts)),
      has: (draft) =>
        scoreDrafts([draft], own).right > 0 || (draft.figure === undefined && own.some(({ value }) => isSameQuote(draft, value))),
    }
  }
  const completed = await complete('source', new Map([...(title === '' ? [] : [['title', title] as const]), ...given]), person)
  if (!completed.ok) return completed
  const made = newSource({
    contents,
    dir,
    today,
    given: new Map([...completed.given, ...(into === undefined ? [] : [['id', into] as const])]),
  })
  if (!made.ok) return { ok: false, code: 1, message: made.message }
  return { ok: true, id: made.id, date: completed.given.get('date') ?? today, before: made.edit, taken: new Set(), has: () => false }
}

function isSameQuote(draft: Draft, fact: Reading['facts'][number]['value']): boolean {
  return fact.paragraph === draft.paragraph && fact.about === draft.about && fact.roles?.speaker?.[0] === draft.speaker
}

interface Writing extends Target {
  readonly contents: Contents
  readonly dir: string
  readonly today: string
}

function writeDrafts(drafts: readonly Draft[], { id, before, taken, contents, dir, today }: Writing, { print, complain }: Printer): number {
  const added = draftsText(drafts, taken)
  // Behind an empty map nothing can follow.
  const open = before.text.replace(/^facts: *\{ *\} *$/m, 'facts:').trimEnd()
  const edit = { path: before.path, text: added === '' ? before.text : `${open}\n\n${added}` }
  const errors = errorsOfEdit(contents, edit, today)
  if (errors.length > 0) {
    for (const problem of errors) complain(renderProblem(problem))
    complain('Nothing was written, since it would bring the errors above.')
    return 1
  }
  writeEdit(dir, edit)
  const figures = drafts.filter(({ figure }) => figure !== undefined).length
  print(`Wrote ${figures} figures and ${drafts.length - figures} quotations as drafts to ${join(dir, edit.path)}`)
  print(
    'Next: for each draft, check what was guessed, fill in its statement and take the line "draft: true" out; throw away what is no fact.',
  )
  print(`Then: baimo check --against ARTICLE.txt, and baimo ask about it. Drafts of ${id} answer nothing until then.`)
  return 0
}
