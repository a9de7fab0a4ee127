/** What `baimo check` found, for eyes, for tools and for the annotations of a code host. */
import { join } from 'node:path'
import type { Checked } from '../knowledge/check.ts'
import type { Due } from '../knowledge/cadence.ts'
import { type Problem, renderProblem } from '../knowledge/problem.ts'

export const checkFormats = ['text', 'json', 'github'] as const
export type CheckFormat = (typeof checkFormats)[number]

export interface Findings {
  /** In order of file and line. */
  readonly problems: readonly Problem[]
  readonly accepted: Checked['accepted']
  readonly due: readonly Due[]
  readonly facts: number
  readonly drafts: number
  readonly sources: number
}

interface FormatOptions {
  /** Lists what is past its cadence one by one, where it would only be counted. */
  readonly listsDue: boolean
  /** The knowledge folder as the code host knows it: relative to the top of the repository. */
  readonly folder: string
}

/** The lines to print. */
export function formatFindings(findings: Findings, format: CheckFormat, options: FormatOptions): string[] {
  switch (format) {
    case 'text':
      return textLines(findings, options)
    case 'json':
      return [JSON.stringify(jsonOf(findings), undefined, 2)]
    case 'github':
      return [...findings.problems.map((problem) => annotation(problem, options.folder)), summaryOf(findings)]
    default:
      return format satisfies never
  }
}

function textLines(findings: Findings, { listsDue }: FormatOptions): string[] {
  const { problems, accepted, due } = findings
  return [
    ...problems.map(renderProblem),
    ...accepted.map(({ problem, reason }) => `${renderProblem(problem)} Accepted: ${reason}`),
    ...(listsDue ? due.map(dueLine) : []),
    ...(due.length > 0 && !listsDue
      ? [`${count(due.length, 'figure')} past ${due.length === 1 ? 'its' : 'their'} cadence: --due lists what a newer source should give.`]
      : []),
    summaryOf(findings),
  ]
}

function dueLine({ fact, metric, months, cadenceMonths }: Due): string {
  const { line, column } = fact.locate([], 'key')
  return `${fact.file}:${line}:${column} info ${metric} of "${fact.value.about}" is ${months} months old; a newer one is due every ${cadenceMonths}.`
}

function summaryOf({ problems, accepted, facts, drafts, sources }: Findings): string {
  const errors = errorsIn(problems)
  const parts = [
    count(errors, 'error'),
    count(problems.length - errors, 'warning'),
    ...(accepted.length > 0 ? [`${accepted.length} accepted`] : []),
    ...(drafts > 0 ? [`${count(drafts, 'draft')} that ${drafts === 1 ? 'answers' : 'answer'} nothing yet`] : []),
  ]
  return `${count(facts, 'fact')} of ${count(sources, 'source')}: ${parts.join(', ')}`
}

function jsonOf({ problems, accepted, due, facts, drafts, sources }: Findings): unknown {
  const errors = errorsIn(problems)
  return {
    facts,
    drafts,
    sources,
    errors,
    warnings: problems.length - errors,
    problems: problems.map(inOrder),
    accepted: accepted.map(({ problem, reason }) => ({ ...inOrder(problem), reason })),
    due: due.map(({ fact, metric, months, cadenceMonths }) => ({
      file: fact.file,
      ...fact.locate([], 'key'),
      fact: fact.id,
      about: fact.value.about,
      metric,
      months,
      cadenceMonths,
    })),
  }
}

type Nullable = Omit<Problem, 'remedy'> & { readonly remedy?: string | null }

/** Every problem has every field, in one order, so that a tool needs no cases. */
function inOrder({ rule, severity, file, line, column, message, remedy = null }: Nullable): Required<Nullable> {
  return { rule, severity, file, line, column, message, remedy }
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message */
function annotation({ file, line, column, severity, rule, message, remedy }: Problem, folder: string): string {
  const path = join(folder, file).replaceAll('\\', '/')
  const properties = { file: path, line, col: column, title: rule }
  const listed = Object.entries(properties).map(
    ([key, value]) => `${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  )
  return `::${severity} ${listed.join(',')}::${escaped(`${message}.${remedy === undefined ? '' : ` ${remedy}`}`)}`
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function errorsIn(problems: readonly Problem[]): number {
  return problems.filter(({ severity }) => severity === 'error').length
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
