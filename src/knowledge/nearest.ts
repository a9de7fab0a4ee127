/** What someone who mistyped an id or a key may have meant: the only file that knows `fastest-levenshtein`. */
import { closest, distance } from 'fastest-levenshtein'

/** The nearest of the known words, when it is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const best = closest(word, known)
  return distance(word, best) <= Math.max(1, Math.floor(word.length / 3)) ? best : undefined
}

/** `Did you mean "burn"?`, or nothing when no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const best = nearest(word, known)
  return best === undefined ? undefined : `Did you mean "${best}"?`
}
