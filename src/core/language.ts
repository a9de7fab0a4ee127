/** Which language a reply has: forced, else the question's words, else the hint, else English. Names decide nothing. */
import type { Token } from './fold.ts'
import type { Lang } from './knowledge.ts'
import type { Question } from './reply.ts'
import type { Snapshot } from './snapshot.ts'
import type { Match } from './vocabulary.ts'

interface Heard {
  readonly question: Question
  /** As typed, without a command. */
  readonly text: string
  readonly folded: string
  readonly tokens: readonly Token[]
  readonly matches: readonly Match[]
  readonly snapshot: Snapshot
}

export function detectLang({ question, text, folded, tokens, matches, snapshot }: Heard): Lang {
  if (question.forceLang) return question.forceLang
  const named = new Set<number>()
  for (const match of matches) if (match.terms[0]?.kind === 'entity') for (let i = match.from; i < match.to; i++) named.add(i)
  const han = /[\u3400-\u9fff]/.test(folded.replace(/\u0000/g, ''))
  const wordsInHan = tokens.some((token, i) => token.kind === 'han' && !named.has(i)) || (han && hasHanOutsideTokens(folded, tokens))
  if (wordsInHan) return scriptOf(text, question.lang, snapshot)
  const words = tokens.filter((token, i) => token.kind === 'word' && !named.has(i))
  if (words.length === 0) return question.lang ?? 'en'
  return isPinyin(matches, tokens, named) ? 'zh-Hans' : 'en'
}

/** Periods are taken out before the tokens are cut: 二季度 alone is Chinese all the same. */
function hasHanOutsideTokens(folded: string, tokens: readonly Token[]): boolean {
  const covered = new Set(tokens.map((token) => token.from))
  for (let i = 0; i < folded.length; i++) if (/[\u3400-\u9fff]/.test(folded[i] ?? '') && !covered.has(i)) return true
  return false
}

function scriptOf(text: string, hint: Lang | undefined, snapshot: Snapshot): Lang {
  const { traditional, simplified } = snapshot.folder.script(text)
  if (traditional > simplified) return 'zh-Hant'
  if (simplified > 0) return 'zh-Hans'
  return hint === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans'
}

/** A sentence is pinyin when more of its words are read as pinyin than as English. */
function isPinyin(matches: readonly Match[], tokens: readonly Token[], named: ReadonlySet<number>): boolean {
  let pinyin = 0
  let other = 0
  const seen = new Set<number>()
  for (const match of matches) {
    if (named.has(match.from) || tokens[match.from]?.kind !== 'word') continue
    const length = match.to - match.from
    if (match.terms.every((term) => term.spelling === 'pinyin')) pinyin += length
    else other += length
    for (let i = match.from; i < match.to; i++) seen.add(i)
  }
  tokens.forEach((token, i) => {
    if (token.kind === 'word' && !seen.has(i) && !named.has(i) && !/^[bpmfdtnlgkhjqxrzcsyw]?h?(?:[aeiouv]{1,3})(?:n|ng|r)?$/.test(token.text)) other++
  })
  return pinyin > other
}
