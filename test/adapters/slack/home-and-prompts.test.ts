/** What is there before anybody asks: the home page, suggested prompts, the shortcut on a message. */
import { describe, expect, it, test } from 'vitest'
import type { Lang } from '../../../src/core/knowledge.ts'
import { makeEngine, makeReply } from '../fake-engine.ts'
import { articleEngine } from '../../shipped.ts'
import { openBot, until } from './bot.ts'
import { elementsOf, type SeenView } from './stand-in/seen.ts'
import type { SlackStandIn } from './stand-in/stand-in.ts'
import { visibleText } from './stand-in/visible-text.ts'

const locales: readonly (readonly [string, Lang])[] = [
  ['en-US', 'en'],
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
]

async function openHome(slack: SlackStandIn, user = 'U1', locale = 'en-US'): Promise<SeenView> {
  await slack.openHome({ user, locale })
  await slack.waitFor(() => slack.seen.home(user) !== undefined)
  const home = slack.seen.home(user)
  if (!home) throw new Error('no home')
  return home
}

const blocksOf = (view: SeenView): readonly unknown[] => (Array.isArray(view.view['blocks']) ? view.view['blocks'] : [])
const textOf = (view: SeenView): string => visibleText({ text: '', blocks: blocksOf(view) })

describe('suggested prompts', () => {
  test.each(locales)('of a person with %s are up to four, and each is answered', async (locale, lang) => {
    const { slack } = await openBot()
    await slack.openHome({ tab: 'messages', locale })
    await slack.waitFor(() => slack.seen.prompts('DU1') !== undefined)
    const suggested = slack.seen.prompts('DU1')
    expect(suggested?.title).toBe(articleEngine.say('ui-prompts', lang))
    expect(suggested?.prompts).toHaveLength(4)
    for (const { message } of suggested?.prompts ?? []) {
      const { reply } = articleEngine.ask({ text: message, conversation: '', audience: 'private', today: '2026-11-24', lang })
      expect(reply).toMatchObject({ kind: 'answer', lang })
      expect(reply.facts.length).toBeGreaterThan(0)
    }
    expect(slack.violations).toEqual([])
  })

  it('that Slack does not take harm nobody', async () => {
    const { slack } = await openBot()
    slack.failNext('assistant.threads.setSuggestedPrompts', { error: 'not_allowed' })
    await slack.openHome({ tab: 'messages' })
    await slack.message({ text: 'What does OpenAI burn?' })
    await slack.answered()
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(1)
  })
})

describe('the home page', () => {
  test.each(locales)('of a person with %s says what baimo knows, how to ask and what it keeps', async (locale, lang) => {
    const { slack } = await openBot()
    const text = textOf(await openHome(slack, 'U1', locale))
    for (const { title, audience } of articleEngine.home(lang, '2026-11-24').sections)
      if (audience === 'all') expect(text).toContain(title)
      else expect(text).not.toContain(title)
    expect(text).toContain('/burn')
    expect(text).toContain('OpenAI')
    expect(slack.violations).toEqual([])
  })

  it('tells those who keep the knowledge its state too', async () => {
    const { slack } = await openBot({ admins: ['U5'] })
    expect(textOf(await openHome(slack, 'U5'))).toContain(articleEngine.version.slice(0, 12))
    expect(textOf(await openHome(slack, 'U6'))).not.toContain(articleEngine.version.slice(0, 12))
  })

  it('has examples as buttons, each answered in the direct message, where it goes on', async () => {
    const { slack } = await openBot()
    const home = await openHome(slack)
    const buttons = elementsOf(blocksOf(home))
    expect(buttons).toHaveLength(4)
    for (const [i, { element }] of buttons.entries()) {
      await slack.press(home, { actionId: String(element['action_id']) })
      const answer = await slack.answered({ channel: 'DU1' }, { count: i + 1 })
      expect(visibleText(answer)).toContain('[1]')
    }
    expect(slack.violations).toEqual([])
  })

  it('is where a conversation may begin: what is typed next refers to it', async () => {
    const engine = makeEngine(({ text }, memory) => ({
      reply: makeReply({ lines: [[{ kind: 'text', text: `${text} after ${memory?.entities.join() ?? 'nothing'}` }]] }),
      memory: { entities: ['openai'], topics: [], metrics: [], facts: [], lang: 'en' },
    }))
    const { slack } = await openBot({ engine })
    await slack.press(await openHome(slack), 'OpenAI: burn')
    await slack.answered({ channel: 'DU1' })
    await slack.message({ text: 'and then?' })
    expect(visibleText(await slack.answered({ channel: 'DU1' }, { count: 2 }))).toContain('and then? after openai')
  })

  it('that can not be published harms nobody', async () => {
    const { slack, office } = await openBot()
    slack.failNext('views.publish', { error: 'internal_error' })
    await slack.openHome()
    await until(() => office.logged.join('\n').includes('internal_error'))
    await openHome(slack)
  })
})

describe('"Ask baimo" on a message', () => {
  it('answers in private about what somebody wrote', async () => {
    const { slack } = await openBot()
    const { message } = await slack.message({ text: 'What does OpenAI burn & why?', channel: 'C1', user: 'U2' })
    await slack.shortcut('ask_message', message, { user: 'U3' })
    expect(visibleText(await slack.answered({ onlyFor: 'U3' }))).toContain('5 billion')
    await slack.settled()
    expect(slack.seen.messages({ by: 'bot' })).toHaveLength(1)
    expect(slack.violations).toEqual([])
  })

  it('reads a message as it was typed', async () => {
    const { slack } = await openBot({ engine: makeEngine(({ text }) => ({ reply: makeReply({ lines: [[{ kind: 'text', text }]] }) })) })
    const { message } = await slack.message({ raw: '<@U2> is 3 &lt; 5 &amp; <https://x.example|this> true?', channel: 'C1' })
    await slack.shortcut('ask_message', message)
    expect(visibleText(await slack.answered({ onlyFor: 'U1' })).split('\n')[0]).toBe('is 3 < 5 & this true?')
  })

  test.each(locales)('on one without text says so to a person with %s', async (locale, lang) => {
    const { slack } = await openBot()
    const { message } = await slack.message({ text: '', channel: 'C1', user: 'U2' })
    await slack.shortcut('ask_message', message, { user: 'U3', locale })
    expect(visibleText(await slack.answered({ onlyFor: 'U3' }))).toBe(articleEngine.say('ui-no-text', lang))
    expect(slack.violations).toEqual([])
  })
})

describe('the home page of those who keep the knowledge', () => {
  it('shows what keeps the files from going live, and what was asked in vain', () => {
    const problem = 'sources/x.yaml:3:7 error unknown topic "brun".'
    const gap = { entities: ['zhipu'], topics: ['burn'], metrics: [], words: ['widgets'], count: 3 }
    const { sections } = articleEngine.home('en', '2026-11-24', { problems: [problem], gaps: [gap] })
    const text = JSON.stringify(sections.filter(({ audience }) => audience === 'admins'))
    expect(text).toContain(JSON.stringify(problem))
    expect(text).toMatch(/3 × Zhipu[^"]* · Burn · widgets/i)
    expect(JSON.stringify(sections.filter(({ audience }) => audience === 'all'))).not.toMatch(/brun|widgets/)
  })
})
