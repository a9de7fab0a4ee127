/** What the vocabulary does not know as it stands: pinyin in one word, typos, characters of the same sound. */
import type { Token } from './fold.ts'
import type { Snapshot } from './snapshot.ts'
import type { Match } from './vocabulary.ts'

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
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    if (token.kind === 'word' && !known.has(i)) {
      const next = tokens[i + 1]
      const known = snapshot.postings.of(token.text).length > 0
      const single = known ? undefined : snapshot.speller.correct(token.text)
      // A misspelled first word of a name: "charactar ai".
      const double = !known && !single && next?.kind === 'word' ? snapshot.speller.correct(token.text + next.text) : undefined
      const term = single ?? (double?.kind === 'entity' ? double : undefined)
      if (term) found.push({ from: i, to: i + (single ? 1 : 2), terms: [term] })
    } else if (token.kind === 'han' && !covered.has(i)) {
      const heard = snapshot.speller.soundAlike(tokens, i)
      if (heard && !anyCovered(covered, i, heard.length)) {
        found.push({ from: i, to: i + heard.length, terms: [heard.term] })
        i += heard.length - 1
      }
    }
  }
  const kept = matches.filter((match) => !found.some((other) => other.from < match.to && match.from < other.to))
  return [...kept, ...found].sort((a, b) => a.from - b.from)
}

function isFillerOnly(match: Match): boolean {
  return match.to - match.from === 1 && match.terms.every((term) => term.kind === 'lexicon')
}

function anyCovered(covered: ReadonlySet<number>, from: number, length: number): boolean {
  for (let i = from; i < from + length; i++) if (covered.has(i)) return true
  return false
}

