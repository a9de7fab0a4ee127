import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type CheckCommandOptions, checkCommand } from '../../src/cli/check.ts'
import { edited, today, writeKnowledge } from '../knowledge/fixtures.ts'

function run(dir: string, options: Partial<CheckCommandOptions> = {}) {
  const lines: string[] = []
  const code = checkCommand({ dir, today, strict: false, ...options }, (line) => lines.push(line))
  return { code, lines }
}

const source = 'sources/times-1.yaml'
const plainHttp = writeKnowledge(edited(source, 'https:', 'http:'))

describe('baimo check', () => {
  test('is content with right knowledge', () => {
    expect(run(writeKnowledge())).toEqual({ code: 0, lines: ['3 facts of 1 source: 0 errors, 0 warnings'] })
  })

  test('prints each problem by file and line, then a summary, and fails', () => {
    const dir = writeKnowledge({
      ...edited(source, 'about: openai', 'about: opnai'),
      ...edited('topics/money.yaml', 'name: burn', 'name: help'),
    })
    expect(run(dir)).toEqual({
      code: 1,
      lines: [
        `${source}:10:12 error unknown entity "opnai". Did you mean "openai"?`,
        'topics/money.yaml:6:11 error /help is a command of baimo itself. Choose another name.',
        '3 facts of 1 source: 2 errors, 0 warnings',
      ],
    })
  })

  test('lets a warning pass, but not when strict', () => {
    expect(run(plainHttp).code).toBe(0)
    expect(run(plainHttp, { strict: true }).code).toBe(1)
  })

  test('never fails because time has passed', () => {
    expect(run(writeKnowledge(), { strict: true, today: '2036-11-24' })).toMatchObject({
      code: 0,
      lines: [expect.stringContaining('[stale]'), expect.anything()],
    })
  })

  test('lists an accepted warning with its reason, and does not count it', () => {
    const { code, lines } = run(
      writeKnowledge(
        edited(
          source,
          'url: https://example.org/1\nlang: en\nchecked: 2026-11-01\n',
          'url: http://example.org/1\nlang: en\nchecked: 2026-11-01\naccepted: {http: The site has no other.}\n',
        ),
      ),
      {
        strict: true,
      },
    )
    expect(code).toBe(0)
    expect(lines).toEqual([
      expect.stringContaining('Accepted: The site has no other.'),
      '3 facts of 1 source: 0 errors, 0 warnings, 1 accepted',
    ])
  })
})

describe('baimo check --against', () => {
  const dir = writeKnowledge()
  const article = join(dir, 'article.txt')

  test('finds every figure in its paragraph in any spelling', () => {
    writeFileSync(article, 'Title\n虧損達到50億美元\n增长6%\n')
    expect(run(dir, { against: article }).code).toBe(0)
  })

  test('lists those that stand elsewhere or nowhere', () => {
    writeFileSync(article, '增长6%\n虧損達到51億美元\n增长\n')
    expect(run(dir, { against: article })).toEqual({
      code: 1,
      lines: [
        `${source}:14:5 error "times-1/loss-2024": 5000000000 does not stand in paragraph 2. It stands in no other paragraph either.`,
        `${source}:27:5 error "times-1/growth-2024": 6 does not stand in paragraph 3. It stands in paragraph 1.`,
        '3 facts of 1 source: 2 errors, 0 warnings',
      ],
    })
  })

  test('names a file that is not there', () => {
    expect(run(dir, { against: '/no/such/file' })).toMatchObject({
      code: 1,
      lines: [expect.stringContaining("/no/such/file:1:1 error file can't be read"), expect.anything()],
    })
  })
})
