/** Nobody is pinged, nothing of a question is echoed as a link, no secret is logged, whatever is asked, known or goes wrong. */
import { describe, expect, it, test } from 'vitest'
import type { Line } from '../../../src/core/reply.ts'
import { makeCitation, makeEngine, makeReply } from '../fake-engine.ts'
import { type Bot, openBot } from './bot.ts'
import { elementsOf } from './stand-in/seen.ts'

const nasty = [
  '<!channel> <!here> <!everyone>',
  '<@U2> <@U2|someone> <!subteam^S1>',
  '@channel @here @everyone',
  '<https://evil.example|click here> https://evil.example',
  '*bold* _italic_ ~struck~ `code` ```block``` > quote',
  '[x](https://evil.example) | pipe > angle < & amp',
  '"quotes" \\ back\u202eturned \u0007bell \ud800 half',
]

const line = (text: string): Line => [{ kind: 'text', text }]

/** All that a reply can hold, made of one hostile text. */
const hostile = (text: string) =>
  makeEngine(() => ({
    reply: makeReply({
      lines: [
        [
          { kind: 'strong', text },
          { kind: 'text', text: ` ${text}` },
          { kind: 'link', text, url: `https://x.example/?q=${text}` },
        ],
        line(text),
      ],
      notes: [line(text)],
      table: { caption: text, header: [text, text], rows: [[line(text), [{ kind: 'strong', text }]]] },
      citations: [{ ...makeCitation(1), text, url: 'https://x.example/a|b>c&d' }],
      actions: [
        { kind: 'ask', label: text, text },
        { kind: 'link', label: text, url: 'https://x.example' },
        { kind: 'share', label: text },
        { kind: 'correct', label: text },
        { kind: 'vote', label: text, value: 'up' },
        { kind: 'vote', label: text, value: 'down' },
      ],
      labels: { sources: text, next: text, more: text },
    }),
  }))

/** The stand-in reports every ping, unescaped sign and control character in whatever leaves baimo. */
describe('what the knowledge holds', () => {
  test.each(nasty)('pings and harms nobody as blocks, as text, shared, in a thread: %s', async (text) => {
    const { slack } = await openBot({ engine: hostile(text) })
    await slack.slash({ command: '/burn', text: 'openai' })
    const answer = await slack.answered({ onlyFor: 'U1' })
    await slack.press(answer, { actionId: 'share' })
    await slack.waitFor(() => answer.deleted)
    await slack.mention({ text: 'burn', threadTs: '1.0' })
    await slack.answered({ threadTs: '1.0' })
    slack.refuseBlocks('section')
    await slack.slash({ command: '/burn', text: 'openai', user: 'U2' })
    await slack.answered({ onlyFor: 'U2' })
    await slack.mention({ text: 'burn', threadTs: '2.0' })
    await slack.answered({ threadTs: '2.0' })
    expect(slack.violations).toEqual([])
  })

  it('is no link where its address is not of the web', async () => {
    const reply = makeReply({
      lines: [[{ kind: 'link', text: 'here', url: 'javascript:alert(1)' }]],
      citations: [{ ...makeCitation(1), url: 'file:///etc/passwd' }],
    })
    const { slack } = await openBot({ engine: makeEngine(() => ({ reply })) })
    await slack.mention({ text: 'x' })
    expect(JSON.stringify((await slack.answered()).blocks)).not.toMatch(/javascript|passwd/)
  })
})

describe('what a question holds', () => {
  test.each([...nasty, '&lt;!channel&gt; &lt;@U2&gt;'])('pings and harms nobody, and comes back as no link: %s', async (text) => {
    const { slack } = await openBot()
    await slack.slash({ command: '/baimo', text })
    await slack.answered({ onlyFor: 'U1' })
    await slack.slash({ command: '/burn', text })
    await slack.answered({ onlyFor: 'U1' }, { count: 2 })
    await slack.mention({ raw: text, channel: 'C3' })
    await slack.answered({ channel: 'C3' })
    await slack.message({ text })
    await slack.answered({ channel: 'DU1' })
    const { message } = await slack.message({ raw: text, channel: 'C4' })
    await slack.shortcut('ask_message', message)
    await slack.answered({ channel: 'C4' })
    expect(slack.violations).toEqual([])
    for (const { blocks } of slack.seen.messages({ by: 'bot' })) expect(JSON.stringify(blocks)).not.toMatch(/<https?:\/\/evil/)
  })
})

describe('a log', () => {
  const secretsOf = ({ slack }: Bot): readonly string[] => [
    slack.token,
    slack.appToken,
    slack.signingSecret,
    '/respond/',
    'ticket=',
    'xoxb-',
    'xapp-',
  ]

  it('holds no token, no address to answer to and no words of a person, whatever goes wrong', async () => {
    const bot = await openBot({ callTimeoutMs: 1000 })
    const { slack, office } = bot
    const words = 'what does secretword burn'
    const faults = [
      { status: 500 },
      { dropConnection: true as const },
      { error: 'channel_not_found' },
      { hang: true as const },
      { status: 404 },
    ]
    for (const [i, fault] of faults.entries()) {
      for (const method of [
        'response_url',
        'chat.postMessage',
        'users.info',
        'views.open',
        'views.publish',
        'assistant.threads.setSuggestedPrompts',
      ])
        slack.failNext(method, fault)
      await slack.slash({ command: '/ask', text: words, user: `U${i}` })
      await slack.mention({ text: words, user: `V${i}`, channel: `C${i}` })
      await slack.openHome({ user: `W${i}` })
      await slack.openHome({ user: `W${i}`, tab: 'messages' })
    }
    await slack.settled()
    slack.heal()
    office.breakJournal()
    await slack.slash({ command: '/burn', text: 'openai', user: 'U99' })
    const answer = await slack.answered({ onlyFor: 'U99' })
    await slack.press(answer, { actionId: 'correct' })
    await slack.press(answer, 'Useful')
    slack.refuseConnections()
    slack.dropSockets()
    await slack.waitFor(() => slack.callsOf('apps.connections.open').some(({ status }) => status === 500))
    slack.acceptConnections()
    await slack.connected(2)
    await bot.adapter.stop()
    const logged = office.logged.join('\n')
    expect(office.logged.length).toBeGreaterThan(10)
    for (const secret of [...secretsOf(bot), 'secretword']) expect(logged).not.toContain(secret)
  }, 30_000)
})

describe('accessibility', () => {
  it('a label that had to be cut is read out whole', async () => {
    const label = 'A question that is much longer than what Slack shows on a button'
    const { slack } = await openBot({
      engine: makeEngine(() => ({ reply: makeReply({ actions: [{ kind: 'ask', label, text: label }] }) })),
    })
    await slack.slash({ command: '/burn', text: 'openai' })
    const buttons = elementsOf((await slack.answered()).blocks).filter(({ element }) => element['type'] === 'button')
    expect(buttons.map(({ element }) => element['accessibility_label'])).toEqual([label])
  })
})
