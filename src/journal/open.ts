/** The one way in: opens the store, brings its tables up to date, and makes what is built on it. */
import type { Journal, Log } from '../adapters/desk.ts'
import { createConversations, type KeptConversations } from './conversations.ts'
import { createInstallations, type Installations } from './installations.ts'
import { createJournal } from './journal.ts'
import { keptKey } from './key.ts'
import { createLearned, type Learned } from './learned.ts'
import { checkTables, migrate } from './migrations.ts'
import { OpeningProblem } from './problem.ts'
import { createQueue, queueLimits } from './queue.ts'
import { createReads, type Reads } from './reads.ts'
import { type Every, everySoOften, startRetention } from './retention.ts'
import { createSecrets, type Secrets } from './secrets.ts'
import { type Access, type Store, textOf } from './store.ts'

export interface JournalOptions {
  /** The folder of the file and of the key, made where it is missing. */
  readonly dataDir: string
  /** Address of a PostgreSQL; then a key must be given. */
  readonly database?: string
  readonly key?: string
  readonly retentionDays: number
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly log: Log
  /** What calls again every hour; a timer of its own when left out. */
  readonly every?: Every
}

export interface OpenJournal {
  readonly journal: Journal
  readonly reads: Reads
  readonly learned: Learned
  readonly conversations: KeptConversations
  readonly installations: Installations
  readonly secrets: Secrets
  /** Waits a while for what is still to be kept. */
  close(): Promise<void>
}

/** A stop waits no longer for what is still to be kept. */
const closingMs = 5000

/** Rejects with an OpeningProblem, which says what failed, where, and what to do. It holds no password and no key. */
export async function openJournal(options: JournalOptions): Promise<OpenJournal> {
  const { now, log, retentionDays, every = everySoOften } = options
  const secrets = createSecrets(keyOf(options))
  const store = await openStore(options, 'write')
  try {
    await migrate(store)
    await checkKey(store, secrets)
    const conversations = createConversations({ store, secrets, now })
    const endRetention = await startRetention({ store, conversations, retentionDays, now }, { log, every })
    const queue = createQueue({ keep: store.transaction, log, ...queueLimits })
    return {
      journal: createJournal(queue.put, secrets),
      reads: createReads(store),
      learned: createLearned(store),
      conversations,
      installations: createInstallations({ store, secrets, conversations, now }),
      secrets,
      async close() {
        await queue.close(closingMs)
        await endRetention()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw store.explain(error)
  }
}

export interface OpenReads {
  readonly reads: Reads
  close(): Promise<void>
}

/** For who only looks: nothing is made, brought up to date or forgotten. Rejects as `openJournal` does. */
export async function openReads(options: Pick<JournalOptions, 'dataDir' | 'database' | 'log'>): Promise<OpenReads> {
  const store = await openStore(options, 'read')
  try {
    await checkTables(store)
    return { reads: createReads(store), close: () => store.close() }
  } catch (error) {
    await store.close()
    throw store.explain(error)
  }
}

/** Drivers are loaded by the one who needs them. */
async function openStore({ database, dataDir, log }: Pick<JournalOptions, 'dataDir' | 'database' | 'log'>, access: Access): Promise<Store> {
  if (database === undefined) return (await import('./sqlite.ts')).openSqlite(dataDir, access)
  return (await import('./postgres.ts')).openPostgres(database, log, access)
}

function keyOf({ key, database, dataDir }: JournalOptions): string {
  if (key !== undefined) return key
  if (database === undefined) return keptKey(dataDir)
  throw new OpeningProblem(
    'BAIMO_KEY is needed with DATABASE_URL: all processes that share the database must have the same key. Make one with: openssl rand -base64 32',
  )
}

/** With another key votes would count twice and no installation could be read: better said now than found out later. */
async function checkKey(store: Store, secrets: Secrets): Promise<void> {
  const fingerprint = secrets.hash('fingerprint', [])
  const kept = await store.alone(async (queries) => {
    await queries.run('insert into baimo_keys (fingerprint) select $1 where not exists (select 1 from baimo_keys)', [fingerprint])
    return queries.all('select fingerprint from baimo_keys')
  })
  if (kept.some((row) => textOf(row, 'fingerprint') === fingerprint)) return
  throw new OpeningProblem(
    'The database was made with another key. Set BAIMO_KEY to that one (or put back the file "key"); with a new key start a new database.',
  )
}
