/** The program as people start it, in a process of its own. */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { buildWhereStale } from './build.ts'
import { inSlack, startBot } from './cli/bot-process.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const main = join(root, 'dist', 'main.js')

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface RunOptions {
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Leaves stdin open, as a tool that goes on writing does. */
  readonly keepOpen?: boolean
  readonly program?: string
}

const cwd = mkdtempSync(join(tmpdir(), 'baimo-'))

function run(args: readonly string[], { input, environment = {}, keepOpen = false, program = main }: RunOptions = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const { PATH = '', HOME = '' } = process.env
    const child = spawn(process.execPath, [program, ...args], { cwd, env: { PATH, HOME, ...environment } })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => {
      out += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      err += String(chunk)
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
    if (input !== undefined) child.stdin.write(input)
    if (!keepOpen) child.stdin.end()
  })
}

beforeAll(buildWhereStale, 60_000)

describe('baimo', () => {
  it('prints its version and its help', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
    expect(await run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes:') })
  })

  test.each([
    [['chek'], /There is no subcommand "chek".*Did you mean "check"\?/],
    [['ask', '--explian', 'a'], /There is no option --explian\. Did you mean "--explain"\?/],
    [['ask'], /There is no question/],
  ])('names the mistake in %j and exits with 2', async (args, message) => {
    expect(await run(args)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(message) })
  })

  it('answers a question that is given, one that is piped in, and lines of JSON', async () => {
    const given = await run(['ask', '--today', '2026-11-24', '/burn openai'], { keepOpen: true })
    expect(given).toMatchObject({ code: 0, out: expect.stringMatching(/^OpenAI.*US\$[\d.]+ billion.*\[1\]/), err: '' })
    expect(await run(['ask', '--today', '2026-11-24'], { input: '/burn openai\n' })).toEqual(given)
    const { code, out } = await run(['ask', '--jsonl', '--today', '2026-11-24'], { input: '{"id":1,"q":"/burn openai"}\nx\n' })
    expect(code).toBe(0)
    const [answer, error] = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(answer).toMatchObject({ id: 1, kind: 'answer', lang: 'en' })
    expect(error).toMatchObject({ line: 2, error: expect.any(String) })
  })

  it('answers lines that are piped into the terminal, in order, and exits with 0', async () => {
    const { code, out } = await run([], { input: '/burn openai\n\nhi\n' })
    expect(code).toBe(0)
    expect(out).toMatch(/^OpenAI[^\n]*US\$[\d.]+ billion[\s\S]*\n\n[^\n]*baimo/)
    expect(out).not.toContain('\u001b')
    expect(await run([], { input: '' })).toEqual({ code: 0, out: '', err: '' })
  })

  it('leaves an open pipe on "exit"', async () => {
    expect(await run([], { input: 'exit\n', keepOpen: true })).toMatchObject({ code: 0 })
  })

  it('refuses a token in one line that names the variable, and exits with 1', async () => {
    const { environment } = await inSlack()
    const { code, out, err } = await run([], { environment: { ...environment, SLACK_BOT_TOKEN: 'xoxb-of-nobody' } })
    expect([code, out]).toEqual([1, ''])
    const said = err.split('\n').filter((line) => !line.startsWith('{'))
    expect(said).toEqual(['Slack refuses SLACK_BOT_TOKEN (invalid_auth). Copy it anew from the settings of the Slack app.', ''])
    expect(err).not.toContain('xoxb-of-nobody')
  })

  it('runs in Slack until it is told to stop, answers what is under way, and exits with 0', async () => {
    const { slack, environment } = await inSlack()
    const bot = startBot({ ...environment, HEALTH_PORT: '0' })
    await slack.connected(2, { deadlineMs: 30_000 })
    await slack.slash({ command: '/burn', text: 'openai' })
    bot.child.kill('SIGTERM')
    const answer = await slack.answered({ onlyFor: 'U1' })
    expect(answer.text).toMatch(/OpenAI.*US\$[\d.]+ billion/)
    expect(await bot.ended).toBe(0)
    expect(bot.said()).toContain('baimo stops')
  })

  it('lists what is wrong with the settings and exits with 1', async () => {
    expect(await run(['ask', 'a'], { environment: { BAIMO_KNOWLEDGE: '/nowhere' } })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^BAIMO_KNOWLEDGE names/),
    })
  })

  it('does not start on broken knowledge, and prints what is wrong as the check does', async () => {
    const dir = join(mkdtempSync(join(tmpdir(), 'baimo-')), 'knowledge')
    cpSync(join(root, 'knowledge'), dir, { recursive: true })
    writeFileSync(join(dir, 'topics', 'broken.yaml'), 'nonsense: [')
    const [check, start] = await Promise.all([run(['check', '--knowledge', dir]), run(['--knowledge', dir], { input: '/burn openai\n' })])
    expect(check).toMatchObject({ code: 1, out: expect.stringMatching(/topics\/broken\.yaml:1:\d+ error /) })
    expect(start).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/topics\/broken\.yaml:1:\d+ error [\s\S]*can't be used/) })
  })

  it('is started through a link, as npm does it', async () => {
    const link = join(mkdtempSync(join(tmpdir(), 'baimo-')), 'baimo')
    symlinkSync(main, link)
    expect(await run(['--version'], { program: link })).toMatchObject({ code: 0 })
  })

  it('falls silent when its reader goes', async () => {
    const child = spawn(process.execPath, [main, 'ask', '--jsonl'], { cwd })
    let err = ''
    child.stderr.on('data', (chunk) => {
      err += String(chunk)
    })
    child.stdin.on('error', () => undefined)
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.end('{"q":"/burn openai"}\n'.repeat(20_000))
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })
})
