/** `baimo studio` as a process of its own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildWhereStale } from '../build.ts'
import { shippedOn } from '../shipped.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

let folder: string
let running: ChildProcess | undefined
beforeAll(buildWhereStale)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baimo-studio-'))
})
afterEach(() => {
  running?.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** In a folder without `.env` and journal. Resolves with what is said first. */
async function start(main: string, ...args: string[]): Promise<{ said: string; code: Promise<unknown> }> {
  const child = spawn(process.execPath, [main, 'studio', '--today', shippedOn, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] },
  })
  running = child
  const code = once(child, 'close').then(([first]) => first)
  let said = ''
  await new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (said.endsWith('\n')) resolve()
      })
    child.once('close', () => resolve())
  })
  return { said, code }
}

const main = join(root, 'dist/main.js')
const addressIn = (said: string): string => /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0] ?? said

/** Knowledge is compiled, and hundreds of questions are asked twice, on machines that have other work too. */
const maxTestMs = 240_000

describe('baimo studio', { timeout: maxTestMs }, () => {
  it('says where it is, answers there, makes no journal, and ends on a signal', async () => {
    const { said, code } = await start(main, '--port', '0')
    expect(await (await fetch(`${addressIn(said)}?q=/burn+openai`)).text()).toContain('There is no journal yet')
    expect(readdirSync(folder)).toEqual([])
    running?.kill('SIGTERM')
    expect(await code).toBe(0)
  })

  it('tells when the port is taken, and how to name another', async () => {
    const { said } = await start(main, '--port', '0')
    const first = running
    const port = new URL(addressIn(said)).port
    const second = await start(main, '--port', port)
    expect(second.said).toMatch(/can't be opened on port \d+: .*EADDRINUSE.*--port/)
    expect(await second.code).toBe(1)
    first?.kill('SIGKILL')
  })

  it('shows which answers an edit changes that is not committed', async () => {
    const knowledge = join(folder, 'knowledge')
    cpSync(join(root, 'knowledge'), knowledge, { recursive: true })
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { stdio: 'ignore' })
    git('init')
    git('add', '.')
    git('commit', '-m', 'a')
    const file = join(knowledge, 'sources/chanyejia-2024-10.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('value: 14, unit: USD billion', 'value: 15, unit: USD billion'))
    const { said } = await start(main, '--port', '0', '--knowledge', knowledge)
    const stream = (await fetch(`${addressIn(said)}events`)).body
    await fetch(addressIn(said))
    let events = ''
    for await (const chunk of stream ?? []) {
      events += Buffer.from(chunk).toString()
      if (/data: .*\+\n/.test(events)) break
    }
    const changes = (await (await fetch(addressIn(said))).text()).split('id="changes"')[1] ?? ''
    expect(changes).toMatch(/US\$14 billion[\s\S]*US\$15 billion/)
  })

  it('names what to install where the packages that draw are missing', async () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    for (const part of ['dist', 'knowledge', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true })
    const modules = join(folder, 'node_modules')
    for (const name of Object.keys(manifest.dependencies)) {
      mkdirSync(join(modules, name, '..'), { recursive: true })
      symlinkSync(join(root, 'node_modules', name), join(modules, name))
    }
    const { said, code } = await start(join(folder, 'dist/main.js'))
    expect(said).toContain('npm install --include=optional')
    expect(await code).toBe(1)
  })
})
