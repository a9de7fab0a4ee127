import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { type ConfigReading, loadConfig } from '../src/config.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'baimo-'))
const readConfig = (environment: Record<string, string>): ConfigReading => loadConfig(folder(), environment)

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toEqual({ ok: true, config: { dataDir: '.baimo', screen: { color: true, links: true }, platforms: [] } })
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

  it('knows which platforms have a token', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: 'x', DISCORD_TOKEN: 'y' })).toMatchObject({
      config: {
        platforms: [
          { name: 'Slack', variable: 'SLACK_BOT_TOKEN' },
          { name: 'Discord', variable: 'DISCORD_TOKEN' },
        ],
      },
    })
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
    expect(documented).toEqual(['BAIMO_KNOWLEDGE', 'BAIMO_DATA', 'NO_COLOR'])
    for (const name of documented) expect(source).toContain(`'${name}'`)
  })
})
