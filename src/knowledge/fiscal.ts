/** When an entity's fiscal year ends, and what period a fact's fiscal label stands for. */
import { fiscalPeriod } from '../core/facts/fiscal.ts'
import type { EntityEntry, Entry } from './read.ts'
import type { FactEntry } from './schema.ts'

/** The month in which the year of each entity ends, that of a product being its company's. */
export function yearEndsOf(entities: readonly Entry<EntityEntry>[]): (id: string) => number {
  const byId = new Map(entities.map(({ id, value }) => [id, value]))
  return (id) => {
    const passed = new Set<string>()
    let at: string | undefined = id
    while (at !== undefined && !passed.has(at)) {
      const entity: EntityEntry | undefined = byId.get(at)
      if (entity?.fiscal_year_end !== undefined) return entity.fiscal_year_end
      passed.add(at)
      at = entity?.of
    }
    return 12
  }
}

/** What a fact is about in time, in the notation of the calendar. */
export function periodOf({ about, period, fiscal }: FactEntry, yearEnd: (id: string) => number): string | undefined {
  if (period !== undefined) return String(period)
  return fiscal === undefined ? undefined : fiscalPeriod(fiscal, yearEnd(about))
}
