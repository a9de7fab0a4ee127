/** What weighing asks of every fact, as bits side by side: reading the facts themselves costs more than all else of it. */
import type { Fact } from './knowledge.ts'
import type { Metric } from './metric.ts'

/** A figure of a part of what its topic asks for; somebody's words. */
export const trait = { part: 1, spoken: 2 } as const

/** The traits of each fact, by index. */
export function traitsOf(facts: readonly Fact[], metrics: ReadonlyMap<string, Metric>): Uint8Array {
  return Uint8Array.from(facts, ({ metric, roles }) => {
    const isPart = metric !== undefined && metrics.get(metric)?.part === true
    return (isPart ? trait.part : 0) + (roles.speaker === undefined ? 0 : trait.spoken)
  })
}

/** Whether what stands at an index has one of some bits. */
export function has(bits: Uint8Array, index: number, bit: number): boolean {
  return ((bits[index] ?? 0) & bit) > 0
}
