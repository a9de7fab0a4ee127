/** How replies look in Slack. The stand-in reports whatever breaks a documented limit. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../src/core/plain-text.ts'
import type { Line, Reply } from '../../../src/core/reply.ts'
import { loadQuestions } from '../../golden/questions.ts'
import { makeCitation, makeEngine, makeReply, replyingEngine } from '../fake-engine.ts'
import { articleEngine } from '../../shipped.ts'
import { openBot } from './bot.ts'
import type { SeenMessage } from './stand-in/seen.ts'
import { visibleText } from './stand-in/visible-text.ts'

type Block = Readonly<Record<string, unknown>>

const today = '2026-11-24'
const line = (text: string): Line => [{ kind: 'text', text }]
const isBlock = (value: unknown): value is Block => typeof value === 'object' && value !== null
const blocksOf = ({ blocks }: Pick<SeenMessage, 'blocks'>): readonly Block[] => blocks.filter(isBlock)
const typesOf = (message: SeenMessage): readonly unknown[] => blocksOf(message).map(({ type }) => type)
const bare = (text: string): string => text.replace(/[\s\u2060]+/g, '')
const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** A reply as it comes to a person who types a command, and as text alone. */
async function layOut(reply: Reply): Promise<SeenMessage> {
  const { slack } = await openBot({ engine: replyingEngine(reply) })
  await slack.slash({ command: '/burn', text: 'openai' })
  const answer = await slack.answered({ onlyFor: 'U1' })
  expect(slack.violations).toEqual([])
  return answer
}

describe('replies of the shipped engine', () => {
  // Behind /baimo a first word that is a command is one: those are asked in commands.test.ts.
  const names = new Set(articleEngine.commands.map(({ name }) => name))
  const questions = loadQuestions()
    .filter((_, i) => i % 9 === 0)
    .filter(({ turns }) => !names.has(turns.at(-1)?.split(' ')[0]?.toLowerCase() ?? ''))

  it('of every kind and language keep to the limits, name figure and sources in their fallback text, and fold no source away', async () => {
    const { slack, office } = await openBot()
    const replies = new Map<string, Reply>()
    for (const [i, { turns }] of questions.entries()) {
      const text = turns.at(-1) ?? ''
      const user = `U${i}`
      // Each in a channel of its own, where nothing was said before.
      replies.set(user, articleEngine.ask({ text, conversation: '', audience: 'private', today, lang: 'en' }).reply)
      await slack.slash({ command: '/baimo', text, user, channel: `C${i}` })
    }
    await slack.waitFor(() => slack.seen.messages({ by: 'bot' }).length >= questions.length, { deadlineMs: 20_000 })
    expect(slack.violations).toEqual([])
    for (const [user, reply] of replies) {
      const [message] = slack.seen.messages({ by: 'bot', onlyFor: user })
      const folded = bare(visibleText({ text: '', blocks: message?.blocks ?? [] }, { folded: 'closed' }))
      const text = bare(unescaped(message?.text ?? ''))
      for (const citation of reply.citations) {
        expect(folded).toContain(bare(`[${citation.n}] ${citation.text}`))
        expect(text).toContain(bare(`[${citation.n}] ${citation.text}`))
      }
      expect(text).toContain(
        bare(plainText({ ...reply, lines: reply.lines.slice(0, 1), notes: [], actions: [], citations: [] }).split('\n')[0] ?? ''),
      )
    }
    expect(new Set(office.entries.map(({ kind, lang }) => `${kind} ${lang}`)).size).toBeGreaterThanOrEqual(9)
    expect(questions.length).toBeGreaterThan(60)
    expect(slack.callsOf('response_url').every(({ args }) => args['unfurl_links'] === false && args['unfurl_media'] === false)).toBe(true)
  }, 60_000)
})

describe('detail', () => {
  const long = makeReply({ lines: [line('The answer.'), ...Array.from({ length: 12 }, (_, i) => line(`Detail ${i}.`))] })

  it('that is long is folded up; the answer, notes and sources are not', async () => {
    const answer = await layOut({ ...long, lines: [...long.lines, line('x'.repeat(2000))] })
    expect(typesOf(answer)).toContain('container')
    const shut = visibleText(answer, { folded: 'closed' })
    expect(shut).toContain('The answer.')
    expect(shut).toContain('As of October 2024.')
    expect(shut).toContain('[1] “Article 1”')
    expect(shut).not.toContain('Detail 5.')
    expect(visibleText(answer)).toContain('Detail 11.')
  })

  it('that can be folded stands open where it does not fill a screen', async () => {
    expect(visibleText(await layOut(long), { folded: 'closed' })).toContain('Detail 5.')
  })

  it('that is short stands open', async () => {
    expect(typesOf(await layOut({ ...long, lines: long.lines.slice(0, 3) }))).not.toContain('container')
  })

  it('that is the answer itself, such as help, stands open however long it is', async () => {
    expect(typesOf(await layOut({ ...long, facts: [], citations: [] }))).not.toContain('container')
  })

  it('that does not fit is counted', async () => {
    const answer = await layOut({ ...long, lines: [line('The answer.'), ...Array.from({ length: 40 }, () => line('x'.repeat(1000)))] })
    const left = Number(/…and (\d+) more lines\./.exec(visibleText(answer))?.[1])
    const shown = visibleText(answer)
      .split('\n')
      .filter((text) => /^x+$/.test(text)).length
    expect(shown).toBeGreaterThan(3)
    expect(left + shown).toBe(40)
  })
})

describe('a table', () => {
  const table = (rows: number, width = 10) => ({
    caption: 'Losses',
    header: ['Company', 'Loss'],
    rows: Array.from({ length: rows }, (_, i) => [line(`Company ${i}`), line(i === 0 ? '' : 'y'.repeat(width))]),
  })
  const rowsOf = (message: SeenMessage): readonly unknown[] => {
    const rows = blocksOf(message).find(({ type }) => type === 'data_table')?.['rows']
    return Array.isArray(rows) ? rows : []
  }

  it('is shown as one, with its caption and no empty cell', async () => {
    const answer = await layOut(makeReply({ table: table(5) }))
    expect(rowsOf(answer)).toHaveLength(6)
    expect(visibleText(answer)).toContain('Losses')
    expect(visibleText(answer)).toContain('Company 0 | –')
  })

  it.each([
    [300, 10],
    [90, 300],
  ])('of %i rows with cells of %i characters shows what fits, and counts the rest', async (rows, width) => {
    const answer = await layOut(makeReply({ table: table(rows, width) }))
    const shown = rowsOf(answer).length - 1
    expect(shown).toBeGreaterThan(10)
    expect(shown).toBeLessThan(rows)
    expect(visibleText(answer)).toContain(`…and ${rows - shown} more lines.`)
  })

  it('without rows is left out', async () => {
    expect(typesOf(await layOut(makeReply({ table: table(0) })))).not.toContain('data_table')
  })

  it('is text where Slack takes none', async () => {
    const { slack } = await openBot({ engine: replyingEngine(makeReply({ table: table(3) })) })
    slack.refuseBlocks('data_table')
    await slack.slash({ command: '/burn', text: 'openai' })
    expect(visibleText(await slack.answered())).toMatch(/Company 2[\s\S]*\[1\] “Article 1”/)
  })
})

describe('any reply', () => {
  it('keeps to the limits and shows every source, whatever its size', async () => {
    let current = makeReply()
    const { slack } = await openBot({ engine: makeEngine(() => ({ reply: current })) })
    const text = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 400 })
    const size = fc.record({
      lines: fc.array(text, { minLength: 1, maxLength: 30 }),
      notes: fc.array(text, { maxLength: 15 }),
      sources: fc.integer({ min: 0, max: 40 }),
      cells: fc.array(text, { maxLength: 150 }),
      labels: fc.array(text, { maxLength: 30 }),
    })
    let asked = 0
    await fc.assert(
      fc.asyncProperty(size, async ({ lines, notes, sources, cells, labels }) => {
        current = makeReply({
          lines: lines.map((words, i) => line(i === 0 ? `${words}.` : words)),
          notes: notes.map(line),
          citations: Array.from({ length: sources }, (_, i) => ({ ...makeCitation(i + 1), url: 'https://example.com/article?a=1&b=2' })),
          table: { caption: cells[0] ?? '', header: ['A', 'B'], rows: cells.map((cell) => [line(cell), line(cell)]) },
          actions: labels.map((label) => ({ kind: 'ask', label, text: label })),
        })
        const user = `U${++asked}`
        const before = slack.violations.length
        await slack.slash({ command: '/burn', text: 'openai', user })
        const shown = visibleText(await slack.answered({ onlyFor: user }))
        for (let n = 1; n <= sources; n++) expect(shown).toContain(`[${n}] “Article ${n}”`)
        expect(slack.violations.slice(before)).toEqual([])
      }),
      { numRuns: 60, seed: 11 },
    )
  }, 60_000)
})
