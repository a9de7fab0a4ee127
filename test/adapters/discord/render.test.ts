/** Rendering, ids and escaping by themselves: no network, no SDK. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { choicesFor } from '../../../src/adapters/discord/completion.ts'
import { decodePress, encodePress, type Press } from '../../../src/adapters/discord/custom-ids.ts'
import { cutTo, escapeText, linkTo, unescapeText } from '../../../src/adapters/discord/escape.ts'
import { readInteraction } from '../../../src/adapters/discord/events.ts'
import { maxQuestionChars } from '../../../src/adapters/discord/limits.ts'
import { message } from '../../../src/adapters/discord/payloads.ts'
import { renderReply, shownQuestion } from '../../../src/adapters/discord/render.ts'
import type { Reply } from '../../../src/core/reply.ts'
import { makeCitation, makeReply, replyingEngine } from '../fake-engine.ts'
import { problemsOfMessage } from './limits.ts'
import { rendered, viewOf } from './view.ts'

const answer = 'abcdefghijklmn_-'
const look = { state: { lang: 'en', answer, question: '/burn openai' }, canShare: true, choose: 'Choose' } as const
const words = fc.string({ unit: 'binary', maxLength: 120 })
const line = fc.array(
  fc.oneof(
    words.map((text) => ({ kind: 'text', text }) as const),
    words.map((text) => ({ kind: 'strong', text }) as const),
    fc.integer({ min: 1, max: 99 }).map((n) => ({ kind: 'cite', n }) as const),
  ),
  { minLength: 1, maxLength: 12 },
)

describe('a reply in Discord', () => {
  it('keeps every limit and every source, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.record({
          title: words,
          lines: fc.array(line, { minLength: 1, maxLength: 60 }),
          notes: fc.array(line, { maxLength: 20 }),
          sources: fc.integer({ min: 0, max: 80 }),
          rows: fc.integer({ min: 0, max: 60 }),
          question: fc.string({ unit: 'binary', minLength: 1, maxLength: maxQuestionChars }),
          kind: fc.constantFrom<Reply['kind']>('answer', 'partial', 'clarify', 'none'),
        }),
        ({ title, lines, notes, sources, rows, question, kind }) => {
          const citations = Array.from({ length: sources }, (_, i) => makeCitation(i + 1))
          const cell = [{ kind: 'text', text: '2024年 about US$5 billion' }] as const
          const reply = makeReply({
            kind,
            title,
            lines,
            notes,
            citations,
            ...(rows > 0 ? { table: { caption: 'c', header: ['a', 'b'], rows: Array.from({ length: rows }, () => [cell, cell]) } } : {}),
            actions: [
              ...Array.from({ length: 30 }, (_, i) => ({ kind: 'ask', label: title, text: `/burn ${i} ${title}` }) as const),
              { kind: 'ask', label: title, text: 'who?' },
              { kind: 'share', label: title },
              { kind: 'vote', label: 'Useful', value: 'up' },
              { kind: 'vote', label: 'Not useful', value: 'down' },
              { kind: 'correct', label: title },
            ],
          })
          const pages = renderReply(reply, { ...look, state: { ...look.state, question }, showsQuestion: true, notice: title })
          for (const page of pages) expect(problemsOfMessage(message(page, 'shared'))).toEqual([])
          const text = pages.map(viewOf).join('\n')
          for (const { n, text: citation } of citations) expect(text).toContain(`[${n}] ${citation}`)
        },
      ),
      { numRuns: 150, seed: 11 },
    )
  })

  it('counts what had no room: detail first, then lines, then rows', () => {
    const lines = Array.from({ length: 100 }, (_, i) => [{ kind: 'text', text: `Line ${i}. ${'word '.repeat(20)}` }] as const)
    const text = viewOf(renderReply(makeReply({ lines }), look)[0])
    const shown = [...text.matchAll(/^Line \d+/gm)].length
    expect(text).not.toContain('As of October 2024.')
    expect(text).toContain(`…and ${100 - shown + 1} more lines.`)
    const table = {
      caption: 'Burn',
      header: ['year', 'figure'],
      rows: lines.map((_, i) => [[{ kind: 'text', text: `${i}` }], [{ kind: 'text', text: 'x'.repeat(40) }]] as const),
    }
    const tabled = viewOf(renderReply(makeReply({ table }), look)[0])
    expect(tabled).toMatch(/^US\$5 billion/)
    const rows = [...tabled.matchAll(/^\d+ +x+$/gm)].length
    expect(rows).toBeGreaterThan(50)
    expect(tabled).toContain(`…and ${100 - rows + 1} more lines.`)
  })

  it('gives even a first line without an end less room than the sources', () => {
    const reply = makeReply({ lines: [[{ kind: 'text', text: '*'.repeat(9000) }]], notes: [] })
    const [page = []] = renderReply(reply, look)
    expect(problemsOfMessage(message(page, 'shared'))).toEqual([])
    expect(viewOf(page)).toMatch(/^\*{1000,}…\n\nSources\n\[1\]/)
  })

  it('has a table in columns where they have room, else row by row', () => {
    const rows = [
      [
        [{ kind: 'text', text: '2024年' }],
        [
          { kind: 'strong', text: '5' },
          { kind: 'cite', n: 1 },
        ],
      ],
    ] as const
    const narrow = viewOf(renderReply(makeReply({ table: { caption: 'Burn', header: ['Year', 'Billion'], rows } }), look)[0])
    expect(narrow).toContain('Year    Billion\n2024年  5[1]')
    const wide = [[[{ kind: 'text', text: '字'.repeat(30) }], [{ kind: 'text', text: '`code`' }]]] as const
    expect(viewOf(renderReply(makeReply({ table: { caption: 'Burn', header: ['Year', 'Billion'], rows: wide } }), look)[0])).toContain(
      "字 · 'code'",
    )
  })
})

describe('ids of buttons', () => {
  const question = fc.string({ maxLength: 60 }).map((text) => text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, ''))
  const lang = fc.constantFrom('en', 'zh-Hans', 'zh-Hant')
  const press: fc.Arbitrary<Press> = fc.oneof(
    fc.record({ kind: fc.constant('ask'), lang, text: question.filter((text) => text.trim() !== '') }),
    fc.record(
      {
        kind: fc.constant('follow'),
        lang,
        text: question.map((text) => text.replaceAll('|', '')).filter((text) => text !== ''),
        question: question.filter(Boolean),
      },
      { requiredKeys: ['kind', 'lang', 'text'] },
    ),
    fc.record(
      { kind: fc.constantFrom('share', 'up', 'down', 'correct'), lang, answer: fc.constant(answer), question: question.filter(Boolean) },
      { requiredKeys: ['kind', 'lang', 'answer'] },
    ),
    fc.record({ kind: fc.constant('choose'), lang }),
  ) as fc.Arbitrary<Press>

  it('come back as they went, or were not made', () => {
    fc.assert(
      fc.property(press, (press) => {
        const id = encodePress(press)
        if (id === undefined) return
        expect(id.length).toBeLessThanOrEqual(100)
        expect(decodePress(id)).toEqual(press)
      }),
    )
  })

  it('are never trusted: anything else reads as nothing, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (id) => {
        const press = decodePress(id)
        if (press !== undefined) expect(encodePress(press)).toBeDefined()
      }),
    )
  })
})

describe('escaping', () => {
  it('leaves what was meant to be seen, inert, and can be taken back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const plain = text
          .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '')
          .replaceAll('\u200b', '')
          .trim()
        expect(rendered(escapeText(plain))).toBe(plain)
        expect(unescapeText(escapeText(plain))).toBe(plain)
      }),
    )
  })

  test.each([
    '@everyone',
    '@@everyoneeveryone',
    '<@123>',
    '<@&5>',
    '<#7>',
    '<!channel>',
    '[x](https://evil.example)',
    'https://evil.example',
    '# big',
    '> quote',
    '- list',
    '1. list',
    '-# small',
    '||spoiler||',
    '<t:1:R>',
    '`code`',
    '**bold**',
    '\u202egnp.exe',
  ])('%j does nothing', (text) => {
    expect(escapeText(text)).not.toMatch(/@everyone|(?<!\\)<|(?<!\\)\[|:\/\/|^[#>]|^-|^1\. |(?<!\\)[|`*]|\u202e/)
    expect(rendered(escapeText(text))).not.toMatch(/PING|LINK/)
  })

  it('links the web only, by words that lead nowhere else', () => {
    expect(linkTo('javascript:alert(1)')).toBeUndefined()
    expect(linkTo('https://example.com/a_(b)')).toBe('[example.com](https://example.com/a_%28b%29)')
    expect(linkTo('https://evil.example/', 'bank.com')).toBe('[evil.example](https://evil.example/)')
    expect(linkTo('https://example.com/', 'the report')).toBe('[the report](https://example.com/)')
  })

  it('cuts at whole characters', () => {
    expect(cutTo('ab😀cd', 4)).toBe('ab…')
  })
})

describe('a question that a message shows', () => {
  it('is read from what Discord sends back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
        const question = text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069\u200b]/gu, '').trim() || 'x'
        const [page] = renderReply(makeReply(), { ...look, state: { ...look.state, question }, showsQuestion: true })
        expect(shownQuestion(page ?? [])).toBe(question)
      }),
    )
  })

  it('is there only where a button could not carry it', () => {
    const long = 'how much does OpenAI lose? '.repeat(5).trim()
    const quoted = (question: string): string | undefined =>
      shownQuestion(renderReply(makeReply(), { ...look, state: { ...look.state, question } })[0] ?? [])
    expect(quoted('/burn openai')).toBeUndefined()
    expect(quoted(long)).toBe(long)
  })
})

describe('what Discord sends', () => {
  it('is read without throwing, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (payload) => void readInteraction(payload)))
  })
})

describe('choices', () => {
  it('too long for Discord are left out', () => {
    const engine = {
      ...replyingEngine(makeReply()),
      complete: () => ['x'.repeat(101), 'OpenAI'].map((name) => ({ label: name, value: name })),
    }
    expect(choicesFor(engine, { command: 'burn', option: 'company', text: '', lang: 'en' })).toEqual([{ name: 'OpenAI', value: 'OpenAI' }])
  })
})
