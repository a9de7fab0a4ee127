/** What `baimo new` asks for: options and questions are made from this table. */
import { entityKinds, langs } from '../core/knowledge.ts'
import { unitKinds } from '../core/facts/figures.ts'

export interface Field {
  readonly option: string
  /** What is asked where no option gives it. */
  readonly question: string
  /** Left empty, it is made up for or left out. */
  readonly required?: true
  readonly choices?: readonly string[]
}

const names: readonly Field[] = [
  { option: 'name', question: 'Name in English', required: true },
  { option: 'zh', question: 'Name in Simplified Chinese (empty: as in English)' },
]

const sourceFields: readonly Field[] = [
  { option: 'title', question: 'Title, as printed', required: true },
  { option: 'publisher', question: 'Publisher: who wrote it', required: true },
  { option: 'via', question: 'Where it was read, when that is another (empty: there)' },
  { option: 'authors', question: 'Authors, with commas between them' },
  { option: 'date', question: 'Date, as precise as it is known (2024, 2024-10, 2024-10-21)', required: true },
  { option: 'url', question: 'Address' },
  { option: 'lang', question: `Language: ${langs.join(', ')} (empty: that of the title)` },
]

/** Fields of each kind of entry, in the order of asking. */
export const newKinds = {
  source: sourceFields,
  entity: [
    { option: 'kind', question: `Kind: ${entityKinds.join(', ')}`, required: true, choices: entityKinds },
    ...names,
    { option: 'aliases', question: 'Other names, in any language, with commas between them' },
    { option: 'of', question: 'Id of the company that it belongs to (empty: none)' },
  ],
  topic: [
    ...names,
    { option: 'words', question: 'What people say for it in English, with commas (empty: its name)' },
    { option: 'words-zh', question: 'What people say for it in Chinese, with commas (empty: its name)' },
  ],
  metric: [
    { option: 'topic', question: 'Id of its topic', required: true },
    ...names,
    { option: 'unit', question: `Kind of unit: ${unitKinds.join(', ')}`, required: true, choices: unitKinds },
    { option: 'basis', question: 'How it is measured, in English', required: true },
    { option: 'basis-zh', question: 'How it is measured, in Simplified Chinese', required: true },
    { option: 'months', question: 'Months until a newer figure is due (empty: 12)' },
    { option: 'words', question: 'What people say for this metric alone in English, with commas' },
    { option: 'words-zh', question: 'What people say for this metric alone in Chinese, with commas' },
  ],
} as const satisfies Readonly<Record<string, readonly Field[]>>
export type NewKind = keyof typeof newKinds

/** What may be said of the first fact of a source, though nobody is asked for it: `baimo gaps` does. */
export const factOptions = ['about', 'topics', 'metric', 'period'] as const

export function kindOf(word: string): NewKind | undefined {
  return (['source', 'entity', 'topic', 'metric'] as const).find((kind) => kind === word)
}

/** The options of the fields above; `--lang` and `--url` have other uses as well and stand with them. */
export const fieldOptions = [
  { name: 'id', value: 'ID', help: 'the id, made from name or publisher and date when left out', of: ['new'] },
  { name: 'title', value: 'TEXT', help: 'of an article, as printed', of: ['new', 'import'] },
  { name: 'publisher', value: 'NAME', help: 'who wrote it', of: ['new', 'import'] },
  { name: 'via', value: 'NAME', help: 'where it was read, when that is another', of: ['new', 'import'] },
  { name: 'authors', value: 'NAMES', help: 'with commas between them', of: ['new', 'import'] },
  { name: 'date', value: 'DATE', help: 'of an article: 2024, 2024-10 or 2024-10-21', of: ['new', 'import'] },
  { name: 'about', value: 'ID', help: 'draft a fact about this entity', of: ['new'] },
  { name: 'topics', value: 'IDS', help: 'of that fact', of: ['new'] },
  { name: 'metric', value: 'ID', help: 'of that fact', of: ['new'] },
  { name: 'period', value: 'PERIOD', help: "of that fact: 2024, 2024-H1, 'at 2024-10'", of: ['new'] },
  { name: 'kind', value: 'KIND', help: `of an entity: ${entityKinds.join(', ')}`, of: ['new'] },
  { name: 'name', value: 'NAME', help: 'in English', of: ['new'] },
  { name: 'zh', value: 'NAME', help: 'in Simplified Chinese', of: ['new'] },
  { name: 'aliases', value: 'NAMES', help: 'other names of an entity', of: ['new'] },
  { name: 'of', value: 'ID', help: 'the company that an entity belongs to', of: ['new'] },
  { name: 'topic', value: 'ID', help: 'of a metric', of: ['new'] },
  { name: 'unit', value: 'KIND', help: `of a metric: ${unitKinds.join(', ')}`, of: ['new'] },
  { name: 'basis', value: 'TEXT', help: 'how a metric is measured, in English', of: ['new'] },
  { name: 'basis-zh', value: 'TEXT', help: 'the same in Simplified Chinese', of: ['new'] },
  { name: 'months', value: 'N', help: 'until a newer figure of a metric is due (12)', of: ['new'] },
  { name: 'words', value: 'WORDS', help: 'what people say for a topic or metric in English', of: ['new'] },
  { name: 'words-zh', value: 'WORDS', help: 'the same in Chinese', of: ['new'] },
] as const
