import type { Entry, MetricEntry, TopicEntry } from '../read.ts'
import type { Rule } from './rule.ts'

/** A word leads to one topic or one metric; a metric's words lead to its topic by themselves. */
export const words: Rule = {
  name: 'word-taken',
  severity: 'error',
  check({ reading, key }, report) {
    const owners = new Map<string, { owner: Entry<TopicEntry | MetricEntry>; kind: string }>()
    const entries = [
      ...reading.topics.map((owner) => ({ owner, kind: 'topic' })),
      ...reading.metrics.map((owner) => ({ owner, kind: 'metric' })),
    ]
    for (const { owner, kind } of entries) {
      for (const [lang, list] of Object.entries(owner.value.words ?? {})) {
        list.forEach((word, index) => {
          const other = owners.get(key(word))
          if (!other) owners.set(key(word), { owner, kind })
          else if (other.owner !== owner) {
            report(owner, {
              path: ['words', lang, index],
              message: `the word "${word}" is in the ${other.kind} "${other.owner.id}" too`,
              remedy: 'Leave it in one of them.',
            })
          }
        })
      }
    }
  },
}
