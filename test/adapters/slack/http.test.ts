/** Slack over HTTP: signatures, ages, bodies that Bolt does not survive, and the end. */
import { describe, expect, it, test } from 'vitest'
import { SettingError } from '../../../src/adapters/adapter.ts'
import type { SlackMode } from '../../../src/adapters/slack/mode.ts'
import { type Bot, join, makeBot } from './bot.ts'
import type { People } from './stand-in/people.ts'
import type { StandInOptions } from './stand-in/stand-in.ts'
import { visibleText } from './stand-in/visible-text.ts'

interface HttpBot extends Bot {
  readonly url: string
  readonly people: People
}

const httpMode = ({ slack }: Pick<Bot, 'slack'>, port = 0): SlackMode => ({
  kind: 'http',
  botToken: slack.token,
  signingSecret: slack.signingSecret,
  port,
})

async function openHttp(options: StandInOptions = {}): Promise<HttpBot> {
  const { slack } = await makeBot(options)
  const { adapter, office } = join(slack, { mode: httpMode({ slack }) })
  await adapter.start()
  const port = /slack http \{"port":(\d+)\}/.exec(office.logged.join('\n'))?.[1]
  const url = `http://127.0.0.1:${port}/slack/events`
  return { slack, adapter, office, url, people: slack.overHttp({ url }) }
}

describe('over HTTP', () => {
  it('commands, mentions, presses, dialogs and the home page are answered', async () => {
    const { slack, people } = await openHttp()
    const { status, body, ackMs } = await people.slash({ command: '/burn', text: 'openai' })
    expect({ status, body }).toEqual({ status: 200, body: {} })
    expect(ackMs).toBeLessThan(3000)
    const answer = await slack.answered({ onlyFor: 'U1' })
    expect(visibleText(answer)).toContain('5 billion')
    const { ts } = await people.mention({ text: 'What does OpenAI burn?' })
    await slack.answered({ threadTs: ts })
    await people.press(answer, { actionId: 'correct' })
    await slack.waitFor(() => slack.seen.modals('U1').length > 0)
    const [modal] = slack.seen.modals('U1')
    if (!modal) throw new Error('no modal')
    await people.submit(modal, { kind: 'figure', text: 'wrong' })
    await people.press(answer, { actionId: 'share' })
    await slack.waitFor(() => answer.deleted)
    await people.openHome()
    await slack.waitFor(() => slack.seen.home('U1') !== undefined)
    expect(slack.violations).toEqual([])
  })

  it('a repeated event, with the headers of a retry and without, is answered once', async () => {
    const { slack, people } = await openHttp()
    const mention = await people.mention({ text: 'What does OpenAI burn?' })
    await mention.again({ retry: { num: 1, reason: 'http_timeout' } })
    await mention.again()
    await slack.answered()
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(1)
  })

  test.each([
    ['a bad signature', { signature: `v0=${'0'.repeat(64)}` }],
    ['an empty signature', { signature: '' }],
    ['another secret', { signingSecret: 'another' }],
    ['a stale time', { skewSec: -3600 }],
    ['a time in the future', { skewSec: 3600 }],
  ])('%s is refused with 401', async (_, transport) => {
    const { slack, url } = await openHttp()
    const { status } = await slack.overHttp({ url, ...transport }).slash({ command: '/burn', text: 'openai' })
    expect(status).toBe(401)
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toEqual([])
  })

  it('clocks that differ a little do no harm', async () => {
    const { slack, url } = await openHttp()
    for (const skewSec of [-100, 100]) {
      const { status } = await slack.overHttp({ url, skewSec }).slash({ command: '/burn', text: 'openai' })
      expect(status).toBe(200)
    }
  })

  test.each(['null', '"text"', '[]', '12', 'rubbish', ''])('a signed body of %s is refused with 400, and baimo lives on', async (body) => {
    const { slack, url, people } = await openHttp()
    expect(await slack.postSigned({ url, body })).toMatchObject({ status: 400 })
    expect(await slack.postSigned({ url, body: `payload=${body}`, type: 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 400,
    })
    await people.slash({ command: '/burn', text: 'openai' })
    await slack.answered()
  })

  test.each(['{}', '{"type":"event_callback"}', '{"type":"event_callback","event":null}', '{"event":{"type":5}}', '{"command":5}'])(
    'a signed body of %s harms nobody',
    async (body) => {
      // Bolt does not answer what it can make nothing of.
      const { slack, url, people } = await openHttp({ ackTimeoutMs: 1000 })
      await slack.postSigned({ url, body }).catch(() => undefined)
      await people.slash({ command: '/burn', text: 'openai' })
      await slack.answered()
    },
  )

  it('a body that is too large is refused with 413', async () => {
    const { slack, url, people } = await openHttp()
    expect(await slack.postSigned({ url, body: JSON.stringify({ text: 'x'.repeat(3_000_000) }) })).toMatchObject({ status: 413 })
    await people.slash({ command: '/burn', text: 'openai' })
    await slack.answered()
  })

  it('other paths and methods are refused with 404', async () => {
    const { slack, url } = await openHttp()
    expect((await fetch(url)).status).toBe(404)
    expect((await fetch(url.replace('/slack/events', '/'))).status).toBe(404)
    expect((await fetch(url.replace('/slack/events', '/slack/install'))).status).toBe(404)
    expect(await slack.postSigned({ url: url.replace('events', 'other'), body: '{}' })).toMatchObject({ status: 404 })
  })

  it('Slack may verify the address and the certificate', async () => {
    const { slack, url } = await openHttp()
    const verified = await slack.postSigned({ url, body: JSON.stringify({ type: 'url_verification', challenge: 'abc' }) })
    expect(verified.status).toBe(200)
    expect(verified.text).toContain('abc')
    const check = await slack.postSigned({ url, body: 'ssl_check=1&token=x', type: 'application/x-www-form-urlencoded' })
    expect(check.status).toBe(200)
  })

  it('a bad bot token fails in one line that names the variable', async () => {
    const { slack } = await makeBot()
    const { adapter } = join(slack, { mode: { kind: 'http', botToken: 'xoxb-bad', signingSecret: 's', port: 0 } })
    const error = await adapter.start().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SettingError)
    expect(String(error)).toContain('SLACK_BOT_TOKEN')
  })

  it('a port that is taken is told in one line that names the variable', async () => {
    const { slack, url } = await openHttp()
    const { adapter } = join(slack, { mode: httpMode({ slack }, Number(new URL(url).port)) })
    const error = await adapter.start().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SettingError)
    expect(String(error)).toMatch(/PORT \d+/)
  })

  it('stopping finishes what is under way and takes nothing more', async () => {
    const { slack, adapter, people, url } = await openHttp()
    slack.failNext('response_url', { delayMs: 300 }, 5)
    await Promise.all(Array.from({ length: 5 }, (_, i) => people.slash({ command: '/burn', text: 'openai', user: `U${i}` })))
    await Promise.all([adapter.stop(), adapter.stop()])
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(5)
    expect(adapter.ready?.()).toBe(false)
    await expect(fetch(url)).rejects.toThrow()
  })
})
