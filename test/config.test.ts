import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { type ConfigReading, loadConfig } from '../src/config.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'baimo-'))
const readConfig = (environment: Record<string, string>): ConfigReading => loadConfig(folder(), environment)

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toEqual({ ok: true, config: { dataDir: '.baimo', screen: { color: true, links: true }, retentionDays: 90 } })
  })

  it('counts what is set to nothing as not set', () => {
    expect(readConfig({ BAIMO_KNOWLEDGE: '', BAIMO_DATA: ' ', SLACK_BOT_TOKEN: '', NO_COLOR: '' })).toEqual(readConfig({}))
  })

  it('lists all problems at once, each with its remedy', () => {
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    expect(readConfig({ BAIMO_KNOWLEDGE: '/nowhere/at/all', BAIMO_DATA: file })).toEqual({
      ok: false,
      problems: [
        expect.stringMatching(/^BAIMO_KNOWLEDGE names "\/nowhere\/at\/all", which is no folder\. Set it/),
        expect.stringMatching(/^BAIMO_DATA names ".*", which is a file\. Set it/),
      ],
    })
  })

  test.each([
    [{ NO_COLOR: '1' }, { color: false, links: true }],
    [
      { NO_COLOR: '1', FORCE_COLOR: '3' },
      { color: false, links: true },
    ],
    [{ TERM: 'dumb' }, { color: false, links: false }],
    [{ TERM: 'linux' }, { color: true, links: false }],
  ])('with %j the screen has %j', (environment, screen) => {
    expect(readConfig(environment)).toMatchObject({ config: { screen } })
  })

  test.each([
    [
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_ASK_CHANNELS: 'C1, C2', SLACK_ADMINS: 'U1' },
      { slack: { mode: { kind: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' }, askChannels: ['C1', 'C2'], admins: ['U1'] } },
    ],
    [
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PORT: '3000' },
      { slack: { mode: { kind: 'http', botToken: 'xoxb-1', signingSecret: 's', port: 3000 } } },
    ],
    [
      { SLACK_CLIENT_ID: 'i', SLACK_CLIENT_SECRET: 's', SLACK_STATE_SECRET: 't', SLACK_SIGNING_SECRET: 'u', PORT: '3000' },
      { slack: { mode: { kind: 'install', clientId: 'i', clientSecret: 's', stateSecret: 't', signingSecret: 'u', port: 3000 } } },
    ],
    [
      { DISCORD_TOKEN: 'd', DISCORD_API_URL: 'http://127.0.0.1:8080/api' },
      { discord: { token: 'd', apiUrl: 'http://127.0.0.1:8080/api' } },
    ],
    [
      { DATABASE_URL: 'postgres://db/baimo', BAIMO_KEY: 'k'.repeat(32), RETENTION_DAYS: '30', HEALTH_PORT: '9090' },
      { database: 'postgres://db/baimo', key: 'k'.repeat(32), retentionDays: 30, health: { port: 9090, host: '127.0.0.1' } },
    ],
  ])('reads %j', (environment, config) => {
    expect(readConfig(environment)).toMatchObject({ ok: true, config })
  })

  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-secret' }, ['SLACK_BOT_TOKEN is set alone. Add SLACK_APP_TOKEN']],
    [{ SLACK_BOT_TOKEN: 'xoxb-secret', SLACK_SIGNING_SECRET: 's' }, ['PORT is needed for SLACK_SIGNING_SECRET']],
    [
      { SLACK_CLIENT_ID: 'i', SLACK_BOT_TOKEN: 'xoxb-secret' },
      [
        'SLACK_BOT_TOKEN and SLACK_CLIENT_ID',
        'SLACK_CLIENT_SECRET is needed',
        'SLACK_STATE_SECRET is',
        'SLACK_SIGNING_SECRET is',
        'PORT is',
      ],
    ],
    [{ DISCORD_TOKEN: 'secret', DISCORD_API_URL: 'http://discord.example' }, ['DISCORD_API_URL is for tests']],
    [{ RETENTION_DAYS: '400', HEALTH_PORT: 'x' }, ['RETENTION_DAYS is "400". Set it to a whole number from 1 to 90', 'HEALTH_PORT is "x"']],
    [{ DATABASE_URL: 'mysql://user:secret@db' }, ['DATABASE_URL is no address of a PostgreSQL']],
    [{ BAIMO_KEY: 'secret' }, ['BAIMO_KEY has less than 32 characters']],
  ])('of %j says what is wrong, without the value of a secret', (environment, problems) => {
    const reading = readConfig(environment)
    expect(reading).toEqual({ ok: false, problems: problems.map((problem) => expect.stringContaining(problem)) })
    expect(JSON.stringify(reading)).not.toContain('secret"')
    expect(JSON.stringify(reading)).not.toMatch(/xoxb-secret|:secret@/)
  })

  it('goes without a .env file, and says so when there is one that it can’t read', () => {
    const dir = folder()
    expect(loadConfig(dir, {}).ok).toBe(true)
    mkdirSync(join(dir, '.env'))
    expect(loadConfig(dir, {})).toEqual({ ok: false, problems: [expect.stringMatching(/^\.env can't be read: .*Make it a readable file/)] })
  })

  it('takes what stands in .env', () => {
    const dir = folder()
    writeFileSync(join(dir, '.env'), 'BAIMO_DATA=elsewhere\n')
    const before = process.env['BAIMO_DATA']
    try {
      delete process.env['BAIMO_DATA']
      expect(loadConfig(dir)).toMatchObject({ ok: true, config: { dataDir: 'elsewhere' } })
    } finally {
      if (before === undefined) delete process.env['BAIMO_DATA']
      else process.env['BAIMO_DATA'] = before
    }
  })

  it('is what .env.example documents: each variable there has an effect', () => {
    const documented = [...readFileSync(new URL('../.env.example', import.meta.url), 'utf8').matchAll(/^#? ?([A-Z_]+)=/gm)].map(
      ([, name]) => name,
    )
    const source = readFileSync(new URL('../src/config.ts', import.meta.url), 'utf8')
    expect(documented.length).toBeGreaterThan(15)
    for (const name of documented) expect(source).toContain(`'${name}'`)
    const read = [...source.matchAll(/'([A-Z]+_[A-Z_]+|PORT)'/g)].map(([, name]) => name)
    expect(read.filter((name) => !documented.includes(name))).toEqual([])
  })
})
