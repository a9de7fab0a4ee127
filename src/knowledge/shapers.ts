/** Whether files have the shape that they should: each is looked at once, however often the knowledge is read anew. */
import type { z } from 'zod'
import { fileShapes, repliesShape, wordsShape } from './schema.ts'
import type { YamlDocument } from './yaml.ts'

export interface Shaper<T> {
  readonly shape: z.ZodType<T>
  /** The same document gives the same value, so that what is made of a value can be kept with it. */
  check(document: YamlDocument): z.ZodSafeParseResult<T>
}

export type Shapers = ReturnType<typeof createShapers>

export function createShapers() {
  return {
    entities: shaperOf(fileShapes.entities),
    topics: shaperOf(fileShapes.topics),
    metrics: shaperOf(fileShapes.metrics),
    sources: shaperOf(fileShapes.sources),
    rates: shaperOf(fileShapes.rates),
    replies: shaperOf(repliesShape),
    words: shaperOf(wordsShape),
  }
}

function shaperOf<T>(shape: z.ZodType<T>): Shaper<T> {
  const kept = new WeakMap<YamlDocument, z.ZodSafeParseResult<T>>()
  return {
    shape,
    check(document) {
      const known = kept.get(document) ?? shape.safeParse(document.value ?? {})
      kept.set(document, known)
      return known
    },
  }
}
