/** What can be done with a reply, as buttons. */
import type { Button, ContextActionsBlock, KnownBlock } from '@slack/types'
import type { Action, Memory, Reply } from '../../core/reply.ts'
import { answerId } from '../desk.ts'
import { cut, plainSafe } from './escape.ts'
import { maxButtons, maxLabelChars, maxUrlChars } from './limits.ts'
import { encode } from './values.ts'

export const actionIds = { ask: 'ask', share: 'share', vote: 'vote', correct: 'correct', open: 'open' } as const

export interface ReplyContext {
  readonly reply: Reply
  /** The question as text, a command with its slash. */
  readonly question: string
  readonly before: Memory | undefined
  readonly memory: Memory
  readonly version: string
  /** Whether others may be shown it. */
  readonly isShareable: boolean
}

type PrivateAction = Extract<Action, { kind: 'ask' | 'share' | 'correct' | 'link' }>

export function buttonBlocks(context: ReplyContext): KnownBlock[] {
  const buttons = context.reply.actions.flatMap((action, i): Button[] => {
    if (action.kind === 'vote' || (action.kind === 'share' && !context.isShareable)) return []
    const button = buttonFor(action, i, context)
    return button ? [button] : []
  })
  const feedback = feedbackBlock(context)
  return [...(buttons.length === 0 ? [] : [actions(buttons.slice(0, maxButtons))]), ...(feedback ? [feedback] : [])]
}

/** Questions to press, for where there is no reply: the home page. */
export function askButtons(questions: readonly string[], lang: Reply['lang']): KnownBlock[] {
  const buttons = questions.flatMap((text, i): Button[] => {
    const value = encode({ q: text, lang })
    return value === undefined ? [] : [{ ...labelled(text), action_id: `${actionIds.ask}:${i}`, value }]
  })
  return buttons.length === 0 ? [] : [actions(buttons.slice(0, maxButtons))]
}

function actions(elements: Button[]): KnownBlock {
  return { type: 'actions', elements }
}

function buttonFor(action: PrivateAction, index: number, context: ReplyContext): Button | undefined {
  const { lang, facts } = context.reply
  switch (action.kind) {
    case 'ask':
      return withValue(action.label, `${actionIds.ask}:${index}`, encode({ q: action.text, m: copyOf(context.memory), lang }))
    case 'share': {
      const { question, before, version } = context
      return withValue(action.label, actionIds.share, encode({ q: question, ...(before ? { m: copyOf(before) } : {}), lang, k: version }))
    }
    case 'correct':
      return withValue(action.label, actionIds.correct, encode({ f: [...facts], lang }))
    case 'link':
      return action.url.length > maxUrlChars
        ? undefined
        : { ...labelled(action.label), action_id: `${actionIds.open}:${index}`, url: action.url }
    default:
      return assertNever(action)
  }
}

function withValue(label: string, actionId: string, value: string | undefined): Button | undefined {
  return value === undefined ? undefined : { ...labelled(label), action_id: actionId, value }
}

/** A label that had to be cut is read out whole. */
function labelled(label: string): Omit<Button, 'action_id'> {
  const text = plainSafe(label) || '–'
  const short = cut(text, maxShownChars)
  return {
    type: 'button',
    text: { type: 'plain_text', text: short },
    ...(short === text ? {} : { accessibility_label: cut(text, maxLabelChars) }),
  }
}

/** Slack cuts longer labels where it shows them: docs.slack.dev/reference/block-kit/block-elements/button-element */
const maxShownChars = 40

function feedbackBlock({ reply }: ReplyContext): ContextActionsBlock | undefined {
  const button = (value: 'up' | 'down') => {
    const action = reply.actions.find((candidate) => candidate.kind === 'vote' && candidate.value === value)
    const carried = encode({ a: answerId(reply), f: [...reply.facts], up: value === 'up', lang: reply.lang })
    if (action?.kind !== 'vote' || carried === undefined) return undefined
    return { text: labelled(action.label).text, accessibility_label: cut(plainSafe(action.label), maxLabelChars), value: carried }
  }
  const [positive, negative] = [button('up'), button('down')]
  if (!positive || !negative) return undefined
  return {
    type: 'context_actions',
    elements: [{ type: 'feedback_buttons', action_id: actionIds.vote, positive_button: positive, negative_button: negative }],
  }
}

function copyOf({ entities, topics, metrics, facts, ...rest }: Memory) {
  return { entities: [...entities], topics: [...topics], metrics: [...metrics], facts: [...facts], ...rest }
}

function assertNever(action: never): never {
  throw new TypeError(`no such action: ${JSON.stringify(action)}`)
}
