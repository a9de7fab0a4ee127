/** `baimo check`: everything that is wrong with the knowledge, in one run. */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { absentFrom } from '../knowledge/against.ts'
import { pastCadence } from '../knowledge/cadence.ts'
import { checkReading } from '../knowledge/check.ts'
import { readContents } from '../knowledge/contents.ts'
import { hasErrors, type Problem, sortProblems } from '../knowledge/problem.ts'
import { type FactRecord, readKnowledge } from '../knowledge/read.ts'
import { type CheckFormat, type Findings, formatFindings } from './check-formats.ts'

export interface CheckCommandOptions {
  readonly dir: string
  /** The day by the clock, ISO. */
  readonly today: string
  /** Warnings fail the check too. */
  readonly strict: boolean
  /** The text of an article, one paragraph a line: every figure must stand in its paragraph. */
  readonly against?: string
  readonly format?: CheckFormat
  /** Lists what is past its cadence, which else is only counted. */
  readonly listsDue?: boolean
  /** The folder that annotations name files from; where baimo was started when left out. */
  readonly root?: string
}

/** Prints what was found. Gives the exit code: 1 with errors, with `strict` also with warnings. */
export function checkCommand(options: CheckCommandOptions, print: (line: string) => void): number {
  const { dir, today, strict, against, format = 'text', listsDue = false, root = '.' } = options
  const reading = readKnowledge(readContents(dir))
  const { problems, accepted } = checkReading(reading, { today })
  const found = sortProblems([...problems, ...(against === undefined ? [] : figuresAgainst(reading.facts, against))])
  const findings: Findings = {
    problems: found,
    accepted,
    due: pastCadence(reading, today),
    facts: reading.facts.length,
    drafts: reading.drafts.length,
    sources: reading.sources.length,
  }
  for (const line of formatFindings(findings, format, { listsDue, folder: relative(root, dir) })) print(line)
  // Time alone never turns a green check red.
  return hasErrors(found) || (strict && found.some(({ rule }) => rule !== 'stale')) ? 1 : 0
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
