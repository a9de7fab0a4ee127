/** What every adapter must hold to, whatever its platform. Each adapter's test runs it with a harness of its own. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Adapter } from '../../src/adapters/adapter.ts'
import { plainText } from '../../src/core/plain-text.ts'
import type { Engine, Line } from '../../src/core/reply.ts'
import { makeCitation, makeEngine, makeReply, noMemory, replyingEngine } from './fake-engine.ts'

export interface Harness {
  readonly adapter: Adapter
  /** Sends messages one after the other, without waiting for answers. Resolves once all have reached the adapter. */
  send(texts: readonly string[]): Promise<void>
  /** The answers seen so far, as a person sees them, in the order of their appearance. */
  answers(): Promise<readonly string[]>
  /** What must not be found in an answer beside `forbidden`: mentions that ping, escapes of the platform. */
  readonly leaks: readonly RegExp[]
}

export type MakeHarness = (engine: Engine) => Promise<Harness>

const hostile = 'a\u001b[31mred\u001b]8;;http://x.example\u0007b\u0000c\u009bd\u202ee <!channel> @everyone <@U123> [x](http://evil.example)'

const plainLine = (text: string): Line => [{ kind: 'text', text }]
const squeezed = (text: string): string => text.replace(/\s+/g, '')

export function describeAdapterContract(name: string, makeHarness: MakeHarness): void {
  const askOne = async (engine: Engine, text = '/burn openai'): Promise<{ answer: string; harness: Harness }> => {
    const harness = await makeHarness(engine)
    await harness.send([text])
    const answers = await harness.answers()
    expect(answers).toHaveLength(1)
    await harness.adapter.stop()
    return { answer: answers[0] ?? '', harness }
  }

  describe(`${name}: the contract of adapters`, () => {
    it('shows what the plain text shows, the answer first', async () => {
      const reply = makeReply({ lines: [...makeReply().lines, plainLine('A second line.')], citations: [makeCitation(1), makeCitation(2)] })
      const { answer } = await askOne(replyingEngine(reply))
      expect(squeezed(answer).startsWith(squeezed(plainText(reply).split('\n')[0] ?? ''))).toBe(true)
      for (const { n, text } of reply.citations) expect(squeezed(answer)).toContain(squeezed(`[${n}] ${text}`))
      for (const text of ['A second line.', 'As of October 2024.', 'who reported that?'])
        expect(squeezed(answer).toLowerCase()).toContain(squeezed(text).toLowerCase())
    })

    it('shows every citation, however long the reply is', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 200 }),
          fc.integer({ min: 1, max: 400 }),
          fc.integer({ min: 1, max: 6 }),
          async (lines, length, sources) => {
            const citations = Array.from({ length: sources }, (_, i) => makeCitation(i + 1))
            const { answer } = await askOne(
              replyingEngine(makeReply({ lines: Array.from({ length: lines }, () => plainLine('字 word '.repeat(length))), citations })),
            )
            for (const { n, text } of citations) expect(squeezed(answer)).toContain(squeezed(`[${n}] ${text}`))
          },
        ),
        { numRuns: 15, seed: 7 },
      )
    }, 60_000)

    it('pings nobody and lets no control character through, wherever it stands', async () => {
      const reply = makeReply({
        lines: [
          [
            { kind: 'text', text: hostile },
            { kind: 'strong', text: hostile },
            { kind: 'link', text: hostile, url: 'javascript:alert(1)' },
          ],
        ],
        table: { caption: hostile, header: [hostile, 'b'], rows: [[plainLine(hostile), plainLine('1')]] },
        citations: [{ ...makeCitation(1), text: hostile, url: 'https://x.example/\u001b[31m' }],
        notes: [plainLine(hostile)],
        actions: [{ kind: 'ask', label: hostile, text: hostile }],
        labels: { sources: hostile, next: hostile, more: hostile },
      })
      const { answer, harness } = await askOne(replyingEngine(reply))
      expect(answer).toContain('red')
      expect(answer.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e]|javascript:/u)
      for (const leak of harness.leaks) expect(answer).not.toMatch(leak)
    })

    it('answers each question once, in order', async () => {
      const harness = await makeHarness(makeEngine(({ text }) => ({ reply: makeReply({ lines: [plainLine(`You asked ${text}.`)] }) })))
      const questions = Array.from({ length: 20 }, (_, i) => `question ${i}`)
      await harness.send(questions)
      const answers = await harness.answers()
      expect(answers.map((answer) => /question \d+/.exec(answer)?.[0])).toEqual(questions)
      await harness.adapter.stop()
    })

    it('says that something failed, with an id, and goes on', async () => {
      const harness = await makeHarness(
        makeEngine(({ text }) => {
          if (text === 'fail') throw new Error('broken on purpose')
          return { reply: makeReply() }
        }),
      )
      await harness.send(['fail', '/burn openai'])
      const [failed, answered, ...more] = await harness.answers()
      expect(failed).toMatch(/went wrong.*\(id-\d+\)/s)
      expect(failed).not.toContain('broken on purpose')
      expect(answered).toContain('US$5 billion')
      expect(more).toEqual([])
      await harness.adapter.stop()
    })

    it('gives the next question the memory of the last', async () => {
      const engine = makeEngine((_, memory) => {
        const turns = (memory?.facts.length ?? 0) + 1
        return {
          reply: makeReply({ lines: [plainLine(`Turn ${turns}.`)] }),
          memory: { ...noMemory, facts: Array.from({ length: turns }, () => 'a/b') },
        }
      })
      const harness = await makeHarness(engine)
      await harness.send(['/burn openai', 'and in 2026?', 'who reported that?'])
      expect((await harness.answers()).map((answer) => /Turn \d/.exec(answer)?.[0])).toEqual(['Turn 1', 'Turn 2', 'Turn 3'])
      await harness.adapter.stop()
    })

    it('answers what has arrived before it stops, and then no more', async () => {
      const harness = await makeHarness(replyingEngine(makeReply()))
      await harness.send(['/burn openai'])
      await harness.adapter.stop()
      expect(await harness.answers()).toHaveLength(1)
      await harness.adapter.stop()
    })
  })
}
