/** What zod finds wrong, told so that an admin knows what to do. */
import type { z } from 'zod'
import { didYouMean } from './nearest.ts'
import type { Problem } from './problem.ts'
import type { Path, YamlDocument } from './yaml.ts'

type Issue = z.core.$ZodIssue

export interface YamlFile {
  readonly file: string
  readonly document: YamlDocument
}

export interface ShapeProblem {
  readonly path: Path
  readonly problem: Problem
}

/** One problem for each thing wrong, with the path where it is wrong. */
export function shapeProblems(of: YamlFile, issues: readonly Issue[]): ShapeProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)))
    if (!isThere(path, of.document) && path.length > 0) return [{ path, problem: missing(of, path) }]
    if (issue.code === 'invalid_union') return unionProblems(of, issue, path)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path,
        problem: make(of, [...path, key], { part: 'key', message: `unknown key "${key}"`, remedy: keyRemedy(key) }),
      }))
    }
    const part = issue.code === 'invalid_key' ? 'key' : 'value'
    return [{ path, problem: make(of, path, { part, ...worded(issue, path, of.document) }) }]
  })
}

/** Points at the key of what lacks something: there is no better place. */
function missing(of: YamlFile, path: Path): Problem {
  const name = String(path.at(-1))
  return {
    ...make(of, path, { part: 'value', message: `"${name}" is missing`, remedy: `Add it: "${name}: …".` }),
    ...of.document.locate(path.slice(0, -1), 'key'),
  }
}

interface Told {
  readonly part: 'key' | 'value'
  readonly message: string
  readonly remedy?: string | undefined
}

function make({ file, document }: YamlFile, path: Path, { part, message, remedy }: Told): Problem {
  return { file, ...document.locate(path, part), rule: 'shape', severity: 'error', message, ...(remedy === undefined ? {} : { remedy }) }
}

/** A figure is a map or the word `undisclosed`: only the branch that was meant is told about. */
function unionProblems(of: YamlFile, issue: Extract<Issue, { code: 'invalid_union' }>, path: Path): ShapeProblem[] {
  const meant = issue.errors.find((branch) => !branch.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type'))
  const isMap = of.document.typed(path) === undefined
  if (isMap && meant && meant.length > 0) {
    return shapeProblems(
      of,
      meant.map((inner) => ({ ...inner, path: [...path, ...inner.path] })),
    )
  }
  const name = String(path.at(-1))
  const remedy = name === 'figure' ? 'Write {value: 5, unit: USD billion}, or undisclosed.' : undefined
  return [{ path, problem: make(of, path, { part: 'value', message: `"${name}" is not what it should be`, remedy }) }]
}

function worded(issue: Issue, path: Path, document: YamlDocument): { message: string; remedy?: string | undefined } {
  const name = String(path.at(-1) ?? 'file')
  const typed = document.typed(path)
  if (issue.code === 'invalid_type') return wordedType(issue.expected, name, typed)
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    return {
      message: `"${typed ?? name}" is not one of ${values.join(', ')}`,
      remedy: typed === undefined ? undefined : didYouMean(typed, values),
    }
  }
  if (issue.code === 'invalid_key') return { message: `"${name}" can't be used here: ${issue.issues[0]?.message ?? issue.message}` }
  if (issue.code === 'too_small' || (issue.code === 'custom' && issue.params?.['empty'] === true))
    return { message: `"${name}" is empty or too small`, remedy: 'Fill it in, or leave the key out where it may be missing.' }
  if (issue.code === 'invalid_format') return { message: `"${name}" is wrong: ${issue.message}` }
  return { message: `"${name}" is wrong: ${issue.message}` }
}

function wordedType(expected: string, name: string, typed: string | undefined): { message: string; remedy?: string | undefined } {
  if (expected === 'string' && typed !== undefined && typed !== '') {
    return {
      message: `"${name}" must be text, but YAML reads ${typed} as ${kindOf(typed)}`,
      remedy: `Quote it: '${typed.replaceAll("'", "''")}'.`,
    }
  }
  if (expected === 'string' && typed === undefined) {
    return {
      message: `"${name}" must be text, but YAML reads a map or a list`,
      remedy: "A sentence that begins with { or [ must be quoted: '{figure} …'.",
    }
  }
  if (expected === 'number' || expected === 'int')
    return { message: `"${name}" must be a number`, remedy: 'Write it plain, without quotes, commas or words: 26000.' }
  const kind = expected === 'array' ? 'a list' : expected === 'object' || expected === 'record' ? 'a map' : expected
  return { message: `"${name}" must be ${kind}`, remedy: expected === 'array' ? 'Write it in brackets: [one, two].' : undefined }
}

function kindOf(typed: string): string {
  if (/^(true|false)$/i.test(typed)) return 'yes or no'
  return /^(null|~)$/i.test(typed) ? 'nothing' : 'a number'
}

function isThere(path: Path, document: YamlDocument): boolean {
  let value: unknown = document.value
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return false
    value = Object.entries(value).find(([key]) => key === String(segment))?.[1]
  }
  return value !== undefined
}

/** Keys that people bring from elsewhere. */
const otherNames: Readonly<Record<string, string>> = {
  link: 'url',
  author: 'authors',
  alias: 'aliases',
  synonyms: 'words',
  description: 'basis',
  pinyin: '',
  entities: 'about',
  entity: 'about',
  topic: 'topics',
  quote: 'statement',
}

function keyRemedy(key: string): string {
  if (/[\s，。]/.test(key)) return 'A sentence with a comma within { } must be quoted.'
  const other = otherNames[key]
  if (other === '') return 'Leave it out: it is derived.'
  return other ? `Perhaps "${other}" is meant.` : 'Check its spelling and its indent, or take it out.'
}
