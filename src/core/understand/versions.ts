/** A version that no name has: GLM-6, DeepSeek V5, 豆包3.0. What is known of its maker is no answer to it. */
import type { Token } from '../words/fold.ts'
import type { Leftover, Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Match } from '../words/vocabulary.ts'

/** Behind a number these count something: 智谱3轮, "OpenAI 5 rounds" is told by the space and the word behind it. */
const measureWords = new Set('轮家个款名位次月年号天周倍人万亿成度块元位股项条段层期点'.split(''))
/** What stands between a name and its version. */
const joint = /^[\s-]?$/
const line = /^[a-z]$/

/** Versions right behind a name, or behind one letter as in V5; as words that no fact holds, so that they are never passed over. */
export function unknownVersions(
  text: { readonly folded: string; readonly typed: string },
  tokens: readonly Token[],
  read: Read,
): Leftover[] {
  return read.matches.flatMap((match) => {
    const name = match.terms.find(({ kind }) => kind === 'entity')
    const last = tokens[match.to - 1]
    if (!name || !last) return []
    const between = (left: Token, right: Token): string => text.folded.slice(left.to, right.from)
    const letter = tokens[match.to]
    const isLine = letter !== undefined && line.test(letter.text) && joint.test(between(last, letter))
    const number = tokens[match.to + Number(isLine)]
    const before = isLine ? letter : last
    if (number?.kind !== 'number' || !/^\d{1,2}(\.\d{1,2})?$/.test(number.text)) return []
    const gap = between(before, number)
    if (isLine ? gap !== '' : !joint.test(gap) || (gap === ' ' && !isModel(name.id, read.snapshot))) return []
    const next = tokens[match.to + Number(isLine) + 1]
    if (next && next.from === number.to && measureWords.has(next.text)) return []
    const from = tokens[match.from]?.from ?? 0
    const term = tokens
      .slice(match.from, match.to + 1 + Number(isLine))
      .map((token) => token.text)
      .join('')
    const typed = text.typed.length === text.folded.length ? text.typed : text.folded
    return [{ text: typed.slice(from, number.to), terms: [term], near: true, bound: true, version: true }]
  })
}

/** Whether a version is asked for that no name has: what came last is near to it. */
export function lacksVersion({ leftover }: Query): boolean {
  return leftover.some(({ version }) => version)
}

/** The parts of a version are no words of their own. */
export function withVersions(leftover: readonly Leftover[], versions: readonly Leftover[]): Leftover[] {
  return [...leftover.filter(({ text }) => !versions.some((version) => version.text.includes(text))), ...versions]
}

interface Read {
  readonly matches: readonly Match[]
  readonly snapshot: Snapshot
}

/** "ChatGPT 6" is a version, "Zhipu 6" is none. */
function isModel(id: string, snapshot: Snapshot): boolean {
  const kind = snapshot.entities.get(id)?.kind
  return kind === 'product' || kind === 'model'
}
