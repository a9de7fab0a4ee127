import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { type CheckCommandOptions, checkCommand } from '../../src/cli/check.ts'
import { edited, otherLoss, today, writeKnowledge } from '../knowledge/fixtures.ts'

/** Said of right knowledge too, since its figures are of 2024. */
const due = '2 figures past their cadence: --due lists what a newer source should give.'

function run(dir: string, options: Partial<CheckCommandOptions> = {}) {
  const lines: string[] = []
  const code = checkCommand({ dir, today, strict: false, ...options }, (line) => lines.push(line))
  return { code, lines: lines.filter((line) => line !== due) }
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

describe('what baimo check found', () => {
  const broken = edited(source, 'about: openai', 'about: opnai')

  it('tells tools all of every problem in JSON, of accepted ones the reason, and what is due', () => {
    const url = 'url: https://example.org/1\nlang: en\nchecked: 2026-11-01\n'
    const accepted = edited(source, url, `${url.replace('https', 'http')}accepted: {http: No other.}\n`)
    const { code, lines } = run(writeKnowledge(accepted), { format: 'json' })
    expect(code).toBe(0)
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      facts: 3,
      drafts: 0,
      errors: 0,
      problems: [],
      accepted: [{ rule: 'http', severity: 'warning', file: source, line: 5, column: 6, reason: 'No other.' }],
      due: [
        {
          file: source,
          line: 10,
          column: 3,
          fact: 'times-1/loss-2024',
          about: 'openai',
          metric: 'net-loss',
          months: 25,
          cadenceMonths: 12,
        },
        { fact: 'times-1/growth-2024' },
      ],
    })
    const problems = JSON.parse(run(writeKnowledge(broken), { format: 'json' }).lines.join('\n')).problems
    expect(problems).toEqual([
      {
        rule: 'reference',
        severity: 'error',
        file: source,
        line: 10,
        column: 12,
        message: 'unknown entity "opnai"',
        remedy: 'Did you mean "openai"?',
      },
    ])
  })

  it('annotates files by their path in the repository, with what would end a command escaped', () => {
    const dir = writeKnowledge({ ...broken, 'topics/x,y:100%.yaml': 'a: [' })
    const { code, lines } = run(dir, { format: 'github', root: join(dir, '..') })
    const folder = basename(dir)
    expect(code).toBe(1)
    expect(lines).toEqual([
      `::error file=${folder}/${source},line=10,col=12,title=reference::unknown entity "opnai". Did you mean "openai"?`,
      expect.stringMatching(new RegExp(`^::error file=${folder}/topics/x%2Cy%3A100%25\\.yaml,line=2,col=\\d+,title=yaml::`)),
      '3 facts of 1 source: 2 errors, 0 warnings',
    ])
  })

  it('counts what a newer source should bring up to date', () => {
    const lines: string[] = []
    checkCommand({ dir: writeKnowledge(), today, strict: true }, (line) => lines.push(line))
    expect(lines).toEqual([due, '3 facts of 1 source: 0 errors, 0 warnings'])
  })

  it('lists on request what a newer source should bring up to date, and never fails for it', () => {
    const { code, lines } = run(writeKnowledge(), { listsDue: true, strict: true })
    expect(code).toBe(0)
    expect(lines[0]).toBe(`${source}:9:3 info net-loss of "openai" is 25 months old; a newer one is due every 12.`)
    const newer = otherLoss("    stated: '2026-10'\n    differs_from: [{fact: times-1/loss-2024, reason: value}]\n")
    expect(run(writeKnowledge({ 'sources/times-2.yaml': newer }), { listsDue: true }).lines).not.toContainEqual(
      expect.stringContaining('net-loss'),
    )
  })

  it('counts drafts, which may lack their statement, and looks no further at them', () => {
    const draft = edited(source, 'led-by-person:\n    about: zhipu', 'led-by-person:\n    draft: true\n    about: nobody')[source] ?? ''
    const empty = draft.replace('{en: Nobody knows., zh: 无人知晓。}', "{en: '', zh: ''}")
    expect(run(writeKnowledge({ [source]: empty }))).toMatchObject({
      code: 0,
      lines: ['2 facts of 1 source: 0 errors, 0 warnings, 1 draft that answers nothing yet'],
    })
    expect(run(writeKnowledge({ [source]: empty.replace('    draft: true\n', '') })).lines[0]).toBe(
      `${source}:42:21 error "en" is empty or too small. Fill it in, or leave the key out where it may be missing.`,
    )
    const linked = empty.replace('    paragraph: 3', '    differs_from: [{fact: led-by-person, reason: value}]\n    paragraph: 3')
    expect(run(writeKnowledge({ [source]: linked })).lines[0]).toContain(
      'unknown fact "times-1/led-by-person". It is a draft: finish it first.',
    )
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
