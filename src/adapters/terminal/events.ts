/** What a person typed, as a question. */
import type { Lang } from '../../core/knowledge.ts'
import type { Question } from '../../core/reply.ts'

export type Typed = { readonly kind: 'ask'; readonly question: Question } | { readonly kind: 'leave' } | { readonly kind: 'nothing' }

const leaving = new Set(['exit', 'quit', '退出', '/exit', '/quit', '/退出'])

/** A terminal is one private conversation. Commands stay in the text: the engine reads them there. */
export function readTyped(line: string, { today, lang }: { readonly today: string; readonly lang: Lang | undefined }): Typed {
  const text = line.trim()
  if (text === '') return { kind: 'nothing' }
  if (leaving.has(text.toLowerCase())) return { kind: 'leave' }
  return {
    kind: 'ask',
    question: { text, conversation: 'terminal', audience: 'private', today, ...(lang === undefined ? {} : { forceLang: lang }) },
  }
}
