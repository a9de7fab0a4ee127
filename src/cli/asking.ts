/** Asks for what no option gave, one line each. */
import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import type { Field } from './new-fields.ts'

export interface Person {
  readonly input: Readable
  readonly output: Writable
}

/** Undefined when the person went away (Ctrl+D, Ctrl+C) before the end. */
export async function askFor(
  fields: readonly Field[],
  given: ReadonlyMap<string, string>,
  { input, output }: Person,
): Promise<ReadonlyMap<string, string> | undefined> {
  const lines = createInterface({ input, output })
  const gone = new AbortController()
  lines.once('close', () => gone.abort())
  const answers = new Map(given)
  try {
    for (const { option, question, required, choices } of fields.filter(({ option }) => !given.has(option))) {
      let answer = ''
      do {
        answer = (await lines.question(`${question}: `, { signal: gone.signal })).trim()
      } while ((answer === '' && required) || (answer !== '' && choices && !choices.includes(answer)))
      if (answer !== '') answers.set(option, answer)
    }
    return answers
  } catch (error) {
    if (gone.signal.aborted) return undefined
    throw error
  } finally {
    lines.close()
  }
}
