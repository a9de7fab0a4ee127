import type { Rule } from './rule.ts'

/** Nothing belongs to itself, by however many steps. */
export const ownership: Rule = {
  name: 'ownership',
  severity: 'error',
  check({ reading }, report) {
    const owners = new Map(reading.entities.map(({ id, value }) => [id, value.of]))
    for (const entity of reading.entities) {
      const passed = new Set<string>()
      for (let owner = entity.value.of; owner !== undefined && !passed.has(owner); owner = owners.get(owner)) passed.add(owner)
      if (passed.has(entity.id))
        report(entity, { path: ['of'], message: `"${entity.id}" belongs to itself`, remedy: 'Name the company that it belongs to.' })
    }
  },
}
