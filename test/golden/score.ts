/** Puts the question set to something that answers, and counts what came of it. */
import { plainText } from '../../src/core/plain-text.ts'
import type { Engine, Memory } from '../../src/core/reply.ts'
import { firstLine, type Judgement, judge, type Said, type Verdict } from './judge.ts'
import { type GoldenItem, isAnswerable } from './questions.ts'

/** Whatever answers a question of the set: the engine, or the baseline. */
export type Answerer = (item: GoldenItem) => Said

export interface Scored {
  readonly item: GoldenItem
  readonly said: Said
  readonly judgement: Judgement
}

export type Tally = Readonly<Record<Verdict, number>> & { readonly total: number }

/** Each question in a conversation of its own, its turns in order. */
export function answerWith(engine: Engine): Answerer {
  return ({ id, turns, today }) => {
    let memory: Memory | undefined
    let said: Said = { kind: 'none', lang: 'en', text: '' }
    for (const text of turns) {
      const outcome = engine.ask({ text, conversation: id, audience: 'private', today }, memory)
      memory = outcome.memory
      said = { kind: outcome.reply.kind, lang: outcome.reply.lang, text: plainText(outcome.reply) }
    }
    return said
  }
}

export function score(items: readonly GoldenItem[], answerer: Answerer): readonly Scored[] {
  return items.map((item) => {
    const said = answerer(item)
    return { item, said, judgement: judge(item, said) }
  })
}

export function tally(scored: readonly Scored[]): Tally {
  const count = (verdict: Verdict): number => scored.filter(({ judgement }) => judgement.verdict === verdict).length
  return { right: count('right'), wrong: count('wrong'), missed: count('missed'), total: scored.length }
}

/** Share of right replies; an empty set has none. */
export function rightShare({ right, total }: Tally): number {
  return total === 0 ? 0 : right / total
}

/** Two scores of one set side by side: in all, by language, by form, by whether an answer is due. */
export function scoreTable(ours: readonly Scored[], baseline: readonly Scored[]): string {
  const groups = new Map<string, (item: GoldenItem) => boolean>([['all', () => true]])
  for (const { item } of ours) groups.set(item.lang, ({ lang }) => lang === item.lang)
  for (const { item } of ours) groups.set(item.form, ({ form }) => form === item.form)
  groups.set('answerable', isAnswerable)
  groups.set('to be declined', (item) => !isAnswerable(item))
  const rows = [...groups].map(([name, holds]) => {
    const [own, plain] = [ours, baseline].map((scored) => cells(tally(scored.filter(({ item }) => holds(item)))))
    const total = String(ours.filter(({ item }) => holds(item)).length)
    return [name, total, ...(own ?? []), ...(plain ?? [])]
  })
  const header = ['', 'n', 'right', 'wrong', 'missed', 'fuse: right', 'wrong', 'missed']
  return [header, ...rows]
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(14) : cell.padStart(i === 5 ? 12 : 8))).join(''))
    .join('\n')
}

function cells(counted: Tally): string[] {
  return [`${(rightShare(counted) * 100).toFixed(1)}%`, String(counted.wrong), String(counted.missed)]
}

/** Every wrong and missed reply with its question: what to mend next, worst first. */
export function faults(scored: readonly Scored[]): string {
  const verdicts: readonly Verdict[] = ['wrong', 'missed']
  const lines = verdicts.flatMap((verdict) => scored.filter(({ judgement }) => judgement.verdict === verdict).map(faultLine))
  return lines.join('\n')
}

function faultLine({ item, said, judgement }: Scored): string {
  return `${judgement.verdict}  ${item.id}: ${item.turns.join(' → ')}\n        ${judgement.reason}\n        ${said.kind}: ${firstLine(said.text)}`
}
