/** Chinese scripts: the only file that knows `opencc-js`. */

import { Converter as toTraditional } from 'opencc-js/cn2t'
import { Converter as fromTraditional } from 'opencc-js/t2cn'

/** Simplified to Traditional as written in Taiwan, character by character: words stay (软件 is 軟件, not 軟體). */
export type ToHant = (simplified: string) => string

/** Takes 150 ms and 60 MB: made once, and only to compile. */
export function createToHant(): ToHant {
  return toTraditional({ from: 'cn', to: 'tw' })
}

/** Every Traditional character and the Simplified one that it folds to, in turn: a map of characters is four times as fast as OpenCC to load and to use. */
export function foldPairs(): string {
  const toSimplified = fromTraditional({ from: 't', to: 'cn' })
  let pairs = ''
  for (const [first, last] of [
    [0x4e00, 0x9fff],
    [0x3400, 0x4dbf],
  ] as const) {
    for (let code = first; code <= last; code++) {
      const char = String.fromCharCode(code)
      const simplified = toSimplified(char)
      if (simplified !== char && simplified.length === 1) pairs += char + simplified
    }
  }
  return pairs
}

/**
 * Converts texts, but takes the names in them from `names` (Simplified to Traditional): 于 in 于谦 stays, where OpenCC would guess by the
 * characters around it.
 */
export function withNames(convert: ToHant, names: ReadonlyMap<string, string>): ToHant {
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (longestFirst.length === 0) return convert
  const pattern = new RegExp(`(${longestFirst.join('|')})`)
  // Splitting by a group gives text and name in turn.
  return (simplified) =>
    simplified
      .split(pattern)
      .map((part, index) => (index % 2 === 1 ? (names.get(part) ?? part) : part && convert(part)))
      .join('')
}
