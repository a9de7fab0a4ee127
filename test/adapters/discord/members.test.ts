/** What members see: the real engine on the shipped knowledge, the real discord.js, a stand-in of Discord. */
import { afterEach, describe, expect, it, test } from 'vitest'
import { maxCustomIdChars } from '../../../src/adapters/discord/limits.ts'
import type { Engine } from '../../../src/core/reply.ts'
import { articleEngine as engine } from '../../shipped.ts'
import { makeReply, replyingEngine } from '../fake-engine.ts'
import { closeAll, type Running, startBaimo } from './harness.ts'
import { allComponents } from './limits.ts'
import { self, type Shown, type Taken, until, type Where } from './stand-in.ts'
import { titleOf, viewOf } from './view.ts'

afterEach(closeAll)

const chinese: Where = { locale: 'zh-CN' }
const direct: Where = { context: 1, channel: '400' }
const mention = `<@${self.id}>`

async function start(
  first: Engine = engine,
): Promise<Running & { seen: (taken: Taken) => Promise<Shown>; words: (taken: Taken) => Promise<string> }> {
  const running = await startBaimo(first)
  const seen = async (taken: Taken): Promise<Shown> => {
    await until(() => taken.shown !== undefined)
    expect(running.discord.problems).toEqual([])
    if (!taken.shown) throw new Error('nothing was shown')
    return taken.shown
  }
  return { ...running, seen, words: async (taken) => viewOf((await seen(taken)).components) }
}

const labels = (shown: Shown): string[] =>
  allComponents(shown.components).flatMap(({ type, label, emoji }) => (type === 2 ? [emoji ? '👍👎' : String(label)] : []))

describe('a slash command in Discord', () => {
  it('is answered privately, with its sources last and the ways on below', async () => {
    const { discord, seen } = await start()
    const shown = await seen(discord.member.command('burn', { company: 'openai' }))
    expect(shown.isPrivate).toBe(true)
    expect(titleOf(shown.components)).toBe('OpenAI · burn')
    const text = viewOf(shown.components)
    expect(text).toMatch(/^OpenAI, net loss, 2024: about US\$5 billion \(forecast, reported by The New York Times\) \[1\]/)
    expect(text).toMatch(/Sources\n\[1\] .*October 2024.*\n\n\[OpenAI: users\]/)
    expect(labels(shown)).toEqual(['OpenAI: users', 'Who reported that?', 'All on OpenAI', 'Share', '👍👎', '👍👎', 'Suggest a correction'])
    expect(discord.messages).toHaveLength(1)
  })

  test.each([
    ['burn', { company: 'openai' }, {}, /about US\$5 billion/],
    ['burn', { company: 'openai' }, chinese, /约50亿美元/],
    ['burn', { company: 'openai' }, { locale: 'zh-TW' }, /約50億美元/],
    ['ask', { question: '智谱最新一轮融资谁领投?' }, {}, /中关村科学城公司领投/],
    ['ask', { question: 'who led the latest round of Zhipu?' }, chinese, /led by Zhongguancun Science City/],
    ['burn', { company: 'opneai' }, {}, /OpenAI, net loss/],
    ['company', { company: '智譜' }, {}, /Zhipu AI/],
    ['compare', { companies: 'OpenAI, Zhipu' }, {}, /OpenAI/],
    ['topics', {}, {}, /\/burn/],
    ['sources', {}, {}, /产业家/],
    ['help', {}, {}, /• \/burn OpenAI/],
    ['burn', { company: 'qwertz' }, {}, /qwertz/],
  ] as const)('/%s %j of %j', async (...[name, values, where, expected]) => {
    const { discord, words } = await start()
    expect(await words(discord.member.command(name, values, where))).toMatch(expected)
  })

  it('works where only the member installed baimo, in group conversations, and stays to be read in a direct one', async () => {
    const { discord, seen } = await start()
    const group = await seen(discord.member.command('burn', { company: 'openai' }, { context: 2, channel: '500', byMember: true }))
    const alone = await seen(discord.member.command('burn', { company: 'openai' }, direct))
    expect([group.isPrivate, alone.isPrivate]).toEqual([true, false])
    expect(labels(group)).toContain('Share')
    expect(labels(alone)).not.toContain('Share')
  })

  it('goes on from the last one of the same person, and from nobody else', async () => {
    const { discord, words } = await start()
    await words(discord.member.command('burn', { company: 'openai' }, { user: '1' }))
    expect(await words(discord.member.command('ask', { question: 'and in 2026?' }, { user: '1' }))).toMatch(/US\$14 billion/)
    expect(await words(discord.member.command('ask', { question: 'and in 2026?' }, { user: '2' }))).not.toMatch(/US\$14 billion/)
  })

  it('asks back with a list, whose choice takes its place', async () => {
    const { discord, seen } = await start()
    const asked = await seen(discord.member.command('burn'))
    const chosen = await seen(discord.member.choose(asked, 'OpenAI'))
    expect(chosen.id).toBe(asked.id)
    expect(viewOf(chosen.components)).toMatch(/^OpenAI, net loss/)
  })

  it('answers 10,000 characters, and does not show them again', async () => {
    const { discord, seen } = await start()
    const shown = await seen(
      discord.member.command('ask', { question: `How much does OpenAI lose? ${'字 x @everyone '.repeat(800)}`.slice(0, 10_000) }),
    )
    expect(labels(shown)).not.toContain('Share')
    expect(viewOf(shown.components).length).toBeLessThan(4000)
  })
})

describe('a hundred slash commands at once', () => {
  it('are all answered before Discord gives them up', async () => {
    const { discord } = await start()
    const taken = Array.from({ length: 100 }, (_, i) =>
      discord.member.command('burn', { company: ['openai', '智谱', 'kimi', 'baidu'][i % 4] ?? '' }, { user: String(i) }),
    )
    await until(() => taken.every(({ shown }) => shown !== undefined))
    expect(discord.messages).toHaveLength(100)
    expect(discord.problems).toEqual([])
  })
})

describe('"Ask baimo" on a message', () => {
  it('answers privately what somebody else wrote', async () => {
    const { discord, seen } = await start()
    const shown = await seen(discord.member.askAbout('<@300> how much does OpenAI lose?'))
    expect(shown.isPrivate).toBe(true)
    expect(viewOf(shown.components)).toMatch(/OpenAI, net loss/)
  })

  it('says so when there is nothing to answer', async () => {
    const { discord, words } = await start()
    expect(await words(discord.member.askAbout('', chinese))).toBe('这条消息没有百模可以回答的文字。')
  })
})

describe('completion in Discord', () => {
  async function complete(
    name: string,
    values: Readonly<Record<string, string>>,
    where?: Where,
  ): Promise<{ name: string; value: string }[]> {
    const { discord } = await start()
    const taken = discord.member.type(name, values, where)
    await until(() => taken.response !== undefined)
    expect(discord.problems).toEqual([])
    return (taken.response?.['data'] as { choices: { name: string; value: string }[] } | undefined)?.choices ?? []
  }

  test.each([
    ['zhi', {}, 'Zhipu AI'],
    ['智', chinese, '智谱'],
    ['智譜', { locale: 'zh-TW' }, '智譜'],
    ['opneai', {}, 'OpenAI'],
  ])('of %j is right first, in the language of the client', async (text, where, first) => {
    expect((await complete('burn', { company: text }, where))[0]?.name).toBe(first)
  })

  it('of an empty box is what is asked about most, with facts for the command first', async () => {
    const names = (await complete('burn', { company: '' })).map(({ name }) => name)
    expect(names).toHaveLength(25)
    expect(names[0]).toBe('OpenAI')
  })

  it('keeps the names that stand before the last one', async () => {
    expect((await complete('compare', { companies: 'OpenAI, zhi' }))[0]).toEqual({ name: 'OpenAI, Zhipu AI', value: 'OpenAI, Zhipu AI' })
  })
})

describe('a message to baimo', () => {
  type Written = readonly [string, Readonly<Record<string, unknown>>?]
  /** Waits for so many answers; where none is expected, for one that was asked for behind. */
  async function answersTo(messages: readonly Written[], count = 1): Promise<{ running: Running; ids: string[] }> {
    const running = await start()
    const ids = messages.map(([content, more]) => running.discord.member.write(content, more))
    running.discord.member.write('/help', { guild_id: undefined, channel_id: '999' })
    await until(() => running.discord.messages.some(({ channel }) => channel === '999') && inChannels(running).length >= count)
    expect(running.discord.problems).toEqual([])
    return { running, ids }
  }
  const inChannels = ({ discord }: Running): Shown[] => discord.messages.filter(({ channel }) => channel !== '999')

  it('that mentions it is answered by a reply that pings nobody', async () => {
    const { running, ids } = await answersTo([[`${mention} how much does OpenAI lose?`]])
    const [answer] = inChannels(running)
    expect(answer).toMatchObject({ replyTo: ids[0], isPrivate: false, channel: '200' })
    expect(viewOf(answer?.components)).toMatch(/^OpenAI, net loss/)
    expect(answer && labels(answer)).not.toContain('Share')
  })

  it('in a thread is answered there, and a reply to the answer goes on', async () => {
    const reply = { type: 19, channel_id: '201', mentions: [self], referenced_message: { author: self } }
    const { running } = await answersTo(
      [
        [`${mention} /burn openai`, { channel_id: '201' }],
        ['and in 2026?', reply],
      ],
      2,
    )
    expect(inChannels(running).map(({ channel }) => channel)).toEqual(['201', '201'])
    expect(viewOf(inChannels(running)[1]?.components)).toMatch(/US\$14 billion/)
  })

  it('without more than the mention gets help with examples that can be pressed', async () => {
    const { running } = await answersTo([[mention]])
    const [help] = inChannels(running)
    expect(viewOf(help?.components)).toMatch(/• \/burn OpenAI/)
    expect(help && labels(help)).toHaveLength(3)
    const pressed = running.discord.member.press(help as Shown, labels(help as Shown)[0] ?? '')
    await until(() => pressed.shown !== undefined)
    expect(viewOf(pressed.shown?.components)).toMatch(/\[1\]/)
  })

  it('that replies without a ping can not be read, which is said', async () => {
    const { running } = await answersTo([['', { type: 19, referenced_message: { author: self } }]])
    expect(viewOf(inChannels(running)[0]?.components)).toMatch(/^Ask a question with the mention/)
  })

  test.each([
    ['of everyone', '@everyone how much does OpenAI lose?', { mention_everyone: true }],
    ['of nobody', 'how much does OpenAI lose?', {}],
    [
      'in a reply to somebody else',
      'how much does OpenAI lose?',
      { type: 19, mentions: [{ id: '301' }], referenced_message: { author: { id: '301' } } },
    ],
    ['of a role', '<@&5> how much?', { mention_roles: ['5'] }],
    ['by a bot', `${mention} /burn openai`, { author: { id: '302', username: 'b', discriminator: '0', avatar: null, bot: true } }],
    ['by itself', `${mention} /burn openai`, { author: { ...self, discriminator: '0', avatar: null } }],
    ['by a webhook', `${mention} /burn openai`, { webhook_id: '303' }],
    ['by the system', `${mention} pinned`, { type: 6 }],
  ])('%s is not answered', async (_, content, more) => {
    expect(inChannels((await answersTo([[content, more]], 0)).running)).toEqual([])
  })

  it('that comes twice, as after a resume, is answered once', async () => {
    const twice: Written = [`${mention} /burn openai`, { id: '1300000000000000123' }]
    const { running } = await answersTo([twice, twice])
    expect(inChannels(running)).toHaveLength(1)
  })

  it('in a server of Chinese speakers has a bare name answered in Chinese', async () => {
    const running = await startBaimo(engine, { preferredLocale: 'zh-CN' })
    running.discord.member.write(`${mention} /burn openai`)
    await until(() => running.discord.messages.length > 0)
    expect(viewOf(running.discord.messages[0]?.components)).toMatch(/约50亿美元/)
  })

  it('echoes hostile words inert', async () => {
    const { running } = await answersTo([[`${mention} what is the burn of @everyone <@&5> **[x](http://evil.example)** <t:1:R> zorkcorp?`]])
    expect(JSON.stringify(inChannels(running)[0]?.components)).not.toMatch(/@everyone|<@|\]\(http:\/\/evil/)
    expect(viewOf(inChannels(running)[0]?.components)).not.toMatch(/PING|LINK/)
  })
})

describe('sharing', () => {
  it('makes one public message with its sources of two presses, and the private copy loses the button', async () => {
    const { discord, seen } = await start()
    const mine = await seen(discord.member.command('burn', { company: 'openai' }))
    const presses = [discord.member.press(mine, 'Share'), discord.member.press(mine, 'Share')]
    await until(() => presses.every(({ response }) => response !== undefined) && discord.messages.some(({ isPrivate }) => !isPrivate))
    const shared = discord.messages.filter(({ isPrivate }) => !isPrivate)
    expect(shared).toHaveLength(1)
    expect(viewOf(shared[0]?.components)).toMatch(/US\$5 billion[\s\S]*Sources\n\[1\]/)
    expect(labels(mine)).not.toContain('Share')
    expect(viewOf(mine.components)).toContain('Shared with everyone here.')
    expect(presses.map(({ response }) => response?.['type']).sort()).toEqual([4, 7])
    expect(presses.map(({ shown }) => viewOf(shown?.components)).join()).toContain('This answer was shared already.')
    expect(discord.problems).toEqual([])
  })

  it('works where baimo may not post by itself, and shows a question in free words', async () => {
    const { discord, seen } = await start()
    const where = { context: 2, channel: '500', byMember: true }
    const mine = await seen(discord.member.command('ask', { question: 'how much does OpenAI lose?' }, where))
    discord.member.press(mine, 'Share', where)
    await until(() => discord.messages.some(({ isPrivate }) => !isPrivate))
    expect(viewOf(discord.messages.at(-1)?.components)).toMatch(/^how much does OpenAI lose\?\n/)
  })

  it('shares the newer answer when the knowledge changed, and says so', async () => {
    const { discord, seen, replace } = await start(replyingEngine(makeReply({ actions: [{ kind: 'share', label: 'Share' }] })))
    const mine = await seen(discord.member.command('burn', { company: 'openai' }))
    replace(replyingEngine(makeReply({ facts: ['article-2/loss'], lines: [[{ kind: 'text', text: 'US$6 billion' }]] })))
    discord.member.press(mine, 'Share')
    await until(() => discord.messages.some(({ isPrivate }) => !isPrivate))
    expect(viewOf(discord.messages.at(-1)?.components)).toMatch(/^US\$6 billion/)
    expect(viewOf(mine.components)).toContain('ui-shared-changed (en)')
  })

  it('that fails gives the button back, and another press shares once', async () => {
    const { discord, seen } = await start()
    const mine = await seen(discord.member.command('burn', { company: 'openai' }))
    discord.fail(/POST \/channels/, { kind: 'refuse', status: 404, code: 10_003 })
    discord.member.press(mine, 'Share')
    await until(() => viewOf(mine.components).includes('could not share'))
    expect(labels(mine)).toContain('Share')
    discord.member.press(mine, 'Share')
    await until(() => discord.messages.some(({ isPrivate }) => !isPrivate))
    expect(discord.messages.filter(({ isPrivate }) => !isPrivate)).toHaveLength(1)
  })

  it('happens once where the response was lost', async () => {
    const { discord, seen } = await start()
    const mine = await seen(discord.member.command('burn', { company: 'openai' }))
    discord.fail(/POST \/channels/, { kind: 'lose', when: 'after' })
    discord.member.press(mine, 'Share')
    await until(() => discord.requests.filter(({ path }) => path.startsWith('/channels')).length === 2)
    expect(discord.messages.filter(({ isPrivate }) => !isPrivate)).toHaveLength(1)
  })
})

describe('buttons', () => {
  it('work after a restart, a follow-up of a long question too', async () => {
    const { discord, seen, again, adapter } = await start()
    const long = `Please tell me, I have been wondering about this for quite a while: how much money does OpenAI lose?`
    expect(long.length).toBeGreaterThan(maxCustomIdChars - 1)
    const first = await seen(discord.member.command('ask', { question: long }))
    expect(viewOf(first.components)).toMatch(/^Please tell me/)
    await adapter.stop()
    await again()
    const origin = await seen(discord.member.press(first, 'Who reported that?', { user: '7' }))
    expect(viewOf(origin.components)).toMatch(/The New York Times/)
    expect(await seen(discord.member.press(origin, 'OpenAI: ', { user: '7' }))).toMatchObject({ isPrivate: true })
    discord.member.press(first, 'Share')
    await until(() => discord.messages.some(({ isPrivate }) => !isPrivate))
    expect(viewOf(discord.messages.at(-1)?.components)).toMatch(/^Please tell me[\s\S]*net loss/)
  })

  it('of an answer to a follow-up carry what it followed', async () => {
    const { discord, seen } = await start()
    const first = await seen(discord.member.command('ask', { question: '智谱最新一轮融资谁领投?' }))
    const origin = await seen(discord.member.press(first, '谁报道的'))
    discord.member.press(origin, '公开')
    await until(() => discord.messages.some(({ isPrivate }) => !isPrivate))
    expect(viewOf(discord.messages.at(-1)?.components)).toMatch(/产业家/)
  })

  test.each(['', '0', '1', '1z', '2ae/burn openai', '1sex', '1fe|', 'x'.repeat(100), '1a\u0000'])(
    'of the unknown id %j get a private sentence',
    async (id) => {
      const { discord, seen } = await start()
      const shown = await seen(discord.member.command('help'))
      const pressed = await seen(discord.member.pressId(shown, id))
      expect(pressed.isPrivate).toBe(true)
      expect(viewOf(pressed.components)).toBe('baimo no longer knows this button. Please ask the question again.')
    },
  )

  it('keep votes with the facts of the answer, without who voted in any id', async () => {
    const { discord, seen, words, journal } = await start()
    const shown = await seen(discord.member.command('burn', { company: 'openai' }))
    expect(await words(discord.member.press(shown, '1u'))).toBe('Thanks, noted.')
    await words(discord.member.press(shown, '1d', chinese))
    expect(journal.votes).toMatchObject([
      {
        platform: 'discord',
        person: 'discord:300',
        value: 'up',
        facts: expect.arrayContaining(['chanyejia-2024-10/openai-net-loss-2024']),
      },
      { value: 'down', answer: journal.votes[0]?.answer },
    ])
    journal.keeping = 'waiting'
    expect(await words(discord.member.press(shown, '1u'))).toMatch(/^Thanks\. This can't be saved just now.*unless it is restarted/)
    journal.keeping = 'lost'
    expect(await words(discord.member.press(shown, '1u'))).toMatch(/could not be saved/)
  })

  it('open a dialog for corrections, which are kept with their facts and thanked for privately', async () => {
    const { discord, seen, words, journal } = await start()
    const shown = await seen(discord.member.command('burn', { company: 'openai' }, chinese))
    const opened = discord.member.press(shown, '指出错误', chinese)
    await until(() => opened.response !== undefined)
    const modal = opened.response?.['data'] as Readonly<Record<string, unknown>>
    expect(modal).toMatchObject({ title: '指出错误' })
    expect(allComponents(modal['components']).map(({ type }) => type)).toEqual([18, 21, 18, 4])
    const thanks = discord.member.submit(modal, { kind: 'figure', text: ' It was 4.9 billion. ' }, shown)
    expect(await words(thanks)).toMatch(/谢谢/)
    expect(thanks.shown?.isPrivate).toBe(true)
    expect(journal.corrections).toMatchObject([
      {
        kind: 'figure',
        text: 'It was 4.9 billion.',
        lang: 'zh-Hans',
        facts: expect.arrayContaining(['chanyejia-2024-10/openai-net-loss-2024']),
      },
    ])
    expect(await words(discord.member.submit(modal, { kind: 'nonsense', text: 'x' }, shown))).toMatch(/no longer knows/)
    expect(JSON.stringify(journal.corrections)).not.toContain('300')
  })
})
