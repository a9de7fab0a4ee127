/** What people do in Slack, as the payloads that an app gets of it. */
import type { Deliver, Delivered, DeliveryOptions, Envelope } from './delivery.ts'
import { type Fields, fieldsOf, isFields, listOf, stringOf } from './json.ts'
import { checkMessage, checkView } from './payload-check.ts'
import { makeResponseUrl, showResponse } from './response-url.ts'
import { elementsOf, type SeenMessage, type SeenView } from './seen.ts'
import type { State } from './state.ts'
import { openIm } from './web-api.ts'
import type { Workspace } from './workspaces.ts'

/** Who acts, and where. Whoever and whatever is named is known from then on. Defaults: U1 in C1 of T1. */
export interface Actor {
  readonly user?: string
  readonly channel?: string
  readonly team?: string
  /** Sets the person's language: `zh-CN`. */
  readonly locale?: string
}

export interface Slash extends Actor, DeliveryOptions {
  readonly command: string
  readonly text?: string
}

export interface Said extends Actor, DeliveryOptions {
  /** As typed; & < > reach the app escaped, as in Slack. */
  readonly text?: string
  /** Instead of `text`: as the app gets it, `<@U2> look`. */
  readonly raw?: string
  readonly threadTs?: string
  readonly subtype?: string
  /** Said by a bot. */
  readonly botId?: string
  /** Anything else that belongs into the event. */
  readonly more?: Fields
}

export interface Happened extends Delivered {
  readonly envelope: Envelope
  /** The same once more: with the same ids, as a retry or without saying so. */
  again(options?: DeliveryOptions): Promise<Happened>
}

/** A message of a person, with what came of its event. */
export interface SaidMessage extends Happened {
  readonly message: SeenMessage
  readonly channel: string
  readonly ts: string
}

export interface Commanded extends Happened {
  readonly responseUrl: string
  readonly channel: string
}

/** By its label, or by one of its fields. */
export type Choice =
  | string
  | { readonly label?: string | RegExp; readonly actionId?: string | RegExp; readonly value?: string; readonly option?: string }

export interface People {
  slash(slash: Slash): Promise<Commanded>
  /** In a channel that the bot is a member of. `bare`: nothing but the mention. */
  mention(said: Said & { readonly bare?: true; readonly asMessageToo?: true }): Promise<SaidMessage>
  /** In a direct message where `channel` is left out. */
  message(said: Said): Promise<SaidMessage>
  /** `message_changed`; of a mention also a new `app_mention` with the old ts, as Slack does. */
  edit(message: SeenMessage, text: string): Promise<readonly Happened[]>
  /** `message_deleted` */
  erase(message: SeenMessage): Promise<Happened>
  /** A button, a feedback button or a menu. One that is gone may still be pressed: the press was under way. */
  press(on: SeenMessage | SeenView, choice: Choice, by?: Actor): Promise<Happened>
  /** Values by action_id or block_id. */
  submit(view: SeenView, values?: Readonly<Record<string, string>>): Promise<Happened>
  /** Closes a modal unsent. */
  dismiss(view: SeenView): Promise<Happened | undefined>
  shortcut(callbackId: string, on: SeenMessage, by?: Actor): Promise<Commanded>
  openHome(open?: Actor & { readonly tab?: 'home' | 'messages' }): Promise<Happened>
  /** Any event, with the fields of `more` beside it: `{ type: 'app_uninstalled' }`. */
  event(event: Fields, by?: Actor & DeliveryOptions & { readonly more?: Fields }): Promise<Happened>
}

interface PeopleParts {
  readonly state: State
  readonly deliver: Deliver
  readonly appId: string
}

export function createPeople({ state, deliver, appId }: PeopleParts): People {
  const workspaceOf = (team: string): Workspace => {
    const workspace = state.workspaces.of(team)
    if (workspace === undefined) throw new Error(`The stand-in has no workspace ${team}: addWorkspace({ team: '${team}' }) first.`)
    return workspace
  }

  function who({ user = 'U1', team = 'T1', locale }: Actor): { readonly user: string; readonly workspace: Workspace } {
    const workspace = workspaceOf(team)
    state.workspaces.know({ id: user, team, locale })
    return { user, workspace }
  }

  async function send(envelope: Envelope, options: DeliveryOptions, acted: (ack: Fields) => void): Promise<Happened> {
    const underWay = {}
    state.busy.add(underWay)
    const copies = Array.from({ length: options.copies ?? 1 }, () => deliver(envelope, options))
    const [delivered] = await Promise.all(copies)
    if (delivered === undefined) throw new Error('copies must be 1 or more.')
    state.busy.delete(underWay)
    const body = fieldsOf(delivered.body)
    if (delivered.acked && Object.keys(body).length > 0) {
      if (envelope.acceptsResponse) acted(body)
      else state.violations.push(`${envelope.kind}: an ack with content where none is taken: ${JSON.stringify(body).slice(0, 100)}`)
    }
    state.changed()
    return { ...delivered, envelope, again: (repeated = {}) => send(envelope, repeated, acted) }
  }

  function sendEvent(
    event: Fields,
    { workspace, more = {}, ...options }: DeliveryOptions & { readonly workspace: Workspace; readonly more?: Fields },
  ): Promise<Happened> {
    const { team, enterprise = null, org, botUser } = workspace
    const payload = {
      token: 'verification',
      team_id: team,
      ...(enterprise === null ? {} : { enterprise_id: enterprise }),
      api_app_id: appId,
      event,
      type: 'event_callback',
      event_id: state.nextId('Ev'),
      event_time: Math.floor(state.now() / 1000),
      authorizations: [
        { enterprise_id: enterprise, team_id: org ? null : team, user_id: botUser, is_bot: true, is_enterprise_install: org },
      ],
      is_ext_shared_channel: false,
      ...more,
    }
    return send({ id: state.nextId('env-'), kind: 'events_api', payload, acceptsResponse: false }, options, () => undefined)
  }

  const trigger = (user: string, team: string): string => {
    const id = state.nextId('trigger-')
    state.triggers.set(id, { user, team, madeAtMs: state.now() })
    return id
  }

  /** What every interaction says of its place. */
  const origin = (user: string, { team, enterprise, org }: Workspace): Fields => ({
    api_app_id: appId,
    token: 'verification',
    trigger_id: trigger(user, team),
    user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: team },
    team: org ? null : { id: team, domain: team.toLowerCase() },
    enterprise: enterprise === undefined ? null : { id: enterprise, name: enterprise },
    is_enterprise_install: org,
  })

  async function slash({ command, text = '', ...actor }: Slash): Promise<Commanded> {
    const { user, workspace } = who(actor)
    const { team, enterprise, org } = workspace
    const id = actor.channel ?? 'C1'
    const { id: channel } = id.startsWith('D') ? openIm(state, { ...workspace, user }) : state.screen.enter({ id, team, members: [user] })
    const url = { team, channel, user, threadTs: undefined, original: undefined }
    const responseUrl = makeResponseUrl(state, url)
    const payload = {
      token: 'verification',
      team_id: team,
      team_domain: team.toLowerCase(),
      ...(enterprise === undefined ? {} : { enterprise_id: enterprise, enterprise_name: enterprise }),
      channel_id: channel,
      channel_name: channel.startsWith('D') ? 'directmessage' : channel.toLowerCase(),
      user_id: user,
      user_name: user.toLowerCase(),
      command,
      text,
      api_app_id: appId,
      is_enterprise_install: String(org),
      response_url: responseUrl,
      trigger_id: trigger(user, team),
    }
    const happened = await send(
      { id: state.nextId('env-'), kind: 'slash_commands', payload, acceptsResponse: true },
      repeats(actor),
      (message) => {
        const inChannel = message['response_type'] === 'in_channel'
        state.violate('ack', checkMessage(message, inChannel ? 'respond in_channel' : 'respond ephemeral'))
        showResponse(state, { ...url, id: '', uses: 0, madeAtMs: 0 }, { message, via: 'ack' })
      },
    )
    return { ...happened, responseUrl, channel }
  }

  function say(
    said: Said,
    {
      user,
      workspace,
      channel,
      text,
    }: { readonly user: string; readonly workspace: Workspace; readonly channel: string; readonly text: string },
  ): SeenMessage {
    const { threadTs, botId } = said
    const { team } = workspace
    return state.screen.show({
      team,
      channel,
      ts: state.nextTs(),
      threadTs,
      by: botId === workspace.botId ? 'bot' : 'person',
      user,
      onlyFor: undefined,
      via: 'typed',
      text,
      blocks: [],
    })
  }

  const eventOf = (said: Said, message: SeenMessage): Fields => ({
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: message.team,
    channel: message.channel,
    event_ts: message.ts,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(said.subtype === undefined ? { client_msg_id: state.nextId('msg-') } : { subtype: said.subtype }),
    ...(said.botId === undefined ? {} : { bot_id: said.botId }),
    ...said.more,
  })

  const asEvent = (message: SeenMessage, happened: Happened): SaidMessage => ({
    ...happened,
    message,
    channel: message.channel,
    ts: message.ts,
  })
  const channelType = (channel: string): string => (channel.startsWith('D') ? 'im' : 'channel')

  async function mention(said: Said & { readonly bare?: true; readonly asMessageToo?: true }): Promise<SaidMessage> {
    const { user, workspace } = who(said)
    const { botUser, team } = workspace
    const { id: channel } = state.screen.enter({ id: said.channel ?? 'C1', team, members: [user, botUser] })
    const words = said.bare ? '' : (said.raw ?? escapeTyped(said.text ?? ''))
    const message = say(said, { user, workspace, channel, text: words === '' ? `<@${botUser}>` : `<@${botUser}> ${words}` })
    const event = eventOf(said, message)
    const mentioned = sendEvent({ type: 'app_mention', ...event }, { workspace, ...repeats(said) })
    if (said.asMessageToo)
      await sendEvent({ type: 'message', ...event, channel_type: channelType(channel) }, { workspace, ...repeats(said) })
    return asEvent(message, await mentioned)
  }

  async function message(said: Said): Promise<SaidMessage> {
    const { user, workspace } = who(said)
    const { team } = workspace
    const { id: channel } =
      said.channel === undefined || said.channel.startsWith('D')
        ? openIm(state, { ...workspace, user })
        : state.screen.enter({ id: said.channel, team, members: [user, workspace.botUser] })
    const shown = say(said, { user, workspace, channel, text: said.raw ?? escapeTyped(said.text ?? '') })
    const event = { type: 'message', ...eventOf(said, shown), channel_type: channelType(channel) }
    return asEvent(shown, await sendEvent(event, { workspace, ...repeats(said) }))
  }

  async function edit(of: SeenMessage, text: string): Promise<readonly Happened[]> {
    const workspace = workspaceOf(of.team)
    const before = { type: 'message', user: of.user, ts: of.ts, text: of.text }
    const mark = `<@${workspace.botUser}>`
    const mentions = of.text.startsWith(mark)
    state.screen.change(of, { text: mentions ? `${mark} ${escapeTyped(text)}` : escapeTyped(text), blocks: of.blocks })
    const thread = of.threadTs === undefined ? {} : { thread_ts: of.threadTs }
    const edited = { user: of.user, ts: of.ts, text: of.text, ...thread, edited: { user: of.user, ts: state.nextTs() } }
    const changed = {
      type: 'message',
      subtype: 'message_changed',
      message: { type: 'message', ...edited },
      previous_message: before,
      channel: of.channel,
      channel_type: channelType(of.channel),
      hidden: true,
      ts: state.nextTs(),
      event_ts: of.ts,
    }
    const first = await sendEvent(changed, { workspace })
    if (!mentions) return [first]
    const mentioned = { type: 'app_mention', ...edited, team: of.team, channel: of.channel, event_ts: of.ts }
    return [first, await sendEvent(mentioned, { workspace })]
  }

  async function erase(of: SeenMessage): Promise<Happened> {
    state.screen.remove(of)
    const previous = { type: 'message', user: of.user, ts: of.ts, text: of.text }
    const event = { type: 'message', subtype: 'message_deleted', deleted_ts: of.ts, previous_message: previous, channel: of.channel }
    return await sendEvent(
      { ...event, channel_type: channelType(of.channel), hidden: true, ts: state.nextTs(), event_ts: of.ts },
      { workspace: workspaceOf(of.team) },
    )
  }

  function press(on: SeenMessage | SeenView, choice: Choice, by: Actor = {}): Promise<Happened> {
    const inView = 'view' in on
    const { user, workspace } = who({ user: inView ? on.user : (on.onlyFor ?? 'U1'), ...by, team: on.team })
    const chosen = choose(inView ? listOf(on.view['blocks']) : on.blocks, choice)
    const action = { ...chosen, action_ts: state.nextTs() }
    const place = inView ? { container: { type: 'view', view_id: on.id }, view: on.view } : placeOf(on, user)
    const payload = { type: 'block_actions', ...origin(user, workspace), ...place, state: { values: {} }, actions: [action] }
    return send({ id: state.nextId('env-'), kind: 'interactive', payload, acceptsResponse: false }, {}, () => undefined)
  }

  function placeOf(on: SeenMessage, user: string): Fields {
    const { team, channel, ts, threadTs, onlyFor } = on
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs }
    return {
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: onlyFor !== undefined, ...thread },
      channel: { id: channel, name: channelType(channel) === 'im' ? 'directmessage' : channel.toLowerCase() },
      response_url: makeResponseUrl(state, { team, channel, user, threadTs, original: on }),
      // What a private message said is not in the payload: all that a button needs is in its value.
      ...(onlyFor === undefined ? { message: messageFields(on) } : {}),
    }
  }

  function messageFields(of: SeenMessage): Fields {
    const workspace = workspaceOf(of.team)
    const thread = of.threadTs === undefined ? {} : { thread_ts: of.threadTs }
    const bot = of.by === 'bot' ? { bot_id: workspace.botId, app_id: appId } : {}
    return { type: 'message', user: of.user, ts: of.ts, text: of.text, team: of.team, blocks: of.blocks, ...thread, ...bot }
  }

  async function submit(of: SeenView, values: Readonly<Record<string, string>> = {}): Promise<Happened> {
    if (!of.open) throw new Error('The modal is not open any more.')
    const { user, workspace } = who({ user: of.user, team: of.team })
    const view = {
      ...of.view,
      app_id: appId,
      app_installed_team_id: of.team,
      bot_id: workspace.botId,
      root_view_id: of.id,
      hash: state.nextId('h'),
      state: { values: fill(of, values) },
    }
    const payload = { type: 'view_submission', ...origin(user, workspace), view, response_urls: [] }
    const happened = await send({ id: state.nextId('env-'), kind: 'interactive', payload, acceptsResponse: true }, {}, (ack) =>
      react(of, ack),
    )
    // Without a word it closes; with one, `react` has done what it says.
    if (happened.acked && Object.keys(fieldsOf(happened.body)).length === 0) of.open = false
    state.changed()
    return happened
  }

  function react(of: SeenView, ack: Fields): void {
    const view = fieldsOf(ack['view'])
    if (ack['view'] !== undefined) state.violate('ack', checkView(view, 'modal'))
    switch (ack['response_action']) {
      case 'errors':
        of.errors = Object.fromEntries(Object.entries(fieldsOf(ack['errors'])).map(([block, text]) => [block, stringOf(text)]))
        return
      case 'update':
        state.screen.changeView(of, view)
        return
      case 'push':
        state.screen.open({ id: state.nextId('V'), team: of.team, user: of.user, surface: 'modal', view })
        return
      case 'clear':
        for (const open of state.screen.modals(of.user)) open.open = false
        return
      default:
        state.violations.push(`view_submission: an ack that means nothing: ${JSON.stringify(ack).slice(0, 100)}`)
    }
  }

  async function dismiss(of: SeenView): Promise<Happened | undefined> {
    of.open = false
    if (of.view['notify_on_close'] !== true) return undefined
    const { user, workspace } = who({ user: of.user, team: of.team })
    const payload = { type: 'view_closed', ...origin(user, workspace), view: of.view, is_cleared: false }
    return await send({ id: state.nextId('env-'), kind: 'interactive', payload, acceptsResponse: false }, {}, () => undefined)
  }

  async function shortcut(callbackId: string, on: SeenMessage, by: Actor = {}): Promise<Commanded> {
    const { user, workspace } = who({ ...by, team: on.team })
    const { team, channel } = on
    const responseUrl = makeResponseUrl(state, { team, channel, user, threadTs: on.threadTs, original: undefined })
    const payload = {
      type: 'message_action',
      callback_id: callbackId,
      ...origin(user, workspace),
      message_ts: on.ts,
      message: messageFields(on),
      channel: { id: channel, name: channel.toLowerCase() },
      response_url: responseUrl,
      action_ts: state.nextTs(),
    }
    const happened = await send({ id: state.nextId('env-'), kind: 'interactive', payload, acceptsResponse: false }, {}, () => undefined)
    return { ...happened, responseUrl, channel }
  }

  function openHome({ tab = 'home', ...actor }: Actor & { readonly tab?: 'home' | 'messages' } = {}): Promise<Happened> {
    const { user, workspace } = who(actor)
    const { id: channel } = openIm(state, { ...workspace, user })
    const shown = tab === 'home' ? state.screen.home(user) : undefined
    const event = {
      type: 'app_home_opened',
      user,
      channel,
      tab,
      event_ts: state.nextTs(),
      ...(shown === undefined ? {} : { view: shown.view }),
    }
    return sendEvent(event, { workspace })
  }

  return {
    slash,
    mention,
    message,
    edit,
    erase,
    press,
    submit,
    dismiss,
    shortcut,
    openHome,
    event: (event, { more = {}, ...by } = {}) => sendEvent(event, { workspace: who(by).workspace, more, ...repeats(by) }),
  }
}

const repeats = ({ retry, copies = 1 }: DeliveryOptions): DeliveryOptions => ({ copies, ...(retry === undefined ? {} : { retry }) })

const escapeTyped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The action that a press sends of what is chosen. */
function choose(blocks: readonly unknown[], choice: Choice): Fields {
  const wanted = typeof choice === 'string' ? { label: choice } : choice
  const found = elementsOf(blocks)
    .flatMap(({ blockId, element }) => candidatesOf(blockId, element, wanted.option))
    .filter((one) => fits(one, wanted))
  const [only, ...others] = found
  if (only === undefined || others.length > 0) {
    const labels = elementsOf(blocks)
      .flatMap(({ blockId, element }) => candidatesOf(blockId, element, undefined))
      .map(({ label }) => label)
    throw new Error(`${found.length} elements fit ${JSON.stringify(choice)}; there are: ${labels.join(' | ')}`)
  }
  return only.action
}

interface Candidate {
  readonly label: string
  readonly action: Fields
}

function candidatesOf(blockId: string, element: Fields, option: string | undefined): readonly Candidate[] {
  const base = { block_id: blockId, action_id: element['action_id'], type: element['type'] }
  const labelOf = (part: unknown): string => stringOf(fieldsOf(fieldsOf(part)['text'])['text'])
  if (element['type'] === 'feedback_buttons')
    return ['positive_button', 'negative_button'].map((name) => {
      const { text, value } = fieldsOf(element[name])
      return { label: labelOf(element[name]), action: { ...base, text, value } }
    })
  if (element['type'] === 'button' || element['type'] === 'icon_button') {
    const { text, value, style, url } = element
    return [{ label: labelOf(element), action: { ...base, text, ...defined({ value, style, url }) } }]
  }
  const options = [
    ...listOf(element['options']),
    ...listOf(element['option_groups']).flatMap((group) => listOf(fieldsOf(group)['options'])),
  ]
  return options
    .map(fieldsOf)
    .filter((one) => option === undefined || labelOf(one) === option || one['value'] === option)
    .map((one) => ({ label: labelOf(one), action: { ...base, selected_option: one, value: one['value'] } }))
}

const defined = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

function fits({ label, action }: Candidate, { label: wanted, actionId, value, option }: Exclude<Choice, string>): boolean {
  const matches = (pattern: string | RegExp, text: string): boolean => (typeof pattern === 'string' ? pattern === text : pattern.test(text))
  return (
    (wanted === undefined || matches(wanted, label)) &&
    (actionId === undefined || matches(actionId, stringOf(action['action_id']))) &&
    (value === undefined || action['value'] === value) &&
    (option === undefined || isFields(action['selected_option']))
  )
}

/** What a person filled in, by block and action, as `view.state.values` holds it. */
function fill(of: SeenView, values: Readonly<Record<string, string>>): Fields {
  const inputs = listOf(of.view['blocks'])
    .map(fieldsOf)
    .filter((block) => block['type'] === 'input')
  const filled = inputs.map((block): [string, Fields] => {
    const blockId = stringOf(block['block_id'])
    const element = fieldsOf(block['element'])
    const actionId = stringOf(element['action_id'])
    const value = values[actionId] ?? values[blockId] ?? (stringOf(element['initial_value']) || undefined)
    if (value === undefined && element['initial_option'] === undefined && block['optional'] !== true)
      throw new Error(`Slack does not let a person submit without ${actionId || blockId}.`)
    return [blockId, { [actionId]: { type: element['type'], ...filledIn(element, value) } }]
  })
  return Object.fromEntries(filled)
}

function filledIn(element: Fields, value: string | undefined): Fields {
  const type = stringOf(element['type'])
  if (type.endsWith('_input')) return { value: value ?? null }
  const option = listOf(element['options'])
    .map(fieldsOf)
    .find((one) => one['value'] === value)
  if (value !== undefined && option === undefined) throw new Error(`There is no option ${value}.`)
  if (type === 'checkboxes') return { selected_options: option === undefined ? [] : [option] }
  return { selected_option: option ?? element['initial_option'] ?? null }
}
