import { repliesFile } from '../contents.ts'
import { didYouMean } from '../nearest.ts'
import type { Rule } from './rule.ts'

/** Every phrase that the core words a reply with is there, and no other. */
export const phrases: Rule = {
  name: 'phrase',
  severity: 'error',
  check({ reading: { replies }, phraseKeys }, report) {
    if (!replies || phraseKeys.length === 0) return
    const known = new Set(phraseKeys)
    for (const key of Object.keys(replies.value)) {
      if (!known.has(key))
        report(replies, {
          path: [key],
          part: 'key',
          message: `unknown phrase "${key}"`,
          remedy: didYouMean(key, phraseKeys) ?? 'Take it out: nothing uses it.',
        })
    }
    const missing = phraseKeys.filter((key) => !Object.hasOwn(replies.value, key))
    for (const key of missing)
      report(replies, { message: `the phrase "${key}" is missing`, remedy: `Add it to ${repliesFile}, in en and zh.` })
  },
}
