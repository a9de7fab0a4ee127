/** `baimo ask`: one question, one reply. */
import type { Readable, Writable } from 'node:stream'
import { maxColumns, minColumns } from '../adapters/terminal/limits.ts'
import { renderReply, renderTrace, type Screen } from '../adapters/terminal/render.ts'
import type { Lang } from '../core/knowledge.ts'
import type { Engine } from '../core/reply.ts'

export interface AskDeps {
  readonly engine: Engine
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly today: string
  readonly screen: { readonly color: boolean; readonly links: boolean }
  readonly forceLang?: Lang | undefined
  readonly explain: boolean
}

/** Prints the reply, with `explain` also what each step saw. */
export function askOnce(text: string, { engine, output, today, screen, forceLang, explain }: AskDeps): void {
  const { reply, trace } = engine.ask({
    text,
    conversation: '',
    audience: 'private',
    today,
    ...(forceLang === undefined ? {} : { forceLang }),
  })
  const shown: Screen = output.isTTY
    ? { ...screen, width: Math.max(minColumns, Math.min(output.columns ?? maxColumns, maxColumns)) }
    : { color: false, links: false }
  output.write(`${renderReply(reply, shown)}\n`)
  if (explain) output.write(`\n${renderTrace(trace(), shown)}\n`)
}

/** The whole of a stream as a question. Far more than one is cut off. */
export async function readQuestion(input: Readable, maxChars = 1_000_000): Promise<string> {
  let text = ''
  input.setEncoding('utf8')
  for await (const chunk of input) {
    text += String(chunk)
    if (text.length > maxChars) break
  }
  return text.slice(0, maxChars).trim()
}
