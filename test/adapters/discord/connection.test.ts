/** What can go wrong between baimo and Discord, over loopback with the real discord.js. */
import { afterEach, describe, expect, it, test } from 'vitest'
import { SettingError } from '../../../src/adapters/adapter.ts'
import { articleEngine as shipped } from '../../shipped.ts'
import { makeEngine, makeReply, replyingEngine } from '../fake-engine.ts'
import { closeAll, startBaimo } from './harness.ts'
import { applicationId, type Fault, token, until } from './stand-in.ts'
import { viewOf } from './view.ts'

afterEach(closeAll)

const engine = replyingEngine(makeReply())
const openReply = replyingEngine(makeReply({ actions: [{ kind: 'share', label: 'Share' }] }))

describe('the gateway', () => {
  it('is asked for no privileged intent', async () => {
    const { discord } = await startBaimo(engine)
    const privileged = (1 << 1) | (1 << 8) | (1 << 15)
    expect(discord.connections.intents & privileged).toBe(0)
    expect(discord.connections.intents).toBe((1 << 0) | (1 << 9) | (1 << 12))
  })

  it('is resumed when it drops, and the next command is answered; what came meanwhile too, once', async () => {
    const { discord, logged } = await startBaimo(engine)
    const before = discord.member.command('burn')
    await until(() => before.shown !== undefined)
    discord.drop()
    const meanwhile = discord.member.command('burn')
    await until(() => discord.connections.resumed === 1 && meanwhile.shown !== undefined)
    const after = discord.member.command('burn')
    await until(() => after.shown !== undefined)
    expect(discord.messages).toHaveLength(3)
    await until(() => logged.some(({ event }) => event === 'discord resumed'))
  })

  it('is joined anew when the session is invalid, and the next command is answered', async () => {
    const { discord } = await startBaimo(engine)
    discord.drop({ forgets: true })
    await until(() => discord.connections.identified === 2, 20_000)
    const after = discord.member.command('burn')
    await until(() => after.shown !== undefined)
    expect(discord.messages).toHaveLength(1)
  }, 30_000)

  // The stand-in gives up after 3 s, as Discord does.
  it('takes commands before all is there, where a server stays unavailable', async () => {
    const { adapter, discord } = await startBaimo(engine, { unavailable: ['101'], starts: false })
    const started = adapter.start()
    await until(() => discord.connections.identified === 1)
    const early = discord.member.command('burn')
    await until(() => early.shown !== undefined)
    await started
    expect(adapter.ready?.()).toBe(true)
  })

  it('is shared among the shards that Discord recommends', async () => {
    const { discord, adapter } = await startBaimo(engine, { shards: 2 })
    expect(discord.connections.shards).toEqual(
      expect.arrayContaining([
        [0, 2],
        [1, 2],
      ]),
    )
    expect(adapter.ready?.()).toBe(true)
  })

  it.each([
    [4004, /DISCORD_TOKEN/],
    [4014, /code 4014/],
  ])('closed for good with %i makes the adapter fail', async (code, message) => {
    const { adapter, discord } = await startBaimo(engine)
    discord.drop({ code })
    await expect(adapter.failed).rejects.toThrow(message)
  })

  it('that refuses the intents makes the start fail', async () => {
    const { adapter } = await startBaimo(engine, { starts: false, refuses: 'intents' })
    await expect(adapter.start()).rejects.toThrow(/code 4014/)
  })
})

describe('the token', () => {
  it('that is refused gives one line that names its variable', async () => {
    const { adapter, discord } = await startBaimo(engine, { starts: false })
    discord.fail(/GET \/applications\/@me/, { kind: 'refuse', status: 401 })
    const refused = adapter.start()
    await expect(refused).rejects.toThrow(SettingError)
    await expect(refused).rejects.toThrow(/^DISCORD_TOKEN is refused by Discord\..*$/)
  })

  it('of another application than the one that is set is told', async () => {
    const { adapter } = await startBaimo(engine, { starts: false, applicationId: '1' })
    await expect(adapter.start()).rejects.toThrow(/DISCORD_APPLICATION_ID/)
  })

  it('never appears in the log or in a message, nor do tokens of interactions', async () => {
    const { discord, logged } = await startBaimo(engine)
    for (const status of [404, 403, 400]) {
      discord.fail(/POST \/(?:interactions|channels)/, { kind: 'refuse', status })
      const taken = discord.member.command('burn')
      await until(() => logged.some(({ fields }) => fields['status'] === status))
      expect(JSON.stringify(logged)).not.toContain(taken.token)
    }
    expect(JSON.stringify([logged, discord.messages, discord.requests.map(({ body }) => body)])).not.toContain(token)
  })
})

describe('a response to a command', () => {
  test.each([
    ['an unknown interaction', { kind: 'refuse', status: 404, code: 10_062 }, 'warn'],
    ['missing access', { kind: 'refuse', status: 403, code: 50_001 }, 'warn'],
    ['missing permissions', { kind: 'refuse', status: 403, code: 50_013 }, 'warn'],
    ['an unknown message', { kind: 'refuse', status: 404, code: 10_008 }, 'warn'],
  ] as const)('that fails with %s is logged, counted and survived', async (_, fault, level) => {
    const { discord, logged } = await startBaimo(engine)
    for (const count of [1, 2]) {
      discord.fail(/POST \/interactions/, fault)
      discord.member.command('burn')
      await until(() => logged.some(({ fields }) => fields['count'] === count))
    }
    expect(logged.filter(({ event }) => event === 'discord refused')).toMatchObject([
      { level, fields: { code: fault.code } },
      { fields: { count: 2 } },
    ])
    const next = discord.member.command('burn')
    await until(() => next.shown !== undefined)
  })

  test.each<[string, Fault]>([
    ['is lost on its way', { kind: 'lose', when: 'before' }],
    ['is done, but not confirmed', { kind: 'lose', when: 'after' }],
    ['meets an error of Discord', { kind: 'refuse', status: 502 }],
    ['comes too often', { kind: 'limit', retryAfterMs: 200 }],
  ])('that %s is there once', async (_, fault) => {
    const { discord, logged } = await startBaimo(engine)
    discord.fail(/POST \/interactions/, fault)
    const taken = discord.member.command('burn')
    await until(() => taken.shown !== undefined && discord.requests.filter(({ path }) => path.startsWith('/interactions')).length === 2)
    expect(discord.messages).toHaveLength(1)
    expect(logged.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('that Discord finds invalid is followed by words with an id', async () => {
    const { discord } = await startBaimo(engine)
    discord.fail(/POST \/interactions/, { kind: 'refuse', status: 400, code: 50_035 })
    const taken = discord.member.command('burn')
    await until(() => taken.shown !== undefined)
    expect(viewOf(taken.shown?.components)).toBe('Something went wrong. (id-1)')
  })
})

describe('a reply to a message', () => {
  const mention = '<@900000000000000001> /burn openai'
  test.each<[string, Fault]>([
    ['is lost on its way', { kind: 'lose', when: 'before' }],
    ['is done, but not confirmed', { kind: 'lose', when: 'after' }],
    ['meets an error of Discord', { kind: 'refuse', status: 500 }],
    ['comes too often', { kind: 'limit', retryAfterMs: 200 }],
    ['may not be a reply, for lack of history', { kind: 'refuse', status: 403, code: 160_002 }],
  ])('that %s is there once', async (_, fault) => {
    const { discord } = await startBaimo(engine)
    discord.fail(/POST \/channels/, fault)
    discord.member.write(mention)
    await until(() => discord.requests.filter(({ path }) => path.startsWith('/channels')).length === 2 && discord.messages.length > 0)
    expect(discord.messages).toHaveLength(1)
  })

  it('where baimo may not write is given up without another try', async () => {
    const { discord, logged } = await startBaimo(engine)
    discord.fail(/POST \/channels/, { kind: 'refuse', status: 403, code: 50_013 })
    discord.member.write(mention)
    await until(() => logged.some(({ fields }) => fields['code'] === 50_013))
    const next = discord.member.command('burn')
    await until(() => next.shown !== undefined)
    expect(discord.requests.filter(({ path }) => path.startsWith('/channels'))).toHaveLength(1)
  })

  it('names the failure when the engine breaks, and when what it says can not be shown', async () => {
    const { discord } = await startBaimo(
      makeEngine(() => {
        throw new Error('broken on purpose')
      }),
    )
    discord.member.write(mention)
    await until(() => discord.messages.length === 1)
    discord.fail(/POST \/channels/, { kind: 'refuse', status: 400, code: 50_035 })
    discord.member.write(mention)
    await until(() => discord.messages.length === 2)
    for (const { components } of discord.messages) expect(viewOf(components)).toMatch(/went wrong/)
  })

  it('has further messages for sources that have no room, all of them there', async () => {
    const { discord } = await startBaimo(
      replyingEngine(
        makeReply({
          citations: Array.from(
            { length: 60 },
            (_, i) => ({ ...makeReply().citations[0], n: i + 1, text: `Source ${i + 1} ${'word '.repeat(30)}` }) as never,
          ),
        }),
      ),
    )
    discord.member.write(mention)
    const shown = discord.member.command('burn')
    await until(() => discord.messages.length >= 6 && shown.shown !== undefined)
    expect(discord.problems).toEqual([])
    for (const isPrivate of [true, false]) {
      const text = discord.messages
        .filter((message) => message.isPrivate === isPrivate)
        .map(({ components }) => viewOf(components))
        .join('\n')
      for (let n = 1; n <= 60; n++) expect(text).toContain(`[${n}] Source ${n} `)
    }
  })
})

describe('what baimo does not understand', () => {
  it('is logged and survived', async () => {
    const { discord, logged } = await startBaimo(engine)
    discord.emit('INTERACTION_CREATE', { id: '1', type: 99 })
    discord.emit('MESSAGE_CREATE', { id: '1' })
    const next = discord.member.command('burn')
    await until(() => next.shown !== undefined)
    expect(logged.some(({ event }) => event === 'discord interaction not understood')).toBe(true)
  })
})

describe('commands in Discord', () => {
  it('are registered at the start, once, everywhere and in every language', async () => {
    const { discord, adapter, again } = await startBaimo(shipped)
    const burn = discord.commands().find(({ name }) => name === 'burn')
    expect(burn).toMatchObject({
      type: 1,
      name_localizations: { 'zh-CN': '烧钱', 'zh-TW': '燒錢' },
      description: 'What a company loses or burns',
      description_localizations: { 'zh-CN': '公司烧多少钱、亏多少' },
      integration_types: [0, 1],
      contexts: [0, 1, 2],
      options: [{ name: 'company', required: false, autocomplete: true, name_localizations: { 'zh-CN': '公司' } }],
    })
    expect(discord.commands().map(({ name }) => name)).toEqual(
      expect.arrayContaining([...shipped.commands.map(({ name }) => name), 'Ask baimo']),
    )
    await adapter.stop()
    await again()
    expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1)
    expect(discord.problems).toEqual([])
  })

  it('leave out members for themselves where the portal has that switched off, and say what to switch', async () => {
    const { discord, logged } = await startBaimo(shipped, { userInstall: false })
    expect(discord.problems).toEqual([])
    expect(discord.commands()[0]).toMatchObject({ integration_types: [0] })
    expect(logged).toContainEqual(expect.objectContaining({ level: 'warn', fields: { remedy: expect.stringContaining('User Install') } }))
  })

  it('that can not be registered leave baimo answering, but not ready', async () => {
    const { adapter, discord, logged } = await startBaimo(engine, { starts: false })
    discord.fail(/PUT/, { kind: 'refuse', status: 403, code: 50_001 })
    await adapter.start()
    expect(adapter.ready?.()).toBe(false)
    expect(logged).toContainEqual(expect.objectContaining({ event: 'discord commands not registered' }))
    const taken = discord.member.command('burn')
    await until(() => taken.shown !== undefined)
  })

  it('belong to this application', async () => {
    const { discord } = await startBaimo(engine)
    expect(discord.requests.find(({ method }) => method === 'PUT')?.path).toBe(`/applications/${applicationId}/commands`)
  })
})

describe('stopping', () => {
  it('finishes what is under way and takes no more', async () => {
    const { adapter, discord } = await startBaimo(openReply)
    discord.fail(/POST \/interactions/, { kind: 'limit', retryAfterMs: 300 })
    const taken = discord.member.command('burn')
    await until(() => discord.requests.some(({ path }) => path.startsWith('/interactions')))
    const stopped = adapter.stop()
    discord.member.command('burn')
    await stopped
    expect(taken.shown).toBeDefined()
    expect(discord.interactions().filter(({ response }) => response !== undefined)).toHaveLength(1)
    expect(adapter.ready?.()).toBe(false)
  })
})
