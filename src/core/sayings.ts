/** What a statement itself says by words of the lexicon: who is first, that it was the first time, that somebody sued, that something is not so. */
import type { Folder } from './words/fold.ts'
import type { Knowledge } from './knowledge.ts'
import { lazily } from './lazily.ts'
import type { Vocabulary } from './words/vocabulary.ts'

const telling = {
  first: ['most', 'least'],
  earliest: ['earliest'],
  suing: ['suing'],
  not: ['negation'],
  except: ['except'],
  home: ['in-china'],
} as const
export type Said = keyof typeof telling

interface Read {
  readonly knowledge: Knowledge
  readonly vocabulary: Vocabulary
  readonly folder: Folder
}

/** Whether the statement at an index says something; each is read when first asked for. */
export function readSayings({ knowledge, vocabulary, folder }: Read): (what: Said, index: number) => boolean {
  const saying = lazily((what: Said) =>
    lazily((index: number) => {
      const statement = knowledge.facts[index]?.statement
      return statement !== undefined && hasWord(telling[what], [statement.en, statement['zh-Hans']], { vocabulary, folder })
    }),
  )
  return (what, index) => saying(what)(index)
}

function hasWord(
  ids: readonly string[],
  texts: readonly string[],
  { vocabulary, folder }: { vocabulary: Vocabulary; folder: Folder },
): boolean {
  const matches = texts.flatMap((text) => vocabulary.find(folder.tokens(folder.fold(text))))
  return matches.some(({ terms }) => terms.some(({ kind, id }) => kind === 'lexicon' && ids.includes(id)))
}
