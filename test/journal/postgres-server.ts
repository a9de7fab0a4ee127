/** A PostgreSQL of the test's own: in a temporary folder, reachable by a socket only, gone afterwards. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

export interface PostgresServer {
  /** Where its files are. */
  readonly folder: string
  readonly password: string
  /** An address under which there are no tables yet. A schema of its own: making a database takes half a second. */
  addressOf(schema: string): Promise<string>
  /** Runs a statement as its administrator. */
  command(sql: string): Promise<void>
  stop(): Promise<void>
}

interface Owner {
  readonly uid?: number
  readonly gid?: number
}

/** The folder of `initdb` and `postgres`, or why there is none. */
export function findPostgres(): { readonly bin: string } | { readonly missing: string } {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [configured(), ...versions.map((version) => join(debian, version, 'bin'))]
  const bin = folders.find((folder) => folder !== undefined && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
  if (bin === undefined) return { missing: 'no initdb and postgres on this machine; on Debian: apt-get install postgresql' }
  if (process.getuid?.() === 0 && idOf('-u') === undefined) return { missing: 'it refuses root, and there is no user postgres' }
  return { bin }
}

export async function startPostgres(bin: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'baimo-pg-'))
  const owner = ownerOf(folder)
  const password = 'canary-of-the-password'
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  const data = join(folder, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'baimo', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'], {
    ...owner,
    stdio: 'ignore',
  })
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'], {
    ...owner,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await ready(server)
  const address = `postgres://baimo:${password}@localhost/postgres?host=${folder}`
  const administrator = new pg.Client({ connectionString: address })
  await administrator.connect()
  const command = async (sql: string): Promise<void> => void (await administrator.query(sql))
  return {
    folder,
    password,
    command,
    async addressOf(schema) {
      await command(`create schema ${schema}`)
      return `${address}&options=-csearch_path%3D${schema}`
    },
    async stop() {
      await administrator.end()
      const ended = new Promise((resolve) => server.once('exit', resolve))
      // "Immediate": nothing is to be kept.
      server.kill('SIGQUIT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (chunk) => {
      said += String(chunk)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`postgres ended: ${said}`)))
  })
}

/** PostgreSQL refuses to run as root: it runs as the user that Debian's package makes, who needs the folder. */
function ownerOf(folder: string): Owner {
  if (process.getuid?.() !== 0) return {}
  const owner = { uid: Number(idOf('-u')), gid: Number(idOf('-g')) }
  chownSync(folder, owner.uid, owner.gid)
  return owner
}

function idOf(which: '-u' | '-g'): string | undefined {
  return outputOf('id', [which, 'postgres'])
}

function configured(): string | undefined {
  return outputOf('pg_config', ['--bindir'])
}

function outputOf(program: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    // No such program, or no such user.
    return undefined
  }
}
