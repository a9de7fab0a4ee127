/** `baimo check`: everything that is wrong with the knowledge, in one run. */
import { readFileSync } from 'node:fs'
import { absentFrom } from '../knowledge/against.ts'
import { checkReading } from '../knowledge/check.ts'
import { readContents } from '../knowledge/contents.ts'
import { type Problem, renderProblem, sortProblems } from '../knowledge/problem.ts'
import { type FactRecord, readKnowledge } from '../knowledge/read.ts'

export interface CheckCommandOptions {
  readonly dir: string
  /** The day by the clock, ISO. */
  readonly today: string
  /** Warnings fail the check too. */
  readonly strict: boolean
  /** The text of an article, one paragraph a line: every figure must stand in its paragraph. */
  readonly against?: string
}

/** Prints problems by file and line, then a summary. Gives the exit code: 1 with errors, with `strict` also with warnings. */
export function checkCommand({ dir, today, strict, against }: CheckCommandOptions, print: (line: string) => void): number {
  const reading = readKnowledge(readContents(dir))
  const { problems, accepted } = checkReading(reading, { today })
  const found = sortProblems([...problems, ...(against === undefined ? [] : figuresAgainst(reading.facts, against))])
  for (const problem of found) print(renderProblem(problem))
  for (const { problem, reason } of accepted) print(`${renderProblem(problem)} Accepted: ${reason}`)
  const errors = found.filter(({ severity }) => severity === 'error').length
  const warnings = found.length - errors
  print(
    `${count(reading.facts.length, 'fact')} of ${count(reading.sources.length, 'source')}: ${count(errors, 'error')}, ${count(warnings, 'warning')}${accepted.length > 0 ? `, ${accepted.length} accepted` : ''}`,
  )
  // Time alone never turns a green check red.
  return errors > 0 || (strict && found.some(({ rule }) => rule !== 'stale')) ? 1 : 0
}

function figuresAgainst(facts: readonly FactRecord[], file: string): Problem[] {
  const paragraphs = readParagraphs(file)
  if (!paragraphs)
    return [
      {
        file,
        line: 1,
        column: 1,
        rule: 'against',
        severity: 'error',
        message: "file can't be read",
        remedy: 'Give the path of the article as text, one paragraph a line.',
      },
    ]
  return facts.flatMap((fact) => {
    const { figure, paragraph } = fact.value
    if (figure === undefined || figure === 'undisclosed') return []
    const absent = absentFrom(paragraphs[paragraph - 1] ?? '', figure)
    if (absent.length === 0) return []
    const place = { file: fact.file, ...fact.locate(['figure'], 'key') }
    const elsewhere = paragraphs.findIndex((text) => absentFrom(text, figure).length === 0)
    const remedy = elsewhere < 0 ? 'It stands in no other paragraph either.' : `It stands in paragraph ${elsewhere + 1}.`
    return [
      {
        ...place,
        rule: 'against',
        severity: 'error',
        message: `"${fact.id}": ${absent.join(' and ')} does not stand in paragraph ${paragraph}`,
        remedy,
      },
    ]
  })
}

function readParagraphs(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)
  } catch {
    return undefined
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
