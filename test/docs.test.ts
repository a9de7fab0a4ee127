import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')
const docs = [
  'README.md',
  '.github/CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/knowledge.md',
  'docs/privacy.md',
  'docs/slack.md',
  'docs/discord.md',
  'docs/deploy.md',
]
  .map(read)
  .join('\n')
const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
const help = ['src/cli/usage.ts', 'src/cli/new-fields.ts'].map(read).join('\n')

describe('the docs', () => {
  test('name only scripts that exist', () => {
    const named = [...docs.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name)
    expect(named.length).toBeGreaterThan(5)
    for (const name of named) expect(scripts).toContain(name)
  })

  test('name every script', () => {
    for (const script of scripts.filter((name) => name !== 'prepare'))
      expect(docs, script).toMatch(new RegExp(`[\\s\`,(]${script}[\\s\`,(]`))
  })

  test('name only subcommands and options that exist', () => {
    const named = [...docs.matchAll(/npx baimo ([a-z]+)/g)].map(([, name]) => name ?? '')
    expect(named.length).toBeGreaterThan(3)
    for (const name of named) expect(help).toContain(name)
    for (const [, option] of docs.matchAll(/npx baimo [^\n`]*--([a-z-]+)/g)) expect(help).toContain(`'${option}'`)
  })

  test('name every environment variable that is read, and no other', () => {
    const set = [...read('.env.example').matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name ?? '')
    const config = read('src/config.ts')
    expect(set.length).toBeGreaterThan(1)
    for (const name of set) expect(config).toContain(name)
  })

  test('invite baimo to Discord with four permissions', () => {
    const [viewChannel, sendMessages, readHistory, sendInThreads] = [1n << 10n, 1n << 11n, 1n << 16n, 1n << 38n]
    for (const page of ['README.md', 'docs/discord.md'])
      expect(/permissions=(\d+)/.exec(read(page))?.[1], page).toBe(String(viewChannel | sendMessages | readHistory | sendInThreads))
  })
})
