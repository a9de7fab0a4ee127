/** English word forms brought together: "investments", "invested" and "investing" meet. */
import { stemmer } from 'stemmer'

const kept = new Map<string, string>()

/** Porter's stem of a folded word. Answers are kept, up to a bound, since the same words come again and again. */
export function stem(word: string): string {
  const known = kept.get(word)
  if (known !== undefined) return known
  const result = word.length > 40 ? word : stemmer(word)
  if (kept.size < 20_000) kept.set(word, result)
  return result
}
