/** What the buttons of an answer do, also after a restart: all they need is in their value. */
import { describe, expect, it, test } from 'vitest'
import type { Engine } from '../../../src/core/reply.ts'
import { makeEngine, makeReply, noMemory } from '../fake-engine.ts'
import { articleEngine } from '../../shipped.ts'
import { type Bot, join, openBot, until } from './bot.ts'
import { elementsOf, type SeenMessage, type SeenView } from './stand-in/seen.ts'
import type { SlackStandIn } from './stand-in/stand-in.ts'
import { visibleText } from './stand-in/visible-text.ts'

const share = { actionId: 'share' }

async function askBurn({ slack }: Pick<Bot, 'slack'>, user = 'U1'): Promise<SeenMessage> {
  const before = slack.seen.messages({ by: 'bot', onlyFor: user }).length
  await slack.slash({ command: '/burn', text: 'openai', user })
  return await slack.answered({ onlyFor: user }, { count: before + 1 })
}

const publicOnes = (slack: SlackStandIn): readonly SeenMessage[] => slack.seen.messages({ by: 'bot', audience: 'public' })

/** Another state of the knowledge: the same answers under another version. */
const newer: Engine = { ...articleEngine, version: 'newer' }

describe('sharing', () => {
  it('makes the answer public, once however often it is pressed, and takes the private one away', async () => {
    const { slack } = await openBot()
    const answer = await askBurn({ slack })
    await Promise.all([slack.press(answer, share), slack.press(answer, share)])
    await slack.waitFor(() => answer.deleted)
    await slack.press(answer, share)
    await slack.settled()
    expect(publicOnes(slack)).toHaveLength(1)
    expect(publicOnes(slack)[0]?.via).toBe('response_url')
    expect(visibleText(publicOnes(slack)[0] ?? answer)).toContain('5 billion')
    expect(slack.seen.messages({ by: 'bot', audience: 'private' })).toEqual([])
    expect(slack.callsOf('chat.postMessage')).toEqual([])
    expect(slack.violations).toEqual([])
  })

  it('is not offered on what is public already', async () => {
    const { slack } = await openBot()
    await slack.press(await askBurn({ slack }), share)
    const shared = await slack.answered({ audience: 'public' })
    expect(elementsOf(shared.blocks).map(({ element }) => element['action_id'])).not.toContain('share')
    expect(elementsOf(shared.blocks).map(({ element }) => element['action_id'])).toContain('vote')
  })

  it('works after a restart, once however often it is pressed', async () => {
    const bot = await openBot()
    const { slack } = bot
    const answer = await askBurn(bot)
    await bot.adapter.stop()
    const { adapter } = join(slack)
    await adapter.start()
    await slack.connected(2)
    await Promise.all([slack.press(answer, share), slack.press(answer, share), slack.press(answer, share)])
    await slack.waitFor(() => answer.deleted)
    await slack.settled()
    expect(publicOnes(slack)).toHaveLength(1)
    expect(slack.violations).toEqual([])
  })

  it('shares what a follow-up was about', async () => {
    const { slack } = await openBot()
    await askBurn({ slack })
    await slack.slash({ command: '/ask', text: 'and in 2026?' })
    const followUp = await slack.answered({ onlyFor: 'U1' }, { count: 2 })
    await slack.press(followUp, share)
    expect(visibleText(await slack.answered({ audience: 'public' }))).toContain('14 billion')
  })

  it('shares the newer answer where the knowledge has changed, and tells who shared it', async () => {
    const { slack, office } = await openBot()
    const answer = await askBurn({ slack })
    office.replace(newer)
    await slack.press(answer, share)
    await slack.waitFor(() => answer.deleted)
    expect(publicOnes(slack)).toHaveLength(1)
    expect(visibleText(await slack.answered({ onlyFor: 'U1' }))).toBe(articleEngine.say('ui-shared-changed', 'en'))
    expect(slack.violations).toEqual([])
  })

  it('tells when it fails, and can be tried again', async () => {
    const { slack } = await openBot()
    const answer = await askBurn({ slack })
    slack.failNext('response_url', { status: 404 })
    await slack.press(answer, share)
    expect(visibleText(await slack.answered({ onlyFor: 'U1' }, { count: 2 }))).toBe(articleEngine.say('ui-not-shared', 'en'))
    expect(publicOnes(slack)).toEqual([])
    await slack.press(answer, share)
    await slack.waitFor(() => answer.deleted)
    expect(publicOnes(slack)).toHaveLength(1)
  })

  it('of two answers shares both', async () => {
    const { slack } = await openBot()
    const [first, second] = [await askBurn({ slack }), await askBurn({ slack }, 'U2')]
    await Promise.all([slack.press(first, share), slack.press(second, share)])
    await slack.waitFor(() => first.deleted && second.deleted)
    expect(publicOnes(slack)).toHaveLength(2)
  })
})

describe('a follow-up button', () => {
  /** Counts the turns that it has been told of. */
  const counting = makeEngine((question, memory) => {
    const turns = (memory?.facts.length ?? 0) + 1
    return {
      reply: makeReply({
        lines: [[{ kind: 'text', text: `Turn ${turns}: ${question.text}` }]],
        actions: [
          { kind: 'ask', label: 'More', text: `more ${turns}` },
          { kind: 'share', label: 'Share' },
        ],
      }),
      memory: { ...noMemory, facts: Array.from({ length: turns }, () => 'a/b') },
    }
  })

  it('goes on with what it follows, not with what was said since, in private', async () => {
    const { slack } = await openBot({ engine: counting })
    const first = await askBurn({ slack })
    await slack.slash({ command: '/baimo', text: 'something else' })
    await slack.answered({ onlyFor: 'U1' }, { count: 2 })
    await slack.press(first, 'More')
    expect(visibleText(await slack.answered({ onlyFor: 'U1' }, { count: 3 }))).toContain('Turn 2: more 1')
    expect(publicOnes(slack)).toEqual([])
  })

  it('does so after a restart', async () => {
    const bot = await openBot({ engine: counting })
    const answer = await askBurn(bot)
    await bot.adapter.stop()
    const { adapter } = join(bot.slack, { engine: counting })
    await adapter.start()
    await bot.slack.connected(2)
    await bot.slack.press(answer, 'More')
    expect(visibleText(await bot.slack.answered({ onlyFor: 'U1' }, { count: 2 }))).toContain('Turn 2: more 1')
  })

  it('on a public answer answers in its thread, whoever pressed it, and a mention goes on there', async () => {
    const { slack } = await openBot({ engine: counting })
    const { ts } = await slack.mention({ text: 'hello' })
    const answer = await slack.answered({ threadTs: ts })
    await slack.press(answer, 'More', { user: 'U9' })
    const next = await slack.answered({ threadTs: ts }, { count: 2 })
    expect(visibleText(next)).toContain('Turn 2: more 1')
    await slack.mention({ text: 'and more', threadTs: ts })
    expect(visibleText(await slack.answered({ threadTs: ts }, { count: 3 }))).toContain('Turn 3: and more')
    expect(slack.violations).toEqual([])
  })

  it('on an answer that was shared where baimo is no member answers in private', async () => {
    const { slack } = await openBot({ engine: counting })
    await slack.press(await askBurn({ slack }), share)
    const shared = await slack.answered({ audience: 'public' })
    await slack.press(shared, 'More', { user: 'U9' })
    expect(visibleText(await slack.answered({ onlyFor: 'U9' }))).toContain('Turn 2: more 1')
  })

  it('in a direct message answers there, and what is typed next goes on', async () => {
    const { slack } = await openBot({ engine: counting })
    const { channel } = await slack.message({ text: 'hello' })
    await slack.press(await slack.answered({ channel }), 'More')
    expect(visibleText(await slack.answered({ channel }, { count: 2 }))).toContain('Turn 2: more 1')
    await slack.message({ text: 'and more' })
    expect(visibleText(await slack.answered({ channel }, { count: 3 }))).toContain('Turn 3: and more')
  })

  it('of the shipped engine asks who reported a figure, and is told', async () => {
    const { slack } = await openBot()
    const answer = await askBurn({ slack })
    await slack.press(answer, { label: /Who reported/ })
    expect(visibleText(await slack.answered({ onlyFor: 'U1' }, { count: 2 }))).toContain('[1]')
    expect(slack.violations).toEqual([])
  })
})

describe('feedback', () => {
  it('is quiet, one vote a person an answer, and can be changed', async () => {
    const { slack, office } = await openBot()
    const { ts } = await slack.mention({ text: 'What does OpenAI burn?' })
    const answer = await slack.answered({ threadTs: ts })
    await slack.press(answer, 'Useful', { user: 'U1' })
    await slack.press(answer, 'Useful', { user: 'U1' })
    await slack.press(answer, 'Useful', { user: 'U2' })
    await slack.press(answer, 'Not useful', { user: 'U1' })
    await until(() => office.votes().length === 2 && office.votes()[0]?.value === 'down')
    expect(office.votes().map(({ value }) => value)).toEqual(['down', 'up'])
    expect(office.votes()[0]?.facts.length).toBeGreaterThan(0)
    expect(slack.seen.messages({ by: 'bot' })).toEqual([answer])
    expect(answer.shown).toHaveLength(1)
  })

  it('is of one answer, be it private or shared', async () => {
    const { slack, office } = await openBot()
    const answer = await askBurn({ slack })
    await slack.press(answer, 'Useful')
    await slack.press(answer, share)
    await slack.press(await slack.answered({ audience: 'public' }), 'Not useful')
    await until(() => office.votes()[0]?.value === 'down')
    expect(office.votes()).toHaveLength(1)
  })

  test.each([
    ['could not be kept', 'lost', 'ui-not-kept'],
    ['is still to be kept', 'waiting', 'ui-kept-later'],
  ] as const)('that %s is told to who gave it', async (_, keeping, phrase) => {
    const { slack, office } = await openBot()
    const answer = await askBurn({ slack })
    office.breakJournal(keeping)
    await slack.press(answer, 'Useful')
    expect(visibleText(await slack.answered({ onlyFor: 'U1' }, { count: 2 }))).toBe(articleEngine.say(phrase, 'en'))
  })
})

describe('suggesting a correction', () => {
  async function openModal({ slack }: Pick<Bot, 'slack'>, locale = 'en-US', text = 'openai'): Promise<SeenView> {
    await slack.slash({ command: '/burn', text, locale })
    await slack.press(await slack.answered({ onlyFor: 'U1' }), { actionId: 'correct' })
    await slack.waitFor(() => slack.seen.modals('U1').length > 0)
    const [modal] = slack.seen.modals('U1')
    if (!modal) throw new Error('no modal')
    return modal
  }

  it('is a dialog that is thanked for, and kept with the facts of the answer', async () => {
    const { slack, office } = await openBot()
    const modal = await openModal({ slack })
    await slack.submit(modal, { kind: 'outdated', text: 'It is 6 billion by now.' })
    expect(office.corrections).toMatchObject([{ kind: 'outdated', text: 'It is 6 billion by now.', lang: 'en', platform: 'slack' }])
    expect(office.corrections[0]?.facts.length).toBeGreaterThan(0)
    expect(JSON.stringify(modal.view)).toContain(articleEngine.say('ui-correct-thanks', 'en'))
    expect(slack.violations).toEqual([])
  })

  it('speaks the language of the answer', async () => {
    const { slack } = await openBot()
    const modal = await openModal({ slack }, 'zh-TW')
    expect(JSON.stringify(modal.view)).toContain(articleEngine.say('ui-correct-title', 'zh-Hant'))
    await slack.dismiss(modal)
    expect(slack.violations).toEqual([])
  })

  test.each([
    ['could not be kept', 'lost', 'ui-not-kept'],
    ['is still to be kept', 'waiting', 'ui-kept-later'],
  ] as const)('that %s says so in the dialog', async (_, keeping, phrase) => {
    const { slack, office } = await openBot()
    const modal = await openModal({ slack })
    office.breakJournal(keeping)
    await slack.submit(modal, { kind: 'figure', text: 'wrong' })
    expect(JSON.stringify(modal.view)).toContain(articleEngine.say(phrase, 'en'))
    expect(JSON.stringify(modal.view)).not.toContain(articleEngine.say('ui-correct-thanks', 'en'))
  })

  it('whose dialog does not open is told with an id', async () => {
    const { slack } = await openBot()
    const answer = await askBurn({ slack })
    slack.failNext('views.open', { error: 'internal_error' })
    await slack.press(answer, { actionId: 'correct' })
    expect(visibleText(await slack.answered({ onlyFor: 'U1' }, { count: 2 }))).toMatch(/went wrong.*\(id-1\)/)
  })
})

describe('a button of another age', () => {
  test.each([
    ['ask:0', 'no json'],
    ['ask:0', '{"v":1}'],
    ['ask:0', '{"v":99,"q":"burn openai","lang":"en"}'],
    ['share', ''],
    ['share', 'null'],
    ['vote', '{"v":1,"a":"x","f":[1],"up":true,"lang":"en"}'],
    ['correct', '[]'],
    ['no-such-action', '{"v":1,"q":"burn openai","lang":"en"}'],
  ])('%s with the value %s gets a sentence in private', async (actionId, value) => {
    const { slack } = await openBot()
    const answer = await askBurn({ slack })
    const old = { ...answer, blocks: [{ type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: actionId, value }] }] }
    await slack.press(old, { actionId })
    expect(visibleText(await slack.answered({ onlyFor: 'U1' }, { count: 2 }))).toBe(articleEngine.say('ui-unknown-button', 'en'))
    expect(slack.violations).toEqual([])
  })
})
