/** `baimo new`: a new source, entity, topic or metric, right as it is written. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createFolder } from '../core/words/fold.ts'
import { type Contents, readContents } from '../knowledge/contents.ts'
import { type Edit, errorsOfEdit, writeEdit } from '../knowledge/edit.ts'
import { foldPairs } from '../knowledge/hant.ts'
import { renderProblem } from '../knowledge/problem.ts'
import { type Reading, readKnowledge } from '../knowledge/read.ts'
import { entryText, type Given, modelineOf, sourceText } from '../knowledge/scaffold.ts'
import { entityNamed, freeId, slugOf } from '../knowledge/slug.ts'
import { askFor, type Person } from './asking.ts'
import { langOf } from './languages.ts'
import { type NewKind, newKinds } from './new-fields.ts'

export interface NewOptions {
  readonly kind: NewKind
  readonly dir: string
  /** ISO day, by the clock. */
  readonly today: string
  readonly given: Given
  /** Whom to ask for what is not given; nobody where baimo is run by a script. */
  readonly person?: Person | undefined
}

export interface Printer {
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
}

/** Gives the exit code: 2 where something needed was not given and nobody can be asked. */
export async function newCommand({ kind, dir, today, given, person }: NewOptions, { print, complain }: Printer): Promise<number> {
  const completed = await complete(kind, given, person)
  if (!completed.ok) {
    complain(completed.message)
    return completed.code
  }
  const contents = readContents(dir)
  const made = editFor(kind, { contents, dir, today, given: completed.given })
  if (!made.ok) {
    complain(made.message)
    return 1
  }
  const errors = errorsOfEdit(contents, made.edit, today)
  for (const problem of errors) complain(renderProblem(problem))
  if (errors.length > 0) {
    complain('Nothing was written, since it would bring the errors above. Give other words for what they name.')
    return 1
  }
  writeEdit(dir, made.edit)
  print(`Wrote ${made.id} to ${join(dir, made.edit.path)}`)
  print(nextSteps[kind])
  return 0
}

const nextSteps: Readonly<Record<NewKind, string>> = {
  source:
    'Next: write its facts under "facts" (take the example out of its comment), or draft them with: baimo import ARTICLE.txt --into <id>. Until then baimo check warns of a source without facts.',
  entity: 'Next: add misspellings and other names that people use, then baimo check.',
  topic: 'Next: add the words that people use for it, then name it in "topics" of facts.',
  metric: 'Next: name it as "metric" of facts.',
}

export type Completed =
  | { readonly ok: true; readonly given: Given }
  | { readonly ok: false; readonly code: number; readonly message: string }

/** Asks for what is missing only when something needed is. */
export async function complete(kind: NewKind, given: Given, person: Person | undefined): Promise<Completed> {
  const fields = newKinds[kind]
  const missing = fields.filter((field) => 'required' in field && !given.has(field.option))
  if (missing.length === 0) return { ok: true, given }
  if (!person) {
    const wanted = missing.map(({ option, question }) => `--${option} (${question})`)
    return { ok: false, code: 2, message: `A new ${kind} needs ${wanted.join(', ')}.` }
  }
  const answers = await askFor(fields, given, person)
  return answers ? { ok: true, given: answers } : { ok: false, code: 1, message: 'Nothing was written.' }
}

interface Place {
  readonly contents: Contents
  readonly dir: string
  readonly today: string
  readonly given: Given
}
export type Made = { readonly ok: true; readonly id: string; readonly edit: Edit } | { readonly ok: false; readonly message: string }

function editFor(kind: NewKind, place: Place): Made {
  return kind === 'source' ? newSource(place) : newEntry(kind, place)
}

/** A source that is not there yet. */
export function newSource({ contents, dir, today, given }: Place): Made {
  const { key, script } = createFolder(foldPairs())
  const publisher = given.get('publisher') ?? ''
  const stem = entityNamed(publisher, readKnowledge(contents), key) ?? slugOf(publisher) ?? 'source'
  const isTaken = (id: string): boolean => existsSync(join(dir, `sources/${id}.yaml`))
  const id = given.get('id') ?? freeId(`${stem}-${given.get('date') ?? ''}`, isTaken)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    return { ok: false, message: `"${id}" is no id: lower-case letters, digits and single hyphens.` }
  if (isTaken(id)) return { ok: false, message: `sources/${id}.yaml is there already, and stays as it is. Give another --id.` }
  const title = given.get('title') ?? ''
  const { traditional, simplified } = script(title)
  const guess = /[\u3400-\u9fff]/.test(title) ? (traditional > simplified ? 'zh-Hant' : 'zh-Hans') : 'en'
  const lang = given.has('lang') ? (langOf(given.get('lang') ?? '') ?? guess) : guess
  return { ok: true, id, edit: { path: `sources/${id}.yaml`, text: sourceText({ given, lang, checked: today }) } }
}

const folders = { entity: 'entities', topic: 'topics', metric: 'metrics' } as const

function newEntry(kind: keyof typeof folders, { contents, given }: Place): Made {
  const folder = folders[kind]
  const reading = readKnowledge(contents)
  const id = given.get('id') ?? slugOf(given.get('name') ?? '') ?? kind
  const other = reading[folder].find((entry) => entry.id === id)
  if (other) return { ok: false, message: `"${id}" is in ${other.file} already, and stays as it is. Give another --id.` }
  const into = given.get('into')
  const path = into === undefined ? fittingFile(kind, reading, given) : `${folder}/${into.replace(/\.yaml$/, '')}.yaml`
  const before = contents.files.find((file) => file.path === path)?.bytes.toString('utf8') ?? modelineOf(folder)
  return { ok: true, id, edit: { path, text: `${before.trimEnd()}\n\n${entryText(kind, id, given)}` } }
}

/** The file that has most of its like: entities of its kind, metrics of its topic. */
function fittingFile(kind: keyof typeof folders, { entities, topics, metrics }: Reading, given: Given): string {
  const all = { entity: entities, topic: topics, metric: metrics }[kind]
  const alike = {
    entity: entities.filter(({ value }) => value.kind === given.get('kind')),
    topic: topics,
    metric: metrics.filter(({ value }) => value.topic === given.get('topic')),
  }[kind]
  const counts = new Map<string, number>()
  for (const { file } of alike.length > 0 ? alike : all) counts.set(file, (counts.get(file) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0] ?? `${folders[kind]}/added.yaml`
}
