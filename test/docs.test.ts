import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createEngine } from '../src/core/engine.ts'
import { plainText } from '../src/core/plain-text.ts'
import { shippedKnowledge } from './shipped.ts'

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

describe('the README', () => {
  const readme = read('README.md')
  const knowledge = shippedKnowledge('market')
  const engine = createEngine(knowledge)
  const [, session = ''] = /^From a session[^\n]*\n\n```\n([\s\S]*?)\n```/m.exec(readme) ?? []
  const dialogue = session
    .split(/^> /m)
    .slice(1)
    .map((part) => part.split('\n'))

  test('begins its session with a command', () => {
    expect(dialogue.length).toBeGreaterThan(2)
    expect(dialogue[0]?.[0]).toBe('/burn openai')
  })

  // Numbers of sources shift with every article, and widths of columns: all else of a line that is shown must still be answered, in order.
  const bare = (line: string): string =>
    line
      .replace(/\s*\[\d+\]/g, '')
      .replace(/[\s|]+/g, ' ')
      .trim()

  test.each(dialogue.map(([question = '', ...shown]) => ({ question, shown })))(
    'shows what is answered to $question',
    ({ question, shown }) => {
      const { reply } = engine.ask({ text: question, conversation: 'readme', audience: 'private', today: '2026-11-30' })
      const answered = plainText(reply, { maxChars: 100_000 }).split('\n').map(bare)
      let at = 0
      for (const line of shown.filter((text) => text !== '' && text !== '…')) {
        const found = answered.findIndex((text, i) => i >= at && (text === bare(line) || text.startsWith(`${bare(line)} http`)))
        expect(found, `no longer answered there: ${line}`).toBeGreaterThanOrEqual(0)
        at = found + 1
      }
    },
  )

  test('names every command', () => {
    for (const { name } of engine.commands) expect(readme).toContain(`\`/${name}`)
  })

  test('counts what is known no higher than it is, and from its first year on', () => {
    expect(readme).toContain('over a thousand facts of hundreds of articles')
    expect(knowledge.facts.length).toBeGreaterThan(1000)
    expect(knowledge.sources.length).toBeGreaterThan(200)
    expect(readme).toContain('from 2022 to 2026')
    const years = new Set(knowledge.facts.map(({ period }) => period.notation.slice(0, 4)))
    for (const year of ['2022', '2023', '2024', '2025', '2026']) expect(years).toContain(year)
  })
})
