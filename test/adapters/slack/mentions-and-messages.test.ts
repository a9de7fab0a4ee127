/** Mentions in channels, direct messages, and channels in which every question is answered. */
import { describe, expect, it, test } from 'vitest'
import { openBot } from './bot.ts'
import { visibleText } from './stand-in/visible-text.ts'

const question = 'What does OpenAI burn?'
const figure = '5 billion'

describe('a mention', () => {
  it('is answered once, in its thread, never to the whole channel', async () => {
    const { slack } = await openBot()
    const { ts } = await slack.mention({ text: question })
    const answer = await slack.answered({ threadTs: ts })
    await slack.settled()
    expect(visibleText(answer)).toContain(figure)
    expect(slack.seen.messages({ by: 'bot' })).toEqual([answer])
    expect(slack.callsOf('chat.postMessage').map(({ args }) => args['reply_broadcast'])).toEqual([undefined])
    expect(slack.callsOf('chat.postMessage')[0]?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' })
    expect(slack.violations).toEqual([])
  })

  it('in a thread is answered in that thread, and a follow-up goes on there', async () => {
    const { slack } = await openBot()
    await slack.mention({ text: question, threadTs: '5.0' })
    await slack.answered({ threadTs: '5.0' })
    await slack.mention({ text: 'and in 2026?', threadTs: '5.0', user: 'U2' })
    expect(visibleText(await slack.answered({ threadTs: '5.0' }, { count: 2 }))).toContain('14 billion')
    expect(slack.violations).toEqual([])
  })

  it('that asks nothing gets two lines of help, with an example', async () => {
    const { slack } = await openBot()
    const { ts } = await slack.mention({ bare: true })
    const lines = visibleText(await slack.answered({ threadTs: ts })).split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(': ')
    expect(slack.violations).toEqual([])
  })

  it('finds its question beside the names of others, of channels and links', async () => {
    const { slack } = await openBot()
    await slack.mention({ raw: '<@U2> <#C2|general> what does <https://openai.com|OpenAI> burn?' })
    expect(visibleText(await slack.answered())).toContain(figure)
  })

  it('that comes as a message too is answered once', async () => {
    const { slack } = await openBot({ askChannels: ['C1'] })
    await slack.mention({ text: question, asMessageToo: true })
    await slack.answered()
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(1)
  })

  it('is answered with a reason where there is no answer, also in a channel whose questions are all answered', async () => {
    const { slack } = await openBot({ askChannels: ['C1'] })
    await slack.mention({ text: 'How tall is the Eiffel Tower?', asMessageToo: true })
    await slack.answered()
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(1)
  })

  it('within a sentence is answered as one, though the message comes first', async () => {
    const { slack } = await openBot({ askChannels: ['C1'] })
    const bot = slack.workspace.botUser
    const raw = `How tall is the Eiffel Tower, <@${bot}>?`
    const { message, ts } = await slack.message({ raw, channel: 'C1' })
    await slack.settled()
    await slack.event({ type: 'app_mention', user: 'U1', ts, text: message.text, channel: 'C1', event_ts: ts })
    await slack.answered({ threadTs: ts })
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(1)
  })

  test.each([
    ['with a retry header', { retry: { num: 1, reason: 'timeout' } }],
    ['without one', {}],
  ])('repeated %s is answered once', async (_, options) => {
    const { slack } = await openBot()
    const mention = await slack.mention({ text: question })
    await mention.again(options)
    await slack.answered()
    await mention.again(options)
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(1)
  })

  it('that is edited or deleted is not answered again', async () => {
    const { slack } = await openBot()
    const { message } = await slack.mention({ text: question })
    await slack.answered()
    await slack.edit(message, 'What does Anthropic burn?')
    await slack.erase(message)
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(1)
  })

  it('by a bot is ignored, whichever it is', async () => {
    const { slack } = await openBot()
    await slack.mention({ text: question, botId: 'B999' })
    await slack.mention({ text: question, botId: slack.workspace.botId, user: slack.workspace.botUser })
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' }).filter(({ via }) => via !== 'typed')).toEqual([])
  })
})

describe('a direct message', () => {
  it('is answered where it was written, and the next one goes on', async () => {
    const { slack } = await openBot()
    const { channel } = await slack.message({ text: question })
    expect(visibleText(await slack.answered({ channel }))).toContain(figure)
    await slack.message({ text: 'and in 2026?' })
    const next = await slack.answered({ channel }, { count: 2 })
    expect(visibleText(next)).toContain('14 billion')
    expect(next.threadTs).toBeUndefined()
    expect(slack.violations).toEqual([])
  })

  it('in a thread is answered there', async () => {
    const { slack } = await openBot()
    const { channel } = await slack.message({ text: question, threadTs: '7.0' })
    expect((await slack.answered({ channel })).threadTs).toBe('7.0')
  })

  it('offers nothing to share: nobody else is there', async () => {
    const { slack } = await openBot()
    await slack.message({ text: question })
    const answer = await slack.answered()
    expect(() => slack.press(answer, { actionId: 'share' })).toThrow('0 elements')
  })

  it('with a file is read', async () => {
    const { slack } = await openBot()
    await slack.message({ text: question, subtype: 'file_share', more: { files: [{ id: 'F1' }] } })
    expect(visibleText(await slack.answered())).toContain(figure)
  })

  it('with a slash command in words is answered', async () => {
    const { slack } = await openBot()
    await slack.message({ text: '/burn openai' })
    expect(visibleText(await slack.answered())).toContain(figure)
  })

  it('repeated, edited, deleted or of a bot is answered once', async () => {
    const { slack } = await openBot()
    const said = await slack.message({ text: question })
    await said.again({ retry: { num: 1, reason: 'timeout' } })
    await said.again()
    await slack.answered()
    await slack.edit(said.message, 'burn of anthropic')
    await slack.erase(said.message)
    await slack.message({ text: question, botId: 'B2' })
    await slack.message({ text: question, subtype: 'bot_message' })
    await slack.message({ text: 'joined', subtype: 'channel_join' })
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(1)
  })
})

describe('a message of a channel', () => {
  it('that is not addressed to baimo is not read', async () => {
    const { slack, office } = await openBot()
    await slack.message({ text: question, channel: 'C1' })
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toEqual([])
    expect(office.entries).toEqual([])
    expect(slack.calls.map(({ method }) => method)).not.toContain('users.info')
  })

  it('is answered in its thread where every question of the channel is', async () => {
    const { slack } = await openBot({ askChannels: ['C1'] })
    const { ts } = await slack.message({ text: question, channel: 'C1' })
    expect(visibleText(await slack.answered({ threadTs: ts }))).toContain(figure)
    await slack.message({ text: question, channel: 'C2' })
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(1)
    expect(slack.violations).toEqual([])
  })

  test.each([
    'How tall is the Eiffel Tower?',
    'Hello everyone!',
    'thanks',
    'What is the headcount of OpenAI in Antarctica?',
    'Will OpenAI go bankrupt?',
    'burn',
    'lunch?',
  ])('gets no reply there to "%s", and no note is kept of it', async (text) => {
    const { slack, office } = await openBot({ askChannels: ['C1'] })
    await slack.message({ text, channel: 'C1' })
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toEqual([])
    expect(office.entries).toEqual([])
  })

  test.each(['<@U2> what does OpenAI burn?', ' <!here> what does OpenAI burn?', '<!subteam^S1> what does OpenAI burn?'])(
    'gets no reply there when it is said to others: %s',
    async (raw) => {
      const { slack, office } = await openBot({ askChannels: ['C1'] })
      await slack.message({ raw, channel: 'C1' })
      await slack.settled()
      expect(slack.seen.messages({ by: 'bot' })).toEqual([])
      expect(office.entries).toEqual([])
    },
  )
})
