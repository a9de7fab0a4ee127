/** Words that are not known as they stand: mistyped names, homophones, and pinyin written without spaces. */
import Fuse from 'fuse.js'
import type { Token } from './fold.ts'
import type { Entity, Knowledge } from '../knowledge.ts'
import { firstSyllable } from './syllables.ts'
import type { LatinWord, Term } from './lexis.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Correction {
  readonly key: string
  readonly terms: readonly Term[]
}

export interface Speller {
  /** The word that a mistyped Latin one most likely stands for, with all that it means. Nothing when several would fit equally. */
  correct(word: string): Correction | undefined
  /** Names sounding like the Han characters from `from` on: 智普 for 智谱. The longest, with the number of characters. */
  soundAlike(tokens: readonly Token[], from: number): { readonly term: Term; readonly length: number } | undefined
  /** A run of pinyin cut into known words and syllables: "zhipurongzi" into "zhipu" and "rongzi". */
  cut(word: string): readonly string[] | undefined
}

/** In Han characters. */
const longestName = 8
/** How many letters a word may be off. */
const maxEdits = 2

export function createSpeller(knowledge: Knowledge, vocabulary: Vocabulary): Speller {
  const entities = new Map(knowledge.entities.map((entity) => [entity.id, entity]))
  const search = searcher(vocabulary)
  let syllables: ReadonlyMap<string, string> | undefined
  const corrected = new Map<string, Correction | undefined>()

  function correct(word: string): Correction | undefined {
    if (word.length < 4 || word.length > 24) return undefined
    if (corrected.has(word)) return corrected.get(word)
    const correction = closest(word, search(word))
    if (corrected.size < 10_000) corrected.set(word, correction)
    return correction
  }

  function soundAlike(tokens: readonly Token[], from: number): { term: Term; length: number } | undefined {
    const syllableOf = (syllables ??= syllablesOf(knowledge))
    let sound = ''
    let best: { term: Term; length: number } | undefined
    for (let length = 1; length <= longestName; length++) {
      const token = tokens[from + length - 1]
      const next = token?.kind === 'han' ? syllableOf.get(token.text) : undefined
      if (next === undefined) break
      sound += next
      const term = length >= 2 ? vocabulary.lookUp(sound).find((term) => term.kind === 'entity') : undefined
      if (term && sharesCharacter(entities.get(term.id), tokens.slice(from, from + length)))
        best = { term: { ...term, spelling: 'typo' }, length }
    }
    return best
  }

  return { correct, soundAlike, cut: (word) => cut(word, vocabulary) }
}

/** Looks only among words of about the length that begin with one of the first three letters: no other is close enough, and so many names cost little. */
function searcher(vocabulary: Vocabulary): (word: string) => LatinWord[] {
  const fuses = new Map<string, Fuse<LatinWord>>()
  let shelves: ReadonlyMap<string, readonly LatinWord[]> | undefined
  const fuseOf = (shelf: string): Fuse<LatinWord> | undefined => {
    const known = fuses.get(shelf)
    if (known) return known
    shelves ??= shelvesOf(vocabulary.latin())
    const words = shelves.get(shelf)
    if (!words) return undefined
    const fuse = new Fuse(words, { keys: ['key'], threshold: 0.4, distance: 30 })
    fuses.set(shelf, fuse)
    return fuse
  }
  return (word) => {
    const found: LatinWord[] = []
    for (const letter of new Set(word.slice(0, 3)))
      for (let length = word.length - maxEdits; length <= word.length + maxEdits; length++)
        for (const { item } of fuseOf(`${letter}${length}`)?.search(word, { limit: 12 }) ?? []) found.push(item)
    return found
  }
}

/** Words by first letter and length. */
function shelvesOf(words: readonly LatinWord[]): Map<string, LatinWord[]> {
  const shelves = new Map<string, LatinWord[]>()
  for (const word of words) {
    const shelf = `${word.key[0]}${word.key.length}`
    const known = shelves.get(shelf)
    if (known) known.push(word)
    else shelves.set(shelf, [word])
  }
  return shelves
}

/** A name before a small word, and that before a topic: to pass a word over misleads less than to misread it. */
const rank: Readonly<Record<Term['kind'], number>> = { entity: 0, lexicon: 1, metric: 2, topic: 3 }

function closest(word: string, words: readonly LatinWord[]): Correction | undefined {
  const near = words
    .map((item) => ({ ...item, edits: edits(word, item.key) }))
    .filter((close) => isCloseEnough(word, close))
    .sort((a, b) => a.edits - b.edits || rank[a.term.kind] - rank[b.term.kind] || b.key.length - a.key.length)
  const [first] = near
  const meant = near.filter(({ key, term }) => key === first?.key && term.kind === first.term.kind)
  // A letter is left out more often than one is added: "investrs" is investors, not invests.
  const rival = near.find(
    ({ key, term, edits }) =>
      key !== first?.key && key.length === first?.key.length && term.kind === first.term.kind && edits === first.edits,
  )
  // Two words that mean the same are no rivals: "lost" and "lose".
  if (rival && !meant.some(({ term }) => term.id === rival.term.id)) return undefined
  return first && { key: first.key, terms: meant.map(({ term }) => ({ ...term, spelling: 'typo' })) }
}

function syllablesOf(knowledge: Knowledge): Map<string, string> {
  const syllables = new Map<string, string>()
  for (const [sound, chars] of Object.entries(knowledge.homophones))
    for (const char of chars) if (!syllables.has(char)) syllables.set(char, sound)
  return syllables
}

function cut(word: string, vocabulary: Vocabulary): string[] | undefined {
  if (word.length < 6 || word.length > 60) return undefined
  const parts: string[] = []
  let known = 0
  for (let at = 0; at < word.length; ) {
    const piece = longestKnown(vocabulary, word, at)
    const part = piece ?? firstSyllable(word.slice(at))
    if (!part) return undefined
    if (piece) known += piece.length
    parts.push(part)
    at += part.length
  }
  return known * 2 >= word.length ? parts : undefined
}

function longestKnown(vocabulary: Vocabulary, word: string, at: number): string | undefined {
  for (let end = Math.min(word.length, at + 24); end >= at + 4; end--) {
    const piece = word.slice(at, end)
    if (piece !== word && vocabulary.lookUp(piece).some((term) => term.spelling === 'pinyin' || term.kind === 'entity')) return piece
  }
  return undefined
}

/** A short name must share a character with what was typed, lest any two homophones meet. */
function sharesCharacter(entity: Entity | undefined, tokens: readonly Token[]): boolean {
  const typed = tokens.map((token) => token.text)
  return entity?.names.some((name) => [...name].length === typed.length && typed.some((char, i) => [...name][i] === char)) ?? false
}

/**
 * How many edits a word may be away: one, two from eight letters on. Short names take only swapped or doubled letters, since "kiwi" is not
 * "kimi"; topics and small words must be longer, since everyday words lie close to them.
 */
function isCloseEnough(word: string, { key, edits, term }: LatinWord & { readonly edits: number }): boolean {
  const shorter = Math.min(word.length, key.length)
  if (term.spelling === 'pinyin' && term.kind !== 'entity') return false
  if (term.kind === 'lexicon' && shorter === 4 && edits === 1 && isSwap(word, key)) return true
  if (
    term.kind === 'lexicon'
      ? shorter < 4 || (word.length < 6 && key.length < 6 && !isSwap(word, key))
      : term.kind !== 'entity' && shorter < 5
  )
    return false
  if (/\d/.test(key) || Math.abs(word.length - key.length) > maxEdits) return false
  if (shorter <= 4) return edits === 1 && (isSwap(word, key) || (word.length !== key.length && word[0] === key[0] && key.length > 4))
  if (edits > (shorter >= 8 ? maxEdits : 1)) return false
  return word[0] === key[0] || isSwap(word, key)
}

function isSwap(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') === [...b].sort().join('')
}

/** Edits with swapped neighbours as one (optimal string alignment). */
export function edits(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1)
      row.push(value)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
