/** What goes wrong at Slack's end: limits, failures, broken connections, silence, layouts that are not taken. */
import { describe, expect, it, test } from 'vitest'
import { type Bot, openBot, until } from './bot.ts'
import { visibleText } from './stand-in/visible-text.ts'

const figure = '5 billion'

async function command({ slack }: Bot): Promise<string> {
  await slack.slash({ command: '/burn', text: 'openai' })
  return visibleText(await slack.answered({ onlyFor: 'U1' }))
}

async function mention({ slack }: Bot): Promise<string> {
  const { ts } = await slack.mention({ text: 'What does OpenAI burn?' })
  return visibleText(await slack.answered({ threadTs: ts }))
}

async function message({ slack }: Bot): Promise<string> {
  const { channel } = await slack.message({ text: 'What does OpenAI burn?' })
  return visibleText(await slack.answered({ channel }))
}

describe('a layout that Slack does not take', () => {
  describe.each([
    ['command', command, { respondRefusal: 400 as const }],
    ['command, refused with status 200', command, { respondRefusal: 200 as const }],
    ['mention', mention, {}],
    ['direct message', message, {}],
  ])('of the answer to a %s', (_, ask, options) => {
    test.each(['context', 'section', 'actions', 'context_actions'])('is sent again as text where "%s" is refused', async (type) => {
      const bot = await openBot(options)
      bot.slack.refuseBlocks(type)
      const text = await ask(bot)
      expect(text).toMatch(/5 billion[\s\S]*\[1\]/)
      expect(text).toContain('产业家')
      await bot.slack.settled()
      expect(bot.slack.seen.messages({ by: 'bot' })).toHaveLength(1)
      expect(bot.office.logged.join('\n')).toContain('invalid_blocks')
    })
  })

  test.each([
    ['response_url', { status: 400, error: 'msg_blocks_too_long' }, command],
    ['response_url', { error: 'msg_blocks_too_long' }, command],
    ['response_url', { status: 400, error: 'invalid_blocks_format' }, command],
    ['chat.postMessage', { error: 'msg_blocks_too_long' }, mention],
    ['chat.postMessage', { error: 'invalid_blocks_format' }, mention],
  ])('over %s as %j is sent again as text', async (method, fault, ask) => {
    const bot = await openBot()
    bot.slack.failNext(method, fault)
    expect(await ask(bot)).toContain(figure)
    const [, second] = bot.slack.callsOf(method)
    expect(second?.args['blocks']).toBeUndefined()
  })
})

describe('a limit of one channel', () => {
  it('delays no other, and what waited arrives once', async () => {
    const { slack } = await openBot()
    slack.failNext({ method: 'chat.postMessage', channel: 'C1' }, { status: 429, retryAfterMs: 2000 })
    await slack.mention({ text: 'What does OpenAI burn?', channel: 'C1' })
    await slack.waitFor(() => slack.callsOf('chat.postMessage').length === 1)
    await slack.mention({ text: 'What does OpenAI burn?', channel: 'C2' })
    await slack.answered({ channel: 'C2' })
    expect(slack.seen.messages({ by: 'bot', channel: 'C1' })).toEqual([])
    await slack.answered({ channel: 'C1' })
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot', channel: 'C1' })).toHaveLength(1)
    const [limited, , again] = slack.callsOf('chat.postMessage')
    expect((again?.atMs ?? 0) - (limited?.atMs ?? 0)).toBeGreaterThanOrEqual(1900)
  })

  it('keeps the order of the answers in it', async () => {
    const { slack } = await openBot()
    slack.failNext('chat.postMessage', { status: 429, retryAfterMs: 1000 })
    const first = await slack.mention({ text: 'What does OpenAI burn?' })
    await slack.waitFor(() => slack.callsOf('chat.postMessage').length === 1)
    const second = await slack.mention({ text: 'What does OpenAI burn?' })
    await slack.answered({}, { count: 2 })
    expect(slack.seen.messages({ by: 'bot' }).map(({ threadTs }) => threadTs)).toEqual([first.ts, second.ts])
  })
})

describe('a failure of Slack', () => {
  describe.each([
    ['a command', 'response_url', command],
    ['a mention', 'chat.postMessage', mention],
    ['a direct message', 'chat.postMessage', message],
  ])('at the answer to %s', (_, method, ask) => {
    test.each([
      [{ status: 500 }],
      [{ status: 503 }],
      [{ status: 429, retryAfterMs: 1000 }],
      [{ error: 'internal_error' }],
      [{ dropConnection: true as const }],
    ])('as %j costs no answer, which comes once', async (fault) => {
      const bot = await openBot()
      bot.slack.failNext(method, fault)
      expect(await ask(bot)).toContain(figure)
      await bot.slack.settled()
      expect(bot.slack.seen.messages({ by: 'bot' })).toHaveLength(1)
      expect(bot.slack.callsOf(method)).toHaveLength(2)
    })
  })

  it('that lasts is given up, logged, and the next question is answered', async () => {
    const bot = await openBot()
    bot.slack.failNext('chat.postMessage', { error: 'channel_not_found' })
    await bot.slack.mention({ text: 'What does OpenAI burn?' })
    await until(() => bot.office.logged.some((line) => line.includes('channel_not_found')))
    expect(await mention(bot)).toContain(figure)
  })

  it('as silence holds no other channel and no other person up', async () => {
    const bot = await openBot({ callTimeoutMs: 2000 })
    const { slack } = bot
    slack.failNext('chat.postMessage', { hang: true })
    slack.failNext({ method: 'response_url', channel: 'C9' }, { hang: true })
    await slack.mention({ text: 'What does OpenAI burn?', channel: 'C8' })
    await slack.slash({ command: '/burn', text: 'openai', channel: 'C9', user: 'U9' })
    await until(() => slack.callsOf('chat.postMessage').length + slack.callsOf('response_url').length === 2)
    expect(await mention(bot)).toContain(figure)
    expect(await command(bot)).toContain(figure)
  })

  it('as silence to a private answer is broken off, and the answer sent again', async () => {
    const bot = await openBot({ callTimeoutMs: 500 })
    bot.slack.failNext('response_url', { hang: true })
    expect(await command(bot)).toContain(figure)
    expect(bot.slack.callsOf('response_url')).toHaveLength(2)
  })

  it('as silence to a public answer is broken off and logged, not sent again: it may have been posted', async () => {
    const { slack, office } = await openBot({ callTimeoutMs: 500 })
    slack.failNext('chat.postMessage', { hang: true })
    await slack.mention({ text: 'What does OpenAI burn?' })
    await until(() => slack.callsOf('chat.postMessage').length === 1)
    // Asked meanwhile in the same channel: waits its turn, and is answered.
    await slack.mention({ text: 'What does OpenAI burn?', threadTs: '8.0' })
    await slack.answered({ threadTs: '8.0' })
    expect(slack.callsOf('chat.postMessage')).toHaveLength(2)
    expect(office.logged.join('\n')).toContain('slack took no message')
  })

  it('in keeping notes costs no answer', async () => {
    const bot = await openBot()
    bot.office.breakJournal()
    expect(await command(bot)).toContain(figure)
  })
})
