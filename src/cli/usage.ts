/** What the command line takes, in one table: parsing and `--help` are made from it. */
import { langs } from '../core/knowledge.ts'
import { fieldOptions } from './new-fields.ts'

/** Commands that read or write the files of the knowledge. */
export const keeping = ['check', 'new', 'import', 'fix', 'diff', 'corrections', 'coverage'] as const

/** `chat` stands for no subcommand. */
export const commands = [
  { name: 'chat', usage: 'baimo', help: 'run in Slack and Discord where configured, else chat in the terminal' },
  { name: 'ask', usage: 'baimo ask "<question>"', help: 'answer once; without a question it is read from stdin' },
  { name: 'check', usage: 'baimo check', help: 'list everything that is wrong with the knowledge' },
  {
    name: 'new',
    usage: 'baimo new source|…',
    help: 'begin a source, or add an entity, topic or metric; asks for what no option gives',
    words: [1, 1],
  },
  { name: 'import', usage: 'baimo import ARTICLE.txt', help: "draft facts from an article's text, one paragraph a line", words: [1, 1] },
  { name: 'fix', usage: 'baimo fix [FILE…]', help: 'mend order, dates, width and layout of the knowledge files', words: [0, 1000] },
  { name: 'diff', usage: 'baimo diff [REV]', help: 'show the answers that differ from those at a git revision (HEAD)', words: [0, 1] },
  { name: 'corrections', usage: 'baimo corrections', help: 'write docs/corrections.md from the withdrawn facts' },
  { name: 'coverage', usage: 'baimo coverage', help: 'write docs/coverage.md: what is known of whom, and what is not' },
  { name: 'compile', usage: 'baimo compile', help: 'write the compiled copy of the shipped knowledge (part of the build)' },
  { name: 'manifest', usage: 'baimo manifest', help: 'print the manifest of the Slack app: with --socket, or with --url' },
  { name: 'register', usage: 'baimo register', help: 'register the slash commands in Discord (a start does it too)' },
  { name: 'status', usage: 'baimo status', help: 'say how the running bot and its knowledge are (HEALTH_PORT), else how the files are' },
  { name: 'gaps', usage: 'baimo gaps', help: 'list what people asked in vain, most wanted first' },
  { name: 'stats', usage: 'baimo stats', help: 'count questions, answers, milliseconds and votes' },
  { name: 'suggestions', usage: 'baimo suggestions', help: 'list what people say is wrong' },
  {
    name: 'journal',
    usage: 'baimo journal export|forget',
    words: [1, 1],
    help: 'print what is kept as JSON lines, or delete what is from before a day',
  },
  {
    name: 'golden',
    usage: 'baimo golden add [ANSWER]',
    words: [1, 2],
    help: 'print an answer that was voted down as a question to test, or add it --into a file',
  },
  { name: 'schema', usage: 'baimo schema', help: 'write the JSON Schema of the knowledge files, for editors' },
  { name: 'studio', usage: 'baimo studio', help: 'open a local page that shows answers as Slack and Discord will' },
] as const satisfies readonly CommandLine[]
export type CommandName = (typeof commands)[number]['name']

export interface CommandLine {
  readonly name: string
  readonly usage: string
  readonly help: string
  /** How many words it takes at least and at most; none when left out. */
  readonly words?: readonly [min: number, max: number]
}

export interface OptionSpec {
  readonly name: string
  readonly short?: string
  /** What the value is called; none for a switch. */
  readonly value?: string
  readonly help: string
  readonly of: readonly CommandName[]
}

export const options = [
  {
    name: 'lang',
    value: 'LANG',
    help: `reply in ${langs.join(', ')}, whatever the question's language; of an article: what it is in`,
    of: ['chat', 'ask', 'new', 'import'],
  },
  {
    name: 'knowledge',
    value: 'DIR',
    help: 'use the knowledge in DIR',
    of: ['chat', 'ask', 'schema', 'manifest', 'register', 'studio', 'status', 'suggestions', 'golden', ...keeping],
  },
  {
    name: 'today',
    value: 'DATE',
    help: 'take DATE (YYYY-MM-DD) for today',
    of: ['chat', 'ask', 'check', 'new', 'import', 'diff', 'studio'],
  },
  { name: 'explain', help: 'show what each step saw', of: ['chat', 'ask'] },
  { name: 'jsonl', help: 'read one JSON object a line ({"id","q","lang"?,"conversation"?}), write one a line', of: ['ask'] },
  { name: 'strict', help: 'let warnings fail the check', of: ['check'] },
  { name: 'against', value: 'FILE', help: "confirm every figure in the article's text", of: ['check'] },
  { name: 'due', help: 'list the figures that a newer source should bring up to date', of: ['check'] },
  { name: 'format', value: 'FORMAT', help: 'text, json or github (annotations); of a diff: text, markdown or json', of: ['check', 'diff'] },
  { name: 'check', help: 'write nothing: say what would be mended, and exit with 1', of: ['fix'] },
  { name: 'fail-on-loss', help: 'exit with 1 when a question that was answered no longer is', of: ['diff'] },
  { name: 'all', help: 'ask also what the edit cannot reach, and show every change', of: ['diff'] },
  {
    name: 'questions',
    value: 'PATH',
    help: 'ask the questions of a YAML file or folder (test/golden where the repository has it)',
    of: ['diff'],
  },
  { name: 'score', value: 'ID', help: 'write nothing: say how many figures of the source ID are found', of: ['import'] },
  {
    name: 'into',
    value: 'ID',
    help: 'the source to add to, made where it is missing; of an entity, topic, metric: the file; of a question: the YAML file, made too',
    of: ['import', 'new', 'golden'],
  },
  ...fieldOptions,
  { name: 'socket', help: 'for Socket Mode', of: ['manifest'] },
  {
    name: 'url',
    value: 'URL',
    help: 'for HTTP: where Slack reaches baimo, https://…; of an article: where it is',
    of: ['manifest', 'new', 'import'],
  },
  { name: 'prefix', value: 'P', help: 'name the commands /P-burn, where others have the same names', of: ['manifest'] },
  { name: 'ask-channels', help: 'with the rights to answer every question of channels', of: ['manifest'] },
  { name: 'guild', value: 'ID', help: 'only for this server, where they appear at once', of: ['register'] },
  { name: 'port', value: 'N', help: 'the port of the page, 4140 when left out', of: ['studio'] },
  { name: 'json', help: 'print JSON, for tools', of: ['status', 'gaps', 'stats', 'suggestions'] },
  { name: 'accept', value: 'ID', help: 'draft its fact anew, to be mended', of: ['suggestions'] },
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
