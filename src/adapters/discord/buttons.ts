/** What can be pressed below a reply: up to three questions, or a list of choices; then sharing, votes and corrections. */
import type { Action, Reply } from '../../core/reply.ts'
import { type AnswerState, encodePress, type Press } from './custom-ids.ts'
import { cleanText, cutTo } from './escape.ts'
import { maxButtonChars, maxPlaceholderChars, maxRowButtons, maxSelectChars, maxSelectOptions } from './limits.ts'
import type { ActionRow, Button } from './payloads.ts'

const maxAsks = 3
const styles = { primary: 1, secondary: 2 } as const
const thumbs = { up: '👍', down: '👎' } as const

export interface Buttons {
  readonly rows: readonly ActionRow[]
  /** Whether the question did not fit into a button and must be shown in the message, to be read from there. */
  readonly needsQuestion: boolean
}

export interface ButtonOptions {
  readonly state: AnswerState
  readonly canShare: boolean
  /** Said in an empty list of choices. */
  readonly choose: string
}

export function buttonsFor(reply: Reply, options: ButtonOptions): Buttons {
  let needsQuestion = false
  const { question } = options.state
  const encode = (press: Press): string | undefined => {
    const id = encodePress(press)
    if (id !== undefined || question === undefined) return id
    const { question: _, ...rest } = { question, ...press }
    const shorter = encodePress(rest)
    if (shorter !== undefined) needsQuestion = true
    return shorter
  }
  const asks = reply.actions.flatMap((action) => (action.kind === 'ask' ? [action] : []))
  const making = { options, encode, stands: reply.facts.length === 0 }
  const first = reply.kind === 'clarify' ? choices(asks, options) : askButtons(asks, making)
  const second = reply.actions.flatMap((action) => actionButton(action, making))
  const rows = [...first, ...row(second)]
  return { rows, needsQuestion }
}

type Ask = Extract<Action, { kind: 'ask' }>
interface Making {
  readonly options: ButtonOptions
  readonly encode: (press: Press) => string | undefined
  /** Whether there is no answer that questions could go on from: each means something by itself. */
  readonly stands: boolean
}

function choices(asks: readonly Ask[], { state, choose }: ButtonOptions): ActionRow[] {
  const custom_id = encodePress({ kind: 'choose', lang: state.lang })
  const fitting = asks.filter(({ text }) => text.length <= maxSelectChars).slice(0, maxSelectOptions)
  const options = fitting.map(({ label, text }) => ({ label: labelOf(label, maxSelectChars), value: cleanText(text) }))
  if (custom_id === undefined || options.length === 0) return []
  return [{ type: 1, components: [{ type: 3, custom_id, placeholder: labelOf(choose, maxPlaceholderChars), options }] }]
}

function askButtons(asks: readonly Ask[], { options: { state }, encode, stands }: Making): ActionRow[] {
  const { lang, question } = state
  const buttons = asks.flatMap(({ label, text }): Button[] => {
    const standsAlone = stands || text.startsWith('/')
    // Without its question, a follow-up would mean nothing.
    if (!standsAlone && question === undefined) return []
    const press: Press = standsAlone ? { kind: 'ask', lang, text } : { kind: 'follow', lang, text, ...questionOf(question) }
    return button(encode(press), { label: labelOf(label, maxButtonChars) })
  })
  const ids = buttons.map(({ custom_id }) => custom_id)
  return row(buttons.filter(({ custom_id }, at) => ids.indexOf(custom_id) === at).slice(0, maxAsks))
}

function actionButton(action: Action, { options: { state, canShare }, encode }: Making): Button[] {
  switch (action.kind) {
    case 'share':
      return canShare && state.question !== undefined
        ? button(encode({ kind: 'share', ...state }), { style: styles.primary, label: labelOf(action.label, maxButtonChars) })
        : []
    case 'vote':
      return button(encode({ kind: action.value, ...state }), {
        emoji: { name: thumbs[action.value] },
        label: labelOf(action.label, maxButtonChars),
      })
    case 'correct':
      return button(encode({ kind: 'correct', ...state }), { label: labelOf(action.label, maxButtonChars) })
    case 'ask':
    case 'link':
      return []
    default:
      return assertNever(action)
  }
}

function button(custom_id: string | undefined, look: Partial<Button>): Button[] {
  return custom_id === undefined ? [] : [{ type: 2, style: styles.secondary, custom_id, ...look }]
}

function row(buttons: readonly Button[]): ActionRow[] {
  return buttons.length === 0 ? [] : [{ type: 1, components: buttons.slice(0, maxRowButtons) }]
}

function labelOf(label: string, maxChars: number): string {
  // An empty label is refused.
  return cutTo(cleanText(label).trim() || '…', maxChars)
}

function questionOf(question: string | undefined): { question?: string } {
  return question === undefined ? {} : { question }
}

function assertNever(action: never): never {
  throw new TypeError(`no button for ${JSON.stringify(action)}`)
}
