/** Every suite on both stores: the SQLite file, and a PostgreSQL that is started here. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openJournal } from '../../src/journal/open.ts'
import { buildWhereStale } from '../build.ts'
import { copyArticle } from '../shipped.ts'
import { journalSuite } from './journal-suite.ts'
import { entry, newFolder, newPostgresPlace, newSqlitePlace, type NewPlace } from './place.ts'
import { findPostgres, type PostgresServer, startPostgres } from './postgres-server.ts'
import { privacySuite } from './privacy-suite.ts'
import { processesSuite } from './processes-suite.ts'
import { storeSuite } from './store-suite.ts'
import { workspacesSuite } from './workspaces-suite.ts'

const asker = fileURLToPath(new URL('asker.mjs', import.meta.url))
const found = findPostgres()
/** A database is started, killed and scanned here, on machines that have other work too. */
const maxTestMs = 60_000

function allSuites(newPlace: NewPlace): void {
  storeSuite(newPlace)
  journalSuite(newPlace)
  workspacesSuite(newPlace)
  privacySuite(newPlace)
  processesSuite(newPlace)
}

describe('on SQLite', { timeout: maxTestMs }, () => allSuites(newSqlitePlace))

describe.skipIf('missing' in found)(
  `on PostgreSQL${'missing' in found ? ` (not run: ${found.missing})` : ''}`,
  { timeout: maxTestMs },
  () => {
    let server: PostgresServer
    let newPlace: NewPlace

    beforeAll(async () => {
      if ('missing' in found) return
      server = await startPostgres(found.bin)
      newPlace = newPostgresPlace(server)
    }, 60_000)
    afterAll(() => server?.stop())

    allSuites(() => newPlace())

    describe('a database', () => {
      it('needs a key that all its processes share', async () => {
        const { options } = await newPlace()
        const { key: _, ...withoutKey } = options
        await expect(openJournal(withoutKey)).rejects.toThrow(/^BAIMO_KEY is needed with DATABASE_URL: .*openssl rand/)
      })

      test.each([
        ['a wrong password', (address: string) => address.replace('canary-of-the-password', 'canary-wrong'), /Mend user and password/],
        ['no such database', (address: string) => address.replace('/postgres?', '/nowhere?'), /Create the database/],
        ['nobody there', (address: string) => address.replace(/host=[^&]*/, 'host=/nowhere'), /See that it runs/],
        [
          'nobody at its port',
          () => 'postgres://baimo:canary-wrong@127.0.0.1:1/baimo',
          /at 127\.0\.0\.1:1\/baimo can't be used: .*ECONNREFUSED/,
        ],
        ['nobody at a host left out', () => 'postgres://baimo:canary-wrong@/baimo?host=/nowhere', /at \/nowhere\/baimo can't/],
        ['no address', () => 'postgres://baimo:canary-wrong@[', /is no address/],
      ])('with %s is named with what to do, and without its password', async (_, spoil, remedy) => {
        const { options, logged } = await newPlace()
        const failure = await openJournal({ ...options, database: spoil(options.database ?? '') }).catch((error: unknown) => error)
        expect(failure).toBeInstanceOf(Error)
        expect(String(failure)).toMatch(remedy)
        expect([String(failure), ...causesOf(failure), ...logged].join('\n')).not.toContain('canary')
      })

      it('that lets nobody make tables is named with what to do', async () => {
        const { options } = await newPlace()
        await server.command("create role guest login password 'canary-of-the-password'")
        const address = (options.database ?? '').replace('//baimo:', '//guest:').replace(/&options=.*/, '')
        await expect(openJournal({ ...options, database: address })).rejects.toThrow(
          /permission denied.*Let the user of DATABASE_URL create/,
        )
      })

      it('serves two processes: one answers what follows on the other, and gaps and votes of both are in one list', async () => {
        buildWhereStale()
        const knowledgeDir = join(newFolder(), 'knowledge')
        copyArticle(knowledgeDir)
        const place = await newPlace()
        const { dataDir, database, key, retentionDays } = place.options
        const told = JSON.stringify({ dataDir, database, key, retentionDays })
        const ask = (person: string, text: string): { readonly title: string; readonly answer: string } =>
          JSON.parse(execFileSync(process.execPath, [asker, told, knowledgeDir, 'chat:W:C', person, text], { encoding: 'utf8' }))
        const first = ask('P', '/burn openai')
        const second = ask('Q', 'and in 2026?')
        expect([first.title, second.title]).toEqual([expect.stringContaining('OpenAI'), expect.stringContaining('OpenAI')])
        for (const person of ['P', 'Q']) ask(person, '/burn zhipu')
        const open = await place.open()
        const [gaps, { votes, votedDown }] = await Promise.all([open.reads.gaps(10), open.reads.summary(10)])
        expect(gaps).toMatchObject([{ entities: ['zhipu'], count: 2 }])
        expect(votes).toEqual({ up: 0, down: 4 })
        expect(votedDown[0]).toMatchObject({ down: 2 })
        await open.close()
        // Four processes start, one after the other.
      }, 180_000)

      it('that is away for a while costs no answer: a process goes on by what it remembers itself', async () => {
        const place = await newPlace()
        const open = await place.open()
        const memory = { entities: ['openai'], topics: [], metrics: [], facts: [], lang: 'en' } as const
        await open.conversations.save('a:b:c', memory)
        const lock = await place.store()
        await lock.transaction(async ({ run }) => {
          await run('lock table baimo_conversations in access exclusive mode')
          const later = { ...memory, topics: ['burn'] }
          await expect(open.conversations.save('a:b:c', later)).rejects.toThrow(/no answer within/)
          expect(await open.conversations.load('a:b:c')).toEqual(later)
        })
        await lock.close()
        await expect.poll(() => open.conversations.load('a:b:c')).toMatchObject({ topics: ['burn'] })
        await open.close()
      })

      it('that drops its connections is connected to again', async () => {
        const place = await newPlace()
        const open = await place.open()
        await open.journal.record(entry({}))
        await server.command("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'baimo'")
        await expect.poll(() => place.logged.join('\n'), { timeout: 20_000 }).toContain('database connection lost')
        await open.journal.record(entry({}))
        expect(await open.reads.gaps(1)).toMatchObject([{ count: 2 }])
        await open.close()
      })

      it('damaged in a conversation begins it anew', async () => {
        const place = await newPlace()
        const open = await place.open()
        const store = await place.store()
        const damages = ['', 'null', '[]', '{"entities":"a"}', '{"entities":[1],"topics":[],"metrics":[],"facts":[],"lang":"en"}']
        for (const damage of [...damages, '{"entities":[],"topics":[],"metrics":[],"facts":[],"lang":"tlh"}']) {
          await open.conversations.save('a', { entities: [], topics: [], metrics: [], facts: [], lang: 'en' })
          await store.run('update baimo_conversations set memory = $1', [damage])
          expect(await open.conversations.load('a')).toBeUndefined()
        }
        await store.close()
        await open.close()
      })

      it('gives a conversation of one process to the other', async () => {
        const place = await newPlace()
        const [one, other] = [await place.open(), await place.open()]
        const memory = { entities: ['zhipu'], topics: [], metrics: [], facts: [], lang: 'en' } as const
        await one.conversations.save('a', memory)
        expect(await other.conversations.load('a')).toEqual(memory)
        await Promise.all([one.close(), other.close()])
      })
    })
  },
)

function causesOf(error: unknown): string[] {
  return error instanceof Error && error.cause !== undefined
    ? [JSON.stringify(error.cause, Object.getOwnPropertyNames(error.cause)), ...causesOf(error.cause)]
    : []
}
