/** Several processes on one store, and processes that are killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildWhereStale } from '../build.ts'
import type { NewPlace, Place } from './place.ts'

const writer = fileURLToPath(new URL('writer.mjs', import.meta.url))
/** `KILL_ROUNDS=100` for a long look. */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 5)
const endless = 1_000_000

interface Writing {
  readonly child: ChildProcess
  /** What it said is kept. */
  readonly acknowledged: readonly string[]
  readonly ended: Promise<number | null>
}

export function processesSuite(newPlace: NewPlace): void {
  describe('several processes', () => {
    beforeAll(buildWhereStale, 60_000)

    it('may start at once and write at once', async () => {
      const place = await newPlace()
      const writers = ['a', 'b', 'c'].map((name) => write(place, name, 100))
      expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0, 0])
      expect(await kept(place)).toHaveLength(300)
    })

    it(
      'killed while they write lose nothing that they said is kept',
      async () => {
        const place = await newPlace()
        const acknowledged: string[] = []
        for (let round = 0; round < rounds; round++) {
          const writing = write(place, `round${round}`, endless)
          await expect.poll(() => writing.acknowledged.length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(20)
          writing.child.kill('SIGKILL')
          expect(await writing.ended).toBeNull()
          acknowledged.push(...writing.acknowledged)
        }
        const found = new Set(await kept(place))
        expect(acknowledged.length).toBeGreaterThan(rounds * 20)
        expect(acknowledged.filter((name) => !found.has(name))).toEqual([])
      },
      rounds * 12_000,
    )
  })
}

function write({ options }: Place, name: string, count: number): Writing {
  const { dataDir, database, key, retentionDays } = options
  const told = JSON.stringify({ dataDir, database, key, retentionDays })
  const child = spawn(process.execPath, [writer, told, name, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged: string[] = []
  let rest = ''
  child.stdout.on('data', (chunk) => {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    acknowledged.push(...lines)
  })
  // "close" comes when all output was read, unlike "exit".
  return { child, acknowledged, ended: new Promise((resolve) => child.once('close', resolve)) }
}

async function kept(place: Place): Promise<string[]> {
  await (await place.open({ now: Date.now })).close()
  const store = await place.store()
  const rows = await store.all('select period from baimo_asked')
  await store.close()
  return rows.map(({ period }) => String(period))
}
