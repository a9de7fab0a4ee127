/** The subcommands of those who keep the knowledge: from arguments to calls. Each loads only what it needs. */
import type { Config } from '../config.ts'
import { optional } from '../settings.ts'
import type { Arguments } from './arguments.ts'
import { checkFormats } from './check-formats.ts'
import { diffFormats } from './diff-formats.ts'
import { kindOf } from './new-fields.ts'
import type { Person } from './asking.ts'
import type { Printer } from './new.ts'
import type { keeping } from './usage.ts'

export interface Keeping extends Printer {
  readonly config: Config
  /** The day by the clock, ISO. */
  readonly clockDay: string
  readonly person?: Person | undefined
}

/** Gives the exit code. */
export async function keep(command: (typeof keeping)[number] | 'compile' | 'schema', given: Arguments, deps: Keeping): Promise<number> {
  const { shippedDir } = await import('../knowledge/store.ts')
  const { words, values, switches } = given
  const dir = given.knowledge ?? deps.config.knowledgeDir ?? shippedDir
  const today = given.today ?? deps.clockDay
  switch (command) {
    case 'check': {
      const format = checkFormats.find((format) => format === values.get('format'))
      const options = { dir, today, strict: switches.has('strict'), listsDue: switches.has('due') }
      const { checkCommand } = await import('./check.ts')
      return checkCommand({ ...options, ...optional('against', given.against), ...optional('format', format) }, deps.print)
    }
    case 'new': {
      const { newCommand } = await import('./new.ts')
      return newCommand({ kind: kindOf(words[0] ?? '') ?? 'source', dir, today, given: values, person: deps.person }, deps)
    }
    case 'import': {
      const { importCommand } = await import('./import.ts')
      const places = { ...optional('into', values.get('into')), ...optional('score', values.get('score')) }
      return importCommand({ article: words[0] ?? '', dir, today, given: values, person: deps.person, ...places }, deps)
    }
    case 'fix': {
      const { fixCommand } = await import('./fix.ts')
      return fixCommand({ dir, files: words, checksOnly: switches.has('check') }, deps)
    }
    case 'diff':
      return diff(given, { ...deps, dir, today })
    case 'corrections': {
      const [{ pageCommand }, { correctionsPage }] = await Promise.all([import('./pages.ts'), import('../knowledge/corrections.ts')])
      return pageCommand({ name: 'corrections.md', pageOf: correctionsPage, dir, today }, deps)
    }
    case 'coverage': {
      const [{ pageCommand }, { coveragePage }] = await Promise.all([import('./pages.ts'), import('../knowledge/coverage-page.ts')])
      return pageCommand({ name: 'coverage.md', pageOf: coveragePage, dir, today }, deps)
    }
    case 'compile': {
      const { compileCommand } = await import('./compile.ts')
      return compileCommand({ today: deps.clockDay }, deps.print)
    }
    case 'schema': {
      const { schemaCommand } = await import('./schema.ts')
      return schemaCommand({ dir }, deps.print)
    }
    default:
      return command satisfies never
  }
}

async function diff(
  { words, values, switches }: Arguments,
  deps: Keeping & { readonly dir: string; readonly today: string },
): Promise<number> {
  const [{ diffCommand }, { journalQueries }] = await Promise.all([import('./diff.ts'), import('./journal-queries.ts')])
  const options = {
    dir: deps.dir,
    today: deps.today,
    revision: words[0] ?? 'HEAD',
    format: diffFormats.find((format) => format === values.get('format')) ?? 'text',
    failsOnLoss: switches.has('fail-on-loss'),
    extent: switches.has('all') ? ('all' as const) : ('some' as const),
    queries: await journalQueries(deps.config, deps.complain),
  }
  return diffCommand({ ...options, ...optional('questions', values.get('questions')) }, deps)
}
