/** What the vocabulary does not know as it stands: pinyin in one word, typos, characters of the same sound. */
import type { Token } from '../words/fold.ts'
import { numberedNames } from '../words/numbered-names.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Match } from '../words/vocabulary.ts'

/** 买不买单 asks after 买单: a doubled character goes, unless the doubling is a word of its own (值不值). */
export function withoutDoubling(tokens: readonly Token[], snapshot: Snapshot): readonly Token[] {
  const dropped = new Set<number>()
  for (let i = 0; i + 2 < tokens.length; i++) {
    const [first, middle, last] = tokens.slice(i, i + 3)
    if (first?.text !== last?.text || !/^[不没唔]$/.test(middle?.text ?? '')) continue
    if (snapshot.vocabulary.lookUp(`${first?.text}${middle?.text}${last?.text}`).length === 0) dropped.add(i).add(i + 1)
  }
  return dropped.size === 0 ? tokens : tokens.filter((_, i) => !dropped.has(i))
}

/** Pinyin without spaces is cut where nothing else is known of the word. */
export function cutPinyin(tokens: readonly Token[], snapshot: Snapshot): Token[] {
  return tokens.flatMap((token) => {
    if (token.kind !== 'word' || token.text.length < 6 || snapshot.vocabulary.find([token]).length > 0) return [token]
    const parts = snapshot.speller.correct(token.text) ? undefined : snapshot.speller.cut(token.text)
    if (!parts) return [token]
    let at = token.from
    return parts.map((text) => ({ text, kind: 'word' as const, from: at, to: (at += text.length) }))
  })
}

/** What the vocabulary did not know is tried as a typo, but never at the cost of a word that it knew. */
export function withCorrections(tokens: readonly Token[], matches: readonly Match[], snapshot: Snapshot): Match[] {
  const covered = new Set<number>()
  for (const match of matches) if (!isFillerOnly(match)) for (let i = match.from; i < match.to; i++) covered.add(i)
  const known = new Set<number>()
  for (const match of matches) for (let i = match.from; i < match.to; i++) known.add(i)
  const found: Match[] = []
  const respelled = [...tokens]
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    if (token.kind === 'word' && !known.has(i)) {
      const match = snapshot.postings.of(token.text).length > 0 ? undefined : correctedAt(tokens, i, snapshot)
      if (!match) continue
      found.push(match)
      if (match.to - match.from === 1) respelled[i] = { ...token, text: match.key }
    } else if (token.kind === 'han' && !covered.has(i)) {
      const heard = snapshot.speller.soundAlike(tokens, i)
      if (heard && !anyCovered(covered, i, heard.length)) {
        found.push({ from: i, to: i + heard.length, terms: [heard.term] })
        i += heard.length - 1
      }
    }
  }
  found.unshift(...numberedNames(tokens, matches, snapshot))
  found.push(...phrasesOf(found, respelled, snapshot))
  const kept = matches.filter((match) => !found.some((other) => other.from < match.to && match.from < other.to))
  const longest = found.filter(
    (match, i) => !found.some((other, j) => holds(other, match) && (other.to - other.from > match.to - match.from || j < i)),
  )
  return [...kept, ...longest].sort((a, b) => a.from - b.from)
}

interface Corrected extends Match {
  readonly key: string
}

/** Longer words that a corrected one is a part of: "a mounth" in "cost a month". */
function phrasesOf(found: readonly Match[], respelled: readonly Token[], snapshot: Snapshot): Match[] {
  if (found.length === 0) return []
  return snapshot.vocabulary
    .find(respelled)
    .filter(({ from, to }) => to - from > 1 && found.some((match) => from <= match.from && match.to <= to))
    .map((match) => ({ ...match, terms: match.terms.map((term) => ({ ...term, spelling: 'typo' as const })) }))
}

/** A word by itself, else as a part of one of several: "charactar ai", "baidu ai clowd", "payng users", "how manny". */
function correctedAt(tokens: readonly Token[], at: number, snapshot: Snapshot): Corrected | undefined {
  const single = snapshot.speller.correct(tokens[at]?.text ?? '')
  if (single) return { from: at, to: at + 1, ...single }
  for (const [before, after] of [
    [0, 1],
    [1, 0],
    [2, 0],
    [1, 1],
  ] as const) {
    const part = tokens.slice(Math.max(0, at - before), at + after + 1)
    if (part.length < before + after + 1 || part.some((token) => token.kind !== 'word')) continue
    const whole = snapshot.speller.correct(part.map((token) => token.text).join(''))
    if (whole) return { from: at - before, to: at + after + 1, ...whole }
  }
  return undefined
}

function holds(other: Match, match: Match): boolean {
  return other.from <= match.from && match.to <= other.to
}

function isFillerOnly(match: Match): boolean {
  return match.to - match.from === 1 && match.terms.every((term) => term.kind === 'lexicon')
}

function anyCovered(covered: ReadonlySet<number>, from: number, length: number): boolean {
  for (let i = from; i < from + length; i++) if (covered.has(i)) return true
  return false
}
