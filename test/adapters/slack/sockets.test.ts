/** Socket Mode: two connections, what breaks them, what ends them. */
import { describe, expect, it } from 'vitest'
import { SettingError } from '../../../src/adapters/adapter.ts'
import { makeBot, openBot } from './bot.ts'
import { visibleText } from './stand-in/visible-text.ts'

const burn = { command: '/burn', text: 'openai' }

describe('two sockets', () => {
  it('lose no command over 20 planned refreshes', async () => {
    const { slack } = await openBot()
    let refreshing = true
    const refreshes = (async () => {
      for (let i = 0; i < 20; i++) {
        await slack.refreshSockets(1, i % 2 === 0 ? 'awaited' : 'cut off')
        await slack.connected(2)
      }
      refreshing = false
    })()
    const sent: string[] = []
    const acks: boolean[] = []
    while (refreshing) {
      const user = `U${sent.length}`
      sent.push(user)
      acks.push((await slack.slash({ ...burn, user })).acked)
    }
    await refreshes
    await slack.waitFor(() => slack.seen.messages({ by: 'bot' }).length >= sent.length, { deadlineMs: 20_000 })
    await slack.settled()
    expect(acks).not.toContain(false)
    expect(sent.length).toBeGreaterThan(20)
    for (const user of sent) expect(slack.seen.messages({ by: 'bot', onlyFor: user })).toHaveLength(1)
    expect(slack.violations).toEqual([])
  }, 60_000)

  it('that both break in mid-question cost neither the answer nor the next one', async () => {
    const { slack, adapter } = await openBot()
    slack.failNext('users.info', { delayMs: 300 })
    const asking = slack.slash({ ...burn, user: 'U1' })
    await slack.waitFor(() => slack.callsOf('users.info').length === 1)
    slack.dropSockets()
    await asking
    expect(visibleText(await slack.answered({ onlyFor: 'U1' }))).toContain('5 billion')
    await slack.connected(2)
    expect(adapter.ready?.()).toBe(true)
    await slack.slash({ ...burn, user: 'U2' })
    await slack.answered({ onlyFor: 'U2' })
    expect(slack.violations).toEqual([])
  })

  it('come back after Slack has refused connections for a while', async () => {
    const { slack, adapter } = await openBot()
    slack.refuseConnections()
    slack.dropSockets()
    await slack.waitFor(() => slack.callsOf('apps.connections.open').filter(({ status }) => status === 500).length >= 6, {
      deadlineMs: 15_000,
    })
    expect(adapter.ready?.()).toBe(false)
    slack.acceptConnections()
    await slack.connected(2, { deadlineMs: 10_000 })
    await slack.slash(burn)
    await slack.answered()
    expect(adapter.ready?.()).toBe(true)
  }, 40_000)

  it('are waited for when Slack refuses connections at the start', async () => {
    const { slack, adapter } = await makeBot()
    slack.refuseConnections()
    const started = adapter.start()
    await slack.waitFor(() => slack.callsOf('apps.connections.open').length >= 3)
    expect(adapter.ready?.()).toBe(false)
    slack.acceptConnections()
    await started
    await slack.slash(burn)
    await slack.answered()
  })
})

describe('starting', () => {
  it('waits for Slack where it can not be reached', async () => {
    const { slack, adapter } = await makeBot()
    slack.failNext('auth.test', { status: 503 })
    slack.failNext('auth.test', { dropConnection: true })
    await adapter.start()
    await slack.slash(burn)
    await slack.answered()
  })

  it('with a bad bot token fails in one line that names the variable', async () => {
    const slack = await makeBot()
    const { adapter } = await makeBot({ mode: { kind: 'socket', botToken: 'xoxb-no-such-token', appToken: slack.slack.appToken } })
    const error = await adapter.start().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SettingError)
    expect(String(error)).toMatch(/^SettingError: Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\.[^\n]*$/)
    expect(String(error)).not.toContain('no-such-token')
  })

  it('with a bad app token fails in one line that names the variable', async () => {
    const { slack } = await makeBot()
    const { adapter } = await makeBot({ mode: { kind: 'socket', botToken: slack.token, appToken: 'xapp-1-no-such-token' } })
    const error = await adapter.start().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SettingError)
    expect(String(error)).toMatch(/^SettingError: Slack refuses SLACK_APP_TOKEN \(invalid_auth\)\.[^\n]*$/)
    expect(String(error)).not.toContain('no-such-token')
  })

  it('that is stopped before Slack is reached ends', async () => {
    const { slack, adapter } = await makeBot()
    slack.failNext('auth.test', { status: 503 }, 1000)
    const started = adapter.start()
    await slack.waitFor(() => slack.callsOf('auth.test').length >= 1)
    await adapter.stop()
    await started
    expect(slack.connections()).toBe(0)
  })

  it('that is stopped while connections are refused ends', async () => {
    const { slack, adapter } = await makeBot()
    slack.refuseConnections()
    const started = adapter.start()
    await slack.waitFor(() => slack.callsOf('apps.connections.open').length >= 2)
    await adapter.stop()
    await started
    expect(slack.connections()).toBe(0)
  })
})

describe('an app token that is revoked later', () => {
  it('is told in one line that names the variable', async () => {
    const { slack, adapter } = await openBot()
    slack.failNext('apps.connections.open', { error: 'invalid_auth' }, 2)
    slack.dropSockets()
    const error = await adapter.failed?.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SettingError)
    expect(String(error)).toContain('SLACK_APP_TOKEN (invalid_auth)')
  })
})

describe('stopping', () => {
  it('takes nothing more, finishes what is under way, and can be repeated', async () => {
    const { slack, adapter } = await openBot()
    slack.failNext('response_url', { delayMs: 300 }, 10)
    slack.failNext('chat.postMessage', { delayMs: 300 })
    for (let i = 0; i < 10; i++) await slack.slash({ ...burn, user: `U${i}` })
    await slack.mention({ text: 'What does OpenAI burn?', user: 'U11' })
    const [first, second] = [adapter.stop(), adapter.stop()]
    await Promise.all([first, second])
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(11)
    expect(slack.connections()).toBe(0)
    expect(adapter.ready?.()).toBe(false)
    const { acked } = await slack.slash({ ...burn, user: 'U12' })
    expect(acked).toBe(false)
    await adapter.stop()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(11)
    expect(slack.violations).toEqual([])
  })
})
