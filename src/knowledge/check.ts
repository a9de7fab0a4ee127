/** Runs every rule over the entries of a knowledge folder, and sets aside the warnings that were looked at and accepted. */

import { phraseKeys } from '../core/wording/phrases.ts'
import { didYouMean } from './nearest.ts'
import type { Problem } from './problem.ts'
import type { Entry, Reading } from './read.ts'
import { rules } from './rules/all.ts'
import type { Finding } from './rules/rule.ts'
import type { SourceFile } from './schema.ts'
import { createTables, type Tables } from './tables.ts'

export interface CheckOptions {
  /** ISO day, by the clock. */
  readonly today: string
  /** Those of the core when left out. */
  readonly phraseKeys?: readonly string[]
  /** Made anew when left out. */
  readonly tables?: Tables
}

export interface Checked {
  /** What the files are wrong in, and what the rules found. */
  readonly problems: readonly Problem[]
  readonly accepted: readonly { readonly problem: Problem; readonly reason: string }[]
}

export function checkReading(reading: Reading, options: CheckOptions): Checked {
  const found: Problem[] = []
  const { key } = (options.tables ?? createTables()).folder
  const context = { reading, today: options.today, key, phraseKeys: options.phraseKeys ?? phraseKeys }
  for (const { name, severity, check } of rules)
    check(context, (entry, finding) => found.push(problemAt(entry, finding, { rule: name, severity })))
  const reasonFor = acceptedReasons(reading)
  const accepted = found.flatMap((problem) => {
    const reason = reasonFor(problem)
    return reason === undefined ? [] : [{ problem, reason }]
  })
  const open = found.filter((problem) => reasonFor(problem) === undefined)
  const needless = reading.sources.flatMap((source) =>
    needlessAcceptances(
      source,
      accepted.map(({ problem }) => problem),
    ),
  )
  return { problems: [...reading.problems, ...open, ...needless], accepted }
}

function problemAt(entry: Entry<unknown>, { path, at, part, message, remedy }: Finding, of: Pick<Problem, 'rule' | 'severity'>): Problem {
  return { file: entry.file, ...(at ?? entry.locate(path ?? [], part)), ...of, message, ...(remedy === undefined ? {} : { remedy }) }
}

/** Only warnings can be accepted. */
function acceptedReasons(reading: Reading): (problem: Problem) => string | undefined {
  const bySource = new Map(reading.sources.map((source) => [source.file, source.value.accepted]))
  return ({ file, rule, severity }) => (severity === 'warning' ? bySource.get(file)?.[rule] : undefined)
}

/** An exception that excepts nothing is a trap for the next mistake. */
function needlessAcceptances(source: Entry<SourceFile>, accepted: readonly Problem[]): Problem[] {
  const warnings = rules.filter(({ severity }) => severity === 'warning').map(({ name }) => name)
  return Object.keys(source.value.accepted ?? {}).flatMap((rule) => {
    if (accepted.some((problem) => problem.file === source.file && problem.rule === rule)) return []
    const known = warnings.includes(rule)
    const message = known ? `"${rule}" is accepted, but no longer raised` : `"${rule}" is no warning that can be accepted`
    const remedy = known ? 'Take it out.' : (didYouMean(rule, warnings) ?? `Warnings are ${warnings.join(', ')}.`)
    return [problemAt(source, { path: ['accepted', rule], part: 'key', message, remedy }, { rule: 'accepted', severity: 'warning' })]
  })
}
