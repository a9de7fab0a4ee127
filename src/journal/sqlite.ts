/** The store in a SQLite file, by libsql: synchronous inside, so that waiting for another process is done out here. */
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from 'libsql'
import { bindable } from './binding.ts'
import { OpeningProblem } from './problem.ts'
import type { Access, Queries, Row, Store, Value } from './store.ts'

const fileName = 'baimo.db'
/** libsql blocks the whole process while it waits for a lock (and by itself does not wait at all): so it waits shortly, and we go on. */
const blockingWaitMs = 50
const pauseMs = 10
const maxWaitMs = 5000

/** Opens `baimo.db` in a folder; to write, both are made, for the eyes of their owner only, where they are not there yet. */
export async function openSqlite(dataDir: string, access: Access = 'write'): Promise<Store> {
  const path = join(dataDir, fileName)
  try {
    if (access === 'write') makePrivate(dataDir, path)
    const { default: Driver } = await import('libsql')
    const db = new Driver(path, { fileMustExist: access === 'read' })
    await patiently(() => configure(db, access))
    return createStore(db, path)
  } catch (error) {
    throw explained(error, path)
  }
}

/** SQLite gives the files beside it (-wal, -shm) the rights of the database. */
function makePrivate(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
}

/** FULL: what was acknowledged survives a power cut. `secure_delete`: what was forgotten is overwritten, not only unlinked. */
function configure(db: Database, access: Access): void {
  const writing = ['journal_mode=WAL', 'synchronous=FULL', 'foreign_keys=on', 'secure_delete=on']
  for (const pragma of [`busy_timeout=${blockingWaitMs}`, ...(access === 'write' ? writing : ['query_only=on'])])
    db.exec(`pragma ${pragma}`)
}

function createStore(db: Database, path: string): Store {
  /** One connection: a statement from elsewhere must not slip into a transaction, so all wait their turn. */
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  // Once a prepared statement was refused as busy, libsql 0.5 can't commit on this connection ("SQL statements in progress") until that
  // same statement has run. So it is the same one that is tried again, and writing begins by "exec", which leaves nothing behind.
  const queries: Queries = {
    async run(sql, values = []) {
      const [statement, bound] = [db.prepare(positional(sql)), ordered(sql, values)]
      return patiently(() => statement.run(bound).changes)
    },
    async all(sql, values = []) {
      const [statement, bound] = [db.prepare(positional(sql)), ordered(sql, values)]
      return patiently(() => statement.all(bound).map(rowOf))
    },
  }
  const transaction: Store['transaction'] = (work) =>
    inTurn(async () => {
      // "immediate" takes the right to write at once: a reader that turns writer can't wait, it is refused.
      await patiently(() => db.exec('begin immediate'))
      try {
        const result = await work(queries)
        await patiently(() => db.exec('commit'))
        return result
      } catch (error) {
        if (db.inTransaction) db.exec('rollback')
        throw error
      }
    })

  return {
    shared: false,
    run: (sql, values) => transaction(({ run }) => run(sql, values)),
    all: (sql, values) => inTurn(() => queries.all(sql, values)),
    transaction,
    alone: transaction,
    // Until then the write-ahead log still has the pages as they were.
    sweep: () => inTurn(async () => checkpoint(db)),
    explain: (error) => explained(error, path),
    close: () => inTurn(async () => void db.close()),
  }
}

/** Where somebody else is reading just then, the next one gets it. */
function checkpoint(db: Database): void {
  try {
    db.exec('pragma wal_checkpoint(truncate)')
  } catch (error) {
    if (!/^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error))) throw error
  }
}

/** Tries again while another process writes, without holding up this one. */
async function patiently<T>(work: () => T): Promise<T> {
  for (let waitedMs = 0; ; waitedMs += blockingWaitMs + pauseMs) {
    try {
      return work()
    } catch (error) {
      if (waitedMs >= maxWaitMs || !codeOf(error).startsWith('SQLITE_BUSY')) throw error
    }
    await sleep(pauseMs)
  }
}

const placeholder = /\$(\d+)/g

function positional(sql: string): string {
  return sql.replace(placeholder, '?')
}

function ordered(sql: string, values: readonly unknown[]): Value[] {
  return [...sql.matchAll(placeholder)].map(([name, n]) => {
    const at = Number(n) - 1
    if (at >= values.length) throw new TypeError(`${name} has no value`)
    return bindable(values[at])
  })
}

function rowOf(row: unknown): Row {
  if (typeof row !== 'object' || row === null) throw new TypeError('a row is no object')
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, bindable(value)]))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function explained(error: unknown, path: string): OpeningProblem {
  return error instanceof OpeningProblem ? error : new OpeningProblem(wordsFor(error, path), { cause: error })
}

function wordsFor(error: unknown, path: string): string {
  const code = codeOf(error)
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return `${path} is damaged, or no database of baimo. Put a backup in its place, or move it away: a new one is made.`
  if (code.startsWith('SQLITE_BUSY')) return `${path} is locked by another process. Stop that process, or set BAIMO_DATA to another folder.`
  // npm leaves it out with --omit=optional, or where it was installed on another kind of machine.
  if (code === 'MODULE_NOT_FOUND')
    return `${path} can't be opened: the driver of SQLite is not installed. Run npm ci, without --omit=optional.`
  const why = error instanceof Error ? error.message : String(error)
  return `${path} can't be opened: ${why}. Make its folder writable for the user that baimo runs as, or set BAIMO_DATA to another folder.`
}
