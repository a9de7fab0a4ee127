/** The rules of a cited figure, on every reply of the golden set. */
import { beforeAll, describe, expect, test } from 'vitest'
import { wordFigure } from '../../src/core/facts/figures.ts'
import type { Fact } from '../../src/core/knowledge.ts'
import { plainText } from '../../src/core/plain-text.ts'
import { wordDate, wordPeriod } from '../../src/core/facts/periods.ts'
import type { Rate } from '../../src/core/facts/rates.ts'
import type { Line, Memory, Reply } from '../../src/core/reply.ts'
import { type GoldenItem, grounds, loadQuestions } from './questions.ts'
import { loadSubject, type Subject } from './subject.ts'

interface Asked {
  readonly q: string
  readonly reply: Reply
}

const questions = loadQuestions()
let subject: Subject
let facts: ReadonlyMap<string, Fact>
let asked: readonly Asked[] = []

/** The reply to the last turn. */
function ask({ turns, today }: GoldenItem): Reply {
  let memory: Memory | undefined
  let reply: Reply | undefined
  for (const text of turns) {
    const outcome = subject.engine.ask({ text, conversation: 'golden', audience: 'private', today }, memory)
    memory = outcome.memory
    reply = outcome.reply
  }
  if (!reply) throw new Error('a question without turns')
  return reply
}

const text = (line: Line): string => line.map((span) => (span.kind === 'cite' ? '' : span.text)).join('')
/** What baimo computes itself, growth or another currency, stands in no fact; it is let pass only where it is marked. */
const withoutComputed = (value: string): string =>
  value
    .replace(/≈ [^;)]*, computed|约合[^；）]*，换算|約合[^；）]*，換算/g, '')
    .replace(/[;；][^;；]*(?:, computed|（计算得出）|（計算得出）)/g, '')
const computed = /^(Computed|计算得出|計算得出)$/
/** The cells of a table but those in a column of computed ones. */
/** Lines and notes without the titles of articles, which stand as they were printed. */
const ownWords = ({ lines, notes }: Reply): string =>
  [...lines, ...notes]
    .map(text)
    .join('\n')
    .replace(/《[^》]*》|“[^”]*”/g, '')
const cells = ({ table }: Reply): Line[] =>
  (table?.rows ?? []).flatMap((row) => row.filter((_, i) => !computed.test(table?.header[i] ?? '')))
const numbers = (value: string): string[] => [...value.matchAll(/\d+(?:[.,]\d+)*/g)].map(([number]) => number.replaceAll(',', ''))
// A line that says what is missing names the period that was asked for.
const counted =
  /has nothing|has no |没有收录|百模没有|百模沒有|沒有收錄|counted|计数|計數|more facts|more that would fit|more lines|…and \d+ more|另有|months? old|距今|years old|年以上|facts by topic|按主题|按主題|baimo's facts|cited facts|个主题|個主題|facts on|条事实|條事實/

function said(fact: Fact, lang: Reply['lang']): string {
  const filled = fact.statement[lang].replaceAll('{period}', wordPeriod(fact.period, lang))
  return [
    filled,
    fact.caveat?.[lang] ?? '',
    fact.figure ? wordFigure(fact.figure, lang) : '',
    wordPeriod(fact.period, lang),
    fact.fiscal ?? '',
    wordDate(fact.stated, lang),
    fact.id,
  ].join(' ')
}

/** A rate is for one of its base. */
function rateSaid({ base, quote, value, period }: Rate, lang: Reply['lang']): string {
  return [wordFigure({ value: 1, unit: base }, lang), wordFigure({ value, unit: quote }, lang), wordPeriod(period, lang)].join(' ')
}

/** Names may hold numbers: GPT-4, 01.AI. */
function names(lang: Reply['lang']): string {
  return [
    ...subject.knowledge.entities.map((entity) => entity.name[lang]),
    ...subject.knowledge.metrics.map((metric) => metric.name[lang]),
  ].join(' ')
}

// All questions on both grounds: the rules hold for whatever is asked.
describe.each(grounds)('every reply of the golden set on the knowledge of the %s', (ground) => {
  beforeAll(() => {
    subject = loadSubject(ground)
    facts = new Map(subject.knowledge.facts.map((fact) => [fact.id, fact]))
    asked = questions.map((question) => ({ q: question.turns.join(' → '), reply: ask(question) }))
  })

  test('has been asked', () => {
    expect(asked.length).toBeGreaterThan(500)
  })

  test('shows no number that its cited facts, their dates and names do not hold', () => {
    const strangers = asked.flatMap(({ q, reply }) => {
      if (reply.citations.length === 0) return []
      const rates = subject.knowledge.rates.filter(({ source }) => reply.citations.some((citation) => citation.source === source))
      const cited = reply.citations.flatMap((citation) => citation.facts).flatMap((id) => facts.get(id) ?? [])
      const allowed = new Set(
        numbers(
          [
            ...cited.map((fact) => said(fact, reply.lang)),
            ...rates.map((rate) => rateSaid(rate, reply.lang)),
            names(reply.lang),
            q,
            ...reply.citations.map((citation) => citation.text),
          ].join(' '),
        ),
      )
      const lines = [...reply.lines, ...cells(reply), ...reply.notes].filter((line) => !counted.test(text(line)))
      return lines.flatMap((line) =>
        numbers(withoutComputed(text(line)))
          .filter((number) => !allowed.has(number))
          .map((number) => `${q}: ${number} in ${text(line)}`),
      )
    })
    expect(strangers).toEqual([])
  })

  test('cites a source in every line that shows a figure', () => {
    const bare = asked.flatMap(({ q, reply }) =>
      reply.lines
        .filter(
          (line) =>
            line.some((span) => span.kind === 'strong') &&
            !line.some((span) => span.kind === 'cite') &&
            !/register of names|名称登记|名稱登記/.test(text(line)),
        )
        .map((line) => `${q}: ${text(line)}`),
    )
    expect(bare).toEqual([])
  })

  test('says status and origin of the figure in its line', () => {
    const status = /actual|estimate|forecast|target|实际值|估算|预测|目标|實際值|預測|目標/i
    const bare = asked.flatMap(({ q, reply }) => {
      const figures = reply.facts
        .flatMap((id) => facts.get(id) ?? [])
        .flatMap((fact) => (fact.figure && !fact.figure.undisclosed ? [wordFigure(fact.figure, reply.lang)] : []))
      // A sentence may say again what the line of its figure, right before it, has said.
      const repeats = (i: number): boolean => {
        // A line of figures shows the direction of a change, which a sentence says: +6%.
        const [before, line] = [text(reply.lines[i - 1] ?? []).replaceAll('+', ''), text(reply.lines[i] ?? [])]
        return status.test(before) && figures.every((figure) => !line.includes(figure) || before.includes(figure))
      }
      return reply.lines
        .filter(
          (line, i) =>
            figures.some((figure) => text(line).includes(figure)) &&
            !status.test(text(line)) &&
            !repeats(i) &&
            !/stated|公布于|公佈於|appeared/i.test(text(line)),
        )
        .map((line) => `${q}: ${text(line)}`)
    })
    expect(bare).toEqual([])
  })

  test('is never "currently" or "recently"', () => {
    const vague = asked.filter(({ reply }) => /\b(currently|recently|nowadays)\b|目前|近日|最近/.test(ownWords(reply)))
    expect(vague.map(({ q }) => q)).toEqual([])
  })

  test('cites what it numbers, and numbers what it cites', () => {
    for (const { q, reply } of asked) {
      const used = new Set(
        [...reply.lines, ...cells(reply), ...reply.notes].flatMap((line) => line.flatMap((span) => (span.kind === 'cite' ? [span.n] : []))),
      )
      expect(
        [...used].sort((a, b) => a - b),
        q,
      ).toEqual(reply.citations.map(({ n }) => n))
      if (reply.facts.length > 0) expect(reply.citations.length, q).toBeGreaterThan(0)
    }
  })

  test('names the original publisher before the place where it was read', () => {
    for (const { q, reply } of asked)
      for (const { text, publisher, via } of reply.citations)
        if (via && reply.lang !== 'zh-Hant') expect(text.indexOf(publisher), q).toBeLessThan(text.lastIndexOf(via))
  })

  test('keeps to its script', () => {
    for (const { q, reply } of asked) {
      if (reply.lang !== 'zh-Hant') continue
      const own = ownWords(reply)
      expect(own.match(/[亏损营预测实际据报论为这还没说业务与国产]/)?.[0], `${q}\n${own}`).toBeUndefined()
    }
    for (const { q, reply } of asked) {
      if (reply.lang !== 'zh-Hans') continue
      const own = ownWords(reply)
      expect(own.match(/[虧損營預測實際據報論為這還沒說業務與國產]/)?.[0], `${q}\n${own}`).toBeUndefined()
    }
  })

  test('comes out the same a second time, byte for byte', () => {
    for (const [i, question] of questions.entries()) expect(JSON.stringify(ask(question))).toBe(JSON.stringify(asked[i]?.reply))
  })

  test('keeps its sources at any length', () => {
    for (const { reply } of asked) {
      for (const maxChars of [400, 1000, 4000]) {
        const short = plainText(reply, { maxChars })
        for (const citation of reply.citations) expect(short).toContain(citation.text)
      }
    }
  })
})
