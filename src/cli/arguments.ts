/** Reads the command line. */
import { parseArgs } from 'node:util'
import { type Lang, langs } from '../core/knowledge.ts'
import { optional } from '../settings.ts'
import { langOf } from './languages.ts'
import { keepingMistake } from './keeping-arguments.ts'
import { type CommandLine, type CommandName, commands, type OptionName, type OptionSpec, options } from './usage.ts'

export interface Arguments {
  readonly command: CommandName
  readonly text?: string
  readonly lang?: Lang
  readonly knowledge?: string
  readonly today?: string
  readonly against?: string
  readonly url?: string
  readonly prefix?: string
  readonly guild?: string
  /** What stands behind the subcommand. */
  readonly words: readonly string[]
  /** Every option that has a value. */
  readonly values: ReadonlyMap<OptionName, string>
  readonly port?: string
  readonly accept?: string
  readonly before?: string
  readonly switches: ReadonlySet<OptionName>
}

/** A mistake names what was typed, and the known words that may have been meant. */
export interface Mistake {
  readonly message: string
  readonly word?: string
  readonly known?: readonly string[]
}

export type ArgumentsReading = { readonly ok: true; readonly arguments: Arguments } | { readonly ok: false; readonly mistake: Mistake }

/** Reads the command line, without the program's name. */
export function readArguments(args: readonly string[]): ArgumentsReading {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: parseOptions(),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const command = commands.find(({ name }) => name === positionals[0] && name !== 'chat')?.name ?? 'chat'
  const values = new Map<OptionName, string>()
  const switches = new Set<OptionName>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const spec = options.find(({ name }) => name === token.name)
    const mistake = optionMistake(spec, token, command)
    if (mistake) return { ok: false, mistake }
    if (spec && 'value' in spec) values.set(spec.name, token.value ?? '')
    else if (spec) switches.add(spec.name)
  }
  const words = command === 'chat' ? positionals : positionals.slice(1)
  const mistake =
    switches.has('help') || switches.has('version')
      ? undefined
      : (wordsMistake(command, words, switches) ??
        valueMistake(values) ??
        keepingMistake(command, words, values) ??
        manifestMistake(command, values, switches))
  if (mistake) return { ok: false, mistake }
  return { ok: true, arguments: collect(command, { words, values, switches }) }
}

function parseOptions(): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  return Object.fromEntries(
    options.map((option) => [
      option.name,
      { type: 'value' in option ? 'string' : 'boolean', ...('short' in option ? { short: option.short } : {}) },
    ]),
  )
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
}

function optionMistake(spec: OptionSpec | undefined, token: OptionToken, command: CommandName): Mistake | undefined {
  const fitting = options.filter(({ of }) => of.some((name) => name === command)).map(({ name }) => `--${name}`)
  if (!spec) return { message: `There is no option ${token.rawName}.`, word: token.rawName, known: fitting }
  if (!spec.of.includes(command)) return { message: `${token.rawName} does not go with ${command}, only with ${spec.of.join(', ')}.` }
  if (spec.value !== undefined && !token.value) return { message: `${token.rawName} wants a value: ${token.rawName} ${spec.value}.` }
  if (spec.value === undefined && token.value !== undefined) return { message: `${token.rawName} takes no value.` }
  return undefined
}

/** What the first word of a command may be. */
const actionsOf: Readonly<Partial<Record<CommandName, readonly string[]>>> = { journal: ['export', 'forget'], golden: ['add'] }

function wordsMistake(command: CommandName, words: readonly string[], switches: ReadonlySet<OptionName>): Mistake | undefined {
  const [word] = words
  const actions = actionsOf[command]
  if (actions && !actions.some((action) => action === word))
    return { message: `${command} wants one of: ${actions.join(', ')}.`, ...(word === undefined ? {} : { word, known: actions }) }
  const spec: CommandLine | undefined = commands.find(({ name }) => name === command)
  if (spec?.words) return countMistake(spec, words)
  if (word === undefined) return undefined
  if (command === 'chat') {
    const known = commands.map(({ name }) => name).filter((name) => name !== 'chat')
    return { message: `There is no subcommand "${word}". To ask a question: baimo ask "${words.join(' ')}".`, word, known }
  }
  if (command !== 'ask') return { message: `${command} takes no "${actions ? words.slice(1).join(' ') : word}".` }
  return switches.has('jsonl') ? { message: `ask --jsonl reads questions from stdin, so it takes no "${word}".` } : undefined
}

function countMistake({ name, usage, words: [min, max] = [0, 0] }: CommandLine, words: readonly string[]): Mistake | undefined {
  if (words.length < min) return { message: `${name} wants more: ${usage}.` }
  return words.length > max ? { message: `${name} takes no "${words[max]}".` } : undefined
}

function valueMistake(values: ReadonlyMap<OptionName, string>): Mistake | undefined {
  const lang = values.get('lang')
  if (lang !== undefined && langOf(lang) === undefined)
    return { message: `There is no language "${lang}": ${langs.join(', ')}.`, word: lang, known: langs }
  const guild = values.get('guild')
  if (guild !== undefined && !/^\d{17,20}$/.test(guild))
    return { message: `--guild wants the id of a server, digits only, not "${guild}".` }
  const port = values.get('port')
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535))
    return { message: `--port wants a number up to 65535, not "${port}".` }
  for (const name of ['today', 'before'] as const) {
    const day = values.get(name)
    if (day !== undefined && !isDay(day)) return { message: `--${name} wants a day like 2026-11-24, not "${day}".` }
  }
  return undefined
}

function manifestMistake(
  command: CommandName,
  values: ReadonlyMap<OptionName, string>,
  switches: ReadonlySet<OptionName>,
): Mistake | undefined {
  if (command !== 'manifest') return undefined
  const url = values.get('url')
  if (switches.has('socket') === (url !== undefined)) return { message: 'manifest wants either --socket or --url https://….' }
  if (url !== undefined && !/^https:\/\/[^\s/]/.test(url))
    return { message: `--url wants an address like https://baimo.example.org, not "${url}".` }
  const prefix = values.get('prefix')
  if (prefix !== undefined && !/^[a-z0-9]{1,12}$/.test(prefix))
    return { message: `--prefix wants at most 12 lower-case letters and digits, not "${prefix}".` }
  return undefined
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  // 2026-02-30 is read as 2 March.
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

interface Parts {
  readonly words: readonly string[]
  readonly values: ReadonlyMap<OptionName, string>
  readonly switches: ReadonlySet<OptionName>
}

function collect(command: CommandName, { words, values, switches }: Parts): Arguments {
  const lang = langOf(values.get('lang') ?? '')
  const named = (name: 'knowledge' | 'today' | 'against' | 'url' | 'prefix' | 'guild' | 'port' | 'accept' | 'before') =>
    optional(name, values.get(name))
  return {
    command,
    switches,
    words,
    values,
    ...(words.length === 0 ? {} : { text: words.join(' ') }),
    ...(lang === undefined ? {} : { lang }),
    ...named('knowledge'),
    ...named('today'),
    ...named('against'),
    ...named('url'),
    ...named('prefix'),
    ...named('guild'),
    ...named('port'),
    ...named('accept'),
    ...named('before'),
  }
}
