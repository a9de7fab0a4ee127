/** What the page shows, as its address says it. */
import { type Lang, langs } from '../core/knowledge.ts'

export const themes = ['light', 'dark', 'both'] as const
export const widths = ['desktop', 'phone'] as const

export interface View {
  readonly question: string
  /** Questions of the same conversation that were asked before. */
  readonly before: readonly string[]
  /** The language of the question where left out. */
  readonly lang?: Lang
  readonly theme: (typeof themes)[number]
  readonly width: (typeof widths)[number]
}

/** Far more than any platform lets through. */
const maxQuestionChars = 4000
const maxTurns = 6

export function viewOf(address: URLSearchParams): View {
  const lang = langs.find((known) => known === address.get('lang'))
  const questions = [address.get('q') ?? '', ...address.getAll('before')].map((text) => text.slice(0, maxQuestionChars).trim())
  const [question = '', ...before] = questions
  return {
    question,
    before: before.filter((text) => text !== '').slice(-maxTurns),
    ...(lang === undefined ? {} : { lang }),
    theme: themes.find((theme) => theme === address.get('theme')) ?? 'light',
    width: widths.find((width) => width === address.get('width')) ?? 'desktop',
  }
}

/** The page with another question. */
export function addressOf({ lang, theme, width }: View, question: string, before: readonly string[] = []): string {
  const turns = before.slice(-maxTurns).map((text): [string, string] => ['before', text])
  const address = new URLSearchParams([['q', question], ...turns, ['lang', lang ?? ''], ['theme', theme], ['width', width]])
  return `/?${address.toString()}`
}
