/** How changed answers are shown. */
import type { Kind } from '../core/reply.ts'

export const diffFormats = ['text', 'markdown'] as const
export type DiffFormat = (typeof diffFormats)[number]

export interface Answer {
  readonly kind: Kind
  readonly text: string
}

export interface Change {
  readonly question: string
  readonly before: Answer
  readonly after: Answer
}

export interface Diff {
  readonly revision: string
  readonly asked: number
  readonly changes: readonly Change[]
}

/** A question that was answered and no longer is. */
export function isLoss({ before, after }: Change): boolean {
  return before.kind === 'answer' && after.kind !== 'answer'
}

/** The lines to print; losses first, since they are what a reader must not miss. */
export function formatDiff(diff: Diff, format: DiffFormat): string[] {
  const changes = [...diff.changes].sort((a, b) => Number(isLoss(b)) - Number(isLoss(a)))
  if (format === 'text') return [...changes.flatMap(textOf), summaryOf(diff)]
  return [
    `### Answers that change`,
    '',
    summaryOf(diff),
    ...changes.slice(0, maxInMarkdown).flatMap(markdownOf),
    ...moreLine(changes.length),
  ]
}

/** A job summary may have 1 MiB. https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary */
const maxInMarkdown = 100

function moreLine(changes: number): string[] {
  return changes > maxInMarkdown ? ['', `and ${changes - maxInMarkdown} more: run \`npx baimo diff\` to see all.`] : []
}

function summaryOf({ revision, asked, changes }: Diff): string {
  const losses = changes.filter(isLoss).length
  return `${asked} questions asked: ${changes.length} ${changes.length === 1 ? 'answer differs' : 'answers differ'} from ${revision}, ${losses} no longer answered.`
}

function textOf(change: Change): string[] {
  return [
    `${isLoss(change) ? 'LOST ' : ''}> ${change.question}`,
    ...change.before.text.split('\n').map((line) => `- ${line}`),
    ...change.after.text.split('\n').map((line) => `+ ${line}`),
    '',
  ]
}

/** Answers stand in code, where nothing in them is markup; the fence is longer than any in them. */
function markdownOf(change: Change): string[] {
  const { question, before, after } = change
  const lines = [...before.text.split('\n').map((line) => `- ${line}`), ...after.text.split('\n').map((line) => `+ ${line}`)]
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)))
  const fence = '`'.repeat(longest + 1)
  const title = question.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`)
  return [
    '',
    `<details><summary>${isLoss(change) ? '⚠ no longer answered: ' : ''}${title}</summary>`,
    '',
    `${fence}diff`,
    ...lines,
    fence,
    '',
    '</details>',
  ]
}
