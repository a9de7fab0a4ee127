/** `baimo ask --jsonl`: one JSON object a line in, one a line out, in order. Checked by hand: zod's loading would be felt. */
import type { Readable, Writable } from 'node:stream'
import { maxLineBytes } from '../adapters/terminal/limits.ts'
import { type InputLine, readLines } from '../adapters/terminal/lines.ts'
import { type Lang, langs } from '../core/knowledge.ts'
import { plainText } from '../core/plain-text.ts'
import type { Engine, Memory, Outcome } from '../core/reply.ts'
import { langOf } from './languages.ts'

export interface JsonlDeps {
  readonly engine: Engine
  readonly input: Readable
  readonly output: Writable
  readonly today: string
  /** Goes before everything else, as `--lang` does. */
  readonly forceLang?: Lang | undefined
  /** Milliseconds by any clock. */
  readonly now: () => number
  /** Takes note of a failure, gives what to tell. */
  readonly onFailure: (error: unknown, lang: Lang) => string
  /** Takes what each step saw. */
  readonly onTrace?: ((outcome: Outcome) => void) | undefined
}

interface Asked {
  readonly id: unknown
  readonly q: string
  readonly lang?: Lang
  readonly conversation?: string
}
type Parsed = { readonly ok: true; readonly asked: Asked } | { readonly ok: false; readonly id?: unknown; readonly error: string }

const maxTextChars = 4000
/** Of so many conversations the last turns are kept; who comes back later starts anew. */
const maxConversations = 10_000

/** Answers each line as it comes. Empty lines are passed over. */
export async function answerJsonl(deps: JsonlDeps): Promise<void> {
  const { input, output } = deps
  const memories = new Map<string, Memory>()
  for await (const line of readLines(input, maxLineBytes)) {
    if (line.text.trim() === '' && !line.cut) continue
    if (!output.write(`${answerLine(line, memories, deps)}\n`)) await new Promise<void>((resolve) => output.once('drain', () => resolve()))
  }
}

function answerLine(line: InputLine, memories: Map<string, Memory>, deps: JsonlDeps): string {
  const parsed = parseLine(line)
  const failed = (id: unknown, error: string): string => JSON.stringify({ line: line.number, ...(id === undefined ? {} : { id }), error })
  try {
    return parsed.ok ? JSON.stringify(answer(parsed.asked, memories, deps)) : failed(parsed.id, parsed.error)
  } catch (error) {
    const lang = deps.forceLang ?? (parsed.ok ? parsed.asked.lang : undefined) ?? 'en'
    return failed(parsed.ok && isFlat(parsed.asked.id) ? parsed.asked.id : undefined, deps.onFailure(error, lang))
  }
}

function answer({ id, q, lang, conversation }: Asked, memories: Map<string, Memory>, deps: JsonlDeps): Record<string, unknown> {
  const start = deps.now()
  const memory = conversation === undefined ? undefined : memories.get(conversation)
  const outcome = deps.engine.ask(
    {
      text: q,
      conversation: conversation ?? '',
      audience: 'private',
      today: deps.today,
      ...(lang === undefined ? {} : { lang }),
      ...(deps.forceLang === undefined ? {} : { forceLang: deps.forceLang }),
    },
    memory,
  )
  const { reply } = outcome
  const text = plainText(reply, { maxChars: maxTextChars })
  const ms = Math.round((deps.now() - start) * 1000) / 1000
  deps.onTrace?.(outcome)
  if (conversation !== undefined) keep(memories, conversation, outcome.memory)
  const sources = reply.citations.map(({ source, title, publisher, published, url }) => ({
    id: source,
    title,
    publisher,
    published,
    url: url ?? null,
  }))
  return { id, kind: reply.kind, lang: reply.lang, text, facts: reply.facts, sources, ms }
}

/** A map keeps the order of insertion, so the first is the one that was silent for longest. */
function keep(memories: Map<string, Memory>, conversation: string, memory: Memory): void {
  memories.delete(conversation)
  memories.set(conversation, memory)
  const [oldest] = memories.keys()
  if (memories.size > maxConversations && oldest !== undefined) memories.delete(oldest)
}

function parseLine({ text, cut }: InputLine): Parsed {
  if (cut) return { ok: false, error: `The line is longer than ${maxLineBytes} bytes. Send a shorter question.` }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { ok: false, error: `The line is no JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  if (!isRecord(value)) return { ok: false, error: 'The line is no JSON object. Send {"id":1,"q":"…"}.' }
  const { id = null, q, lang, conversation } = value
  const bad = (error: string): Parsed => ({ ok: false, ...('id' in value && isFlat(id) ? { id } : {}), error })
  if (typeof q !== 'string')
    return bad(q === undefined ? 'There is no "q". Put the question there.' : '"q" is no text. Put the question there.')
  const known = typeof lang === 'string' ? langOf(lang) : undefined
  if (lang !== undefined && lang !== null && known === undefined) return bad(`"lang" is none of ${langs.join(', ')}.`)
  const key = conversationKey(conversation)
  if (key === undefined && conversation !== undefined && conversation !== null) return bad('"conversation" is neither a text nor a number.')
  return {
    ok: true,
    asked: { id, q, ...(known === undefined ? {} : { lang: known }), ...(key === undefined ? {} : { conversation: key }) },
  }
}

function conversationKey(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : undefined
}

/** An id nested thousands deep can be parsed but not written again. */
function isFlat(id: unknown): boolean {
  try {
    return JSON.stringify(id) !== undefined
  } catch {
    return false
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
