/** Sources as they stand under a reply. The original publisher comes before the place where it was read. */
import { wordDate } from '../facts/periods.ts'
import type { Citation } from '../reply.ts'
import { wordAge } from './ages.ts'
import type { Words } from './words.ts'

export function citationsOf(words: Words): Citation[] {
  return [...words.cited()].flatMap(([id, facts], i) => {
    const source = words.snapshot.sources.get(id)
    if (!source) return []
    const age = wordAge(source.date, words)
    const printed = words.printed(source)
    const via = printed.via === undefined ? '' : words.say('citation-via', { via: printed.via })
    const text = words.say('citation', {
      title: printed.title,
      authors: printed.authors.length > 0 ? `${printed.authors.join(words.say('list-comma'))}${words.say('list-comma')}` : '',
      publisher: printed.publisher,
      via,
      date: wordDate(source.date, words.lang),
      age,
    })
    return [
      {
        n: i + 1,
        source: id,
        facts,
        title: source.title,
        publisher: source.publisher,
        authors: source.authors,
        published: source.date,
        age,
        text,
        ...(source.via === undefined ? {} : { via: source.via }),
        ...(source.url === undefined ? {} : { url: source.url }),
      },
    ]
  })
}
