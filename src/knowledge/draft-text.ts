/** Drafts as they are put into a source's file. */
import { shift } from '../core/facts/figures.ts'
import type { Draft } from './drafts.ts'
import type { FoundFigure } from './figures-in-text.ts'
import { freeId } from './slug.ts'

/** Each under an id that is free in the file. */
export function draftsText(drafts: readonly Draft[], taken: ReadonlySet<string>): string {
  const used = new Set(taken)
  return drafts
    .map((draft) => {
      const id = freeId(idOf(draft), (candidate) => used.has(candidate))
      used.add(id)
      return factText(id, draft)
    })
    .join('\n')
}

function idOf({ about, metric, topics, period }: Draft): string {
  const when = period
    .toLowerCase()
    .replace(/^(at|to) /, '')
    .replace(/\.+/g, '-to-')
  return `${about}-${metric ?? `said-on-${topics[0]}`}-${when}`
}

function factText(id: string, draft: Draft): string {
  const { about, speaker, topics, metric, figure, period, status, evidence, by, paragraph } = draft
  const lines = [
    'draft: true',
    `about: ${about}`,
    ...(speaker === undefined ? [] : [`roles: { speaker: [${speaker}] }`]),
    `topics: [${topics.join(', ')}]`,
    ...(metric === undefined ? [] : [`metric: ${metric}`]),
    ...(figure === undefined ? [] : [`figure: ${figureText(figure)}`]),
    `period: ${/^\d{4}$/.test(period) ? period : `'${period}'`}`,
    `status: ${status}`,
    `evidence: ${evidence}`,
    ...(by === undefined ? [] : [`by: ${by}`]),
    `paragraph: ${paragraph}`,
    'statement:',
    "  en: ''",
    "  zh: ''",
  ]
  return `  ${id}:\n${lines.map((line) => `    ${line}\n`).join('')}`
}

const scales = [
  [12, 'trillion'],
  [9, 'billion'],
  [6, 'million'],
] as const

/** In the scale of its larger end. */
function figureText({ value, from, to, unit, qualifier }: FoundFigure): string {
  const [base = '', rate] = unit.split('/')
  const [power, scale] = scales.find(([power]) => (to ?? value ?? 0) >= 10 ** power) ?? [0, undefined]
  const number = (amount: number): number => shift(amount, -power)
  const typed = `${scale === undefined ? base : `${base} ${scale}`}${rate === undefined ? '' : `/${rate}`}`
  const parts = [
    ...(value === undefined ? [] : [`value: ${number(value)}`]),
    ...(from === undefined || to === undefined ? [] : [`from: ${number(from)}`, `to: ${number(to)}`]),
    `unit: ${base === '%' ? `'${typed}'` : typed}`,
    ...(qualifier === undefined ? [] : [`qualifier: ${qualifier}`]),
  ]
  return `{ ${parts.join(', ')} }`
}
