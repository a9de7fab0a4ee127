/** What is asked, voted and suggested while the store is slow or out of reach. */
import { describe, expect, it } from 'vitest'
import { createDesk, type JournalEntry, type Log } from '../../src/adapters/desk.ts'
import { createEngine } from '../../src/core/engine.ts'
import { createJournal, type Write } from '../../src/journal/journal.ts'
import { createQueue, type Queue, queueLimits } from '../../src/journal/queue.ts'
import { createSecrets } from '../../src/journal/secrets.ts'
import type { Queries } from '../../src/journal/store.ts'
import { knowledge } from '../core/sample.ts'
import { day, entry, newSqlitePlace } from './place.ts'

const patience = { timeout: 20_000, interval: 5 }

interface Bench {
  /** The values of all that was kept, a line each. */
  readonly kept: string[]
  readonly logged: string[]
  readonly log: Log
  /** Whether the store is out of reach, or says nothing at all. */
  state: 'up' | 'down' | 'silent'
  keep(write: Write): Promise<unknown>
  queue(limits?: { readonly max?: number; readonly retryMs?: number }): Queue
}

function bench(): Bench {
  const logged: string[] = []
  const note = (event: string, fields?: object): void => void logged.push(`${event} ${JSON.stringify(fields ?? {})}`)
  const kept: string[] = []
  const queries: Queries = { run: async (_, values) => kept.push(JSON.stringify(values)), all: async () => [] }
  const log = { info: note, warn: note, error: note }
  const made: Bench = {
    kept,
    logged,
    log,
    state: 'up',
    async keep(write) {
      if (made.state === 'silent') return new Promise(() => undefined)
      if (made.state === 'down') throw new Error('connection refused')
      return write(queries)
    },
    queue: ({ max = 100, retryMs = 1 } = {}) =>
      createQueue({ keep: made.keep, log, max, patienceMs: 20, retryMs: { first: retryMs, last: retryMs * 5 } }),
  }
  return made
}

const writeOf =
  (name: string): Write =>
  ({ run }) =>
    run('', [name])
const asked = (name: string): JournalEntry => entry({ day, understood: { topics: [name] } })
const vote = { platform: 'test', person: 'test:canary-person', answer: 'a', facts: [], value: 'up', day } as const
const correction = { platform: 'test', kind: 'figure', text: 'It is 3, says canary@example.com too.', facts: [], lang: 'en', day } as const

describe('the queue before the store', () => {
  it('keeps what came in during an outage, in order, and tells of it once', async () => {
    const store = bench()
    const queue = store.queue()
    expect(await queue.put(writeOf('a'))).toBe('kept')
    store.state = 'down'
    expect(await Promise.all(['b', 'c', 'd'].map((name) => queue.put(writeOf(name))))).toEqual(['waiting', 'waiting', 'waiting'])
    store.state = 'up'
    await expect.poll(() => store.kept, patience).toEqual(['["a"]', '["b"]', '["c"]', '["d"]'])
    expect(store.logged).toEqual([
      expect.stringMatching(/^journal out of reach .*connection refused/),
      expect.stringMatching(/^journal back .*"lost":0/),
    ])
    await queue.close(1000)
  })

  it('holds no more than it may, says so at once, and tells how many were lost', async () => {
    const store = bench()
    store.state = 'down'
    const queue = store.queue({ max: 3 })
    const told = await Promise.all(Array.from({ length: 10 }, (_, n) => queue.put(writeOf(String(n)))))
    expect(told).toEqual([...Array(3).fill('waiting'), ...Array(7).fill('lost')])
    store.state = 'up'
    await expect.poll(() => store.kept, patience).toEqual(['["0"]', '["1"]', '["2"]'])
    expect(store.logged).toContainEqual('not kept {"lost":1}')
    await expect.poll(() => store.logged, patience).toContainEqual(expect.stringContaining('"lost":7'))
    await queue.close(1000)
  })

  it('is emptied by a stop where the store is back, and by a stop that waits no longer where it is not', async () => {
    const store = bench()
    store.state = 'down'
    const queue = store.queue({ retryMs: 60_000 })
    void queue.put(writeOf('a'))
    await expect.poll(() => store.logged.length, patience).toBe(1)
    store.state = 'up'
    await queue.close(5000)
    expect(store.kept).toEqual(['["a"]'])

    store.state = 'silent'
    const gone = store.queue()
    void gone.put(writeOf('b'))
    await gone.close(1)
    expect(store.logged.at(-1)).toBe('not kept {"lost":1}')
  })

  it('lets no question wait for a store that says nothing', async () => {
    const store = bench()
    store.state = 'silent'
    const queue = store.queue()
    const engine = createEngine(knowledge([]))
    const desk = createDesk({
      engine: () => engine,
      today: () => day,
      now: () => 0,
      journal: createJournal(queue.put, createSecrets('k')),
      conversations: { load: async () => undefined, save: async () => undefined },
      log: store.log,
      fail: String,
    })
    for (let n = 0; n < 20; n++)
      expect(await desk.ask({ text: 'hello', conversation: 'c', audience: 'private', today: day }, 'test')).toMatchObject({ kind: 'reply' })
    expect(await desk.vote(vote)).toBe('waiting')
    expect(await desk.correct(correction)).toBe('waiting')
    await desk.settled()
    await queue.close(1)
    expect(store.logged.at(-1)).toMatch(/not kept .*"lost":22/)
  })

  it('tells whoever voted before a platform gives up on baimo', () => {
    expect(queueLimits.patienceMs).toBeLessThan(2000)
  })

  it('is given nothing of a person but what may be kept', async () => {
    const writes: Write[] = []
    const put = async (write: Write) => {
      writes.push(write)
      return 'waiting' as const
    }
    const journal = createJournal(put, createSecrets('k'))
    await journal.vote(vote)
    await journal.correct(correction)
    const rows: unknown[] = []
    for (const write of writes) await write({ run: async (_, values) => rows.push(values), all: async () => [] })
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain('canary')
  })
})

describe('a store that is locked for a while', () => {
  it('has every question, vote and suggestion once it is free, the later vote of a person last', async () => {
    const place = await newSqlitePlace()
    const open = await place.open()
    const other = await place.store()
    const told: string[] = []
    await other.transaction(async () => {
      const { journal } = open
      const putting = [
        journal.vote(vote),
        journal.record(asked('a')),
        journal.correct(correction),
        journal.vote({ ...vote, value: 'down' }),
      ]
      told.push(...(await Promise.all(putting)))
    })
    expect(told).toEqual(Array(4).fill('waiting'))
    await expect.poll(async () => (await open.reads.summary(10)).votes, patience).toEqual({ up: 0, down: 1 })
    expect((await open.reads.summary(10)).corrections).toMatchObject([{ text: 'It is 3, says […] too.' }])
    expect(await open.reads.gaps(10)).toMatchObject([{ topics: ['a'], count: 1 }])
    await Promise.all([open.close(), other.close()])
  })

  it('that took a write without saying so has it once', async () => {
    const place = await newSqlitePlace()
    const open = await place.open()
    const store = await place.store()
    const twice = async (write: Write) => {
      for (let n = 0; n < 2; n++) await store.transaction(write)
      return 'kept' as const
    }
    const journal = createJournal(twice, open.secrets)
    const understood = { topics: ['a'], leftover: ['widgets'] }
    await journal.record(entry({ understood }))
    await journal.correct(correction)
    await journal.vote(vote)
    const count = async (table: string) => (await store.all(`select cast(count(*) as integer) as count from ${table}`))[0]?.['count']
    const tables = ['baimo_asked', 'baimo_words', 'baimo_corrections', 'baimo_votes']
    expect(await Promise.all(tables.map(count))).toEqual([1, 1, 1, 1])
    await Promise.all([open.close(), store.close()])
  })
})
