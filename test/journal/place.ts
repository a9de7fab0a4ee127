/** Where a journal is kept, so that one suite runs on both stores. */
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JournalEntry, Log, LogFields } from '../../src/adapters/desk.ts'
import { type JournalOptions, openJournal, type OpenJournal } from '../../src/journal/open.ts'
import { openPostgres } from '../../src/journal/postgres.ts'
import { openSqlite } from '../../src/journal/sqlite.ts'
import type { Store } from '../../src/journal/store.ts'
import type { PostgresServer } from './postgres-server.ts'

export const day = '2026-11-24'
export const noon = Date.parse('2026-11-24T12:00:00Z')
const key = 'a key of thirty-two characters or more'

/** A place for data that is new each time. */
export interface Place {
  /** What `openJournal` is told of it. */
  readonly options: JournalOptions
  readonly logged: readonly string[]
  open(options?: Partial<JournalOptions>): Promise<OpenJournal>
  /** The store beneath, without tables of its own. */
  store(): Promise<Store>
  /** All that lies on the disk. */
  bytes(): Promise<Buffer>
}

export type NewPlace = () => Promise<Place>

export const newSqlitePlace: NewPlace = async () => {
  const dataDir = newFolder()
  return place(
    { dataDir, key },
    {
      store: () => openSqlite(dataDir),
      bytes: async () => bytesIn(dataDir),
    },
  )
}

export function newPostgresPlace(server: PostgresServer): NewPlace {
  let count = 0
  return async () => {
    count++
    const database = await server.addressOf(`place_${count}`)
    return place(
      { dataDir: newFolder(), key, database },
      {
        store: () => openPostgres(database, silent),
        bytes: async () => {
          await server.command('checkpoint')
          return bytesIn(join(server.folder, 'data'))
        },
      },
    )
  }
}

function place(where: Pick<JournalOptions, 'dataDir' | 'key' | 'database'>, { store, bytes }: Pick<Place, 'store' | 'bytes'>): Place {
  const logged: string[] = []
  const note = (event: string, fields?: LogFields): void => void logged.push(`${event}: ${JSON.stringify(fields ?? {})}`)
  const options = { ...where, retentionDays: 90, now: () => noon, log: { info: note, warn: note, error: note }, every: never }
  return { options, logged, open: (more) => openJournal({ ...options, ...more }), store, bytes }
}

const nothing = (): void => undefined
const never = () => nothing
export const silent: Log = { info: nothing, warn: nothing, error: nothing }

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'baimo-'))
}

function bytesIn(folder: string): Buffer {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
  return Buffer.concat(paths.flatMap(bytesOf))
}

/** A running PostgreSQL makes files and takes them away while one looks. */
function bytesOf(path: string): Buffer[] {
  try {
    return statSync(path).isFile() ? [readFileSync(path)] : []
  } catch {
    return []
  }
}

/** A question that was not answered, unless told otherwise. */
export function entry({
  understood,
  ...parts
}: Partial<Omit<JournalEntry, 'understood'>> & { readonly understood?: Partial<JournalEntry['understood']> }): JournalEntry {
  const nothingElse = { entities: [], topics: [], metrics: [], intent: [], leftover: [] }
  return { platform: 'test', kind: 'none', lang: 'en', day, ms: 3, ...parts, understood: { ...nothingElse, ...understood } }
}
