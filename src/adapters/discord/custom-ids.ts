/**
 * What a button carries. It all stands in its id, so that a button of last month works after a restart:
 * a version, a letter for what it does, one for the language, then what it needs. What comes back is input: anything else reads as nothing.
 */
import type { Lang } from '../../core/knowledge.ts'
import { cleanText } from './escape.ts'
import { maxCustomIdChars } from './limits.ts'

/** The answer that a button stands below. Its question is left out where the message shows it instead. */
export interface AnswerState {
  readonly lang: Lang
  /** As `answerId` gives it. */
  readonly answer: string
  readonly question?: string
}

export type Press =
  | { readonly kind: 'ask'; readonly lang: Lang; readonly text: string }
  /** A question that means something only after another: "who reported that?" */
  | { readonly kind: 'follow'; readonly lang: Lang; readonly text: string; readonly question?: string }
  | { readonly kind: 'choose'; readonly lang: Lang }
  | ({ readonly kind: 'share' | 'up' | 'down' | 'correct' } & AnswerState)

const version = '1'
const letters = { ask: 'a', follow: 'f', choose: 'c', share: 's', up: 'u', down: 'd', correct: 'k' } as const
const languages = { en: 'e', 'zh-Hans': 's', 'zh-Hant': 't' } as const satisfies Record<Lang, string>
const shape = /^1([afcsudk])([est])(.*)$/su
const answerShape = /^([\w-]{16})(.*)$/su
/** Ends the text of a follow-up. */
const bar = '|'

/** Undefined where it does not fit. */
export function encodePress(press: Press): string | undefined {
  const id = `${version}${letters[press.kind]}${languages[press.lang]}${cleanText(contentOf(press))}`
  const ambiguous = press.kind === 'follow' && press.text.includes(bar)
  return id.length > maxCustomIdChars || ambiguous ? undefined : id
}

function contentOf(press: Press): string {
  switch (press.kind) {
    case 'ask':
      return press.text
    case 'follow':
      return `${press.text}${bar}${press.question ?? ''}`
    case 'choose':
      return ''
    default:
      return `${press.answer}${press.question ?? ''}`
  }
}

/** Undefined for an id of another version, or one that is damaged. */
export function decodePress(id: string): Press | undefined {
  const [, letter, language, content = ''] = (id.length <= maxCustomIdChars && shape.exec(id)) || []
  const kind = keyOf(letters, letter)
  const lang = keyOf(languages, language)
  if (kind === undefined || lang === undefined) return undefined
  if (kind === 'choose') return content === '' ? { kind, lang } : undefined
  if (kind === 'ask') return content.trim() === '' ? undefined : { kind, lang, text: content }
  if (kind === 'follow') {
    const at = content.indexOf(bar)
    return at > 0 ? { kind, lang, text: content.slice(0, at), ...questionOf(content.slice(at + 1)) } : undefined
  }
  const [, answer, question = ''] = answerShape.exec(content) ?? []
  return answer === undefined ? undefined : { kind, lang, answer, ...questionOf(question) }
}

function questionOf(question: string): { question?: string } {
  return question === '' ? {} : { question }
}

function keyOf<K extends string>(table: Readonly<Record<K, string>>, value: string | undefined): K | undefined {
  for (const key in table) if (table[key] === value) return key
  return undefined
}
