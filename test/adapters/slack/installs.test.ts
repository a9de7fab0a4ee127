/** Many workspaces: installing, each answered with its own token only, leaving. */
import { describe, expect, it } from 'vitest'
import type { SlackMode } from '../../../src/adapters/slack/mode.ts'
import { commandIn } from '../../../src/adapters/slack/payloads.ts'
import { type Bot, join, makeBot, shelf, until } from './bot.ts'
import type { People } from './stand-in/people.ts'
import type { SlackStandIn } from './stand-in/stand-in.ts'
import { visibleText } from './stand-in/visible-text.ts'

interface InstalledBot extends Bot {
  readonly url: string
  readonly people: People
  readonly kept: ReadonlyMap<string, string>
  readonly store: ReturnType<typeof shelf>
}

type Tenant = Parameters<SlackStandIn['authorize']>[0]

async function openInstalled(tenants: readonly Tenant[] = []): Promise<InstalledBot> {
  const { slack } = await makeBot()
  const store = shelf()
  const { clientId, clientSecret, signingSecret } = slack
  const mode: SlackMode = { kind: 'install', clientId, clientSecret, stateSecret: 'stand-in-state', signingSecret, port: 0 }
  const { adapter, office } = join(slack, { mode, installations: store })
  await adapter.start()
  const port = /slack http \{"port":(\d+)\}/.exec(office.logged.join('\n'))?.[1]
  const url = `http://127.0.0.1:${port}`
  for (const tenant of tenants) await install({ slack, url }, tenant)
  return { slack, adapter, office, url, store, kept: store.kept, people: slack.overHttp({ url: `${url}/slack/events` }) }
}

/** What a browser does: to Slack with a state, back with a code and that state. */
async function begin(url: string): Promise<{ readonly address: URL; readonly state: string; readonly cookie: string }> {
  const response = await fetch(`${url}/slack/install`, { redirect: 'manual' })
  const address = new URL(response.headers.get('location') ?? '')
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { address, cookie, state: address.searchParams.get('state') ?? '' }
}

async function finish(url: string, { code, state, cookie }: { code: string; state: string; cookie: string }): Promise<Response> {
  return await fetch(`${url}/slack/oauth_redirect?${new URLSearchParams({ code, state })}`, { headers: { cookie } })
}

async function install({ slack, url }: Pick<InstalledBot, 'slack' | 'url'>, tenant: Tenant): Promise<Response> {
  return await finish(url, { ...(await begin(url)), code: slack.authorize(tenant) })
}

const burn = { command: '/burn', text: 'openai' }
const question = { text: 'What does OpenAI burn?' }

describe('installing', () => {
  it('asks for the least scopes, with a state, and keeps the installation', async () => {
    const { slack, url, kept } = await openInstalled()
    const { address, state, cookie } = await begin(url)
    expect(address.searchParams.get('scope')?.split(',').sort()).toEqual(
      ['app_mentions:read', 'assistant:write', 'chat:write', 'commands', 'im:history', 'users:read'].sort(),
    )
    const done = await finish(url, { state, cookie, code: slack.authorize({ team: 'T2' }) })
    expect(done.status).toBe(200)
    expect([...kept.keys()]).toEqual(['T2'])
  })

  it('with a state that is not of this browser keeps nothing', async () => {
    const { slack, url, kept } = await openInstalled()
    const { state } = await begin(url)
    await finish(url, { state, cookie: '', code: slack.authorize({ team: 'T2' }) })
    await finish(url, { state: 'made-up', cookie: 'slack-app-oauth-state=made-up', code: slack.authorize({ team: 'T2' }) })
    await finish(url, { ...(await begin(url)), code: 'no-such-code' })
    expect(kept.size).toBe(0)
  })

  it('again takes the place of what was there', async () => {
    const bot = await openInstalled([{ team: 'T2' }])
    await install(bot, { team: 'T2' })
    expect([...bot.kept.keys()]).toEqual(['T2'])
    await bot.people.slash({ ...burn, team: 'T2' })
    await bot.slack.answered({ onlyFor: 'U1' })
  })
})

describe('many workspaces', () => {
  it('are each answered with their own token only, an organisation with its one', async () => {
    const { slack, people } = await openInstalled([
      { team: 'T2' },
      { team: 'T3' },
      { team: 'T4', enterprise: 'E1', org: true },
      { team: 'T5', enterprise: 'E1', org: true },
      { team: 'T6', enterprise: 'E1' },
    ])
    const teams = ['T2', 'T3', 'T4', 'T5', 'T6']
    await Promise.all(
      teams.flatMap((team) => [
        people.mention({ ...question, team, user: `U-${team}`, channel: `C-${team}` }),
        people.slash({ ...burn, team, user: `U-${team}`, channel: `C-${team}` }),
        people.message({ ...question, team, user: `U-${team}` }),
        people.openHome({ team, user: `U-${team}` }),
        people.openHome({ team, user: `U-${team}`, tab: 'messages' }),
      ]),
    )
    await slack.waitFor(() => slack.seen.messages({ by: 'bot' }).length >= 3 * teams.length, { deadlineMs: 15_000 })
    await slack.waitFor(() => teams.every((team) => slack.seen.home(`U-${team}`) && slack.seen.prompts(`DU-${team}`)))
    // The stand-in reports every token that is used where it does not belong.
    expect(slack.violations).toEqual([])
    for (const { token, args } of slack.callsOf('chat.postMessage')) {
      const team = /T\d/.exec(String(args['channel']))?.[0] ?? ''
      expect(token.startsWith(`xoxb-${team === 'T4' || team === 'T5' || team === 'T6' ? 'E1' : team}-`)).toBe(true)
    }
    const orgTokens = new Set(
      slack.callsOf('chat.postMessage').flatMap(({ args, token }) => (/T[45]/.test(String(args['channel'])) ? [token] : [])),
    )
    expect(orgTokens.size).toBe(1)
  })

  it('have buttons, dialogs and home pages that work, in an organisation too', async () => {
    const { slack, people, office } = await openInstalled([
      { team: 'T4', enterprise: 'E1', org: true },
      { team: 'T5', enterprise: 'E1', org: true },
    ])
    await people.slash({ ...burn, team: 'T5', user: 'U5', channel: 'C5' })
    const answer = await slack.answered({ onlyFor: 'U5' })
    await people.press(answer, { actionId: 'correct' })
    await slack.waitFor(() => slack.seen.modals('U5').length === 1)
    const [modal] = slack.seen.modals('U5')
    if (!modal) throw new Error('no modal')
    await people.submit(modal, { kind: 'figure', text: 'wrong' })
    expect(office.corrections).toHaveLength(1)
    await people.press(answer, { actionId: 'share' })
    await slack.waitFor(() => answer.deleted)
    await people.openHome({ team: 'T5', user: 'U5' })
    await slack.waitFor(() => slack.seen.home('U5') !== undefined)
    const home = slack.seen.home('U5')
    if (!home) throw new Error('no home')
    await people.press(home, { actionId: 'ask:0' })
    await slack.answered({ channel: 'DU5' })
    expect(slack.violations).toEqual([])
  })

  it('a workspace that never installed baimo gets nothing, and harms nobody', async () => {
    const { slack, people } = await openInstalled([{ team: 'T2' }])
    slack.addWorkspace({ team: 'T9' })
    await people.slash({ ...burn, team: 'T9', user: 'U9' })
    await people.mention({ ...question, team: 'T9', user: 'U9', channel: 'C9' })
    await people.slash({ ...burn, team: 'T2', user: 'U2' })
    await slack.answered({ onlyFor: 'U2' })
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(1)
    expect(slack.callsOf('chat.postMessage')).toEqual([])
  })
})

describe('token rotation', () => {
  it('renews a token that has run out, and keeps the new one', async () => {
    const { slack, people, kept, store } = await openInstalled([{ team: 'T2', rotating: true }])
    const installation = JSON.parse(kept.get('T2') ?? '{}')
    expect(installation.bot.refreshToken).toMatch(/^xoxe-/)
    const old = installation.bot.token
    await store.put('T2', JSON.stringify({ ...installation, bot: { ...installation.bot, expiresAt: 1 } }))
    await people.mention({ ...question, team: 'T2' })
    expect(visibleText(await slack.answered())).toContain('5 billion')
    expect(JSON.parse(kept.get('T2') ?? '{}').bot.token).not.toBe(old)
    expect(slack.callsOf('chat.postMessage')[0]?.token).toBe(JSON.parse(kept.get('T2') ?? '{}').bot.token)
    expect(slack.violations).toEqual([])
  })
})

describe('leaving', () => {
  it.each([
    ['app_uninstalled', { type: 'app_uninstalled' }],
    ['tokens_revoked', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOT'] } }],
  ])('by %s deletes what was kept of that workspace only', async (_, event) => {
    const { slack, people, kept } = await openInstalled([{ team: 'T2' }, { team: 'T3' }])
    slack.revoke('T2')
    await people.event(event, { team: 'T2' })
    await until(() => !kept.has('T2'))
    expect([...kept.keys()]).toEqual(['T3'])
    await people.mention({ ...question, team: 'T2', channel: 'C2' })
    await people.mention({ ...question, team: 'T3', channel: 'C3', user: 'U3' })
    await slack.answered({ channel: 'C3' })
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(1)
    expect(slack.violations).toEqual([])
  })

  it('of an organisation deletes its installation, not those of single workspaces', async () => {
    const { people, kept } = await openInstalled([{ team: 'T2' }, { team: 'T4', enterprise: 'E1', org: true }])
    expect([...kept.keys()].sort()).toEqual(['E1', 'T2'])
    await people.event({ type: 'app_uninstalled' }, { team: 'T4' })
    await until(() => !kept.has('E1'))
    expect([...kept.keys()]).toEqual(['T2'])
  })

  it('does not happen where only the tokens of single people are revoked', async () => {
    const { slack, people, kept } = await openInstalled([{ team: 'T2' }])
    await people.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }, { team: 'T2' })
    await slack.settled()
    expect([...kept.keys()]).toEqual(['T2'])
  })
})

describe('what is kept of a conversation', () => {
  const command = { command: '/burn', text: 'openai', response_url: 'https://hooks.example/1', channel_id: 'C1', user_id: 'U1' }
  const teamOf = (more: object): string | undefined => {
    const incoming = commandIn({ ...command, team_id: 'T4', enterprise_id: 'E1', ...more })
    return incoming?.kind === 'command' ? incoming.place.team : undefined
  }

  it('belongs to whom the installation is kept for: the organisation where it installed baimo, else the workspace', () => {
    expect(teamOf({ is_enterprise_install: 'true' })).toBe('E1')
    expect(teamOf({ is_enterprise_install: 'false' })).toBe('T4')
    expect(teamOf({})).toBe('T4')
  })
})
