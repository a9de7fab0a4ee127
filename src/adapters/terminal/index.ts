/** The terminal: a chat with history and completion for a person, line by line for a pipe. */
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Lang } from '../../core/knowledge.ts'
import type { Engine, Memory, Question } from '../../core/reply.ts'
import type { Adapter } from '../adapter.ts'
import { completeLine } from './completion.ts'
import { readTyped } from './events.ts'
import type { History } from './history.ts'
import { maxColumns, maxHistoryLines, maxLineBytes, minColumns } from './limits.ts'
import { readLines } from './lines.ts'
import { renderReply, renderText, renderTrace, type Screen } from './render.ts'

export interface TerminalDeps {
  /** Asked for each time, since the knowledge may have been replaced. */
  readonly engine: () => Engine
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly today: () => string
  /** Used on a screen only, never in a pipe. */
  readonly color: boolean
  readonly links: boolean
  /** Takes note of a failure, gives what to tell the person. */
  readonly onFailure: (error: unknown, lang: Lang) => string
  readonly lang?: Lang | undefined
  readonly explain?: boolean
  readonly history?: History
}

export interface TerminalAdapter extends Adapter {
  /** Resolves when the person leaves or the input ends. */
  readonly ended: Promise<void>
}

/** Makes the terminal's adapter. It wants a screen on both sides for a chat; anything else is a pipe. */
export function createTerminalAdapter(deps: TerminalDeps): TerminalAdapter {
  const { input, output } = deps
  const onScreen = input.isTTY === true && output.isTTY === true
  const conversation = createConversation(deps)
  let close = (): void => undefined
  let end = (): void => undefined
  let fail = (_error: unknown): void => undefined
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve
    fail = reject
  })

  async function start(): Promise<void> {
    if (onScreen) {
      output.write(`${conversation.greeting()}\n\n`)
      const chat = openChat(deps, conversation)
      close = () => chat.close()
      chat.once('close', end)
    } else {
      let stopped = false
      close = () => {
        stopped = true
        input.destroy()
      }
      // Reads at once: what a pipe holds when nobody listens is lost.
      answerPipe(deps, conversation).then(end, (error: unknown) => (stopped ? end() : fail(error)))
    }
  }

  async function stop(): Promise<void> {
    // What has arrived is answered before the input is closed.
    await new Promise<void>((resolve) => setImmediate(resolve))
    close()
    end()
    await ended
  }

  return { name: 'terminal', start, stop, ended }
}

type Said = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'leave' } | { readonly kind: 'nothing' }

interface Conversation {
  greeting(): string
  take(line: string): Said
  complete(line: string): [string[], string]
}

/** One memory: a terminal is one conversation. */
function createConversation(deps: TerminalDeps): Conversation {
  let memory: Memory | undefined
  const lang = (): Lang => deps.lang ?? memory?.lang ?? 'en'

  function answer(question: Question, screen: Screen): string {
    try {
      const outcome = deps.engine().ask(question, memory)
      memory = outcome.memory
      const text = renderReply(outcome.reply, screen)
      return deps.explain ? `${text}\n\n${renderTrace(outcome.trace(), screen)}` : text
    } catch (error) {
      return renderText(deps.onFailure(error, lang()), screen)
    }
  }

  return {
    greeting: () => renderReply(deps.engine().overview(lang(), deps.today()), screenOf(deps)),
    take(line) {
      const typed = readTyped(line, { today: deps.today(), lang: deps.lang })
      return typed.kind === 'ask' ? { kind: 'text', text: answer(typed.question, screenOf(deps)) } : typed
    },
    complete: (line) => completeLine(deps.engine(), line, lang()),
  }
}

function screenOf({ output, color, links }: TerminalDeps): Screen {
  if (!output.isTTY) return { color: false, links: false }
  return { color, links, width: Math.max(minColumns, Math.min(output.columns ?? maxColumns, maxColumns)) }
}

function openChat({ input, output, history }: TerminalDeps, conversation: Conversation): Interface {
  const chat = createInterface({
    input,
    output,
    prompt: '› ',
    completer: (line: string) => conversation.complete(line),
    history: history?.load() ?? [],
    historySize: maxHistoryLines,
    removeHistoryDuplicates: true,
  })
  chat.on('line', (line) => {
    const said = conversation.take(line)
    if (said.kind === 'leave') return chat.close()
    if (said.kind === 'text') output.write(`\n${said.text}\n\n`)
    chat.prompt()
  })
  chat.on('history', (lines) => history?.save(lines))
  // Ctrl-C leaves, as Ctrl-D does; the shell's prompt begins on a line of its own.
  chat.on('SIGINT', () => chat.close())
  chat.once('close', () => output.write('\n'))
  chat.prompt()
  return chat
}

async function answerPipe({ input, output }: TerminalDeps, conversation: Conversation): Promise<void> {
  let first = true
  for await (const { text } of readLines(input, maxLineBytes)) {
    const said = conversation.take(text)
    if (said.kind === 'leave') return
    if (said.kind === 'nothing') continue
    // Answers are apart by an empty line.
    if (!output.write(`${first ? '' : '\n'}${said.text}\n`)) await new Promise<void>((resolve) => output.once('drain', () => resolve()))
    first = false
  }
}
