import { fullFactId } from '../compile-facts.ts'
import type { Rule } from './rule.ts'

/** No link leads to a fact that was withdrawn, or to itself. */
export const withdrawnLinks: Rule = {
  name: 'withdrawn-link',
  severity: 'error',
  check({ reading }, report) {
    const withdrawn = new Set(reading.facts.filter((fact) => fact.value.withdrawn).map((fact) => fact.id))
    for (const fact of reading.facts) {
      const links = (fact.value.differs_from ?? []).map((link, index) => ({ id: link.fact, path: ['differs_from', index, 'fact'] }))
      const { instead } = fact.value.withdrawn ?? {}
      for (const { id, path } of [...links, ...(instead === undefined ? [] : [{ id: instead, path: ['withdrawn', 'instead'] }])]) {
        const full = fullFactId(id, fact.source.id)
        if (full === fact.id) report(fact, { path, message: 'a fact linked to itself', remedy: 'Name the other fact.' })
        else if (withdrawn.has(full))
          report(fact, { path, message: `"${id}" was withdrawn`, remedy: 'Link to the fact that stands instead, or take the link out.' })
      }
    }
  },
}
