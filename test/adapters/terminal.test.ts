import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { setImmediate as tick } from 'node:timers/promises'
import { describe, expect, it, test } from 'vitest'
import { wrap } from '../../src/adapters/terminal/columns.ts'
import { completeLine } from '../../src/adapters/terminal/completion.ts'
import { createHistory } from '../../src/adapters/terminal/history.ts'
import { createTerminalAdapter, type TerminalAdapter, type TerminalDeps } from '../../src/adapters/terminal/index.ts'
import { readLines } from '../../src/adapters/terminal/lines.ts'
import { renderReply, renderTrace } from '../../src/adapters/terminal/render.ts'
import { columnsOf } from '../../src/adapters/widths.ts'
import type { Engine } from '../../src/core/reply.ts'
import { describeAdapterContract } from './contract.ts'
import { makeEngine, makeReply, replyingEngine } from './fake-engine.ts'

interface Terminal {
  readonly adapter: TerminalAdapter
  readonly input: PassThrough
  readonly output: PassThrough
  /** What was printed, write by write. */
  readonly writes: readonly string[]
}

function openTerminal(
  engine: Engine,
  { onScreen = false, ...more }: Partial<TerminalDeps> & { readonly onScreen?: boolean } = {},
): Terminal {
  const input = Object.assign(new PassThrough(), { isTTY: onScreen })
  const output = Object.assign(new PassThrough(), { isTTY: onScreen, columns: 80 })
  const writes: string[] = []
  output.on('data', (chunk) => writes.push(String(chunk)))
  let failures = 0
  const onFailure = (): string => `Something went wrong. (id-${++failures})`
  const adapter = createTerminalAdapter({
    engine: () => engine,
    input,
    output,
    today: () => '2026-11-24',
    color: true,
    links: true,
    onFailure,
    ...more,
  })
  return { adapter, input, output, writes }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await tick()
}

describeAdapterContract('terminal', async (engine) => {
  const { adapter, input, writes } = openTerminal(engine)
  await adapter.start()
  return {
    adapter,
    send: async (texts) => void input.write(texts.map((text) => `${text}\n`).join('')),
    async answers() {
      await settle()
      return writes.map((text) => text.trimStart())
    },
    leaks: [],
  }
})

describe('lines piped into the terminal', () => {
  it('are answered in order without a greeting, a prompt or colours, and then it ends', async () => {
    const { adapter, input, writes } = openTerminal(
      makeEngine(({ text }) => ({ reply: makeReply({ lines: [[{ kind: 'strong', text }]], citations: [], notes: [], actions: [] }) })),
    )
    input.end('one\r\n\n  two\nthree')
    await adapter.start()
    await adapter.ended
    await settle()
    expect(writes.join('')).toBe('one\n\ntwo\n\nthree\n')
  })

  test.each(['exit', 'quit', '退出', '/exit', 'QUIT'])('%s leaves', async (word) => {
    const { adapter, input, writes } = openTerminal(replyingEngine(makeReply()))
    await adapter.start()
    input.write(`${word}\n/burn openai\n`)
    await adapter.ended
    await settle()
    expect(writes).toEqual([])
  })

  it('come with what each step saw when that is wanted, on one question as on the next', async () => {
    const { adapter, input, writes } = openTerminal(replyingEngine(makeReply()), { explain: true })
    input.end('/burn openai\n')
    await adapter.start()
    await adapter.ended
    await settle()
    expect(writes.join('')).toMatch(/understand:\n {2}saw \/burn openai\n$/)
  })

  it('get the language that was forced and the day that was given', async () => {
    const seen: unknown[] = []
    const engine = makeEngine((question) => {
      seen.push(question)
      return { reply: makeReply() }
    })
    const { adapter, input } = openTerminal(engine, { lang: 'zh-Hant' })
    input.end('/burn openai\n')
    await adapter.start()
    await adapter.ended
    expect(seen).toEqual([
      { text: '/burn openai', conversation: 'terminal', audience: 'private', today: '2026-11-24', forceLang: 'zh-Hant' },
    ])
  })
})

describe('a chat on a screen', () => {
  it('greets, answers, prompts again and leaves with Ctrl-D', async () => {
    const { adapter, input, writes } = openTerminal(replyingEngine(makeReply()), { onScreen: true })
    await adapter.start()
    input.write('/burn openai\r')
    await settle()
    input.write('\u0004')
    await adapter.ended
    const shown = writes.join('')
    expect(shown).toMatch(/^Ask about 209 cited facts\./)
    expect(shown).toContain('\u001b[1mUS$5 billion\u001b[22m')
    expect(shown.split('› ').length).toBeGreaterThan(2)
  })

  it('leaves with Ctrl-C and keeps the history', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'baimo-')), '.baimo', 'history')
    const { adapter, input } = openTerminal(replyingEngine(makeReply()), { onScreen: true, history: createHistory(path) })
    await adapter.start()
    input.write('/burn openai\r')
    await settle()
    input.write('\u0003')
    await adapter.ended
    expect(readFileSync(path, 'utf8')).toBe('/burn openai\n')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })
})

describe('the history', () => {
  it('keeps the newest 500 lines', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'baimo-')), 'history')
    const history = createHistory(path)
    history.save(Array.from({ length: 600 }, (_, i) => `line ${i}`))
    expect(history.load()).toHaveLength(500)
    expect(history.load()[0]).toBe('line 0')
  })

  it('is given up silently where it cannot be kept', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'baimo-')), 'file')
    writeFileSync(file, '')
    const history = createHistory(join(file, 'history'))
    history.save(['a'])
    expect(history.load()).toEqual([])
  })
})

describe('a reply on a screen', () => {
  const table = {
    caption: 'OpenAI',
    header: ['期间', 'Figure'],
    rows: [
      [[{ kind: 'text' as const, text: '2024年' }], [{ kind: 'text' as const, text: '5' }]],
      [[{ kind: 'text' as const, text: 'Q1' }], [{ kind: 'text' as const, text: '14' }]],
    ],
  }

  it('has columns side by side, wide characters counted as two', () => {
    const lines = renderReply(makeReply({ table }), { color: false, links: false, width: 80 }).split('\n')
    expect(lines).toContain('期间    Figure')
    expect(lines).toContain('2024年  5')
    expect(lines).toContain('Q1      14')
  })

  it('has one row after the other where columns have no room', () => {
    const text = renderReply(makeReply({ table }), { color: false, links: false, width: 12 })
    expect(text).toContain('2024年 | 5')
  })

  it('links addresses where links can be clicked and prints them where they cannot', () => {
    const reply = makeReply({ lines: [[{ kind: 'link', text: 'the report', url: 'https://example.com/a' }]] })
    expect(renderReply(reply, { color: false, links: true })).toContain(
      '\u001b]8;;https://example.com/a\u001b\\the report\u001b]8;;\u001b\\',
    )
    expect(renderReply(reply, { color: false, links: false })).toContain('the report (https://example.com/a)')
  })

  it('stays within the width, but for words that are longer', () => {
    const text = 'OpenAI expects a loss of about US$5 billion in 2024. 预计2024年亏损约50亿美元，《纽约时报》报道。'.repeat(3)
    const shown = renderReply(makeReply({ lines: [[{ kind: 'text', text }]] }), { color: false, links: false, width: 30 })
    for (const line of shown.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(30)
    expect(shown.replace(/\s/g, '')).toContain(text.replace(/\s/g, ''))
    for (const line of shown.split('\n')) expect(line).not.toMatch(/^[，。》]|《$/)
  })

  it('completes to names that go on from what is typed, and to others where there are none', () => {
    const engine = {
      ...replyingEngine(makeReply()),
      complete: (text: string) => (text === 'ope' ? ['OpenAI', 'ModelBest'] : ['智谱']).map((value) => ({ label: value, value })),
    }
    expect(completeLine(engine, '/burn ope', 'en')).toEqual([['OpenAI'], 'ope'])
    expect(completeLine(engine, '/burn zhipu', 'en')).toEqual([['智谱'], 'zhipu'])
  })

  it('keeps a citation at its word when it breaks lines', () => {
    const pieces = [
      { text: 'aaaa bbbb', style: 0 },
      { text: '[1]', style: 1 },
    ]
    expect(wrap(pieces, 9).map((line) => line.map(({ text }) => text).join(''))).toEqual(['aaaa', 'bbbb[1]'])
  })

  it('prints what each step saw without its escapes', () => {
    expect(renderTrace([{ step: 'understand', lines: ['\u001b[31mred'] }], { color: false, links: false })).toBe('understand:\n  red')
  })
})

describe('completion', () => {
  test.each([
    ['/b', [['/burn ', '/bids '], '/b']],
    ['/BU', [['/burn '], '/BU']],
    ['/burn op', [['OpenAI'], 'op']],
    ['how much does op', [['OpenAI'], 'op']],
    ['/compare OpenAI bai', [['Baichuan'], 'bai']],
    ['how much ', [[], '']],
    ['/burn 百', [['百度'], '百']],
  ])('of %j is %j', (line, expected) => {
    expect(completeLine(replyingEngine(makeReply()), line, 'en')).toEqual(expected)
  })
})

describe('lines out of bytes', () => {
  async function linesOf(chunks: readonly Uint8Array[], maxBytes = 1000): Promise<unknown[]> {
    const input = new PassThrough()
    for (const chunk of chunks) input.write(chunk)
    input.end()
    const lines: unknown[] = []
    for await (const { number, text, cut } of readLines(input, maxBytes)) lines.push(cut ? [number, text, 'cut'] : [number, text])
    return lines
  }

  it('join what was cut in the middle of a character, and drop the mark at the beginning', async () => {
    const bytes = Buffer.from('\uFEFF智谱\r\n二\n')
    expect(await linesOf([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual([
      [1, '智谱'],
      [2, '二'],
    ])
  })

  it('keep no more of a line than was allowed', async () => {
    expect(await linesOf([Buffer.from('a'.repeat(5000)), Buffer.from('b\nc\n')], 10)).toEqual([
      [1, 'a'.repeat(10), 'cut'],
      [2, 'c'],
    ])
  })
})
