/** What the command line takes, in one table: parsing and `--help` are made from it. */
import { langs } from '../core/knowledge.ts'

/** `chat` stands for no subcommand. */
export const commands = [
  { name: 'chat', usage: 'baimo', help: 'run in Slack and Discord where configured, else chat in the terminal' },
  { name: 'ask', usage: 'baimo ask "<question>"', help: 'answer once; without a question it is read from stdin' },
  { name: 'check', usage: 'baimo check', help: 'list everything that is wrong with the knowledge' },
  { name: 'compile', usage: 'baimo compile', help: 'write the compiled copy of the shipped knowledge (part of the build)' },
  { name: 'manifest', usage: 'baimo manifest', help: 'print the manifest of the Slack app: with --socket, or with --url' },
  { name: 'register', usage: 'baimo register', help: 'register the slash commands in Discord (a start does it too)' },
  { name: 'status', usage: 'baimo status', help: 'say how the running bot and its knowledge are (HEALTH_PORT), else how the files are' },
  { name: 'gaps', usage: 'baimo gaps', help: 'list what people asked in vain, most wanted first' },
  { name: 'stats', usage: 'baimo stats', help: 'count questions, answers, milliseconds and votes' },
  { name: 'suggestions', usage: 'baimo suggestions', help: 'list what people say is wrong' },
  { name: 'journal', usage: 'baimo journal export|forget', help: 'print what is kept as JSON lines, or delete what is from before a day' },
  { name: 'golden', usage: 'baimo golden add [ANSWER]', help: 'print an answer that was voted down as a question to test' },
  { name: 'schema', usage: 'baimo schema', help: 'write the JSON Schema of the knowledge files, for editors' },
] as const
export type CommandName = (typeof commands)[number]['name']

export interface OptionSpec {
  readonly name: string
  readonly short?: string
  /** What the value is called; none for a switch. */
  readonly value?: string
  readonly help: string
  readonly of: readonly CommandName[]
}

export const options = [
  { name: 'lang', value: 'LANG', help: `reply in ${langs.join(', ')}, whatever the question's language`, of: ['chat', 'ask'] },
  {
    name: 'knowledge',
    value: 'DIR',
    help: 'use the knowledge in DIR',
    of: ['chat', 'ask', 'check', 'schema', 'manifest', 'register', 'status', 'suggestions', 'golden'],
  },
  { name: 'today', value: 'DATE', help: 'take DATE (YYYY-MM-DD) for today', of: ['chat', 'ask', 'check'] },
  { name: 'explain', help: 'show what each step saw', of: ['chat', 'ask'] },
  { name: 'jsonl', help: 'read one JSON object a line ({"id","q","lang"?,"conversation"?}), write one a line', of: ['ask'] },
  { name: 'strict', help: 'let warnings fail the check', of: ['check'] },
  { name: 'against', value: 'FILE', help: "confirm every figure in the article's text", of: ['check'] },
  { name: 'socket', help: 'for Socket Mode', of: ['manifest'] },
  { name: 'url', value: 'URL', help: 'for HTTP: where Slack reaches baimo, https://…', of: ['manifest'] },
  { name: 'prefix', value: 'P', help: 'name the commands /P-burn, where others have the same names', of: ['manifest'] },
  { name: 'ask-channels', help: 'with the rights to answer every question of channels', of: ['manifest'] },
  { name: 'guild', value: 'ID', help: 'only for this server, where they appear at once', of: ['register'] },
  { name: 'json', help: 'print JSON, for tools', of: ['status', 'gaps', 'stats', 'suggestions'] },
  { name: 'accept', value: 'ID', help: 'note this one beside its fact', of: ['suggestions'] },
  { name: 'before', value: 'DATE', help: 'what was kept before DATE (YYYY-MM-DD)', of: ['journal'] },
  { name: 'help', short: 'h', help: 'print this help', of: commands.map(({ name }) => name) },
  { name: 'version', short: 'v', help: 'print the version', of: commands.map(({ name }) => name) },
] as const satisfies readonly OptionSpec[]
export type OptionName = (typeof options)[number]['name']

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
