/** What someone who mistyped an id or a key may have meant: the only file that knows `fastest-levenshtein`. */
import { closest, distance } from 'fastest-levenshtein'

/** The nearest of the known words, when it is near enough to be meant: one edit in three letters, or the same letters in another order. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const swapped = known.find((other) => other !== word && distance(word, other) === 2 && sorted(word) === sorted(other))
  if (swapped !== undefined || known.length === 0) return swapped
  const best = closest(word, known)
  return distance(word, best) <= Math.max(1, Math.floor(word.length / 3)) ? best : undefined
}

function sorted(word: string): string {
  return [...word].sort().join('')
}

/** `Did you mean "burn"?`, or nothing when no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const best = nearest(word, known)
  return best === undefined ? undefined : `Did you mean "${best}"?`
}
