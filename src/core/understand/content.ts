/** All that is said beyond names: it tells which of the fitting facts comes closest. */
import type { Token } from '../words/fold.ts'
import { termsOf } from '../words/postings.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Match } from '../words/vocabulary.ts'

/** Terms, each with how much it says: 1 for a word of a topic or an unknown one, less for small talk. */
export type Content = ReadonlyMap<string, number>

/** "Change", "plain" or 其实 say something, but far less than "database". */
const smallTalk = 0.4
/** Characters that build words, places, and what of a thing is asked. */
const telling = new Set(['particle', 'narrowing', 'aspect', 'negation'])

/** Names say nothing here, nor do the smallest English words: "is" and "the" are rare in Chinese facts. */
export function contentOf(tokens: readonly Token[], matches: readonly Match[], snapshot: Snapshot): Content {
  const weights = tokens.map(() => 1)
  for (const match of matches) {
    const weight = weightOf(match, tokens)
    for (let i = match.from; i < match.to; i++) weights[i] = weight
  }
  const content = new Map<string, number>()
  const add = (run: readonly Token[], weight: number): void => {
    for (const term of termsOf(run)) content.set(term, Math.max(weight, content.get(term) ?? 0))
  }
  tokens.forEach((token, i) => {
    const weight = weights[i] ?? 0
    const next = tokens[i + 1]
    if (weight === 0) return
    if (token.kind !== 'han') add([token], weight)
    else if (next && (weights[i + 1] ?? 0) > 0) add([token, next], Math.max(weight, weights[i + 1] ?? 0))
  })
  for (const match of matches) add(hanOf(match, tokens, snapshot), 1)
  return content
}

function weightOf({ from, to, terms }: Match, tokens: readonly Token[]): number {
  if (terms.some(({ kind }) => kind === 'entity')) return 0
  if (terms.some(({ kind }) => kind !== 'lexicon')) return 1
  const [token] = tokens.slice(from, to)
  if (
    to - from === 1 &&
    token?.kind === 'word' &&
    ((token.text.length <= 3 && !terms.some(({ id }) => id === 'market')) || terms.some(({ id }) => id === 'yes-no'))
  )
    return 0
  return terms.some(({ id }) => telling.has(id)) ? 1 : smallTalk
}

/** A topic typed in pinyin says the word that it reads: jiangwen is 降温. */
function hanOf({ from, to, terms }: Match, tokens: readonly Token[], snapshot: Snapshot): readonly Token[] {
  const term = terms.find(({ kind, spelling }) => spelling === 'pinyin' && (kind === 'topic' || kind === 'metric'))
  if (!term) return []
  const pinyin = (snapshot.topics.get(term.id) ?? snapshot.metrics.get(term.id))?.pinyin
  const reading = tokens.slice(from, to).reduce((made, { text }) => made + text, '')
  const word = pinyin?.[reading]
  return word === undefined ? [] : snapshot.folder.tokens(snapshot.folder.fold(word))
}
