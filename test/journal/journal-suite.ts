/** What is kept of questions, votes and suggestions, and for how long, on every store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Correction, Vote } from '../../src/adapters/desk.ts'
import type { OpenJournal } from '../../src/journal/open.ts'
import { day, entry, type NewPlace, noon, type Place } from './place.ts'

const dayMs = 24 * 60 * 60 * 1000
const vote: Vote = { platform: 'test', person: 'P1', answer: 'answer-1', facts: ['s/1'], value: 'up', day }
const correction: Correction = { platform: 'test', kind: 'figure', text: 'It is 3, not 2.', facts: ['s/1'], lang: 'en', day }

export function journalSuite(newPlace: NewPlace): void {
  let place: Place
  let open: OpenJournal

  beforeEach(async () => {
    place = await newPlace()
    open = await place.open()
  })
  afterEach(() => open.close())

  describe('gaps', () => {
    it('are what was asked in vain, by meaning, most wanted first', async () => {
      const burn = { understood: { entities: ['zhipu'], topics: ['burn'] } }
      await open.journal.record(entry({ day: '2026-11-01', understood: { topics: ['revenue'] } }))
      await open.journal.record(entry({ day: '2026-11-03', ...burn }))
      await open.journal.record(entry({ day: '2026-11-02', kind: 'partial', ...burn }))
      await open.journal.record(entry({ kind: 'answer', ...burn }))
      await open.journal.record(entry({ kind: 'clarify', ...burn }))
      expect(await open.reads.gaps(10)).toEqual([
        { entities: ['zhipu'], topics: ['burn'], metrics: [], count: 2, firstDay: '2026-11-02', lastDay: '2026-11-03', words: [] },
        { entities: [], topics: ['revenue'], metrics: [], count: 1, firstDay: '2026-11-01', lastDay: '2026-11-01', words: [] },
      ])
      expect(await open.reads.gaps(1)).toHaveLength(1)
    })

    it('show words only when they were seen on two days', async () => {
      await open.journal.record(entry({ day: '2026-11-01', understood: { leftover: ['anthropic', 'wang'] } }))
      await open.journal.record(entry({ day: '2026-11-01', understood: { leftover: ['wang'] } }))
      expect(await open.reads.gaps(10)).toMatchObject([{ count: 2, words: [] }])
      await open.journal.record(entry({ day: '2026-11-02', understood: { leftover: ['anthropic'] } }))
      expect(await open.reads.gaps(10)).toMatchObject([{ count: 3, words: [{ word: 'anthropic', count: 2 }] }])
    })

    it('keep no word that is masked, whoever filled the entry', async () => {
      const leftover = ['zhang@example.com', '138', '1234', '5678', 'sk-abcdef123456', 'U02ABCDEF', '@zhang', 'widgets', 'widgets']
      for (const on of ['2026-11-01', '2026-11-02']) await open.journal.record(entry({ day: on, understood: { leftover } }))
      expect(await open.reads.gaps(10)).toMatchObject([{ words: [{ word: 'widgets', count: 2 }] }])
    })
  })

  describe('queries', () => {
    it('are given as they were understood, most frequent first', async () => {
      const understood = { entities: ['zhipu', 'minimax'], topics: ['burn'], metrics: ['net-loss'], period: '2025H1', intent: ['/burn'] }
      await open.journal.record(entry({ kind: 'answer', lang: 'zh-Hans', understood }))
      await open.journal.record(entry({ kind: 'answer', lang: 'zh-Hans', understood }))
      await open.journal.record(entry({ understood: { topics: ['burn'] } }))
      expect(await open.reads.queries(10)).toEqual([
        { ...understood, leftover: [], lang: 'zh-Hans', count: 2 },
        { entities: [], topics: ['burn'], metrics: [], intent: [], leftover: [], lang: 'en', count: 1 },
      ])
    })

    it('with a word that can not be shown yet are left out', async () => {
      await open.journal.record(entry({ day: '2026-11-01', understood: { topics: ['burn'], leftover: ['widgets'] } }))
      expect(await open.reads.queries(10)).toEqual([])
      await open.journal.record(entry({ day: '2026-11-02', understood: { topics: ['burn'], leftover: ['widgets'] } }))
      expect(await open.reads.queries(10)).toMatchObject([{ topics: ['burn'], leftover: ['widgets'], count: 2 }])
    })
  })

  describe('votes', () => {
    it('are one a person an answer, and can be changed', async () => {
      await open.journal.vote(vote)
      await open.journal.vote({ ...vote, value: 'down', facts: ['s/2'] })
      await open.journal.vote({ ...vote, person: 'P2' })
      await open.journal.vote({ ...vote, answer: 'answer-2' })
      expect(await open.reads.summary(10)).toMatchObject({
        votes: { up: 2, down: 1 },
        votedDown: [{ answer: 'answer-1', up: 1, down: 1 }],
      })
    })

    it('that are the same again change nothing, not even their day', async () => {
      await open.journal.vote({ ...vote, value: 'down' })
      await open.journal.vote({ ...vote, value: 'down', day: '2026-11-30', facts: ['s/9'] })
      const store = await place.store()
      expect(await store.all('select day, facts, value from baimo_votes')).toEqual([{ day, facts: '["s/1"]', value: 'down' }])
      await store.close()
    })

    it('are none at first', async () => {
      expect(await open.reads.summary(10)).toEqual({ votes: { up: 0, down: 0 }, votedDown: [], corrections: [] })
    })
  })

  it('keeps suggestions masked and cut, newest first', async () => {
    await open.journal.correct({ ...correction, text: 'Ask zhang@example.com or call 138 0013 8000: it is 3.' })
    await open.journal.correct({ ...correction, day: '2026-11-25', text: 'long '.repeat(1000) })
    const { corrections } = await open.reads.summary(10)
    expect(corrections).toMatchObject([{ day: '2026-11-25' }, { text: 'Ask […] or call […]: it is 3.', kind: 'figure', facts: ['s/1'] }])
    expect(corrections[0]?.text.length).toBe(2000)
  })

  it('keeps hostile text without failing', async () => {
    const hostile = "a\0b\ud800 '; drop table baimo_asked; -- $1 ? \u202e"
    await open.journal.record(
      entry({ platform: hostile, ms: 0.25, understood: { entities: [hostile], period: hostile, intent: [hostile], leftover: [hostile] } }),
    )
    await open.journal.correct({ ...correction, text: hostile, facts: [hostile] })
    await open.journal.vote({ ...vote, person: hostile, answer: hostile, facts: Array.from({ length: 1000 }, () => hostile) })
    expect((await open.reads.gaps(10))[0]?.entities[0]).toContain('drop table')
    expect((await open.reads.summary(10)).corrections[0]?.text).toContain('drop table')
  })

  describe('what is old', () => {
    const onDay = (daysAgo: number): string => new Date(noon - daysAgo * dayMs).toISOString().slice(0, 10)
    const count = async (of: OpenJournal) => {
      const [gap] = await of.reads.gaps(10)
      const { votes, corrections } = await of.reads.summary(10)
      return { asked: gap?.count ?? 0, votes: votes.up, corrections: corrections.length }
    }

    it('is forgotten when it is opened, by the days that were chosen', async () => {
      for (const daysAgo of [0, 9, 10, 11, 89, 90, 200]) {
        await open.journal.record(entry({ day: onDay(daysAgo), understood: { leftover: ['widgets'] } }))
        await open.journal.vote({ ...vote, person: `P${daysAgo}`, day: onDay(daysAgo) })
        await open.journal.correct({ ...correction, day: onDay(daysAgo) })
      }
      const atMost = await place.open({ retentionDays: 1000 })
      expect(await count(atMost)).toEqual({ asked: 5, votes: 5, corrections: 5 })
      await atMost.close()
      const chosen = await place.open({ retentionDays: 10 })
      expect(await count(chosen)).toEqual({ asked: 2, votes: 2, corrections: 2 })
      await chosen.close()
      const store = await place.store()
      expect(await store.all('select cast(count(*) as integer) as count from baimo_words')).toEqual([{ count: 2 }])
      await store.close()
    })

    it('is forgotten every hour, until it is closed', async () => {
      let now = noon
      const timers = new Set<{ readonly work: () => void; readonly ms: number }>()
      const every = (work: () => void, ms: number) => {
        const timer = { work, ms }
        timers.add(timer)
        return () => void timers.delete(timer)
      }
      await open.journal.record(entry({}))
      const running = await place.open({ now: () => now, every })
      expect([...timers].map(({ ms }) => ms)).toEqual([3_600_000])
      now += 90 * dayMs
      for (const { work } of timers) work()
      await running.close()
      expect(timers.size).toBe(0)
      expect(await open.reads.gaps(10)).toEqual([])
    })
  })
}
