/** Messages that answer: asked of the desk, laid out with their buttons. */
import type { Lang } from '../../core/knowledge.ts'
import type { CommandSpec, Engine, Memory, Question, Reply } from '../../core/reply.ts'
import type { Desk } from '../desk.ts'
import { fallback, renderReply, section } from './blocks.ts'
import { buttonBlocks } from './buttons.ts'
import type { Outgoing } from './delivery.ts'
import { escapeText } from './escape.ts'
import type { Asked } from './events.ts'

export const platform = 'slack'

export interface Spoken {
  /** A hint: the words of the question go first. */
  readonly lang: Lang | undefined
  /** What the question follows, where a button carries it. */
  readonly memory?: Memory | undefined
}

/** Asks and renders. */
export async function answer(desk: Desk, asked: Asked, { lang, memory }: Spoken): Promise<Outgoing> {
  return shown(desk, await desk.ask(questionOf(desk, asked, lang), platform, memory), asked)
}

export function questionOf(desk: Desk, { isShareable: _, ...asked }: Asked, lang: Lang | undefined): Question {
  return { ...asked, today: desk.today(), ...(lang === undefined ? {} : { lang }) }
}

/** A result of the desk as a message. */
export function shown(desk: Desk, result: Awaited<ReturnType<Desk['ask']>>, { text, command, isShareable }: Asked): Outgoing {
  if (result.kind === 'failure') return plainMessage(result.text)
  const { before, memory } = result
  const engine = desk.engine()
  const reply = withUsage(result.reply, command?.name, engine)
  const buttons = buttonBlocks({ reply, question: text, before, memory, version: engine.version, isShareable })
  return renderReply(reply, buttons, { details: engine.say('ui-details', reply.lang) })
}

/** Who gives a command what it does not know is told how it is used. */
function withUsage(reply: Reply, command: string | undefined, { commands, say }: Engine): Reply {
  const spec = reply.kind === 'none' ? commands.find(({ name }) => name === command) : undefined
  if (!spec) return reply
  const text = say('ui-usage', reply.lang, { usage: spec.usage[reply.lang] })
  return { ...reply, notes: [...reply.notes, [{ kind: 'text', text }]] }
}

/** A sentence of the interface. */
export function plainMessage(text: string): Outgoing {
  return { text: escapeText(text), blocks: [section(escapeText(text))] }
}

/** How a command is used. */
export function usage(desk: Desk, command: CommandSpec, lang: Lang): Outgoing {
  const engine = desk.engine()
  const lines = [command.description[lang], engine.say('ui-usage', lang, { usage: command.usage[lang] })].map(escapeText)
  return { text: lines.join('\n'), blocks: lines.map(section) }
}

/** Two lines for a mention that asks nothing. */
export function help(desk: Desk, lang: Lang): Outgoing {
  const engine = desk.engine()
  const [example = '/help'] = engine.examples(lang, 1)
  const overview = fallback({ ...engine.overview(lang, desk.today()), actions: [] }).split('\n')[0] ?? ''
  const text = `${overview}\n${escapeText(engine.say('ui-mention-help', lang, { example }))}`
  return { text, blocks: [section(text)] }
}
