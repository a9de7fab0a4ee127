/** What the command line takes, in one table: parsing and `--help` are made from it. */
import { parseArgs } from 'node:util'
import { type Lang, langs } from '../core/knowledge.ts'
import { langOf } from './languages.ts'

/** `chat` stands for no subcommand. */
const commands = [
  { name: 'chat', usage: 'baimo', help: 'chat in the terminal; lines piped in are answered in order' },
  { name: 'ask', usage: 'baimo ask "<question>"', help: 'answer once; without a question it is read from stdin' },
  { name: 'check', usage: 'baimo check', help: 'list everything that is wrong with the knowledge' },
  { name: 'compile', usage: 'baimo compile', help: 'write the compiled copy of the shipped knowledge (part of the build)' },
  { name: 'schema', usage: 'baimo schema', help: 'write the JSON Schema of the knowledge files, for editors' },
] as const
export type CommandName = (typeof commands)[number]['name']

interface OptionSpec {
  readonly name: string
  readonly short?: string
  /** What the value is called; none for a switch. */
  readonly value?: string
  readonly help: string
  readonly of: readonly CommandName[]
}

const options = [
  { name: 'lang', value: 'LANG', help: `reply in ${langs.join(', ')}, whatever the question's language`, of: ['chat', 'ask'] },
  { name: 'knowledge', value: 'DIR', help: 'use the knowledge in DIR', of: ['chat', 'ask', 'check', 'schema'] },
  { name: 'today', value: 'DATE', help: 'take DATE (YYYY-MM-DD) for today', of: ['chat', 'ask', 'check'] },
  { name: 'explain', help: 'show what each step saw', of: ['chat', 'ask'] },
  { name: 'jsonl', help: 'read one JSON object a line ({"id","q","lang"?,"conversation"?}), write one a line', of: ['ask'] },
  { name: 'strict', help: 'let warnings fail the check', of: ['check'] },
  { name: 'against', value: 'FILE', help: "confirm every figure in the article's text", of: ['check'] },
  { name: 'help', short: 'h', help: 'print this help', of: commands.map(({ name }) => name) },
  { name: 'version', short: 'v', help: 'print the version', of: commands.map(({ name }) => name) },
] as const satisfies readonly OptionSpec[]
type OptionName = (typeof options)[number]['name']

export interface Arguments {
  readonly command: CommandName
  readonly text?: string
  readonly lang?: Lang
  readonly knowledge?: string
  readonly today?: string
  readonly against?: string
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
    switches.has('help') || switches.has('version') ? undefined : (wordsMistake(command, words, switches) ?? valueMistake(values))
  if (mistake) return { ok: false, mistake }
  return { ok: true, arguments: collect(command, { words, values, switches }) }
}

/** `--help`, whole. */
export function helpText(): string {
  const width = 26
  const left = (text: string): string => `  ${text.padEnd(width - 2)} `
  const optionLines = options.map((option) => {
    const { name, help, of } = option
    const flag = `${'short' in option ? `-${option.short}, ` : ''}--${name}${'value' in option ? ` ${option.value}` : ''}`
    const general: readonly string[] = of
    return `${left(flag)}${help}${general.length === commands.length ? '' : ` (${general.join(', ')})`}`
  })
  return [
    'baimo (百模) answers questions about the Chinese LLM market from curated, cited facts.',
    '',
    'Usage:',
    ...commands.map(({ usage, help }) => `${left(usage)}${help}`),
    '',
    'Options:',
    ...optionLines,
    '',
    'Exit codes:',
    `${left('0')}answered, or nothing wrong found`,
    `${left('1')}errors found, or the knowledge or the settings can't be used`,
    `${left('2')}wrong usage`,
  ].join('\n')
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

function wordsMistake(command: CommandName, words: readonly string[], switches: ReadonlySet<OptionName>): Mistake | undefined {
  const [word] = words
  if (word === undefined) return undefined
  if (command === 'chat') {
    const known = commands.map(({ name }) => name).filter((name) => name !== 'chat')
    return { message: `There is no subcommand "${word}". To ask a question: baimo ask "${words.join(' ')}".`, word, known }
  }
  if (command !== 'ask') return { message: `${command} takes no "${word}".` }
  return switches.has('jsonl') ? { message: `ask --jsonl reads questions from stdin, so it takes no "${word}".` } : undefined
}

function valueMistake(values: ReadonlyMap<OptionName, string>): Mistake | undefined {
  const lang = values.get('lang')
  if (lang !== undefined && langOf(lang) === undefined)
    return { message: `There is no language "${lang}": ${langs.join(', ')}.`, word: lang, known: langs }
  const today = values.get('today')
  if (today !== undefined && !isDay(today)) return { message: `--today wants a day like 2026-11-24, not "${today}".` }
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
  const [knowledge, today, against] = [values.get('knowledge'), values.get('today'), values.get('against')]
  return {
    command,
    switches,
    ...(words.length === 0 ? {} : { text: words.join(' ') }),
    ...(lang === undefined ? {} : { lang }),
    ...(knowledge === undefined ? {} : { knowledge }),
    ...(today === undefined ? {} : { today }),
    ...(against === undefined ? {} : { against }),
  }
}
