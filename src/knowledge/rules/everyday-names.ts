import { wordsFile } from '../contents.ts'
import { spellings } from './names.ts'
import type { Rule } from './rule.ts'

/** A name that people also say without meaning anybody is guarded, lest "the next step" is a question on a company. */
export const everydayNames: Rule = {
  name: 'everyday-name',
  severity: 'warning',
  check({ reading, key }, report) {
    const everyday = new Set(Object.values(reading.words?.value ?? {}).flatMap((list) => list.map(key)))
    for (const entity of reading.entities) {
      // Groups and markets are called by everyday words: that is what they are.
      if (entity.value.kind === 'group' || entity.value.kind === 'market') continue
      const guarded = new Set((entity.value.common_words ?? []).map(key))
      for (const { path, spelling } of spellings(entity.value)) {
        const unsearched = path[0] === 'name' && entity.value.found_by_name === false
        if (unsearched || guarded.has(key(spelling)) || !everyday.has(key(spelling))) continue
        report(entity, {
          path,
          message: `the name "${spelling}" is an everyday word too (${wordsFile})`,
          remedy: `Add it to "common_words": it counts only beside another word of the market then.`,
        })
      }
    }
  },
}
