/** An inverted index over the statements: stems of English words and pairs of Han characters, in which facts they stand. */
import type { Folder, Token } from './fold.ts'
import type { Fact, Knowledge, Text } from '../knowledge.ts'
import { type Lookup, open, pack, type Packed } from './packed.ts'
import { stem } from './stems.ts'

export interface Postings {
  /** Facts that a term stands in, ascending. */
  of(term: string): readonly number[]
  /**
   * The share of terms, each by how telling it is and how much it says, that stands in each of some facts: whole in its statement, less in its
   * keywords alone.
   */
  shares(terms: ReadonlyMap<string, number>, facts: readonly number[]): number[]
  /** How telling a term is: rare terms weigh more, unknown ones most. */
  weight(term: string): number
}

const none: readonly number[] = []
/** A statement says it; a keyword only says that it may be asked so. */
const onlyKeyword = 0.75

interface Posting {
  readonly facts: readonly number[]
  /** Those whose statement has the term. */
  readonly stated: readonly number[]
  /** Worked out when first asked for. */
  weight?: number
}

export function createPostings(knowledge: Knowledge, folder: Folder): Postings {
  const lists: Lookup<Posting> = knowledge.index
    ? openPostings(knowledge.index.postings)
    : collect(knowledge, (fact, metric) => termsIn(fact, metric, folder))
  const weigh = (count: number): number => Math.log(1 + Math.max(1, knowledge.facts.length) / count)
  const unknown = weigh(0.5)
  // Made once: to allocate as much for each question takes longer than to count in it.
  const found = new Float64Array(knowledge.facts.length)
  const weight = (term: string): number => {
    const posting = lists.get(term)
    return posting ? (posting.weight ??= weigh(posting.facts.length)) : unknown
  }
  return {
    of: (term) => lists.get(term)?.facts ?? none,
    shares(terms, facts) {
      if (terms.size === 0) return facts.map(() => 0)
      let all = 0
      found.fill(0)
      for (const [term, says] of terms) {
        const whole = says * weight(term)
        all += whole
        const posting = lists.get(term)
        if (posting) add(found, posting, whole)
      }
      return facts.map((fact) => (found[fact] ?? 0) / all)
    },
    weight,
  }
}

/** Going through a list costs less than looking each fact up in it. */
function add(found: Float64Array, { facts, stated }: Posting, whole: number): void {
  let next = 0
  for (const fact of facts) {
    const isStated = stated[next] === fact
    if (isStated) next += 1
    found[fact] = (found[fact] ?? 0) + whole * (isStated ? 1 : onlyKeyword)
  }
}

/** The terms of a fact, each once. */
interface FactTerms {
  readonly stated: ReadonlySet<string>
  readonly keywords: ReadonlySet<string>
}

type Indexed = Pick<Knowledge, 'facts' | 'metrics'>

function collect({ facts, metrics }: Indexed, termsOfFact: (fact: Fact, metric: Text | undefined) => FactTerms): Map<string, Posting> {
  const lists = new Map<string, { facts: number[]; stated: number[] }>()
  const put = (term: string, index: number): { facts: number[]; stated: number[] } => {
    let posting = lists.get(term)
    if (!posting) lists.set(term, (posting = { facts: [], stated: [] }))
    posting.facts.push(index)
    return posting
  }
  const names = new Map(metrics.map((metric) => [metric.id, metric.name]))
  facts.forEach((fact, index) => {
    if (fact.withdrawn) return
    const { stated, keywords } = termsOfFact(fact, names.get(fact.metric ?? ''))
    for (const term of stated) put(term, index).stated.push(index)
    for (const term of keywords) if (!stated.has(term)) put(term, index)
  })
  return lists
}

/** A figure's line names its metric and period, whether its sentence does or not. */
function termsIn({ statement, figure, period, keywords }: Fact, metric: Text | undefined, folder: Folder): FactTerms {
  const named = figure ? [metric?.en ?? '', metric?.['zh-Hans'] ?? ''] : []
  const all = (texts: readonly string[]): Set<string> => new Set(texts.flatMap((text) => termsOf(folder.tokens(folder.fold(text)))))
  return { stated: all([statement.en, statement['zh-Hans'], ...named, period.notation]), keywords: all(keywords) }
}

/** For who packs again and again: a fact that is the same one, with a metric of the same name, is not read anew. */
export function createPostingsPacker({ folder }: { readonly folder: Folder }): (knowledge: Indexed) => Packed {
  const kept = new WeakMap<Fact, { readonly metric: Text | undefined; readonly terms: FactTerms }>()
  const termsOfFact = (fact: Fact, metric: Text | undefined): FactTerms => {
    const known = kept.get(fact)
    const current = known?.metric === metric && known ? known : { metric, terms: termsIn(fact, metric, folder) }
    kept.set(fact, current)
    return current.terms
  }
  return (knowledge) => pack(collect(knowledge, termsOfFact), writePosting)
}

/** `3 9 12-`: in the statements of facts 3 and 9, in a keyword alone of fact 12. Both lists ascend. */
function writePosting({ facts, stated }: Posting): string {
  let next = 0
  return facts
    .map((fact) => {
      if (stated[next] !== fact) return `${fact}-`
      next += 1
      return `${fact}`
    })
    .join(' ')
}

function openPostings(packed: Packed): Lookup<Posting> {
  const parts = open(packed)
  const kept = new Map<string, Posting>()
  return {
    get(term) {
      const known = kept.get(term)
      if (known) return known
      const text = parts(term[0] ?? '').get(term)
      if (text === undefined) return undefined
      const posting = readPosting(text)
      kept.set(term, posting)
      return posting
    },
  }
}

function readPosting(text: string): Posting {
  const entries = text.split(' ')
  const facts = entries.map((entry) => Number.parseInt(entry, 10))
  return { facts, stated: text.includes('-') ? facts.filter((_, i) => !entries[i]?.endsWith('-')) : facts }
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
