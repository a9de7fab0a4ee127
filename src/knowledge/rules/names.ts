import type { EntityEntry, Entry } from '../read.ts'
import type { Path } from '../yaml.ts'
import type { Rule } from './rule.ts'
import { textsOf } from './texts.ts'

/** A name leads to one entity: compared without case, width, script and what stands between the letters. */
export const names: Rule = {
  name: 'name-taken',
  severity: 'error',
  check({ reading, key }, report) {
    const owners = new Map<string, { entity: Entry<EntityEntry>; spelling: string }>()
    for (const entity of reading.entities) {
      for (const { path, spelling } of spellings(entity.value)) {
        const owner = owners.get(key(spelling))
        if (!key(spelling))
          report(entity, { path, message: `the name "${spelling}" has no letter or digit`, remedy: 'Nobody can ask for it: spell it out.' })
        else if (!owner) owners.set(key(spelling), { entity, spelling })
        else if (owner.entity.id !== entity.id) {
          const spelled = owner.spelling === spelling ? '' : ` as "${owner.spelling}"`
          report(entity, {
            path,
            message: `the name "${spelling}" belongs to "${owner.entity.id}" too${spelled}`,
            remedy: 'Leave it to the one that people mean by it.',
          })
        }
      }
    }
  },
}

/** Every spelling of an entity, and where it stands. */
export function spellings({ name, aliases, misspellings, common_words }: EntityEntry): { path: Path; spelling: string }[] {
  return [
    ...textsOf(name).map(([lang, spelling]) => ({ path: ['name', lang], spelling })),
    ...Object.entries({ aliases, misspellings, common_words }).flatMap(([list, spellings]) =>
      (spellings ?? []).map((spelling, index) => ({ path: [list, index], spelling })),
    ),
  ]
}
