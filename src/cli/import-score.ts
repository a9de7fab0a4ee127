/** How many figures of a curated source are found in its article, and how many of those found it has. */
import { numbersOf } from '../knowledge/against.ts'
import type { Draft } from '../knowledge/drafts.ts'
import type { FactRecord } from '../knowledge/read.ts'

export interface Score {
  readonly curated: number
  readonly found: number
  readonly proposed: number
  /** Of those proposed, the ones that the source has. */
  readonly right: number
  /** Of the curated figures found, those whose draft has the same entity, metric and period. */
  readonly same: { readonly entity: number; readonly metric: number; readonly period: number }
  readonly missed: readonly FactRecord[]
}

/** A figure is found when a draft of its paragraph has its numbers, whatever it was taken for. */
export function scoreDrafts(drafts: readonly Draft[], facts: readonly FactRecord[]): Score {
  const curated = facts.filter(({ value: { figure } }) => figure !== undefined && figure !== 'undisclosed')
  const proposed = drafts.filter(({ figure }) => figure !== undefined)
  const pairs = curated.map((fact) => ({ fact, fitting: proposed.filter((draft) => isSame(draft, fact)) }))
  const matched = pairs.filter(({ fitting }) => fitting.length > 0)
  const agreeing = (same: (draft: Draft, fact: FactRecord) => boolean): number =>
    matched.filter(({ fact, fitting }) => fitting.some((draft) => same(draft, fact))).length
  return {
    curated: curated.length,
    found: matched.length,
    proposed: proposed.length,
    right: proposed.filter((draft) => curated.some((fact) => isSame(draft, fact))).length,
    same: {
      entity: agreeing((draft, { value }) => draft.about === value.about),
      metric: agreeing((draft, { value }) => draft.metric === value.metric),
      period: agreeing((draft, { value }) => draft.period === String(value.period)),
    },
    missed: pairs.filter(({ fitting }) => fitting.length === 0).map(({ fact }) => fact),
  }
}

function isSame({ figure, paragraph }: Draft, { value }: FactRecord): boolean {
  if (figure === undefined || value.figure === undefined || value.figure === 'undisclosed' || paragraph !== value.paragraph) return false
  const found = [figure.value, figure.from, figure.to].filter((number) => number !== undefined)
  return numbersOf(value.figure).every((number) => found.includes(number))
}

export function scoreLines({ curated, found, proposed, right, same, missed }: Score): string[] {
  return [
    ...missed.map(({ id, value }) => `missed: ${id}, paragraph ${value.paragraph}`),
    `recall ${percent(found, curated)}: ${found} of ${curated} figures of the source are found`,
    `precision ${percent(right, proposed)}: ${right} of ${proposed} figures proposed are in the source`,
    `of those found, the draft has the right entity for ${percent(same.entity, found)}, metric for ${percent(same.metric, found)}, period for ${percent(same.period, found)}`,
  ]
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`
}
