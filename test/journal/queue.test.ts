/** What was asked while the store is slow or out of reach. */
import { describe, expect, it } from 'vitest'
import { createDesk, type JournalEntry, type Log } from '../../src/adapters/desk.ts'
import { createEngine } from '../../src/core/engine.ts'
import { createQueue } from '../../src/journal/queue.ts'
import { knowledge } from '../core/sample.ts'
import { day, entry } from './place.ts'

const retryMs = { first: 1, last: 5 } as const

interface Bench {
  readonly kept: string[]
  readonly logged: string[]
  readonly log: Log
  /** Whether the store is out of reach. */
  down: boolean
  record(entry: JournalEntry): Promise<void>
}

function bench(): Bench {
  const logged: string[] = []
  const note = (event: string, fields?: object): void => void logged.push(`${event} ${JSON.stringify(fields ?? {})}`)
  const made: Bench = {
    kept: [],
    logged,
    log: { info: note, warn: note, error: note },
    down: false,
    async record({ understood }) {
      if (made.down) throw new Error('connection refused')
      made.kept.push(understood.topics.join())
    },
  }
  return made
}

const asked = (name: string): JournalEntry => entry({ day, understood: { topics: [name] } })

describe('the queue before the journal', () => {
  it('keeps what was asked during an outage, in order, and tells of it once', async () => {
    const store = bench()
    const queue = createQueue({ record: store.record, log: store.log, max: 100, retryMs })
    queue.put(asked('a'))
    await expect.poll(() => store.kept).toEqual(['a'])
    store.down = true
    for (const name of ['b', 'c', 'd']) queue.put(asked(name))
    await expect.poll(() => store.logged.length).toBe(1)
    store.down = false
    await expect.poll(() => store.kept).toEqual(['a', 'b', 'c', 'd'])
    expect(store.logged).toEqual([
      expect.stringMatching(/^journal out of reach .*connection refused/),
      expect.stringMatching(/^journal back .*"dropped":0/),
    ])
    await queue.close(1000)
  })

  it('holds no more than it may, and tells how many it dropped', async () => {
    const store = bench()
    store.down = true
    const queue = createQueue({ record: store.record, log: store.log, max: 3, retryMs })
    for (let n = 1; n <= 10; n++) queue.put(asked(String(n)))
    store.down = false
    await expect.poll(() => store.kept).toEqual(['1', '2', '3'])
    expect(store.logged).toContainEqual('questions not noted {"dropped":1}')
    await expect.poll(() => store.logged).toContainEqual(expect.stringContaining('"dropped":7'))
    await queue.close(1000)
  })

  it('is emptied by a stop where the store is back, and by a stop that waits no longer where it is not', async () => {
    const store = bench()
    store.down = true
    const slow = { first: 60_000, last: 60_000 }
    const queue = createQueue({ record: store.record, log: store.log, max: 10, retryMs: slow })
    queue.put(asked('a'))
    await expect.poll(() => store.logged.length).toBe(1)
    store.down = false
    await queue.close(5000)
    expect(store.kept).toEqual(['a'])

    const gone = createQueue({ record: () => new Promise(() => undefined), log: store.log, max: 10, retryMs: slow })
    gone.put(asked('b'))
    await gone.close(1)
    expect(store.logged.at(-1)).toBe('questions not noted {"dropped":1}')
  })

  it('lets nobody wait for a store that says nothing', async () => {
    const store = bench()
    const queue = createQueue({ record: () => new Promise(() => undefined), log: store.log, max: 10, retryMs })
    const engine = createEngine(knowledge([]))
    const desk = createDesk({
      engine: () => engine,
      today: () => day,
      now: () => 0,
      journal: { record: async (entry) => queue.put(entry), vote: async () => undefined, correct: async () => undefined },
      conversations: { load: async () => undefined, save: async () => undefined },
      log: store.log,
      fail: String,
    })
    for (let n = 0; n < 20; n++)
      expect(await desk.ask({ text: 'hello', conversation: 'c', audience: 'private', today: day }, 'test')).toMatchObject({ kind: 'reply' })
    await desk.settled()
    await queue.close(1)
    expect(store.logged.at(-1)).toMatch(/questions not noted .*"dropped":20/)
  })
})
