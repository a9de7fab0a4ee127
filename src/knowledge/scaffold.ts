/** New files and entries as text, to be completed by hand. */
import { slugOf } from './slug.ts'
import { writeYaml } from './yaml.ts'

/** What was given, by the name of its option; nothing is empty. */
export type Given = ReadonlyMap<string, string>

export function modelineOf(folder: string): string {
  return `# yaml-language-server: $schema=../schema/${folder}.json\n`
}

export interface NewSource {
  readonly given: Given
  readonly lang: string
  /** ISO day. */
  readonly checked: string
}

/** A source without facts, but with one to copy. */
export function sourceText({ given, lang, checked }: NewSource): string {
  const lines = [
    ...['title', 'publisher', 'via'].map((key) => textLine(key, given.get(key))),
    listLine('authors', given.get('authors')),
    textLine('date', given.get('date')),
    textLine('url', given.get('url')),
    `lang: ${lang}`,
    `checked: '${checked}'`,
    'facts:',
  ]
  return `${modelineOf('sources')}${lines.filter((line) => line !== '').join('\n')}\n${given.has('about') ? draftText(given) : exampleFact}`
}

/** What is known of a fact that is wanted. A draft answers nothing, and is checked once it is none any more. */
function draftText(given: Given): string {
  const [about = '', metric, period] = ['about', 'metric', 'period'].map((key) => given.get(key))
  const topics = listOf(given.get('topics') ?? '')
  const id = [about, metric ?? topics[0] ?? 'fact', period].flatMap((part) => (part === undefined ? [] : (slugOf(part) ?? []))).join('-')
  const lines = [
    'draft: true # take this line out once the rest is right',
    textLine('about', about),
    `topics: ${writeYaml(topics)}`,
    ...(metric === undefined ? [] : [textLine('metric', metric), '# figure: { value: 14, unit: USD billion, qualifier: about }']),
    `period: ${period === undefined ? `''` : writeYaml(period)}`,
    'status: actual # or estimate, forecast, target',
    'evidence: named-press # or filed, company, unnamed-people, third-party, rumour',
    'paragraph: 1',
    'statement:',
    "  en: ''",
    "  zh: ''",
  ]
  return `  ${id}:\n${lines.map((line) => `    ${line}\n`).join('')}`
}

/** Taken out of its comment it is a right fact, but for what it says. */
const exampleFact = `  # openai-net-loss-2026:        # its id, for good: <who>-<what>-<when>
  #   about: openai               # whose fact it is, an id of entities/
  #   topics: [burn, profit]      # ids of topics/
  #   metric: net-loss            # an id of metrics/; without a figure leave out metric and figure
  #   figure: { value: 14, unit: USD billion, qualifier: about }
  #   period: 2026                # 2024, 2024-H1, 2024-Q2, 2024-08, 'at 2024-10', 'to 2024-08'
  #   status: forecast            # actual, estimate, forecast, target
  #   evidence: named-press       # filed, company, named-press, unnamed-people, third-party, rumour
  #   paragraph: 7
  #   statement:
  #     en: OpenAI's loss was expected to grow to {figure} in {period}.
  #     zh: 预计OpenAI{period}的亏损将扩大到{figure}。
`

/** An entity, topic or metric, to be put at the end of a file. */
export function entryText(kind: 'entity' | 'topic' | 'metric', id: string, given: Given): string {
  const name = `  name: ${nameOf(given)}`
  const lines = { entity: entityLines, topic: topicLines, metric: metricLines }[kind](given, name)
  return `${id}:\n${lines.filter((line) => line.trim() !== '').join('\n')}\n`
}

function entityLines(given: Given, name: string): string[] {
  return [
    `  kind: ${given.get('kind') ?? ''}`,
    name,
    `  ${listLine('aliases', given.get('aliases'))}`,
    `  ${textLine('of', given.get('of'))}`,
  ]
}

function topicLines(given: Given, name: string): string[] {
  const own = given.get('name') ?? ''
  return [name, '  words:', ...wordLines(given.get('words') ?? own.toLowerCase(), given.get('words-zh') ?? given.get('zh') ?? own)]
}

function metricLines(given: Given, name: string): string[] {
  const [en, zh] = [given.get('words'), given.get('words-zh')]
  return [
    `  topic: ${given.get('topic') ?? ''}`,
    name,
    ...(en === undefined && zh === undefined ? [] : ['  words:', ...wordLines(en ?? '', zh ?? '')]),
    `  unit: ${given.get('unit') ?? ''}`,
    '  basis:',
    `    ${textLine('en', given.get('basis'))}`,
    `    ${textLine('zh', given.get('basis-zh'))}`,
    `  cadence_months: ${given.get('months') ?? '12'}`,
  ]
}

function wordLines(en: string, zh: string): string[] {
  return [`    en: ${writeYaml(listOf(en))}`, `    zh: ${writeYaml(listOf(zh))}`]
}

function nameOf(given: Given): string {
  const [en, zh] = [given.get('name') ?? '', given.get('zh')]
  const parts = [`en: ${inFlow(en)}`, ...(zh === undefined ? [] : [`zh: ${inFlow(zh)}`])]
  return `{ ${parts.join(', ')} }`
}

/** Within { } more must be quoted than behind a key of its own line: what a list would quote. */
function inFlow(text: string): string {
  return writeYaml([text]).slice(1, -1)
}

function textLine(key: string, value: string | undefined): string {
  return value === undefined ? '' : `${key}: ${writeYaml(value)}`
}

function listLine(key: string, value: string | undefined): string {
  return value === undefined ? '' : `${key}: ${writeYaml(listOf(value))}`
}

/** Names with commas of either width between them. */
function listOf(text: string): string[] {
  return text.split(/[,，、]/).flatMap((item) => item.trim() || [])
}
