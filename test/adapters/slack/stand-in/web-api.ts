/** The Web API: one small function a method, each answers as Slack does or refuses with Slack's word. */
import { isFields, isTrue, listOf, stringOf, structureOf, fieldsOf, type Fields } from './json.ts'
import { limits } from './limits.ts'
import { blocksOf, blockTypesOf, checkMessage, checkView, type Sending } from './payload-check.ts'
import type { Channel, SeenMessage } from './seen.ts'
import type { State } from './state.ts'
import { checkPlain, type Problem } from './text-check.ts'
import { type Installation, type Person, tokenLifeMs } from './workspaces.ts'

export interface App {
  readonly appId: string
  readonly appToken: string
  readonly clientId: string
  readonly clientSecret: string
  /** Address for the next socket, or Slack's word why not. */
  readonly openConnection: () => { readonly url: string } | { readonly error: string }
}

interface ApiCall {
  readonly state: State
  readonly app: App
  readonly method: string
  readonly args: Fields
  readonly token: string
}

/** A call by a workspace's bot. */
interface BotCall extends ApiCall {
  readonly installation: Installation
  readonly team: string
}

/** `ok: false` with Slack's word. */
class Refusal extends Error {
  readonly more: Fields
  constructor(error: string, more: Fields = {}) {
    super(error)
    this.more = more
  }
}

export function callApi(call: ApiCall): Fields {
  try {
    return { ok: true, ...answer(call) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, error: error.message, ...error.more }
  }
}

function answer(call: ApiCall): Fields {
  const { state, method, token } = call
  if (Object.hasOwn(appMethods, method)) return appMethods[method]?.(call) ?? {}
  if (!Object.hasOwn(botMethods, method)) {
    state.violations.push(`${method}: is no method that the stand-in knows.`)
    throw new Refusal('unknown_method')
  }
  const installation = state.workspaces.installationOf(token)
  if (installation === undefined) {
    const owner = state.workspaces.ownerOf(token)
    throw new Refusal(
      token === '' ? 'not_authed' : owner === undefined ? 'invalid_auth' : owner.tokens.size === 0 ? 'account_inactive' : 'token_expired',
    )
  }
  const [first = ''] = installation.teams
  const team = stringOf(call.args['team_id']) || first
  if (!installation.teams.has(team)) {
    throw strayed({ state, method, installation }, team, 'team_access_not_granted')
  }
  const scope = scopes[method]
  if (scope !== undefined && !installation.scopes.includes(scope))
    throw new Refusal('missing_scope', { needed: scope, provided: installation.scopes.join(',') })
  return botMethods[method]?.({ ...call, installation, team }) ?? {}
}

/** docs.slack.dev/reference/methods/… for each; the others need none. */
const scopes: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'users.info': 'users:read',
  'conversations.open': 'im:write',
  'team.info': 'team:read',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
  'assistant.threads.setTitle': 'assistant:write',
  'assistant.threads.setStatus': 'chat:write',
}

const appMethods: Readonly<Record<string, (call: ApiCall) => Fields>> = {
  'apps.connections.open'({ app, token }) {
    if (token !== app.appToken) throw new Refusal(token === '' ? 'not_authed' : 'invalid_auth')
    const opened = app.openConnection()
    if ('error' in opened) throw new Refusal(opened.error)
    return opened
  },
  'oauth.v2.access'({ app, args, state }) {
    if (args['client_id'] !== app.clientId) throw new Refusal('invalid_client_id')
    if (args['client_secret'] !== app.clientSecret) throw new Refusal('bad_client_secret')
    const { workspaces } = state
    if (args['grant_type'] === 'refresh_token') {
      const refreshed = workspaces.refresh(stringOf(args['refresh_token']))
      if (refreshed === undefined) throw new Refusal('invalid_refresh_token')
      const [team = ''] = refreshed.installation.teams
      return grant(app, { ...refreshed, team })
    }
    const granted = workspaces.exchange(stringOf(args['code']))
    if (granted === undefined) throw new Refusal('invalid_code')
    return grant(app, granted)
  },
}

function grant(
  app: App,
  { installation, token, team }: { readonly installation: Installation; readonly token: string; readonly team: string },
): Fields {
  const { enterprise, org, refreshToken, scopes: granted } = installation
  return {
    access_token: token,
    token_type: 'bot',
    scope: granted.join(','),
    bot_user_id: installation.botUser,
    app_id: app.appId,
    team: org ? null : { id: team, name: `Team ${team}` },
    enterprise: enterprise === undefined ? null : { id: enterprise, name: `Enterprise ${enterprise}` },
    is_enterprise_install: org,
    authed_user: { id: 'UADMIN' },
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken, expires_in: tokenLifeMs / 1000 }),
  }
}

const botMethods: Readonly<Record<string, (call: BotCall) => Fields>> = {
  'auth.test': ({ installation, team, state }) => ({
    url: `${state.base()}/team/${team}/`,
    team: `Team ${team}`,
    team_id: team,
    user: 'baimo',
    user_id: installation.botUser,
    bot_id: installation.botId,
    is_enterprise_install: installation.org,
    ...(installation.enterprise === undefined ? {} : { enterprise_id: installation.enterprise }),
  }),
  'auth.revoke'({ token, args, state }) {
    if (isTrue(args['test'])) return { revoked: false }
    state.workspaces.revokeToken(token)
    return { revoked: true }
  },
  'team.info': ({ team }) => ({ team: { id: team, name: `Team ${team}`, domain: team.toLowerCase() } }),
  'users.info'(call) {
    const { args, team } = call
    const person = personOf(call, stringOf(args['user']))
    const locale = isTrue(args['include_locale']) ? { locale: person.locale } : {}
    return { user: { id: person.id, team_id: team, name: person.id.toLowerCase(), deleted: false, is_bot: false, ...locale } }
  },
  'conversations.open'(call) {
    const { args, state, team, installation } = call
    const { id: user } = personOf(call, stringOf(args['users']))
    return { channel: { id: openIm(state, { user, team, botUser: installation.botUser }).id } }
  },
  'chat.postMessage'(call) {
    const channel = channelOf(call, { user: 'allowed' })
    const { text, blocks } = accept(call, 'post')
    return posted(show(call, { channel, text, blocks, onlyFor: undefined }))
  },
  'chat.postEphemeral'(call) {
    const channel = channelOf(call)
    const user = stringOf(call.args['user'])
    if (!channel.members.has(user)) throw new Refusal('user_not_in_channel')
    const { text, blocks } = accept(call, 'ephemeral')
    return { message_ts: show(call, { channel, text, blocks, onlyFor: user }).ts }
  },
  'chat.update'(call) {
    const message = ownMessage(call, 'cant_update_message')
    const { text, blocks } = accept(call, 'update')
    if (text.length > limits.textAdvised) throw new Refusal('msg_too_long')
    call.state.screen.change(message, { text, blocks })
    return posted(message)
  },
  'chat.delete'(call) {
    const message = ownMessage(call, 'cant_delete_message')
    call.state.screen.remove(message)
    return { channel: message.channel, ts: message.ts }
  },
  'views.open'(call) {
    const { state, args, installation } = call
    const id = stringOf(args['trigger_id'])
    const trigger = state.triggers.get(id)
    if (trigger === undefined) throw new Refusal('invalid_trigger_id')
    if (!installation.teams.has(trigger.team)) throw strayed(call, `a trigger of ${trigger.team}`, 'invalid_trigger_id')
    const view = acceptView(call, 'modal')
    state.triggers.delete(id)
    if (state.now() - trigger.madeAtMs > limits.triggerMs) throw new Refusal('expired_trigger_id')
    const { user, team } = trigger
    return { view: state.screen.open({ id: state.nextId('V'), team, user, surface: 'modal', view }).view }
  },
  'views.update'(call) {
    const id = stringOf(call.args['view_id'])
    const shown = call.state.screen.modals().find((open) => open.id === id)
    if (shown === undefined) throw new Refusal('not_found')
    if (!call.installation.teams.has(shown.team)) throw strayed(call, `a view of ${shown.team}`, 'not_found')
    call.state.screen.changeView(shown, acceptView(call, 'modal'))
    return { view: shown.view }
  },
  'views.publish'(call) {
    const { state, args, team } = call
    const { id: user } = personOf(call, stringOf(args['user_id']))
    const view = acceptView(call, 'home')
    return { view: state.screen.open({ id: state.nextId('V'), team, user, surface: 'home', view }).view }
  },
  'assistant.threads.setSuggestedPrompts'(call) {
    const { state, args } = call
    const channel = stringOf(args['channel_id'])
    const prompts = listOf(structureOf(args['prompts'])).map(fieldsOf)
    const told = prompts.map((prompt) => ({ title: stringOf(prompt['title']), message: stringOf(prompt['message']) }))
    if (prompts.length < 1 || prompts.length > limits.prompts || told.some(({ title, message }) => title === '' || message === ''))
      fail(call, `takes 1 to ${limits.prompts} prompts, each with title and message, not ${prompts.length}`)
    // docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts: with agent_view it then fails without a word.
    if (args['thread_ts'] !== undefined) state.violations.push(`${call.method}: thread_ts must be left out, else nothing is shown.`)
    else {
      for (const { title, message } of told) {
        checkPlain(title, `${call.method}: a title`, (where, what) => void state.violations.push(`${where} ${what}.`))
        checkPlain(message, `${call.method}: a message`, (where, what) => void state.violations.push(`${where} ${what}.`))
      }
      channelOf({ ...call, args: { ...args, channel } })
      state.screen.suggest({ channel, title: stringOf(args['title']), prompts: told })
    }
    return {}
  },
  'assistant.threads.setTitle'({ args }) {
    if (stringOf(args['title']) === '') throw new Refusal('invalid_arguments')
    return {}
  },
  'assistant.threads.setStatus'(call) {
    const loading = listOf(structureOf(call.args['loading_messages']))
    if (loading.length > limits.loadingMessages) fail(call, `takes ${limits.loadingMessages} loading messages, not ${loading.length}`)
    call.state.screen.setStatus(stringOf(call.args['channel_id']), stringOf(call.args['status']))
    return {}
  },
}

function fail({ state, method }: ApiCall, what: string): never {
  state.violations.push(`${method}: ${what}.`)
  throw new Refusal('invalid_arguments')
}

/** The token of one tenant was used for another: refused as Slack does, and never to be passed over. */
function strayed(
  { state, method, installation }: Pick<BotCall, 'state' | 'method' | 'installation'>,
  where: string,
  error: string,
): Refusal {
  state.violations.push(`${method}: the token of ${[...installation.teams].join(', ')} was used for ${where}.`)
  return new Refusal(error)
}

function personOf(call: BotCall, id: string): Person {
  const person = call.state.workspaces.person(id)
  if (person === undefined) throw new Refusal('user_not_found')
  if (!call.installation.teams.has(person.team)) throw strayed(call, `${id} of ${person.team}`, 'user_not_found')
  return person
}

/** The direct message of a person with the bot. */
export function openIm(
  state: State,
  { user, team, botUser }: { readonly user: string; readonly team: string; readonly botUser: string },
): Channel {
  return state.screen.enter({ id: `D${user}`, team, members: [user, botUser] })
}

function channelOf({ state, args, installation, method, team }: BotCall, { user }: { readonly user?: 'allowed' } = {}): Channel {
  const id = stringOf(args['channel'])
  // A person's id stands for the direct message with them.
  if (user === 'allowed' && state.workspaces.person(id)?.team === team)
    return openIm(state, { user: id, team, botUser: installation.botUser })
  const channel = state.screen.channel(id)
  if (channel !== undefined && !installation.teams.has(channel.team))
    throw strayed({ state, method, installation }, `${id} of ${channel.team}`, 'channel_not_found')
  if (channel === undefined) throw new Refusal('channel_not_found')
  if (!channel.members.has(installation.botUser)) throw new Refusal('not_in_channel')
  return channel
}

function ownMessage(call: BotCall, otherwise: string): SeenMessage {
  const channel = channelOf(call)
  const message = call.state.screen.find(channel.id, stringOf(call.args['ts']))
  if (message === undefined || message.onlyFor !== undefined) throw new Refusal('message_not_found')
  if (message.user !== call.installation.botUser) throw new Refusal(otherwise)
  return message
}

function accept(call: BotCall, sending: Sending): { readonly text: string; readonly blocks: readonly unknown[] } {
  const { state, args, method } = call
  const blocks = blocksOf(args)
  const problems = checkMessage(args, sending)
  state.violate(method, problems)
  refuse(state, blocks, problems)
  const text = stringOf(args['text'])
  if (text === '' && blocks.length === 0) throw new Refusal('no_text')
  return { text, blocks }
}

function acceptView(call: BotCall, surface: 'modal' | 'home'): Fields {
  const view = structureOf(call.args['view'])
  if (!isFields(view)) throw new Refusal('invalid_arguments')
  const problems = checkView(view, surface)
  call.state.violate(call.method, problems)
  refuse(call.state, listOf(view['blocks']), problems)
  return view
}

/** What Slack does not take it refuses as a whole, with a message for each reason. */
function refuse(state: State, blocks: readonly unknown[], problems: readonly Problem[]): void {
  const reasons = problems.filter(({ refused }) => refused).map(({ text }) => text)
  const type = state.faults.refuses(blockTypesOf(blocks))
  if (type !== undefined) reasons.push(`unsupported type: ${type}`)
  if (reasons.length === 0) return
  const error = reasons.some((reason) => reason.includes('msg_blocks_too_long')) ? 'msg_blocks_too_long' : 'invalid_blocks'
  throw new Refusal(error, { errors: reasons, response_metadata: { messages: reasons.map((reason) => `[ERROR] ${reason}`) } })
}

function show(
  { state, args, installation, method }: BotCall,
  {
    channel,
    text,
    blocks,
    onlyFor,
  }: { readonly channel: Channel; readonly text: string; readonly blocks: readonly unknown[]; readonly onlyFor: string | undefined },
): SeenMessage {
  return state.screen.show({
    team: channel.team,
    channel: channel.id,
    ts: state.nextTs(),
    threadTs: stringOf(args['thread_ts']) || undefined,
    by: 'bot',
    user: installation.botUser,
    onlyFor,
    via: method,
    text,
    blocks,
  })
}

function posted({ channel, ts, text, blocks, threadTs, user }: SeenMessage): Fields {
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs }
  return { channel, ts, message: { type: 'message', user, text, blocks, ts, ...thread } }
}
