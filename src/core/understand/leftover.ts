/** What a question says beyond the words that baimo knows: the part that decides whether it may answer. */
import type { Token } from '../words/fold.ts'
import { termsOf } from '../words/postings.ts'
import { isSyllable } from '../words/syllables.ts'
import type { Leftover } from '../query.ts'
import type { Match } from '../words/vocabulary.ts'

interface Spoken {
  /** As typed, for echoing words in their own script. */
  readonly text: string
  readonly folded: string
  readonly tokens: readonly Token[]
  /** The matches that count. */
  readonly matches: readonly Match[]
  /** In a sentence of pinyin every syllable is a small word. */
  readonly pinyin: boolean
  /** Where words with a capital inside a sentence begin, in the folded text. */
  readonly capitals: ReadonlySet<number>
}

const prepositions = new Set(['in', 'from', 'at', 'by', 'of', 'for', 'with', 'on', 'to', 'among', 'about'])

/** What follows is the very thing asked for: "what licence". */
const askedThing = new Set(['what', 'which', 'whose'])

const hanPrepositions = new Set(['在', '从', '对', '向', '给', '喺', '靠', '于'])
const askedAmount = new Set(['how-much', 'how-much-money', 'how-many', 'amount'])
const links = new Set(['的', '之', '了', '过', '嘅', '咗'])

const clauseBreak = /[,;!?，。；！？、\n:：]|\.(?:\s|$)|\s[-–—]\s|[()（）]/

/** Runs of unknown words, with the terms that they are looked up by. A single Han character says too little and is left out. */
export function leftoverOf({ text, folded, tokens, matches, pinyin, capitals }: Spoken): Leftover[] {
  const state = tokens.map((): 'unknown' | 'known' | 'particle' => 'unknown')
  // Topics and metrics only: a name behind an unknown word is no topic that it narrows.
  const subject = tokens.map(() => false)
  const told = tokens.map(() => false)
  const narrowing = new Set<number>()
  for (const match of matches) {
    const particle = match.to - match.from === 1 && match.terms.every((term) => term.kind === 'lexicon' && term.id === 'particle')
    const market = match.terms.some((term) => term.kind !== 'lexicon')
    const narrow = match.terms.some((term) => term.kind === 'lexicon' && term.id === 'narrowing')
    for (let i = match.from; i < match.to; i++) {
      state[i] = narrow ? 'unknown' : particle ? 'particle' : 'known'
      if (narrow) narrowing.add(i)
      if (market) told[i] = true
      if (match.terms.some((term) => term.kind === 'topic' || term.kind === 'metric')) subject[i] = true
    }
  }
  if (pinyin && matches.some((match) => match.terms.some((term) => term.kind === 'topic' || term.kind === 'metric')))
    tokens.forEach((token, i) => {
      if (state[i] === 'unknown' && isSyllable(token.text)) state[i] = 'known'
    })
  const asksAmount = matches.filter(({ terms }) => terms.some((term) => term.kind === 'lexicon' && askedAmount.has(term.id)))
  const amounts = tokens.map((_, i) => asksAmount.some(({ from }) => from === i))
  const amountsEnd = tokens.map((_, i) => asksAmount.some(({ to }) => to === i))
  const clauses = clausesOf(folded, tokens)
  const near = new Set(clauses.filter((_, i) => told[i]))
  const runs: Leftover[] = []
  for (let i = 0; i < tokens.length; ) {
    const run = runAt(tokens, state, i)
    if (run.length === 0) {
      i++
      continue
    }
    const terms = termsOfRun(run, state.slice(i, i + run.length))
    const before = tokens[i - 1]?.text ?? ''
    const bound = run.some((_, k) => narrowing.has(i + k)) || narrows(i, run, { before, subject, amounts, amountsEnd, tokens, capitals })
    if (terms.length > 0) runs.push({ text: asTyped(run, text, folded), terms, near: near.size === 0 || near.has(clauses[i] ?? 0), bound })
    i += run.length
  }
  return runs
}

interface Surroundings {
  readonly before: string
  readonly subject: readonly boolean[]
  readonly amounts: readonly boolean[]
  readonly amountsEnd: readonly boolean[]
  readonly tokens: readonly Token[]
  readonly capitals: ReadonlySet<number>
}

/**
 * Whether a run narrows what is asked: behind a preposition (在日本的营收), before a topic (广告收入, hardware revenue), as the verb of
 * an amount (删除了多少用户), as its thing (how much water), or as a name with a capital.
 */
function narrows(at: number, run: readonly Token[], { before, subject, amounts, amountsEnd, tokens, capitals }: Surroundings): boolean {
  const han = run[0]?.kind === 'han'
  if (
    han
      ? hanPrepositions.has(before) || hanPrepositions.has(run[0]?.text ?? '')
      : prepositions.has(before) || askedThing.has(before) || capitals.has(run[0]?.from ?? -1) || amountsEnd[at] === true
  )
    return true
  let next = at + run.length
  while (han && links.has(tokens[next]?.text ?? '')) next++
  return subject[next] === true || (han && amounts[next] === true)
}

/** Of 做法律 the pair 法律 tells, not 做法: pairs with a particle count only where there is no other, as in 上市. */
function termsOfRun(run: readonly Token[], state: readonly string[]): string[] {
  if (run[0]?.kind !== 'han') return termsOf(run)
  const pairs = run
    .slice(1)
    .map((token, i) => ({ term: (run[i]?.text ?? '') + token.text, loose: state[i] === 'particle' || state[i + 1] === 'particle' }))
  const tight = pairs.filter(({ loose }) => !loose)
  return (tight.length > 0 ? tight : pairs).map(({ term }) => term)
}

/** Unknown Latin words stand alone; Han characters run on as long as they touch, particles included, unless all are particles. */
function runAt(tokens: readonly Token[], state: readonly string[], from: number): Token[] {
  const first = tokens[from]
  if (!first || state[from] === 'known') return []
  // A small number alone narrows nothing: it counts years, or says which model of a line.
  if (first.kind === 'number' && first.text.length <= 2) return []
  if (first.kind !== 'han') return state[from] === 'unknown' ? [first] : []
  const run: Token[] = []
  let unknown = 0
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]
    const last = run.at(-1)
    if (token?.kind !== 'han' || state[i] === 'known' || (last && token.from !== last.to)) break
    run.push(token)
    if (state[i] === 'unknown') unknown++
  }
  // One character among particles says too little: 要费, 有推.
  return unknown > 1 || run.length === 1 ? run : []
}

function clausesOf(folded: string, tokens: readonly Token[]): number[] {
  let clause = 0
  return tokens.map((token, i) => {
    const before = tokens[i - 1]
    if (before && clauseBreak.test(folded.slice(before.to, token.from))) clause++
    return clause
  })
}

/** Folding keeps the length of nearly all text; where it does not, the folded word must do. */
function asTyped(run: readonly Token[], text: string, folded: string): string {
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last) return ''
  return (text.length === folded.length ? text : folded).slice(first.from, last.to)
}
