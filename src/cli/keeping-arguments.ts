/** Mistakes in the arguments of the subcommands that keep the knowledge. */
import type { Mistake } from './arguments.ts'
import { checkFormats } from './check-formats.ts'
import { diffFormats } from './diff-formats.ts'
import { factOptions, kindOf, newKinds } from './new-fields.ts'
import type { CommandName, OptionName } from './usage.ts'

/** The first one, if any. */
export function keepingMistake(
  command: CommandName,
  words: readonly string[],
  values: ReadonlyMap<OptionName, string>,
): Mistake | undefined {
  return formatMistake(command, values.get('format')) ?? kindMistake(command, words, values)
}

function formatMistake(command: CommandName, format: string | undefined): Mistake | undefined {
  if (format === undefined) return undefined
  const known: readonly string[] = command === 'diff' ? diffFormats : checkFormats
  return known.includes(format) ? undefined : { message: `${command} has no format "${format}": ${known.join(', ')}.`, word: format, known }
}

function kindMistake(command: CommandName, [word = '']: readonly string[], values: ReadonlyMap<OptionName, string>): Mistake | undefined {
  if (command !== 'new') return undefined
  const kind = kindOf(word)
  const known = Object.keys(newKinds)
  if (!kind) return { message: `new makes no "${word}", but ${known.join(', ')}.`, word, known }
  const fitting = [
    'knowledge',
    'today',
    'into',
    'id',
    ...newKinds[kind].map(({ option }) => option),
    ...(kind === 'source' ? factOptions : []),
  ]
  const strange = [...values.keys()].find((name) => !fitting.includes(name))
  return strange === undefined
    ? undefined
    : { message: `--${strange} does not go with new ${kind}, only ${newKinds[kind].map(({ option }) => `--${option}`).join(', ')}.` }
}
