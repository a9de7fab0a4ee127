/** Canaries: what must never lie on the disk, put in by every door, then looked for in all bytes. */
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/core/engine.ts'
import { createDesk } from '../../src/adapters/desk.ts'
import { knowledge } from '../core/sample.ts'
import { day, type NewPlace, noon } from './place.ts'

const canaries = {
  workspace: 'TCANARY0001',
  channel: 'CCANARY0002',
  user: 'UCANARY0003',
  mail: 'canary.mail@canary-host.example',
  web: 'https://canary-web.example/canary-path?canary=1',
  phone: '139 7777 8888',
  token: 'xoxb-2222222222-CanaryTokenAbcdef',
  key: 'sk-proj-CanaryKey0123456789',
  random: 'cAnArY9f8e7d6c5b4a',
  mention: '<@UCANARY0004|canary-name>',
} as const
const pieces = ['139', '7777', 'example', 'mail', 'proj', '2222222222']

export function privacySuite(newPlace: NewPlace): void {
  describe('what lies on the disk', () => {
    it('holds no id, address, number or token that was put in, in pieces neither', async () => {
      const place = await newPlace()
      const open = await place.open()
      const engine = createEngine(knowledge([]))
      const desk = createDesk({
        engine: () => engine,
        today: () => day,
        now: () => noon,
        journal: open.journal,
        conversations: open.conversations,
        log: place.options.log,
        fail: String,
      })
      const conversation = `chat:${canaries.workspace}:${canaries.channel}:${canaries.user}`
      for (const canary of Object.values(canaries)) {
        for (const text of [`Starlight widgetry ${canary}`, `Starlight revenue？${canary}呢`, `${canary} zzyzx`])
          await desk.ask({ text, conversation, audience: 'private', today: day }, 'chat')
        await desk.correct({ platform: 'chat', kind: 'other', text: `wrong, ask ${canary} please`, facts: [], lang: 'en' })
      }
      await desk.vote({ platform: 'chat', person: canaries.user, answer: 'answer-1', facts: [], value: 'up' })
      await desk.settled()
      const workspace = { platform: 'chat', id: canaries.workspace }
      await open.installations.put(workspace, { team: canaries.workspace, token: canaries.token })

      const store = await place.store()
      const words = (await store.all('select word from baimo_words')).map(({ word }) => String(word))
      await store.close()
      // The sentence around them was kept, so the test has looked at the right place.
      expect(words.join(' ')).toMatch(/widgetry/)
      expect(words.filter((word) => /canary/i.test(word) || pieces.includes(word))).toEqual([])
      const bytes = await place.bytes()
      expect(bytes.includes('widgetry')).toBe(true)
      // Folding makes small letters.
      expect(Object.values(canaries).filter((canary) => bytes.includes(canary) || bytes.includes(canary.toLowerCase()))).toEqual([])
      expect(place.logged.join('\n')).not.toMatch(/canary/i)
      await open.close()
    })
  })
}
