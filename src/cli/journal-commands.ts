/** The subcommands that read the journal: opens it, lets one of them work, closes it. */
import { messageOf } from '../adapters/desk.ts'
import type { Config } from '../config.ts'
import type { OpenJournal } from '../journal/open.ts'
import type { Arguments } from './arguments.ts'
import type { CommandName } from './usage.ts'

/** What such a subcommand is given. */
export interface JournalDeps {
  readonly office: OpenJournal
  readonly given: Arguments
  /** The folder of the knowledge. */
  readonly dir: string
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
}

export type JournalCommand = Extract<CommandName, 'gaps' | 'stats' | 'suggestions' | 'journal' | 'golden'>

/** Gives the exit code. */
export async function journalCommand(
  command: JournalCommand,
  { config, ...deps }: Omit<JournalDeps, 'office'> & { readonly config: Config },
): Promise<number> {
  const tell = (event: string, fields?: { readonly error?: string }): void =>
    deps.complain([event, fields?.error].filter((part) => part !== undefined).join(': '))
  const quiet = (): void => undefined
  try {
    const { openJournal } = await import('../journal/open.ts')
    const office = await openJournal({ ...config, now: Date.now, log: { info: quiet, warn: tell, error: tell } })
    try {
      return await work(command, { ...deps, office })
    } finally {
      await office.close()
    }
  } catch (error) {
    deps.complain(messageOf(error))
    return 1
  }
}

async function work(command: JournalCommand, deps: JournalDeps): Promise<number> {
  switch (command) {
    case 'gaps':
      return (await import('./gaps.ts')).gapsCommand(deps)
    case 'stats':
      return (await import('./stats.ts')).statsCommand(deps)
    case 'suggestions':
      return (await import('./suggestions.ts')).suggestionsCommand(deps)
    case 'journal':
      return (await import('./journal.ts')).keptCommand(deps)
    case 'golden':
      return (await import('./golden.ts')).goldenCommand(deps)
    default:
      return assertNever(command)
  }
}

function assertNever(command: never): never {
  throw new TypeError(`no such command: ${String(command)}`)
}
