/** Conversations and installations: what belongs to a workspace and goes with it, on every store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Memory } from '../../src/core/reply.ts'
import type { OpenJournal } from '../../src/journal/open.ts'
import { type NewPlace, noon, type Place } from './place.ts'

const dayMs = 24 * 60 * 60 * 1000
const memory: Memory = { entities: ['zhipu'], topics: ['burn'], metrics: [], period: '2025H1', facts: ['s/1'], lang: 'zh-Hans' }

export function workspacesSuite(newPlace: NewPlace): void {
  let place: Place
  let open: OpenJournal
  let now = noon

  beforeEach(async () => {
    now = noon
    place = await newPlace()
    open = await place.open({ now: () => now })
  })
  afterEach(() => open.close())

  describe('a conversation', () => {
    it('is remembered, each by itself, the last turn only', async () => {
      const { period: _, ...first } = memory
      await open.conversations.save('a:b:1', first)
      expect(await open.conversations.load('a:b:1')).toEqual(first)
      await open.conversations.save('a:b:1', memory)
      expect(await open.conversations.load('a:b:1')).toEqual(memory)
      expect(await open.conversations.load('a:b:2')).toBeUndefined()
      expect(await open.conversations.load('')).toBeUndefined()
    })

    it('is gone after a day without a turn', async () => {
      await open.conversations.save('a', memory)
      now += dayMs - 1
      expect(await open.conversations.load('a')).toEqual(memory)
      await open.conversations.save('a', memory)
      now += dayMs
      expect(await open.conversations.load('a')).toBeUndefined()
      await open.conversations.forget()
      now = noon
      expect(await open.conversations.load('a')).toBeUndefined()
    })
  })

  describe('an installation', () => {
    const workspace = { platform: 'a', id: 'W1' }
    const other = { platform: 'a', id: 'W2' }

    it('is given back as it was kept, and replaced by a new one', async () => {
      await open.installations.put(workspace, { bot: { token: 'secret', scopes: ['a'] }, isEnterpriseInstall: false })
      expect(await open.installations.get(workspace)).toEqual({ bot: { token: 'secret', scopes: ['a'] }, isEnterpriseInstall: false })
      await open.installations.put(workspace, { bot: { token: 'renewed' } })
      expect(await open.installations.get(workspace)).toEqual({ bot: { token: 'renewed' } })
      expect(await open.installations.get(other)).toBeUndefined()
      expect(await open.installations.get({ platform: 'b', id: 'W1' })).toBeUndefined()
    })

    it('goes with all conversations of its workspace, and with no others', async () => {
      const conversations = ['a:W1:C1', 'a:W1:C2:U1', 'a:W2:C1', 'b:W1:C1', 'terminal', 'a:W11:C1']
      for (const conversation of conversations) await open.conversations.save(conversation, memory)
      for (const each of [workspace, other]) await open.installations.put(each, { token: each.id })
      await open.installations.delete(workspace)
      expect(await open.installations.get(workspace)).toBeUndefined()
      expect(await open.installations.get(other)).toEqual({ token: 'W2' })
      const left = await Promise.all(
        conversations.map(async (conversation) => (await open.conversations.load(conversation)) && conversation),
      )
      expect(left.filter(Boolean)).toEqual(['a:W2:C1', 'b:W1:C1', 'terminal', 'a:W11:C1'])
      await open.installations.delete(workspace)
    })

    it('can not be read in the place of another', async () => {
      await open.installations.put(workspace, { token: 'W1' })
      await open.installations.put(other, { token: 'W2' })
      const store = await place.store()
      const rows = await store.all('select workspace, payload from baimo_installations order by workspace')
      await store.run('update baimo_installations set payload = $1 where workspace = $2', [rows[0]?.['payload'], rows[1]?.['workspace']])
      await store.close()
      const read = await Promise.allSettled([workspace, other].map((each) => open.installations.get(each)))
      expect(read.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    })

    it('must be something that JSON holds', async () => {
      await expect(open.installations.put(workspace, undefined)).rejects.toThrow('JSON')
      await expect(open.installations.put(workspace, () => 1)).rejects.toThrow('JSON')
    })
  })
}
