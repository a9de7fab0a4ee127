/** Slash commands: what a person gets who types one, in the shipped knowledge. */
import { describe, expect, it, test } from 'vitest'
import { makeEngine, makeReply } from '../fake-engine.ts'
import { openBot } from './bot.ts'
import { elementsOf } from './stand-in/seen.ts'
import { visibleText } from './stand-in/visible-text.ts'

describe('a slash command', () => {
  it('is acknowledged empty and answered in private, by one message that never changes', async () => {
    const { slack } = await openBot()
    const { acked, body } = await slack.slash({ command: '/burn', text: 'openai', user: 'U7' })
    const answer = await slack.answered({ onlyFor: 'U7' })
    await slack.settled()
    expect(acked).toBe(true)
    expect(body).toEqual({})
    expect(slack.seen.all().filter(({ by }) => by === 'bot')).toEqual([answer])
    expect(answer.shown).toHaveLength(1)
    expect(answer.via).toBe('response_url')
    expect(visibleText(answer)).toMatch(/\$5 billion[\s\S]*\[1\]/)
    expect(slack.callsOf('assistant.threads.setStatus')).toEqual([])
    expect(slack.violations).toEqual([])
  })

  it('without a company asks which, with buttons that answer', async () => {
    const { slack } = await openBot()
    await slack.slash({ command: '/burn' })
    const question = await slack.answered({ onlyFor: 'U1' })
    expect(elementsOf(question.blocks).length).toBeGreaterThan(1)
    await slack.press(question, { label: 'OpenAI' })
    expect(visibleText(await slack.answered({ onlyFor: 'U1' }, { count: 2 }))).toContain('billion')
    expect(slack.violations).toEqual([])
  })

  test.each(['help', '?', '--help', '帮助'])('followed by "%s" tells how it is used', async (text) => {
    const { slack } = await openBot()
    await slack.slash({ command: '/burn', text })
    expect(visibleText(await slack.answered())).toContain('/burn <')
    expect(slack.violations).toEqual([])
  })

  test.each([
    ['/baimo', 'burn openai', '5 billion'],
    ['/baimo', '/burn openai', '5 billion'],
    ['/baimo', 'What does OpenAI burn?', '5 billion'],
    ['/baimo', '/baimo burn openai', '5 billion'],
    ['/baimo', '', '/burn'],
    ['/baimo', 'help', '/burn'],
    ['/x-burn', 'openai', '5 billion'],
    ['/BURN', 'openai', '5 billion'],
    ['/ask', 'OpenAI 2024年亏了多少？', '50亿'],
    ['/help', '', '/burn'],
    ['/topics', '', 'burn'],
    ['/sources', '', '2024'],
    ['/company', 'openai', 'OpenAI'],
    ['/compare', 'openai, anthropic', 'OpenAI'],
    ['/burn', '&lt;openai&gt;', 'OpenAI'],
    ['/burn', '<@U2|someone> openai', '5 billion'],
    ['/burn', '<https://openai.com|openai.com>', 'OpenAI'],
  ])('%s %s is answered', async (command, text, expected) => {
    const { slack } = await openBot()
    await slack.slash({ command, text })
    expect(visibleText(await slack.answered({ onlyFor: 'U1' }))).toContain(expected)
    expect(slack.violations).toEqual([])
  })

  it('about what is not known tells how the command is used', async () => {
    const { slack } = await openBot()
    await slack.slash({ command: '/burn', text: 'xyzzy frobnicate' })
    expect(visibleText(await slack.answered({ onlyFor: 'U1' }))).toContain('/burn <')
  })

  it('goes on where the last one of the same person in the same channel stood', async () => {
    const { slack } = await openBot()
    await slack.slash({ command: '/burn', text: 'openai' })
    await slack.answered()
    await slack.slash({ command: '/ask', text: 'and in 2026?' })
    expect(visibleText(await slack.answered({}, { count: 2 }))).toContain('14 billion')
    await slack.slash({ command: '/ask', text: 'and in 2026?', user: 'U2' })
    expect(visibleText(await slack.answered({ onlyFor: 'U2' }))).not.toContain('14 billion')
  })

  it('of 10,000 characters is answered', async () => {
    const { slack } = await openBot()
    await slack.slash({ command: '/ask', text: `What does OpenAI burn? ${'really, '.repeat(1250)}` })
    const answer = await slack.answered({ onlyFor: 'U1' })
    expect(visibleText(answer).length).toBeGreaterThan(20)
    expect(slack.violations).toEqual([])
  })

  it('that fails says so in one sentence with an id', async () => {
    const { slack, office } = await openBot({
      engine: makeEngine(() => {
        throw new Error('broken on purpose')
      }),
    })
    await slack.slash({ command: '/burn', text: 'openai' })
    expect(visibleText(await slack.answered({ onlyFor: 'U1' }))).toBe('Something went wrong. (id-1)')
    expect(office.logged.join('\n')).toContain('broken on purpose')
  })
})

describe('a hundred commands at once', () => {
  it('are all acknowledged within three seconds and answered, each for its own person', async () => {
    const { slack } = await openBot({ engine: makeEngine(({ text }) => ({ reply: makeReply({ lines: [[{ kind: 'text', text }]] }) })) })
    const acks = await Promise.all(
      Array.from({ length: 100 }, (_, i) => slack.slash({ command: '/baimo', text: `question ${i}`, user: `U${i}` })),
    )
    expect(acks.every(({ acked }) => acked)).toBe(true)
    await slack.waitFor(() => slack.seen.messages({ by: 'bot' }).length >= 100, { deadlineMs: 20_000 })
    await slack.settled()
    for (let i = 0; i < 100; i++)
      expect(slack.seen.messages({ by: 'bot', onlyFor: `U${i}` }).map((message) => visibleText(message).split('\n')[0])).toEqual([
        `question ${i}`,
      ])
    expect(slack.violations).toEqual([])
  })
})

describe('languages', () => {
  test.each([
    ['zh-CN', '/burn', 'openai', /美元[\s\S]*来源/],
    ['zh-TW', '/burn', 'openai', /美元[\s\S]*來源/],
    ['zh-HK', '/help', '', /問/],
    ['fr-FR', '/burn', 'openai', /Sources/],
    ['zh-CN', '/ask', 'What does OpenAI burn?', /Sources/],
    ['en-US', '/ask', 'OpenAI 2024年亏了多少？', /来源/],
    ['en-US', '/ask', 'OpenAI 2024年虧了多少？', /來源/],
  ])('who has %s set and types %s %s', async (locale, command, ...[text, expected]) => {
    const { slack } = await openBot()
    await slack.slash({ command, text, locale })
    const answer = await slack.answered()
    expect(visibleText(answer)).toMatch(expected)
    expect(slack.violations).toEqual([])
  })

  it('a person whose language Slack does not tell is answered all the same', async () => {
    const { slack } = await openBot()
    slack.failNext('users.info', { error: 'user_not_found' })
    await slack.slash({ command: '/burn', text: 'openai', locale: 'zh-CN' })
    expect(visibleText(await slack.answered())).toContain('Sources')
    // What failed is asked for again.
    await slack.slash({ command: '/burn', text: 'openai', locale: 'zh-CN' })
    expect(visibleText(await slack.answered({}, { count: 2 }))).toContain('来源')
  })

  it('nobody waits long for a language that does not come', async () => {
    const { slack } = await openBot()
    slack.failNext('users.info', { hang: true })
    await slack.slash({ command: '/burn', text: 'openai' })
    expect(visibleText(await slack.answered())).toContain('Sources')
  })

  it('Slack is asked for the language of a person once', async () => {
    const { slack } = await openBot()
    for (let i = 1; i <= 3; i++) {
      await slack.slash({ command: '/burn', text: 'openai' })
      await slack.answered({}, { count: i })
    }
    expect(slack.callsOf('users.info')).toHaveLength(1)
  })
})
