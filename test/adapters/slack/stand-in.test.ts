/** Proves the stand-in of Slack with the real Bolt, so that the tests of the adapter may trust it. */
import { App, HTTPReceiver, type Installation, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt'
import { type KnownBlock, WebClient } from '@slack/web-api'
import { afterEach, describe, expect, it, test } from 'vitest'
import { checkBlocks } from './stand-in/block-check.ts'
import { checkMessage, checkView } from './stand-in/payload-check.ts'
import { createSlackStandIn, type SlackStandIn, type StandInOptions } from './stand-in/stand-in.ts'
import { pings, visibleText } from './stand-in/visible-text.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function openSlack(options?: StandInOptions): Promise<SlackStandIn> {
  const slack = await createSlackStandIn(options)
  closing.push(slack.close)
  return slack
}

const quiet = { unfurl_links: false, unfurl_media: false }
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true }) as const
const plain = (text: string) => ({ type: 'plain_text', text }) as const
const section = (text: string): KnownBlock => ({ type: 'section', text: mrkdwn(text) })
const shareButton: KnownBlock = { type: 'actions', elements: [{ type: 'button', action_id: 'share', text: plain('Share'), value: 'v1' }] }

/** As baimo answers, in small: a command privately, a mention in its thread, a press by sharing. */
function answerAll(app: App): void {
  app.command('/burn', async ({ ack, respond, command }) => {
    await ack()
    await respond({ text: `burn of ${command.text}`, blocks: [section(`*burn* of ${command.text}`), shareButton] })
  })
  app.event('app_mention', async ({ event, client }) => {
    await client.chat.postMessage({ channel: event.channel, thread_ts: event.thread_ts ?? event.ts, text: 'Hello.', ...quiet })
  })
  app.action('share', async ({ ack, respond }) => {
    await ack()
    await respond({ text: 'shared', response_type: 'in_channel', ...quiet })
    await respond({ delete_original: true })
  })
  app.shortcut('correct', async ({ ack, client, shortcut }) => {
    await ack()
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'correction',
        title: plain('Correct'),
        submit: plain('Send'),
        blocks: [
          { type: 'input', block_id: 'words', label: plain('What is wrong?'), element: { type: 'plain_text_input', action_id: 'text' } },
        ],
      },
    })
  })
  app.view('correction', async ({ ack, view }) => {
    const text = view.state.values['words']?.['text']?.value
    if (text === 'no') await ack({ response_action: 'errors', errors: { words: 'Say more.' } })
    else await ack()
  })
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'messages')
      await client.apiCall('assistant.threads.setSuggestedPrompts', {
        channel_id: event.channel,
        prompts: [{ title: 'Burn', message: 'burn?' }],
      })
    else await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [section('Welcome'), shareButton] } })
  })
}

const clientOptions = (slack: SlackStandIn) => ({ slackApiUrl: slack.apiUrl, timeout: 5_000, retryConfig: { retries: 0 } })

function socketReceiver(slack: SlackStandIn): SocketModeReceiver {
  const installerOptions = { clientOptions: { slackApiUrl: slack.apiUrl } }
  return new SocketModeReceiver({ appToken: slack.appToken, installerOptions, clientPingTimeout: 200, logger: silent })
}

async function appOn(slack: SlackStandIn, receiver: Receiver): Promise<App> {
  const app = new App({
    token: slack.token,
    receiver,
    clientOptions: clientOptions(slack),
    logger: silent,
    convoStore: false,
    deferInitialization: true,
  })
  answerAll(app)
  await app.init()
  return app
}

async function startApp(slack: SlackStandIn, receiver: Receiver = socketReceiver(slack)): Promise<App> {
  const app = await appOn(slack, receiver)
  app.error(async () => undefined)
  await app.start()
  closing.push(() => app.stop())
  return app
}

/** Two sockets, so that one is open while the other is renewed. */
function twoSockets(slack: SlackStandIn): Receiver {
  const both = [socketReceiver(slack), socketReceiver(slack)]
  return {
    init: (app) => both.forEach((one) => void one.init(app)),
    start: () => Promise.all(both.map((one) => one.start())),
    stop: () => Promise.all(both.map((one) => one.stop())),
  }
}

async function startHttp(slack: SlackStandIn): Promise<string> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, port: 0, logger: silent })
  const app = await appOn(slack, receiver)
  const address = (await receiver.start(0)).address()
  closing.push(() => app.stop())
  if (address === null || typeof address === 'string') throw new Error('Bolt does not listen.')
  return `http://127.0.0.1:${address.port}/slack/events`
}

const nothing = (): void => undefined
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
}

const webClient = (slack: SlackStandIn, token = slack.token) =>
  new WebClient(token, { ...clientOptions(slack), rejectRateLimitedCalls: true, logger: silent })

describe('the stand-in of Slack with the real Bolt over Socket Mode', () => {
  it('delivers a command, takes the ack and shows the answer to its asker alone', async () => {
    const slack = await openSlack()
    await startApp(slack)
    const { acked, responseUrl } = await slack.slash({ command: '/burn', text: 'openai' })
    expect(acked).toBe(true)
    const answer = await slack.answered({ onlyFor: 'U1' })
    expect(visibleText(answer)).toBe('burn of openai\nShare')
    expect(visibleText(answer, { labels: 'left out' })).toBe('burn of openai')
    expect(slack.usesOf(responseUrl)).toBe(1)
    expect(slack.seen.messages({ audience: 'public' })).toEqual([])
    expect(slack.violations).toEqual([])
  })

  it('delivers a mention, and a post into its thread needs the bot in the channel', async () => {
    const slack = await openSlack()
    await startApp(slack)
    const { channel, ts } = await slack.mention({ text: 'openai?', channel: 'C7' })
    expect((await slack.answered({ channel, threadTs: ts })).text).toBe('Hello.')
    await slack.slash({ command: '/burn', channel: 'C8' })
    await expect(webClient(slack).chat.postMessage({ channel: 'C8', text: 'x', ...quiet })).rejects.toThrow('not_in_channel')
    expect(slack.violations).toEqual([])
  })

  it('presses a button of a private message: shared once, the private copy gone', async () => {
    const slack = await openSlack()
    await startApp(slack)
    await slack.slash({ command: '/burn', text: 'kimi' })
    const own = await slack.answered({ onlyFor: 'U1' })
    const { envelope } = await slack.press(own, 'Share')
    expect(envelope.payload).not.toHaveProperty('message')
    await slack.waitFor(() => own.deleted)
    expect(slack.seen.messages({ by: 'bot' }).map(({ text, onlyFor }) => [text, onlyFor])).toEqual([['shared', undefined]])
    expect(slack.violations).toEqual([])
  })

  it('opens a modal by shortcut, shows its errors, closes it once it is taken', async () => {
    const slack = await openSlack()
    await startApp(slack)
    const { message } = await slack.message({ text: 'so wrong', channel: 'C1', user: 'U2' })
    await slack.shortcut('correct', message)
    await slack.waitFor(() => slack.seen.modals('U1').length === 1)
    const [modal] = slack.seen.modals('U1')
    if (modal === undefined) throw new Error('no modal')
    await expect(slack.submit(modal)).rejects.toThrow('does not let')
    await slack.submit(modal, { text: 'no' })
    expect([modal.open, modal.errors]).toEqual([true, { words: 'Say more.' }])
    await slack.submit(modal, { text: 'the year' })
    expect(slack.seen.modals()).toEqual([])
    expect(slack.violations).toEqual([])
  })

  it('opens the home tab and the prompts of the direct message', async () => {
    const slack = await openSlack()
    await startApp(slack)
    await slack.openHome()
    await slack.waitFor(() => slack.seen.home('U1') !== undefined)
    const home = slack.seen.home('U1')
    if (home === undefined) throw new Error('no home')
    expect((await slack.press(home, { actionId: /^share/ })).acked).toBe(true)
    await slack.openHome({ tab: 'messages' })
    await slack.waitFor(() => slack.seen.prompts('DU1') !== undefined)
    expect(slack.seen.prompts('DU1')?.prompts).toEqual([{ title: 'Burn', message: 'burn?' }])
  })

  it('delivers the same event again with the same ids, as a retry or not', async () => {
    const slack = await openSlack()
    await startApp(slack)
    const first = await slack.mention({ text: 'once' })
    const again = await first.again({ retry: { num: 1, reason: 'timeout' } })
    await (await again.again()).again()
    expect(again.envelope).toBe(first.envelope)
    await slack.answered({ by: 'bot' }, { count: 4 })
    expect(await slack.mention({ text: 'thrice', copies: 3, channel: 'C3' })).toMatchObject({ acked: true })
    await slack.answered({ channel: 'C3' }, { count: 3 })
    expect(slack.violations).toEqual([])
  })

  it('delivers 100 commands at once over two sockets', async () => {
    const slack = await openSlack()
    await startApp(slack, twoSockets(slack))
    const sent = Array.from({ length: 100 }, (_, i) => slack.slash({ command: '/burn', text: String(i), user: `U${i}` }))
    expect((await Promise.all(sent)).filter(({ acked }) => !acked)).toEqual([])
    await slack.answered({}, { count: 100 })
    await slack.settled()
    for (let i = 0; i < 100; i++) expect(slack.seen.messages({ onlyFor: `U${i}` }).map(({ text }) => text)).toEqual([`burn of ${i}`])
  })

  it('cuts off an ack that is under way at a refresh, where that is asked for', async () => {
    const slack = await openSlack()
    await startApp(slack)
    const [cut] = await Promise.all([slack.slash({ command: '/burn' }), slack.refreshSockets(1, 'cut off')])
    expect(cut).toMatchObject({ acked: false, why: 'the connection closed before the ack' })
  })

  it('says that a command was lost where the only socket is renewed, dropped or refused', async () => {
    const slack = await openSlack({ ackTimeoutMs: 500 })
    await startApp(slack)
    await slack.refreshSockets()
    expect(await slack.slash({ command: '/burn' })).toMatchObject({ acked: false, why: 'no connection is open' })
    await slack.connected()
    slack.refuseConnections()
    slack.dropSockets()
    await slack.waitFor(() => slack.callsOf('apps.connections.open').some(({ status }) => status === 500))
    expect(slack.connections()).toBe(0)
    slack.acceptConnections()
    await slack.connected(1, { deadlineMs: 10_000 })
    expect((await slack.slash({ command: '/burn' })).acked).toBe(true)
  }, 20_000)

  it('lets sockets die in silence, which Bolt notices by its pings', async () => {
    const slack = await openSlack({ ackTimeoutMs: 500 })
    await startApp(slack)
    slack.freezeSockets()
    expect(await slack.slash({ command: '/burn' })).toMatchObject({ acked: false, why: 'not acked within 500 ms' })
    await slack.waitFor(() => slack.callsOf('apps.connections.open').length === 2)
    await slack.waitFor(() => slack.connections() === 1)
    expect((await slack.slash({ command: '/burn' })).acked).toBe(true)
  })

  it('tells a command that nobody acks, and one that is acked with words', async () => {
    const slack = await openSlack({ ackTimeoutMs: 500 })
    const app = await startApp(slack)
    app.command('/mute', async () => undefined)
    app.command('/words', async ({ ack }) => ack('at once'))
    expect(await slack.slash({ command: '/mute' })).toMatchObject({ acked: false, why: 'not acked within 500 ms' })
    await slack.slash({ command: '/words' })
    expect(await slack.answered({ onlyFor: 'U1' })).toMatchObject({ text: 'at once', via: 'ack' })
  })
})

describe('the stand-in of Slack with the real Bolt over HTTP', () => {
  it('signs what it sends, so that Bolt takes it', async () => {
    const slack = await openSlack()
    const people = slack.overHttp({ url: await startHttp(slack) })
    expect(await people.slash({ command: '/burn', text: '百度 & co' })).toMatchObject({ acked: true, status: 200 })
    expect((await slack.answered({ onlyFor: 'U1' })).text).toBe('burn of 百度 & co')
    const own = slack.seen.messages({ onlyFor: 'U1' })[0]
    if (own === undefined) throw new Error('no answer')
    expect(await people.press(own, 'Share')).toMatchObject({ acked: true })
    expect(await people.mention({ text: 'hi', retry: { num: 1, reason: 'http_timeout' } })).toMatchObject({ acked: true })
    await slack.waitFor(() => slack.seen.messages({ by: 'bot' }).some(({ text }) => text === 'Hello.'))
  })

  it('signs any body', async () => {
    const slack = await openSlack()
    const url = await startHttp(slack)
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'x1' })
    expect(await slack.postSigned({ url, body: challenge })).toEqual({ status: 200, text: '{"challenge":"x1"}' })
    expect((await slack.postSigned({ url, body: challenge, skewSec: -600 })).status).toBe(401)
  })

  test.each([
    ['a wrong signature', { signature: `v0=${'0'.repeat(64)}` }],
    ['another secret', { signingSecret: 'guessed' }],
    ['an old timestamp', { skewSec: -600 }],
  ])('is refused by Bolt with %s', async (_, wrong) => {
    const slack = await openSlack()
    const people = slack.overHttp({ url: await startHttp(slack), ...wrong })
    expect(await people.slash({ command: '/burn' })).toMatchObject({ acked: false, status: 401 })
  })
})

describe('the stand-in of Slack with the real Bolt in many workspaces', () => {
  it('installs by the browser, and each workspace is served with its own token', async () => {
    const slack = await openSlack()
    const installations = new Map<string, Installation>()
    const keyOf = (team: string | undefined, enterprise: string | undefined, org: boolean): string => (org ? enterprise : team) ?? ''
    const receiver = new HTTPReceiver({
      signingSecret: slack.signingSecret,
      port: 0,
      logger: silent,
      clientId: slack.clientId,
      clientSecret: slack.clientSecret,
      stateSecret: 'state',
      scopes: ['commands'],
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl }, directInstall: true },
      installationStore: {
        async storeInstallation(installation) {
          installations.set(
            keyOf(installation.team?.id, installation.enterprise?.id, installation.isEnterpriseInstall ?? false),
            installation,
          )
        },
        async fetchInstallation({ teamId, enterpriseId, isEnterpriseInstall }) {
          const found = installations.get(keyOf(teamId, enterpriseId, isEnterpriseInstall))
          if (found === undefined) throw new Error('not installed')
          return found
        },
      },
    })
    const app = new App({ receiver, clientOptions: clientOptions(slack), logger: silent, convoStore: false, deferInitialization: true })
    answerAll(app)
    app.error(async () => undefined)
    await app.init()
    const address = (await receiver.start(0)).address()
    closing.push(() => app.stop())
    if (address === null || typeof address === 'string') throw new Error('Bolt does not listen.')
    const url = `http://127.0.0.1:${address.port}`

    async function install(code: string): Promise<number> {
      const sent = await fetch(`${url}/slack/install`, { redirect: 'manual' })
      const state = new URL(sent.headers.get('location') ?? '').searchParams.get('state') ?? ''
      const cookie = sent.headers.get('set-cookie')?.split(';')[0] ?? ''
      return (await fetch(`${url}/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`, { headers: { cookie } })).status
    }
    expect(await install(slack.authorize({ team: 'T2' }))).toBe(200)
    expect(await install(slack.authorize({ team: 'T3', enterprise: 'E1', org: true }))).toBe(200)
    slack.addWorkspace({ team: 'T4', enterprise: 'E1', org: true })

    const people = slack.overHttp({ url: `${url}/slack/events` })
    for (const team of ['T2', 'T3', 'T4']) {
      const { channel } = await people.mention({ team, channel: `C${team}`, user: `U${team}` })
      await slack.answered({ channel })
    }
    const posts = slack.callsOf('chat.postMessage')
    expect(posts.map(({ team }) => team)).toEqual(['T2', 'T3', 'T4'])
    expect(posts[1]?.token).toBe(posts[2]?.token)
    expect(posts[0]?.token).not.toBe(posts[1]?.token)
    expect(await people.slash({ command: '/burn', team: 'T1' })).toMatchObject({ acked: true })
    expect(slack.violations).toEqual([])
  })
})

describe('a response_url of the stand-in', () => {
  const post = (url: string, message: object) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(message) })

  async function command(slack: SlackStandIn): Promise<string> {
    return (await slack.slash({ command: '/burn' })).responseUrl
  }

  it('takes five answers', async () => {
    const slack = await openSlack()
    const url = await command(slack)
    const statuses = []
    for (let i = 0; i < 6; i++) statuses.push((await post(url, { text: `answer ${i}` })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
    expect(slack.usesOf(url)).toBe(5)
    expect(slack.seen.messages()).toHaveLength(5)
  })

  it('ends after half an hour', async () => {
    const slack = await openSlack()
    const url = await command(slack)
    slack.advanceMs(30 * 60_000 + 1)
    expect(await (await post(url, { text: 'late' })).json()).toEqual({ ok: false, error: 'expired_url' })
  })

  it.each([400, 200] as const)('refuses blocks with status %i, as set', async (respondRefusal) => {
    const slack = await openSlack({ respondRefusal })
    slack.refuseBlocks('section')
    const refused = await post(await command(slack), { text: 'x', blocks: [section('x')] })
    expect([refused.status, await refused.json()]).toEqual([respondRefusal, { ok: false, error: 'invalid_blocks' }])
    expect(slack.seen.messages()).toEqual([])
  })

  it('of a command has no original to replace or delete', async () => {
    const slack = await openSlack()
    const url = await command(slack)
    expect((await post(url, { delete_original: true })).status).toBe(404)
    expect((await post(url, { replace_original: true, text: 'x' })).status).toBe(404)
    expect(slack.violations).toHaveLength(2)
  })

  it('fails as planned, then works', async () => {
    const slack = await openSlack()
    const url = await command(slack)
    slack.failNext('response_url', { status: 429, retryAfterMs: 1_500 })
    const limited = await post(url, { text: 'x' })
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2'])
    slack.failNext('response_url', { dropConnection: true })
    await expect(post(url, { text: 'x' })).rejects.toThrow()
    slack.failNext('response_url', { loseResponse: true })
    await expect(post(url, { text: 'shown, but nobody was told' })).rejects.toThrow()
    expect((await post(url, { text: 'x' })).status).toBe(200)
    expect(slack.seen.messages().map(({ text }) => text)).toEqual(['shown, but nobody was told', 'x'])
    expect(slack.usesOf(url)).toBe(2)
  })
})

describe('the Web API of the stand-in', () => {
  it('limits one channel and no other', async () => {
    const slack = await openSlack()
    await Promise.all([slack.mention({ channel: 'C1' }), slack.mention({ channel: 'C2' })])
    slack.limitChannel('C1', 60_000)
    const client = webClient(slack)
    await expect(client.chat.postMessage({ channel: 'C1', text: 'x', ...quiet })).rejects.toMatchObject({ retryAfter: 60 })
    await client.chat.postMessage({ channel: 'C2', text: 'x', ...quiet })
    slack.heal()
    await client.chat.postMessage({ channel: 'C1', text: 'x', ...quiet })
    slack.failNext({ method: 'chat.postMessage', channel: 'C2' }, { error: 'fatal_error' }, 2)
    await client.chat.postMessage({ channel: 'C1', text: 'x', ...quiet })
    for (let i = 0; i < 2; i++) await expect(client.chat.postMessage({ channel: 'C2', text: 'x', ...quiet })).rejects.toThrow('fatal_error')
    await client.chat.postMessage({ channel: 'C2', text: 'x', ...quiet })
  })

  it('hangs, breaks off and loses answers as planned', async () => {
    const slack = await openSlack()
    const { channel } = await slack.mention({})
    const client = new WebClient(slack.token, { ...clientOptions(slack), timeout: 200, logger: silent })
    slack.failNext('auth.test', { hang: true })
    await expect(client.auth.test()).rejects.toThrow(/timeout/i)
    slack.failNext('auth.test', { dropConnection: true })
    await expect(client.auth.test()).rejects.toThrow()
    slack.failNext('auth.test', { status: 500 })
    await expect(client.auth.test()).rejects.toThrow('500')
    slack.failNext('chat.postMessage', { loseResponse: true })
    await expect(client.chat.postMessage({ channel, text: 'posted', ...quiet })).rejects.toThrow()
    expect((await slack.answered({ channel })).text).toBe('posted')
    await slack.settled()
    expect((await client.auth.test()).team_id).toBe('T1')
  })

  it('knows whose token it is, and tells where one was used for another tenant', async () => {
    const slack = await openSlack()
    const other = slack.addWorkspace({ team: 'T2' })
    const { channel, message } = await slack.mention({ team: 'T2', channel: 'C2', user: 'U9' })
    await expect(webClient(slack, 'xoxb-guessed').auth.test()).rejects.toThrow('invalid_auth')
    await expect(webClient(slack, '').auth.test()).rejects.toThrow('not_authed')
    await webClient(slack, other.token).chat.postMessage({ channel, text: 'ours', ...quiet })
    expect(slack.violations).toEqual([])
    await expect(webClient(slack).chat.postMessage({ channel, text: 'theirs', ...quiet })).rejects.toThrow('channel_not_found')
    await expect(webClient(slack).users.info({ user: message.user })).rejects.toThrow('user_not_found')
    expect(slack.violations).toHaveLength(2)
    expect(slack.callsOf('chat.postMessage').map(({ token }) => token)).toEqual([other.token, slack.token])
    slack.revoke('T2')
    await expect(webClient(slack, other.token).auth.test()).rejects.toThrow('account_inactive')
  })

  it('refuses what the scopes do not grant, and methods that it does not know', async () => {
    const slack = await openSlack()
    const client = webClient(slack)
    await slack.slash({ command: '/burn', locale: 'zh-CN' })
    await expect(client.conversations.open({ users: 'U1' })).rejects.toThrow('missing_scope')
    await expect(client.reactions.add({ channel: 'C1', timestamp: '1', name: 'eyes' })).rejects.toThrow('unknown_method')
    expect(slack.violations).toEqual(['reactions.add: is no method that the stand-in knows.'])
    expect((await client.users.info({ user: 'U1' })).user).not.toHaveProperty('locale')
    expect((await client.users.info({ user: 'U1', include_locale: true })).user).toHaveProperty('locale', 'zh-CN')
  })

  it('trades a code for a token, and a refresh token for the next', async () => {
    const slack = await openSlack()
    const client = webClient(slack, '')
    const app = { client_id: slack.clientId, client_secret: slack.clientSecret }
    const code = slack.authorize({ team: 'T5', enterprise: 'E1', rotating: true })
    const first = await client.oauth.v2.access({ ...app, code })
    expect(first).toMatchObject({ team: { id: 'T5' }, enterprise: { id: 'E1' }, is_enterprise_install: false, expires_in: 43_200 })
    await expect(client.oauth.v2.access({ ...app, code })).rejects.toThrow('invalid_code')
    slack.advanceMs(43_200_001)
    await expect(webClient(slack, first.access_token).auth.test()).rejects.toThrow('token_expired')
    const refresh = { ...app, grant_type: 'refresh_token' as const, refresh_token: first.refresh_token ?? '' }
    const next = await client.oauth.v2.access(refresh)
    expect((await webClient(slack, next.access_token).auth.test()).team_id).toBe('T5')
    await expect(client.oauth.v2.access(refresh)).rejects.toThrow('invalid_refresh_token')
    const org = await client.oauth.v2.access({ ...app, code: slack.authorize({ team: 'T6', enterprise: 'E2', org: true }) })
    expect(org).toMatchObject({ team: null, enterprise: { id: 'E2' }, is_enterprise_install: true })
  })

  it('refuses a block that it is told to refuse, in a container too, and says which', async () => {
    const slack = await openSlack()
    const { channel } = await slack.mention({})
    slack.refuseBlocks('header')
    const blocks: KnownBlock[] = [{ type: 'container', title: plain('t'), child_blocks: [{ type: 'header', text: plain('h') }] }]
    const error = await webClient(slack)
      .chat.postMessage({ channel, text: 'x', blocks, ...quiet })
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ data: { error: 'invalid_blocks', errors: ['unsupported type: header'] } })
    expect(slack.violations).toEqual([])
  })

  it('shows the prompts only without thread_ts', async () => {
    const slack = await openSlack()
    await slack.openHome({ tab: 'messages' })
    const client = webClient(slack)
    const prompts: [{ title: string; message: string }] = [{ title: 'a', message: 'b' }]
    await client.assistant.threads.setSuggestedPrompts({ channel_id: 'DU1', thread_ts: '1.2', prompts })
    expect([slack.seen.prompts('DU1'), slack.violations.length]).toEqual([undefined, 1])
  })
})

describe('the checks of the stand-in', () => {
  const buttons = (count: number) => Array.from({ length: count }, (_, i) => ({ type: 'button', action_id: `a${i}`, text: plain('x') }))
  const cell = (text: string) => ({ type: 'raw_text', text })
  const table = (rows: number, more: object = {}) => ({
    type: 'data_table',
    caption: 'c',
    rows: Array.from({ length: rows }, () => [cell('a'), cell('b')]),
    ...more,
  })
  const container = (child: unknown, more: object = {}) => ({ type: 'container', title: plain('t'), child_blocks: [child], ...more })
  const actions = (button: object) => ({ type: 'actions', elements: [{ type: 'button', text: plain('x'), ...button }] })
  const rich = (element: object) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] })
  const chart = (labels: readonly string[], more: object = {}) => ({
    type: 'data_visualization',
    title: 't',
    chart: {
      type: 'bar',
      series: [{ name: 's', data: labels.map((label) => ({ label, value: 1 })) }],
      axis_config: { categories: labels },
    },
    ...more,
  })
  const long = (count: number) => 'x'.repeat(count)

  test.each<[string, readonly unknown[]]>([
    [
      'sections, context and actions',
      [section(long(3000)), { type: 'context', elements: [mrkdwn('a <https://x.example|b>')] }, { type: 'actions', elements: buttons(25) }],
    ],
    ['a data table', [table(101), table(2, { page_size: 100, row_header_column_index: 1 })]],
    ['a folded container', [container(section('a'), { is_collapsible: true, default_collapsed: true })]],
    [
      'feedback buttons',
      [
        {
          type: 'context_actions',
          elements: [
            {
              type: 'feedback_buttons',
              action_id: 'f',
              positive_button: { text: plain('Good'), value: '1' },
              negative_button: { text: plain('Bad'), value: '0' },
            },
          ],
        },
      ],
    ],
    ['a chart', [chart(['2023', '2024'])]],
    ['words that only look like mentions', [section('@channel &lt;!here&gt; &amp; co')]],
    ['rich text', [rich({ type: 'text', text: 'a & b <c>' })]],
  ])('take %s', (_, blocks) => {
    expect(checkBlocks(blocks, 'message')).toEqual([])
  })

  test.each<[string, readonly unknown[], RegExp]>([
    ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' })), /are 51, at most 50/],
    ['too much text in all', Array.from({ length: 5 }, () => section(long(2999))), /msg_blocks_too_long/],
    ['an unknown type', [{ type: 'chart' }], /of no type/],
    ['a long section', [section(long(3001))], /3001 characters/],
    ['an empty section', [section('')], /0 characters/],
    ['11 fields', [{ type: 'section', fields: Array.from({ length: 11 }, () => plain('x')) }], /11 fields/],
    ['a long header', [{ type: 'header', text: plain(long(151)) }], /151 characters/],
    ['a header of mrkdwn', [{ type: 'header', text: mrkdwn('x') }], /must be plain_text/],
    ['11 elements of context', [{ type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) }], /11 elements/],
    ['26 buttons', [{ type: 'actions', elements: buttons(26) }], /26 elements/],
    ['a repeated action_id', [{ type: 'actions', elements: [...buttons(1), ...buttons(1)] }], /repeats the action_id/],
    ['a repeated block_id', [{ type: 'divider', block_id: 'b' }, container({ type: 'divider', block_id: 'b' })], /repeats the block_id/],
    ['a long block_id', [{ type: 'divider', block_id: long(256) }], /block_id of 256/],
    ['a long label', [actions({ text: plain(long(76)) })], /76 characters/],
    ['a long value', [actions({ value: long(2001) })], /value of 2001/],
    ['a long accessibility label', [actions({ accessibility_label: long(76) })], /accessibility_label of 76/],
    ['a long url', [actions({ url: `https://x.example/${long(3000)}` })], /at most 3000/],
    ['a script as url', [actions({ url: 'javascript:alert(1)' })], /no address of the web/],
    [
      'a long option',
      [{ type: 'actions', elements: [{ type: 'static_select', options: [{ text: plain(long(76)), value: 'v' }] }] }],
      /76 characters/,
    ],
    ['a table of one row', [table(1)], /1 rows, from 2 to 101/],
    ['a table of 102 rows', [table(102)], /102 rows/],
    ['uneven rows', [table(2, { rows: [[cell('a')], [cell('a'), cell('b')]] })], /different length/],
    ['an empty cell', [table(2, { rows: [[cell('a')], [cell('')]] })], /is empty/],
    ['no caption', [table(2, { caption: '' })], /no caption/],
    ['a page of 101', [table(2, { page_size: 101 })], /page_size of 101/],
    ['rich text in the header', [table(2, { rows: [[rich({ type: 'text', text: 'a' })], [cell('a')]] })], /in its header/],
    [
      'two tables',
      [
        { type: 'table', rows: [[cell('a')]] },
        { type: 'table', rows: [[cell('a')]] },
      ],
      /only_one_table/,
    ],
    ['a data table in a container', [container(table(2))], /may not stand in a container/],
    ['feedback in a container', [container({ type: 'context_actions', elements: [] })], /may not stand in a container/],
    ['11 children', [container(section('a'), { child_blocks: Array.from({ length: 11 }, () => section('a')) })], /11 child blocks/],
    ['a container without title', [container(section('a'), { title: undefined })], /no title/],
    ['folded, not foldable', [container(section('a'), { default_collapsed: true })], /not collapsible/],
    ['an alert', [{ type: 'alert', text: plain('x') }], /may not stand in a message/],
    ['a button in context', [{ type: 'context', elements: buttons(1) }], /may not stand in context/],
    [
      '6 elements of context_actions',
      [
        {
          type: 'context_actions',
          elements: Array.from({ length: 6 }, (_, i) => ({ type: 'icon_button', action_id: `i${i}`, icon: 'trash', text: plain('x') })),
        },
      ],
      /6 elements/,
    ],
    ['an image without words', [{ type: 'image', image_url: 'https://x.example/a.png', alt_text: '' }], /alt_text of 0/],
    ['a chart of 21 categories', [chart(Array.from({ length: 21 }, (_, i) => String(i)))], /21 categories/],
    ['a long title of a chart', [chart(['a'], { title: long(51) })], /title of 51/],
    ['three charts', [chart(['a']), chart(['a']), chart(['a'])], /3 charts/],
    ['too much markdown', [{ type: 'markdown', text: long(12_001) }], /12001 characters of markdown/],
    ['mrkdwn without verbatim', [{ type: 'section', text: { type: 'mrkdwn', text: 'x' } }], /without verbatim/],
    ['@here that is looked for', [{ type: 'section', text: { type: 'mrkdwn', text: 'see @here' } }], /pings everyone/],
    ['an unescaped <', [section('a < b')], /unescaped "<"/],
    ['an unescaped &', [section('R&D')], /unescaped "&"/],
    ['an unescaped >', [section('a > b')], /unescaped ">"/],
    ['escaped twice', [section('R&amp;amp;D')], /escaped twice/],
    ['escaped plain text', [{ type: 'header', text: plain('R&amp;D') }], /nothing there is to be escaped/],
    ['<!channel>', [section('<!channel> hi')], /pings everyone/],
    ['<!here|here>', [section('<!here|here>')], /pings everyone/],
    ['<!everyone>', [{ type: 'context', elements: [mrkdwn('<!everyone>')] }], /pings everyone/],
    ['<!subteam^S1>', [section('<!subteam^S1>')], /pings a group/],
    ['<@U1>', [section('by <@U1>')], /pings a person/],
    ['a mention in rich text', [rich({ type: 'user', user_id: 'U1' })], /pings a person/],
    ['a broadcast in a cell', [table(2, { rows: [[cell('a')], [rich({ type: 'broadcast', range: 'here' })]] })], /pings everyone/],
    ['a control character', [section('a\u0007b')], /control character/],
    ['turned writing', [{ type: 'header', text: plain('a\u202eb') }], /direction of writing/],
  ])('name %s', (_, blocks, expected) => {
    expect(
      checkBlocks(blocks, 'message')
        .map(({ text }) => text)
        .join('\n'),
    ).toMatch(expected)
  })

  test.each<[string, object, RegExp]>([
    ['a missing fallback', { ...quiet, blocks: [section('x')] }, /text is missing/],
    ['unfurled links', { text: 'x', unfurl_media: false }, /unfurl_links is not false/],
    ['a ping in the fallback', { ...quiet, text: '<!here>' }, /pings everyone/],
    ['link_names', { ...quiet, text: 'x', link_names: true }, /link_names/],
    ['a broadcast reply', { ...quiet, text: 'x', reply_broadcast: 'true' }, /reply_broadcast/],
    ['a long text', { ...quiet, text: long(40_001) }, /cut at 40000/],
    ['a text longer than advised', { ...quiet, text: long(4_001) }, /4000 are advised/],
    ['attachments', { ...quiet, text: 'x', attachments: [{}] }, /attachments/],
  ])('name %s of a message', (_, message, expected) => {
    expect(
      checkMessage({ ...message }, 'post')
        .map(({ text }) => text)
        .join('\n'),
    ).toMatch(expected)
  })

  const input = { type: 'input', label: plain('l'), element: { type: 'plain_text_input', action_id: 'a' } }
  const modal = { type: 'modal', title: plain('t'), submit: plain('s'), blocks: [input] }
  test.each<[string, object, RegExp]>([
    ['a long title', { ...modal, title: plain(long(25)) }, /25 characters, from 1 to 24/],
    ['a long button', { ...modal, submit: plain(long(25)) }, /view.submit has 25/],
    ['a long close button', { ...modal, close: plain(long(25)) }, /view.close has 25/],
    ['nothing to submit with', { ...modal, submit: undefined }, /view.submit is missing/],
    ['101 blocks', { ...modal, blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) }, /are 101, at most 100/],
    ['long metadata', { ...modal, private_metadata: long(3001) }, /private_metadata has 3001/],
    ['a long label', { ...modal, blocks: [{ ...input, label: plain(long(2001)) }] }, /2001 characters/],
    ['what only messages hold', { ...modal, blocks: [table(2)] }, /may not stand in a modal/],
    ['another type', { ...modal, type: 'home' }, /view.type is home/],
  ])('name %s of a modal', (_, view, expected) => {
    expect(
      checkView({ ...view }, 'modal')
        .map(({ text }) => text)
        .join('\n'),
    ).toMatch(expected)
    expect(checkView(modal, 'modal')).toEqual([])
  })

  it('make Slack refuse what it does not take, and take what only hurts people', async () => {
    const slack = await openSlack()
    const { channel } = await slack.mention({})
    const client = webClient(slack)
    await expect(client.chat.postMessage({ channel, text: 'x', blocks: [section(long(3001))], ...quiet })).rejects.toThrow('invalid_blocks')
    await client.chat.postMessage({ channel, text: '<!channel>', ...quiet })
    expect(slack.violations).toEqual([
      'chat.postMessage: blocks[0] (section).text has 3001 characters, from 1 to 3000.',
      'chat.postMessage: text pings everyone: <!channel>.',
    ])
  })
})

describe('the text that a person sees', () => {
  test.each([
    ['*bold* and _slanted_ and ~gone~ and `code`', 'bold and slanted and gone and code'],
    ['2 * 3 * 4, snake_case_name', '2 * 3 * 4, snake_case_name'],
    ['*<https://x.example|a &amp; b>* [1]', 'a & b [1]'],
    ['<https://x.example/a?b=1&amp;c=2>', 'https://x.example/a?b=1&c=2'],
    ['&lt;!channel&gt; &amp;amp;', '<!channel> &amp;'],
    ['&gt; quoted\n*US$5 billion*', 'quoted\nUS$5 billion'],
  ])('of %j is %j', (text, seen) => {
    expect(visibleText({ text, blocks: [] })).toBe(seen)
  })

  test.each([
    ['<!channel> hi', '⟦@channel⟧ hi'],
    ['by <@U1>, <!subteam^S1>', 'by ⟦@U1⟧, ⟦@S1⟧'],
  ])('of %j shows what pings', (text, seen) => {
    expect(visibleText({ text, blocks: [] })).toBe(seen)
    expect(seen).toMatch(pings)
    expect(visibleText({ text: '&lt;!channel&gt; @here', blocks: [] })).not.toMatch(pings)
  })

  it('comes from the blocks, in order, folded or not', () => {
    const blocks = [
      section('*US$5 billion* in 2024'),
      {
        type: 'data_table',
        caption: 'By year',
        rows: [
          [
            { type: 'raw_text', text: 'Year' },
            { type: 'raw_text', text: 'US$' },
          ],
          [
            { type: 'raw_text', text: '2024' },
            { type: 'raw_number', value: 5, text: '5 bn' },
          ],
        ],
      },
      { type: 'container', title: plain('More'), is_collapsible: true, default_collapsed: true, child_blocks: [section('detail')] },
      { type: 'context', elements: [mrkdwn('[1] “Article”')] },
      shareButton,
    ]
    expect(visibleText({ text: 'fallback', blocks })).toBe(
      'US$5 billion in 2024\nBy year\nYear | US$\n2024 | 5 bn\nMore\ndetail\n[1] “Article”\nShare',
    )
    expect(visibleText({ text: 'fallback', blocks }, { folded: 'closed', labels: 'left out' })).not.toMatch(/detail|Share/)
  })
})

it('waits for what does not come only as long as it is told', async () => {
  const slack = await openSlack()
  await expect(slack.answered({}, { deadlineMs: 20 })).rejects.toThrow('Not within 20 ms: answer 1')
})
