/** What every store holds to. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { cleanText } from '../../src/journal/binding.ts'
import type { Store } from '../../src/journal/store.ts'
import type { NewPlace, Place } from './place.ts'

export function storeSuite(newPlace: NewPlace): void {
  describe('the store', () => {
    let place: Place
    let store: Store

    beforeAll(async () => {
      place = await newPlace()
      store = await place.store()
      await store.run('create table things (id text primary key, at bigint, note text)')
    })
    beforeEach(async () => void (await store.run('delete from things')))
    afterAll(() => store.close())

    const things = () => store.all('select id, at, note from things order by id')

    it('takes values by number, in any order and more than once', async () => {
      expect(await store.run('insert into things (at, id, note) values ($2, $1, $1)', ['a', 1_790_000_000_000])).toBe(1)
      expect(await things()).toEqual([{ id: 'a', at: 1_790_000_000_000, note: 'a' }])
    })

    it('keeps booleans as 0 and 1, and nothing as null', async () => {
      await store.run('insert into things (id, at, note) values ($1, $2, $3)', ['a', true, undefined])
      expect(await things()).toEqual([{ id: 'a', at: 1, note: null }])
    })

    test.each([[{ a: 1 }], [['a']], [new Date(0)], [10n], [Symbol('a')], [() => 'a'], [Number.NaN], [Number.POSITIVE_INFINITY]])(
      'refuses %o before a driver sees it',
      async (value) => {
        await expect(store.run('insert into things (id) values ($1)', [value])).rejects.toThrow(/can't be kept in a database/)
        expect(await things()).toEqual([])
      },
    )

    it('gives back any text as it was, but for NUL and halves of characters', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
          await store.run('insert into things (id, note) values ($1, $2) on conflict (id) do update set note = excluded.note', ['a', text])
          expect(await things()).toMatchObject([{ note: cleanText(text) }])
        }),
        { numRuns: 50 },
      )
    })

    it('keeps text beyond a NUL and half a character', async () => {
      await store.run('insert into things (id, note) values ($1, $2)', ['a', 'before\0after \ud83d end'])
      expect(await things()).toMatchObject([{ note: 'beforeafter \ufffd end' }])
    })

    it('undoes a transaction that fails, and only that', async () => {
      const failing = store.transaction(async (queries) => {
        await queries.run('insert into things (id) values ($1)', ['inside'])
        await new Promise((resolve) => setTimeout(resolve, 10))
        throw new Error('changed my mind')
      })
      const outside = store.run('insert into things (id) values ($1)', ['outside'])
      await expect(failing).rejects.toThrow('changed my mind')
      await outside
      expect((await things()).map(({ id }) => id)).toEqual(['outside'])
    })

    it('goes on after a statement that fails', async () => {
      await expect(store.run('insert into nowhere (id) values ($1)', ['a'])).rejects.toThrow('nowhere')
      await expect(store.transaction((queries) => queries.run('insert into nowhere (id) values (1)'))).rejects.toThrow('nowhere')
      expect(await things()).toEqual([])
    })

    it('lets one at a time be alone', async () => {
      const other = await place.store()
      let inside = 0
      const work = async (): Promise<void> => {
        inside++
        expect(inside).toBe(1)
        await new Promise((resolve) => setTimeout(resolve, 20))
        inside--
      }
      await Promise.all([store.alone(work), other.alone(work), store.alone(work)])
      await other.close()
    })
  })

  describe('the tables', () => {
    it('are made once, by whoever comes first', async () => {
      const place = await newPlace()
      const journals = await Promise.all([place.open(), place.open(), place.open()])
      for (const journal of journals) await journal.close()
      const store = await place.store()
      expect(await store.all('select version from baimo_schema order by version')).toEqual([{ version: 1 }])
      await store.close()
    })

    it('of a newer baimo are left alone', async () => {
      const place = await newPlace()
      await (await place.open()).close()
      const store = await place.store()
      await store.run('insert into baimo_schema (version) values (99)')
      await store.close()
      await expect(place.open()).rejects.toThrow(/newer baimo: its tables have version 99, this one knows \d+\. Start the newer baimo/)
    })

    it('are bound to their key', async () => {
      const place = await newPlace()
      await (await place.open()).close()
      await expect(place.open({ key: 'another key of thirty-two characters' })).rejects.toThrow(/made with another key\. Set BAIMO_KEY/)
    })
  })
}
