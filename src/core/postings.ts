/** An inverted index over the statements: stems of English words and pairs of Han characters, in which facts they stand. */
import type { Folder, Token } from './fold.ts'
import type { Knowledge } from './knowledge.ts'
import { stem } from './stems.ts'

export interface Postings {
  /** Facts that a term stands in, ascending. */
  of(term: string): readonly number[]
  has(term: string, fact: number): boolean
  /** How well a term stands in a fact: 1 in its statement, less in its keywords alone, 0 not at all. */
  strength(term: string, fact: number): number
  /** How telling a term is: rare terms weigh more, unknown ones most. */
  weight(term: string): number
}

const none: readonly number[] = []
/** A statement says it; a keyword only says that it may be asked so. */
const onlyKeyword = 0.75

export function createPostings(knowledge: Knowledge, folder: Folder): Postings {
  const lists = new Map<string, number[]>()
  const stated = new Map<string, number[]>()
  const put = (map: Map<string, number[]>, text: string, index: number): void => {
    for (const term of termsOf(folder.tokens(folder.fold(text)))) {
      const list = map.get(term)
      if (!list) map.set(term, [index])
      else if (list.at(-1) !== index) list.push(index)
    }
  }
  knowledge.facts.forEach((fact, index) => {
    if (fact.withdrawn) return
    for (const text of [fact.statement.en, fact.statement['zh-Hans']]) {
      put(stated, text, index)
      put(lists, text, index)
    }
    for (const text of fact.keywords) put(lists, text, index)
  })
  const total = Math.max(1, knowledge.facts.length)
  return {
    of: (term) => lists.get(term) ?? none,
    has: (term, fact) => includes(lists.get(term) ?? none, fact),
    strength: (term, fact) => (includes(stated.get(term) ?? none, fact) ? 1 : includes(lists.get(term) ?? none, fact) ? onlyKeyword : 0),
    weight: (term) => Math.log(1 + total / (lists.get(term)?.length ?? 0.5)),
  }
}

/** What a text is found by: a word's stem, a number, each pair of neighbouring Han characters. */
export function termsOf(tokens: readonly Token[]): string[] {
  const terms: string[] = []
  tokens.forEach((token, i) => {
    if (token.kind === 'word') terms.push(stem(token.text))
    else if (token.kind === 'number') terms.push(token.text)
    else {
      const next = tokens[i + 1]
      if (next?.kind === 'han' && next.from === token.to) terms.push(token.text + next.text)
    }
  })
  return terms
}

function includes(sorted: readonly number[], value: number): boolean {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = sorted[middle] ?? 0
    if (found === value) return true
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return false
}
