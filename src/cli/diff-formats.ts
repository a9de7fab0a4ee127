/** How changed answers are shown. */
import { linesChanged } from './diff-answers.ts'
import { type Change, countOf, weights } from './diff-changes.ts'

export const diffFormats = ['text', 'markdown', 'json'] as const
export type DiffFormat = (typeof diffFormats)[number]

export interface Diff {
  readonly revision: string
  /** How many questions there are, and how many of them the edit can reach. */
  readonly known: number
  readonly asked: number
  readonly changes: readonly Change[]
}

/** More than these nobody reads. A job summary may have 1 MiB: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary */
const maxShown = { text: 40, markdown: 100 } as const
const maxQuestions = 5

/** The lines to print. `all` shows every change. */
export function formatDiff(diff: Diff, format: DiffFormat, extent: 'some' | 'all' = 'some'): string[] {
  const { changes } = diff
  if (format === 'json') return [JSON.stringify(diff)]
  const shown = extent === 'all' ? changes : changes.slice(0, maxShown[format])
  const more = moreLines(changes.slice(shown.length), diff.revision)
  return format === 'text'
    ? [...shown.flatMap(textOf), ...more, summaryOf(diff)]
    : ['### Answers that change', '', summaryOf(diff), ...shown.flatMap(markdownOf), ...(more.length > 0 ? ['', ...more] : [])]
}

function moreLines(changes: readonly Change[], revision: string): string[] {
  if (changes.length === 0) return []
  const counts = weights.flatMap((weight) => (countOf(changes, weight) > 0 ? `${countOf(changes, weight)} ${called[weight]}` : []))
  return [`and ${changes.length} more changes (answers: ${counts.join(', ')}). To see them: npx baimo diff ${revision} --all`]
}

const called = { lost: 'no longer given', lead: 'with another first line', detail: 'with other details' } as const

function summaryOf({ revision, known, asked, changes }: Diff): string {
  const differing = countOf(changes, ...weights)
  const within =
    asked === known ? `${known} questions asked` : `${asked} of ${known} questions asked, the others being out of reach of the edit`
  return `${within}: ${differing} ${differing === 1 ? 'answer differs' : 'answers differ'} from ${revision}, ${countOf(changes, 'lost')} no longer answered.`
}

const marks = { lost: 'LOST ', lead: '', detail: 'details ' } as const

function textOf(change: Change): string[] {
  const [question, ...others] = change.questions
  return [`${marks[change.weight]}> ${question}`, ...alsoLines(others), ...differenceOf(change), '']
}

function alsoLines(others: readonly string[]): string[] {
  if (others.length === 0) return []
  const named = others.slice(0, maxQuestions).join(' · ')
  return [`  also > ${named}${others.length > maxQuestions ? ` and ${others.length - maxQuestions} more` : ''}`]
}

/** Only lines that differ; the whole first lines where none does, but the kind of reply. */
function differenceOf({ before, after }: Change): string[] {
  const { gone, added } = linesChanged(before, after)
  const kind = before.kind === after.kind ? [] : [`  ${before.kind} → ${after.kind}`]
  if (gone.length + added.length > 0) return [...kind, ...gone.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)]
  const [was, is] = [before, after].map(({ text }) => text.split('\n')[0])
  return kind.length > 0 ? [...kind, `- ${was}`, `+ ${is}`] : ['  the same lines in another order']
}

/** Answers stand in code, where nothing in them is markup; the fence is longer than any in them. */
function markdownOf(change: Change): string[] {
  const [question = '', ...others] = change.questions
  const lines = [...alsoLines(others), ...differenceOf(change)]
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)))
  const fence = '`'.repeat(longest + 1)
  const title = `${question}${others.length > 0 ? ` (and ${others.length} more)` : ''}`.replace(
    /[&<>]/g,
    (char) => `&#${char.charCodeAt(0)};`,
  )
  return [
    '',
    `<details><summary>${change.weight === 'lost' ? '⚠ no longer answered: ' : ''}${title}</summary>`,
    '',
    `${fence}diff`,
    ...lines,
    fence,
    '',
    '</details>',
  ]
}
