import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildKnowledge } from '../../src/knowledge/build.ts'
import { checkReading } from '../../src/knowledge/check.ts'
import { readContents } from '../../src/knowledge/contents.ts'
import { readKnowledge } from '../../src/knowledge/read.ts'
import { rules } from '../../src/knowledge/rules/all.ts'
import { edited, otherLoss, today, writeKnowledge } from './fixtures.ts'
import { problemsOf } from './problems.ts'

const inSource = (from: string, to: string) => edited('sources/times-1.yaml', from, to)
const second = (text: string) => ({ 'sources/times-2.yaml': text })

describe('a check', () => {
  test('finds nothing in right knowledge', () => {
    expect(problemsOf({})).toEqual([])
  })

  test('finds the problems of several files in one run', () => {
    const lines = problemsOf({
      ...inSource('topics: [burn]', 'topics: [brun]'),
      ...edited('topics/money.yaml', 'name: burn', 'name: help'),
    })
    expect(lines).toHaveLength(2)
  })

  test('lists a warning that was accepted with its reason', () => {
    const reading = readKnowledge(
      readContents(writeKnowledge(inSource('url: https:', 'accepted: {http: The site has no other.}\nurl: http:'))),
    )
    expect(checkReading(reading, { today }).accepted).toMatchObject([{ reason: 'The site has no other.', problem: { rule: 'http' } }])
  })

  test('refuses a link to a fact that was withdrawn', () => {
    const changed = inSource(
      '    status: forecast',
      '    withdrawn: {date: 2026-01-01, reason: {en: Wrong., zh: 有误。}}\n    status: forecast',
    )
    const linked = { ...changed, ...second(otherLoss('    differs_from: [{fact: times-1/loss-2024, reason: value}]\n')) }
    expect(problemsOf(linked)).toEqual([
      'sources/times-2.yaml:14:27 error "times-1/loss-2024" was withdrawn. Link to the fact that stands instead, or take the link out.',
    ])
  })

  test('does not build what has an error', () => {
    expect(buildKnowledge(readContents(writeKnowledge(inSource('about: openai', 'about: opnai'))), today).ok).toBe(false)
  })
})

test('each rule has a broken example', () => {
  const folder = new URL('rules/', import.meta.url)
  const examples = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
  expect(rules.map(({ name }) => name).filter((name) => !examples.some((text) => text.includes(`'${name}'`)))).toEqual([])
})
