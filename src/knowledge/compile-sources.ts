/** A source as the core cites it. */
import type { Source } from '../core/knowledge.ts'
import type { ToHant } from './hant.ts'
import type { Entry } from './read.ts'
import type { SourceFile } from './schema.ts'

/** A file of rates is a source too. What is English is printed alike in both scripts. */
export function compileSource({ id, value }: Entry<Omit<SourceFile, 'facts'>>, toHant: ToHant): Source {
  const { title, publisher, via, authors = [], date, url, lang, checked } = value
  const hant = {
    title: toHant(title),
    publisher: toHant(publisher),
    ...(via === undefined ? {} : { via: toHant(via) }),
    authors: authors.map(toHant),
  }
  return {
    id,
    title,
    publisher,
    ...(via === undefined ? {} : { via }),
    authors,
    ...(lang === 'en' ? {} : { hant }),
    date,
    ...(url === undefined ? {} : { url }),
    lang,
    checked,
  }
}
