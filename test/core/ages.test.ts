import { describe, expect, test } from 'vitest'
import { createEngine } from '../../src/core/engine.ts'
import type { Fact } from '../../src/core/knowledge.ts'
import type { Reply } from '../../src/core/reply.ts'
import { plain } from '../../src/core/wording/spans.ts'
import { fact, knowledge } from './sample.ts'

function ask(text: string, today: string, facts: readonly Fact[] = [fact('result')]): Reply {
  return createEngine(knowledge(facts)).ask({ text, conversation: 'test', audience: 'private', today }).reply
}
const notes = (reply: Reply): string => reply.notes.map(plain).join('\n')

describe('a figure', () => {
  // Sales come out yearly: those of 2025 are followed by those of 2026, which have until the end of 2027 to come out.
  test.each([
    ['2026-11-24', false],
    ['2027-12-31', false],
    ['2028-01-01', true],
  ])('is followed by a newer one a cadence after its period, and as long again to come out: on %s', (today, due) => {
    const reply = ask('Starlight revenue', today)
    expect(notes(reply).includes('age-due:')).toBe(due)
    expect(notes(reply).match(/age-note:/g)).toHaveLength(1)
    expect(reply.kind).toBe('answer')
  })

  test('counts by the newest of its measure, not by the one that leads', () => {
    const forecast = fact('next', { when: '2027', status: 'forecast', stated: '2027-06' })
    expect(notes(ask('Starlight revenue', '2028-03-01', [fact('result'), forecast]))).not.toContain('age-due')
  })

  test('that was expected of later counts from when it was said', () => {
    const [old] = [fact('old', { when: '2030', status: 'forecast', stated: '2024-10' })]
    expect(notes(ask('Starlight revenue', '2026-11-24', [old]))).toContain('age-due:')
    expect(notes(ask('Starlight revenue', '2026-09-24', [old]))).not.toContain('age-due:')
  })

  test('of a year that was asked for does not grow old', () => {
    expect(notes(ask('Starlight revenue 2025', '2036-01-01'))).not.toContain('due')
  })

  test('that was only expected of the year asked for is due as a result', () => {
    const forecast = fact('forecast', { status: 'forecast', stated: '2025-01' })
    expect(notes(ask('Starlight revenue 2025', '2026-12-31', [forecast]))).not.toContain('due')
    expect(notes(ask('Starlight revenue 2025', '2027-01-01', [forecast]))).toContain('age-due-result:')
    expect(notes(ask('Starlight revenue 2025', '2027-01-01', [forecast, fact('result')]))).not.toContain('due')
  })

  test('is of no other kind on another day', () => {
    const kinds = ['2026-03-01', '2030-01-01', '2050-12-31'].map((today) => ask('Starlight revenue', today).kind)
    expect(new Set(kinds)).toEqual(new Set(['answer']))
  })
})
