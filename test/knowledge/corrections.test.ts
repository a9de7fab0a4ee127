import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageCommand } from '../../src/cli/pages.ts'
import { buildKnowledge } from '../../src/knowledge/build.ts'
import { readContents } from '../../src/knowledge/contents.ts'
import { correctionsPage } from '../../src/knowledge/corrections.ts'
import { shippedDir } from '../../src/knowledge/store.ts'
import { createPrinted } from '../cli/printed.ts'
import { shippedOn } from '../shipped.ts'
import { files, today, writeKnowledge } from './fixtures.ts'

const source = 'sources/times-1.yaml'
const withdrawn = (files[source] ?? '')
  .replace(
    '    paragraph: 2\n',
    "    paragraph: 2\n    withdrawn: { date: '2026-11-02', reason: { en: 'A | slip <b>.', zh: 笔误。 }, instead: growth-2024 }\n",
  )
  .replace('    paragraph: 4\n', "    paragraph: 4\n    withdrawn: { date: '2026-11-20', reason: { en: Retracted., zh: 撤回。 } }\n")

function pageOf(dir: string): string {
  const built = buildKnowledge(readContents(dir), shippedOn)
  if (!built.ok) throw new Error('broken knowledge')
  return correctionsPage(built.knowledge)
}

describe('the page of corrections', () => {
  it('is current (else run `baimo corrections`)', () => {
    expect(readFileSync(join(shippedDir, '..', 'docs', 'corrections.md'), 'utf8')).toBe(pageOf(shippedDir))
  })

  it('says when, what was, what is and why, newest first', () => {
    expect(
      pageOf(writeKnowledge({ [source]: withdrawn }))
        .split('\n')
        .slice(6, -1),
    ).toEqual([
      '| 2026-11-20 | Nobody knows. (What it costs, `times-1/led-by-person`) |  | Retracted. |',
      '| 2026-11-02 | OpenAI was expected to lose about US$5 billion in 2024. (What it costs, `times-1/loss-2024`) | Zhipu AI grew 6% in H1 2024. | A \\| slip \\<b>. |',
    ])
  })

  it('is written beside the knowledge, and not from broken knowledge', () => {
    const dir = writeKnowledge({ [source]: withdrawn })
    const printed = createPrinted()
    const page = { name: 'corrections.md', pageOf: correctionsPage, today }
    expect(pageCommand({ ...page, dir }, printed)).toBe(0)
    expect(readFileSync(join(dir, '..', 'docs', 'corrections.md'), 'utf8')).toContain('Retracted.')
    expect(pageCommand({ ...page, dir: writeKnowledge({ [source]: 'a: [' }) }, printed)).toBe(1)
    expect(printed.err.join('\n')).toContain(`${source}:`)
  })
})
