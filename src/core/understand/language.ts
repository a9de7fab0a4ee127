/** Which language a reply has: the question's words decide, else the hint, else English. Names decide nothing. */
import type { Token } from '../words/fold.ts'
import type { Lang } from '../knowledge.ts'
import type { Snapshot } from '../snapshot.ts'
import { isSyllable } from '../words/syllables.ts'
import type { Match } from '../words/vocabulary.ts'

interface Spoken {
  /** As typed, without a command. */
  readonly text: string
  readonly folded: string
  readonly tokens: readonly Token[]
  readonly matches: readonly Match[]
  readonly snapshot: Snapshot
}

/** What the words are, names aside; `names` when there are no other words. */
export type Heard =
  | { readonly kind: 'han'; readonly script: 'traditional' | 'simplified' | 'either' }
  | { readonly kind: 'pinyin' | 'english' | 'names' }

/** Folding keeps the length of nearly all text, so that names can be cut out of it as it was typed. */
function withoutNames({ text, folded, tokens }: Pick<Spoken, 'text' | 'folded' | 'tokens'>, named: ReadonlySet<number>): string {
  if (text.length !== folded.length) return text
  const bare = [...text]
  tokens.forEach((token, i) => {
    if (named.has(i) && token.kind === 'han') bare[token.from] = ' '
  })
  return bare.length === text.length ? bare.join('') : text
}

/** Characters of written Cantonese, which is written in Traditional. */
const cantonese = /[咗咩嘢嘅喺啲嗰冇唔佢哋嚟畀㗎喎咁乜]/

export function hear({ text, folded, tokens, matches, snapshot }: Spoken): Heard {
  const named = new Set<number>()
  for (const match of matches) if (match.terms[0]?.kind === 'entity') for (let i = match.from; i < match.to; i++) named.add(i)
  if (tokens.some((token, i) => token.kind === 'han' && !named.has(i)) || hasHanOutsideTokens(folded, tokens)) {
    const bare = snapshot.folder.script(withoutNames({ text, folded, tokens }, named))
    // Names decide only where nothing else does.
    const { traditional, simplified } = bare.traditional + bare.simplified > 0 ? bare : snapshot.folder.script(text)
    if (simplified === 0 && cantonese.test(text)) return { kind: 'han', script: 'traditional' }
    if (traditional > 0 && traditional * 2 > simplified) return { kind: 'han', script: 'traditional' }
    return { kind: 'han', script: simplified > 0 ? 'simplified' : 'either' }
  }
  if (!tokens.some((token, i) => token.kind === 'word' && !named.has(i))) return { kind: 'names' }
  return { kind: isPinyin(matches, tokens, named) ? 'pinyin' : 'english' }
}

export function chooseLang(heard: Heard, hint: Lang | undefined): Lang {
  switch (heard.kind) {
    case 'han':
      if (heard.script === 'either') return hint === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans'
      return heard.script === 'traditional' ? 'zh-Hant' : 'zh-Hans'
    case 'pinyin':
      return hint === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans'
    case 'english':
      return 'en'
    case 'names':
      return hint ?? 'en'
  }
}

/** Periods are taken out before the tokens are cut: 二季度 alone is Chinese all the same. */
function hasHanOutsideTokens(folded: string, tokens: readonly Token[]): boolean {
  const covered = new Set(tokens.map((token) => token.from))
  for (let i = 0; i < folded.length; i++) if (/[\u3400-\u9fff]/.test(folded[i] ?? '') && !covered.has(i)) return true
  return false
}

/** A sentence is pinyin when more of its words are read as pinyin than as English. Unknown syllables count half. */
function isPinyin(matches: readonly Match[], tokens: readonly Token[], named: ReadonlySet<number>): boolean {
  let pinyin = 0
  let english = 0
  const seen = new Set<number>()
  for (const match of matches) {
    for (let i = match.from; i < match.to; i++) seen.add(i)
    if (named.has(match.from) || tokens[match.from]?.kind !== 'word') continue
    const length = match.to - match.from
    if (match.terms.every((term) => term.spelling === 'pinyin')) pinyin += length
    else if (match.terms.some((term) => term.id === 'syllable')) pinyin += length / 2
    else english += length
  }
  tokens.forEach((token, i) => {
    if (token.kind !== 'word' || seen.has(i)) return
    if (isSyllable(token.text)) pinyin += 0.5
    else english++
  })
  return pinyin > english
}
