import { PassThrough } from 'node:stream'
import { setImmediate as tick } from 'node:timers/promises'
import { describe, expect, it, test } from 'vitest'
import { askOnce, readQuestion } from '../../src/cli/ask.ts'
import { answerJsonl, type JsonlDeps } from '../../src/cli/jsonl.ts'
import type { Engine } from '../../src/core/reply.ts'
import { makeCitation, makeEngine, makeReply, noMemory, replyingEngine } from '../adapters/fake-engine.ts'

interface Batch {
  readonly input: PassThrough
  readonly done: Promise<void>
  objects(): Record<string, unknown>[]
}

function openBatch(engine: Engine, more: Partial<JsonlDeps> = {}): Batch {
  const input = new PassThrough()
  const output = new PassThrough()
  let written = ''
  output.on('data', (chunk) => {
    written += String(chunk)
  })
  let failures = 0
  const onFailure = (): string => `Something went wrong. (id-${++failures})`
  const done = answerJsonl({ engine, input, output, today: '2026-11-24', now: () => 0, onFailure, ...more })
  return {
    input,
    done,
    objects: () =>
      written
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  }
}

async function answersTo(
  lines: readonly (string | Buffer)[],
  engine: Engine = replyingEngine(makeReply()),
  more: Partial<JsonlDeps> = {},
): Promise<Record<string, unknown>[]> {
  const { input, done, objects } = openBatch(engine, more)
  for (const line of lines) input.write(Buffer.concat([Buffer.from(line), Buffer.from('\n')]))
  input.end()
  await done
  await tick()
  return objects()
}

const ask = (fields: Record<string, unknown>): string => JSON.stringify({ q: '/burn openai', ...fields })
const echo = makeEngine(({ text }) => ({ reply: makeReply({ lines: [[{ kind: 'text', text }]] }) }))

describe('ask --jsonl', () => {
  it('writes one object of the documented shape for each line', async () => {
    const reply = makeReply({ citations: [makeCitation(1), { ...makeCitation(2), url: 'https://example.com/2' }] })
    const [answer] = await answersTo([ask({ id: 1, unknown: [1] })], replyingEngine(reply))
    expect(answer).toEqual({
      id: 1,
      kind: 'answer',
      lang: 'en',
      text: expect.stringMatching(/^US\$5 billion in 2024 \(forecast\) \[1\]/),
      facts: ['article-1/loss'],
      sources: [
        { id: 'article-1', title: 'Article 1', publisher: '产业家', published: '2024-10', url: null },
        { id: 'article-2', title: 'Article 2', publisher: '产业家', published: '2024-10', url: 'https://example.com/2' },
      ],
      ms: 0,
    })
  })

  test.each([[1], ['a'], [null], [{ deep: [1, { a: null }] }], [[1, 2]], [false], [''], [1.5]])(
    'gives the id %j back as it came',
    async (id) => {
      expect((await answersTo([ask({ id })]))[0]?.['id']).toEqual(id)
      expect((await answersTo([JSON.stringify({ id })]))[0]).toMatchObject({ line: 1, id, error: expect.any(String) })
    },
  )

  test.each([
    ['no JSON', 'nonsense', /no JSON/],
    ['a list', '[1]', /no JSON object/],
    ['null', 'null', /no JSON object/],
    ['no question', '{"id":7}', /no "q"/],
    ['a question that is no text', '{"id":7,"q":5}', /"q" is no text/],
    ['a language that is none', '{"id":7,"q":"a","lang":"fr"}', /"lang" is none of en, zh-Hans, zh-Hant/],
    ['a conversation that is an object', '{"id":7,"q":"a","conversation":{}}', /"conversation"/],
  ])('answers %s with an error that has the line, and goes on', async (_, line, error) => {
    const objects = await answersTo([ask({ id: 1 }), '', line, ask({ id: 2 })])
    expect(objects).toEqual([
      expect.objectContaining({ id: 1, kind: 'answer' }),
      expect.objectContaining({ line: 3, error: expect.stringMatching(error) }),
      expect.objectContaining({ id: 2, kind: 'answer' }),
    ])
    expect(objects[1]).toEqual(
      line.includes('"id"') ? expect.objectContaining({ id: 7 }) : expect.not.objectContaining({ id: expect.anything() }),
    )
  })

  it('survives 10,000 characters, lone surrogates, NULs, bytes that are no UTF-8 and deep nesting', async () => {
    const texts = ['x'.repeat(10_000), '\ud800', '\u0000', '字'.repeat(10_000)]
    const objects = await answersTo(
      [
        ...texts.map((q, id) => ask({ id, q })),
        Buffer.from([0x7b, 0xff, 0x7d]),
        `{"id":${'['.repeat(50_000)}${']'.repeat(50_000)},"q":"a"}`,
        ask({ id: 'last' }),
      ],
      echo,
    )
    expect(objects).toHaveLength(7)
    expect(objects.slice(0, 4).map(({ id }) => id)).toEqual([0, 1, 2, 3])
    expect(objects[4]).toMatchObject({ line: 5, error: expect.stringMatching(/no JSON/) })
    expect(objects.at(-1)).toMatchObject({ id: 'last', kind: 'answer' })
  })

  it('answers a line of more than a megabyte with an error, and goes on', async () => {
    const objects = await answersTo([ask({ id: 1, q: 'x'.repeat(3_000_000) }), ask({ id: 2 })])
    expect(objects).toMatchObject([
      { line: 1, error: expect.stringMatching(/longer than 1000000 bytes/) },
      { id: 2, kind: 'answer' },
    ])
  })

  it('answers each line as it comes, while the input stays open', async () => {
    const { input, done, objects } = openBatch(replyingEngine(makeReply()))
    input.write(`${ask({ id: 1 })}\n${ask({ id: 2 }).slice(0, 5)}`)
    await tick()
    await tick()
    expect(objects()).toMatchObject([{ id: 1 }])
    input.end(ask({ id: 2 }).slice(5))
    await done
    await tick()
    expect(objects()).toMatchObject([{ id: 1 }, { id: 2 }])
  })

  it('keeps a dialogue by its conversation, and lines without one apart', async () => {
    const engine = makeEngine((_, memory) => {
      const facts = [...(memory?.facts ?? []), 'a/b']
      return { reply: makeReply({ facts }), memory: { ...noMemory, facts } }
    })
    const objects = await answersTo(
      [ask({ conversation: 'x' }), ask({}), ask({ conversation: 'y' }), ask({}), ask({ conversation: 'x' })],
      engine,
    )
    expect(objects.map(({ facts }) => (Array.isArray(facts) ? facts.length : 0))).toEqual([1, 1, 1, 1, 2])
  })

  it('has a text of at most 4,000 characters that still holds every citation', async () => {
    const citations = Array.from({ length: 5 }, (_, i) => makeCitation(i + 1))
    const [answer] = await answersTo(
      [ask({ id: 1 })],
      replyingEngine(
        makeReply({ lines: Array.from({ length: 80 }, () => [{ kind: 'text' as const, text: 'word '.repeat(40) }]), citations }),
      ),
    )
    const text = String(answer?.['text'])
    expect(text.length).toBeLessThanOrEqual(4000)
    for (const citation of citations) expect(text).toContain(citation.text)
  })

  it('passes a line’s language on as a hint and the forced one as an order', async () => {
    const seen: unknown[] = []
    const engine = makeEngine(({ lang, forceLang }) => {
      seen.push([lang, forceLang])
      return { reply: makeReply() }
    })
    await answersTo([ask({ lang: 'zh-TW' }), ask({ lang: null })], engine, { forceLang: 'en' })
    expect(seen).toEqual([
      ['zh-Hant', 'en'],
      [undefined, 'en'],
    ])
  })

  it('says with an id that a question failed, and goes on', async () => {
    const engine = makeEngine(({ text }) => {
      if (text === 'fail') throw new Error('broken on purpose')
      return { reply: makeReply() }
    })
    expect(await answersTo([ask({ id: 'a', q: 'fail' }), ask({ id: 'b' })], engine)).toMatchObject([
      { line: 1, id: 'a', error: 'Something went wrong. (id-1)' },
      { id: 'b', kind: 'answer' },
    ])
  })
})

describe('ask', () => {
  function printed(output: PassThrough, explain: boolean): string {
    askOnce('/burn openai', {
      engine: replyingEngine(makeReply()),
      output,
      today: '2026-11-24',
      screen: { color: true, links: true },
      explain,
    })
    return String(output.read())
  }

  it('prints plain text into a pipe', () => {
    const text = printed(new PassThrough(), false)
    expect(text).toMatch(/^US\$5 billion in 2024 \(forecast\) \[1\]\n/)
    expect(text).not.toContain('\u001b')
  })

  it('prints colours on a screen', () => {
    expect(printed(Object.assign(new PassThrough(), { isTTY: true, columns: 80 }), false)).toContain('\u001b[1mUS$5 billion\u001b[22m')
  })

  it('prints what each step saw when that is wanted', () => {
    expect(printed(new PassThrough(), true)).toMatch(/understand:\n {2}saw \/burn openai\n$/)
  })

  it('reads a question from a pipe, over line ends and cut characters', async () => {
    const input = new PassThrough()
    for (const byte of Buffer.from(' 智谱\n融资? \n')) input.write(Uint8Array.of(byte))
    input.end()
    expect(await readQuestion(input)).toBe('智谱\n融资?')
  })
})
