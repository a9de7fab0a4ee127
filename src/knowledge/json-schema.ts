/** JSON Schema of the knowledge files, for editors: completion, hints and errors while typing. Made from the one source of shape. */
import { z } from 'zod'
import { fileShapes, repliesShape, wordsShape } from './schema.ts'

/** File name in `knowledge/schema/` to its text. */
export function jsonSchemas(): Record<string, string> {
  const shapes = { ...fileShapes, phrases: z.union([repliesShape, wordsShape]) }
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      `${name}.json`,
      `${JSON.stringify(z.toJSONSchema(shape, { io: 'input' }), undefined, 2)}\n`,
    ]),
  )
}
