/** What people see: messages, private messages, modals, home tabs, prompts. Kept in the order of appearance. */
import { type Fields, fieldsOf, listOf, stringOf } from './json.ts'

export interface SeenMessage {
  readonly team: string
  readonly channel: string
  readonly ts: string
  readonly threadTs: string | undefined
  readonly by: 'bot' | 'person'
  /** Whose it is: a person, or the bot's user. */
  readonly user: string
  /** Only this person sees it. */
  readonly onlyFor: string | undefined
  /** How it got there: `chat.postMessage`, `response_url`, `ack`, `typed`, … */
  readonly via: string
  text: string
  blocks: readonly unknown[]
  edited: boolean
  deleted: boolean
  /** Every state that it was shown in, the present one last: a flicker shows here. */
  readonly shown: { readonly text: string; readonly blocks: readonly unknown[] }[]
}

export interface SeenView {
  readonly id: string
  readonly team: string
  readonly user: string
  readonly surface: 'modal' | 'home'
  view: Fields
  /** A modal that was submitted or closed. */
  open: boolean
  /** Told by the app after a submission, by block. */
  errors: Readonly<Record<string, string>>
}

export interface Channel {
  readonly id: string
  readonly team: string
  readonly kind: 'channel' | 'im'
  /** People and the bot, by user id. */
  readonly members: Set<string>
}

export interface MessageFilter {
  readonly channel?: string
  readonly threadTs?: string
  readonly by?: 'bot' | 'person'
  /** Only what this person alone sees. */
  readonly onlyFor?: string
  /** `public`: what everybody in the channel sees. */
  readonly audience?: 'public' | 'private'
}

export interface Prompts {
  readonly channel: string
  readonly title: string
  readonly prompts: readonly { readonly title: string; readonly message: string }[]
}

export interface Seen {
  /** In the order of appearance, without deleted ones. */
  messages(filter?: MessageFilter): readonly SeenMessage[]
  /** Deleted ones too. */
  all(): readonly SeenMessage[]
  /** Modals that are open, the uppermost last. */
  modals(user?: string): readonly SeenView[]
  home(user: string): SeenView | undefined
  /** Suggested prompts of a direct message. */
  prompts(channel: string): Prompts | undefined
  /** "is thinking…", while it is shown. */
  status(channel: string): string | undefined
  channel(id: string): Channel | undefined
}

export interface Screen extends Seen {
  enter(channel: { readonly id: string; readonly team: string; readonly members: readonly string[] }): Channel
  show(message: Omit<SeenMessage, 'edited' | 'deleted' | 'shown'>): SeenMessage
  change(message: SeenMessage, to: { readonly text: string; readonly blocks: readonly unknown[] }): void
  remove(message: SeenMessage): void
  find(channel: string, ts: string): SeenMessage | undefined
  open(view: Omit<SeenView, 'open' | 'errors'>): SeenView
  changeView(shown: SeenView, view: Fields): void
  suggest(prompts: Prompts): void
  setStatus(channel: string, status: string): void
}

export function createScreen(nextId: (prefix: string) => string, changed: () => void): Screen {
  const channels = new Map<string, Channel>()
  const messages: SeenMessage[] = []
  const views: SeenView[] = []
  const prompts = new Map<string, Prompts>()
  const statuses = new Map<string, string>()

  /** Slack gives every block and element an id where it has none. */
  const named = (blocks: readonly unknown[]): readonly unknown[] =>
    blocks.map(fieldsOf).map((block) => ({
      block_id: nextId('b'),
      ...block,
      ...(Array.isArray(block['child_blocks']) ? { child_blocks: named(block['child_blocks']) } : {}),
      ...(block['type'] === 'actions' || block['type'] === 'context_actions'
        ? { elements: listOf(block['elements']).map((element) => ({ action_id: nextId('a'), ...fieldsOf(element) })) }
        : {}),
      ...(block['type'] === 'input' ? { element: { action_id: nextId('a'), ...fieldsOf(block['element']) } } : {}),
    }))

  const fits = (message: SeenMessage, { channel, threadTs, by, onlyFor, audience }: MessageFilter): boolean =>
    (channel === undefined || message.channel === channel) &&
    (threadTs === undefined || message.threadTs === threadTs) &&
    (by === undefined || message.by === by) &&
    (onlyFor === undefined || message.onlyFor === onlyFor) &&
    (audience === undefined || (message.onlyFor === undefined) === (audience === 'public'))

  return {
    messages: (filter = {}) => messages.filter((message) => !message.deleted && fits(message, filter)),
    all: () => messages,
    modals: (user) => views.filter((view) => view.open && view.surface === 'modal' && (user === undefined || view.user === user)),
    home: (user) => views.findLast((view) => view.surface === 'home' && view.user === user),
    prompts: (channel) => prompts.get(channel),
    status: (channel) => statuses.get(channel),
    channel: (id) => channels.get(id),
    enter({ id, team, members }) {
      const known = channels.get(id) ?? { id, team, kind: id.startsWith('D') ? 'im' : 'channel', members: new Set() }
      for (const member of members) known.members.add(member)
      channels.set(id, known)
      return known
    },
    show(message) {
      const blocks = named(message.blocks)
      const seen = { ...message, blocks, edited: false, deleted: false, shown: [{ text: message.text, blocks }] }
      messages.push(seen)
      // A message from the bot takes its status away.
      if (message.by === 'bot') statuses.delete(message.channel)
      changed()
      return seen
    },
    change(message, { text, blocks }) {
      message.text = text
      message.blocks = named(blocks)
      message.edited = true
      message.shown.push({ text, blocks: message.blocks })
      changed()
    },
    remove(message) {
      message.deleted = true
      changed()
    },
    find: (channel, ts) => messages.find((message) => message.channel === channel && message.ts === ts && !message.deleted),
    open(view) {
      const blocks = named(listOf(view.view['blocks']))
      const opened = { ...view, view: { ...view.view, blocks, id: view.id, team_id: view.team }, open: true, errors: {} }
      views.push(opened)
      changed()
      return opened
    },
    changeView(shown, view) {
      shown.view = { ...view, blocks: named(listOf(view['blocks'])), id: shown.id, team_id: shown.team }
      changed()
    },
    suggest(suggested) {
      prompts.set(suggested.channel, suggested)
      changed()
    },
    setStatus(channel, status) {
      if (status === '') statuses.delete(channel)
      else statuses.set(channel, status)
      changed()
    },
  }
}

/** The parts of a message or view that can be pressed or chosen, with the block that each stands in. */
export function elementsOf(blocks: readonly unknown[]): readonly { readonly blockId: string; readonly element: Fields }[] {
  return blocks.map(fieldsOf).flatMap((block) => {
    const own = [...listOf(block['elements']), block['accessory'], block['element'], ...listOf(block['actions'])]
    const inside = listOf(block['child_blocks'])
    const found = own
      .filter((element) => element !== undefined)
      .map((element) => ({ blockId: stringOf(block['block_id']), element: fieldsOf(element) }))
    return [...found, ...elementsOf(inside)]
  })
}
