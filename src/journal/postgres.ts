/** The store in a PostgreSQL that many processes share, by pg. */
import type { Pool, PoolClient, PoolConfig } from 'pg'
import type { Log } from '../adapters/desk.ts'
import { bindable } from './binding.ts'
import { OpeningProblem } from './problem.ts'
import type { Access, Queries, Row, Store } from './store.ts'

/** Writes are short and few; many processes with few connections each stay below the 100 that a server allows by default. */
const pool = { max: 4, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 5000 } as const
/** The server gives up first; `query_timeout` is for a server that says nothing any more. */
const timeouts = { statement_timeout: 10_000, idle_in_transaction_session_timeout: 10_000, query_timeout: 15_000 } as const
/** For `pg_advisory_xact_lock`: "baim" in ASCII, so that it meets no lock of another program by accident. */
const lockId = 0x6261696d

/** Opens the database at an address. Errors name host and database, never the password. */
export async function openPostgres(address: string, log: Log, access: Access = 'write'): Promise<Store> {
  const { default: pg } = await import('pg')
  const settings: PoolConfig = {
    connectionString: address,
    application_name: 'baimo',
    keepAlive: true,
    ...pool,
    ...timeouts,
    // https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-DEFAULT-TRANSACTION-READ-ONLY
    ...(access === 'read' ? { options: '-c default_transaction_read_only=on' } : {}),
    types: {
      // int8 comes as text, since it may not fit a number. Ours do: times in milliseconds and counts.
      getTypeParser: (id, format) => (id === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(id, format)),
    },
  }
  try {
    const connections = new pg.Pool(settings)
    // A connection may break while nobody waits for it. Without a listener that would end the process.
    const broken = (error: Error): void => log.warn('database connection lost', { error: error.message })
    connections.on('error', broken)
    connections.on('connect', (client) => void client.on('error', () => undefined))
    await reach(connections)
    return createStore(connections, address)
  } catch (error) {
    throw explained(error, address)
  }
}

async function reach(connections: Pool): Promise<void> {
  try {
    await connections.query('select 1')
  } catch (error) {
    await connections.end()
    throw error
  }
}

function createStore(connections: Pool, address: string): Store {
  const transaction: Store['transaction'] = async (work) => {
    const client = await connections.connect()
    try {
      await client.query('begin')
      const result = await work(queriesOf(client))
      await client.query('commit')
      client.release()
      return result
    } catch (error) {
      await abandon(client)
      throw error
    }
  }
  return {
    shared: true,
    ...queriesOf(connections),
    transaction,
    alone: (work) =>
      transaction(async (queries) => {
        await queries.all('select pg_advisory_xact_lock($1)', [lockId])
        return work(queries)
      }),
    // Rows are out of reach at once; the server's own vacuum frees their pages.
    sweep: () => Promise.resolve(),
    explain: (error) => explained(error, address),
    close: () => connections.end(),
  }
}

/** A connection that can't even undo its work is thrown away. */
async function abandon(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback')
    client.release()
  } catch {
    client.release(true)
  }
}

function queriesOf(client: Pool | PoolClient): Queries {
  return {
    async run(sql, values = []) {
      return (await client.query(sql, values.map(bindable))).rowCount ?? 0
    },
    async all(sql, values = []) {
      const { rows } = await client.query<Row>(sql, values.map(bindable))
      return rows
    },
  }
}

/** No cause is kept where it might hold the address, which holds the password. */
function explained(error: unknown, address: string): OpeningProblem {
  if (error instanceof OpeningProblem) return error
  // A host may be left out, which only pg understands.
  const named = address.replace('@/', '@localhost/')
  const url = URL.canParse(named) ? new URL(named) : undefined
  if (!url) return new OpeningProblem('DATABASE_URL is no address of a PostgreSQL (postgres://user:password@host:5432/database). Mend it.')
  const place = `PostgreSQL at ${url.searchParams.get('host') ?? url.host}${url.pathname}`
  const why = reasonOf(error)
  const remedy = remedies.find(([pattern]) => pattern.test(why))?.[1] ?? 'See that it runs and that DATABASE_URL names it.'
  return new OpeningProblem(`${place} can't be used: ${why}. ${remedy}`, { cause: error })
}

const remedies: readonly (readonly [RegExp, string])[] = [
  [/password|authentication|role|pg_hba/i, 'Mend user and password in DATABASE_URL.'],
  [/database ".*" does not exist/i, 'Create the database, or mend its name in DATABASE_URL.'],
  [/permission denied|no schema has been selected/i, 'Let the user of DATABASE_URL create tables in that database.'],
  [/too many (?:clients|connections)|connection slots/i, 'Raise max_connections, or run fewer processes.'],
]

/** Of a host with several addresses the reasons come bundled, with an empty message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonOf))].join('; ')
  return error instanceof Error ? error.message : String(error)
}
