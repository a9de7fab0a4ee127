import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import type { Kind } from '../../src/core/reply.ts'
import { diffCommand, type DiffOptions } from '../../src/cli/diff.ts'
import type { Answer } from '../../src/cli/diff-answers.ts'
import { changesIn } from '../../src/cli/diff-changes.ts'
import { formatDiff } from '../../src/cli/diff-formats.ts'
import { questionFrom } from '../../src/cli/diff-questions.ts'
import { createEngine } from '../../src/core/engine.ts'
import { buildKnowledge } from '../../src/knowledge/build.ts'
import { readContents } from '../../src/knowledge/contents.ts'
import { emptyFolder, today, writeKnowledge } from '../knowledge/fixtures.ts'
import { createPrinted } from './printed.ts'

const source = 'sources/times-1.yaml'

function git(dir: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false']
  execFileSync('git', ['-C', dir, ...identity, ...args], { stdio: 'ignore' })
}

/** Knowledge that is committed, then edited. */
function repository(from = '', to = ''): string {
  const dir = writeKnowledge()
  git(dir, 'init', '-q')
  git(dir, 'add', '-A')
  git(dir, 'commit', '-qm', 'one')
  const text = readFileSync(join(dir, source), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(dir, source), text.replace(from, to))
  return dir
}

function run(dir: string, options: Partial<DiffOptions> = {}) {
  const printed = createPrinted()
  const code = diffCommand(
    { dir, revision: 'HEAD', today, format: 'text', failsOnLoss: false, extent: 'some', queries: [], ...options },
    printed,
  )
  return { code, text: printed.out.join('\n'), err: printed.err }
}

/** Takes the one fact on OpenAI out. */
function withoutLoss(dir: string): string {
  const path = join(dir, source)
  writeFileSync(path, readFileSync(path, 'utf8').replace(/ {2}loss-2024:[\s\S]*(?= {2}growth-2024:)/, ''))
  return dir
}

describe('baimo diff', () => {
  it('finds no difference where there is none, and leaves the repository as it is', () => {
    const dir = repository()
    const { code, text } = run(dir)
    expect(code).toBe(0)
    expect(text).toMatch(/^0 questions asked: 0 answers differ from HEAD, 0 no longer answered\.$/)
    expect(run(dir, { extent: 'all' }).text).toMatch(/^\d+ questions asked: 0 answers differ from HEAD, 0 no longer answered\.$/)
    expect(execFileSync('git', ['-C', dir, 'status', '--porcelain'], { encoding: 'utf8' })).toBe('')
  })

  it('shows each answer that an edit changes, before and after', () => {
    const { code, text } = run(repository('value: 5, unit: USD billion', 'value: 6, unit: USD billion'))
    expect(code).toBe(0)
    expect(text).toMatch(/> OpenAI Burn\n(- .*\n)*- .*US\$5 billion/)
    expect(text).toMatch(/\+ .*US\$6 billion/)
    expect(text).not.toContain('> Zhipu')
  })

  it('fails on a loss only where that is asked for', () => {
    const dir = withoutLoss(repository())
    const { code, text } = run(dir)
    expect(code).toBe(0)
    expect(text).toContain('LOST > OpenAI Burn\n')
    expect(text).toMatch(/, [1-9] no longer answered\.$/)
    expect(run(dir, { failsOnLoss: true }).code).toBe(1)
    expect(run(repository('value: 5,', 'value: 6,'), { failsOnLoss: true }).code).toBe(0)
  })

  it('asks the questions of the repository, dialogues too', () => {
    const dir = repository('value: 5, unit: USD billion', 'value: 6, unit: USD billion')
    mkdirSync(join(dir, 'test', 'golden'), { recursive: true })
    writeFileSync(join(dir, 'test/golden/x.yaml'), '- turns: ["Zhipu revenue", "OpenAI burn"]\n  form: followup\n')
    expect(run(dir).text).toContain('> Zhipu revenue → OpenAI burn')
  })

  it('asks again what people asked by the journal', () => {
    const query = {
      entities: ['openai'],
      topics: ['burn'],
      metrics: ['net-loss'],
      period: '2024',
      intent: ['how-much'],
      leftover: [],
      lang: 'zh-Hans',
      count: 3,
    }
    expect(run(repository('value: 5,', 'value: 6,'), { queries: [query] }).text).toContain('> OpenAI 2024年 净亏损\n')
  })

  it('compares with another revision, and names one that is not there', () => {
    const dir = repository('value: 5,', 'value: 6,')
    git(dir, 'commit', '-qam', 'two')
    expect(run(dir).text).toContain(' 0 answers differ')
    expect(run(dir, { revision: 'HEAD~1' }).text).toContain('US$6 billion')
    expect(run(dir, { revision: '--output=x' })).toMatchObject({
      code: 1,
      err: [expect.stringMatching(/^--output=x can't be read from git in .* Name a commit/)],
    })
    expect(run(writeKnowledge()).err).toEqual([expect.stringContaining("can't be read from git")])
  })

  it('names what keeps either side, or the questions, from being used', () => {
    const dir = repository('about: openai', 'about: opnai')
    expect(run(dir)).toMatchObject({
      code: 1,
      err: [expect.stringContaining('Did you mean "openai"?'), expect.stringContaining("can't be used")],
    })
    expect(run(repository(), { questions: '/nowhere' }).err).toEqual(['/nowhere: there is no such file or folder.'])
    const questions = join(emptyFolder(), 'q.yaml')
    writeFileSync(questions, '- q: a\n- what: b\n')
    expect(run(repository(), { questions }).err).toEqual([expect.stringContaining('q.yaml: item 2 is no question')])
  })

  it('takes the phrases of today for both sides, since they belong to the program', () => {
    const dir = repository()
    rmSync(join(dir, 'phrases/replies.yaml'))
    git(dir, 'commit', '-qam', 'two')
    const whole = writeKnowledge()
    writeFileSync(join(dir, 'phrases/replies.yaml'), readFileSync(join(whole, 'phrases/replies.yaml')))
    expect(run(dir)).toMatchObject({ code: 0, err: [] })
  })
})

function answer(kind: Kind, ...lines: readonly string[]): Answer {
  return { kind, text: lines.join('\n'), lines, lead: lines[0] ?? '' }
}

describe('changed answers', () => {
  const was = answer('answer', 'Burn: 5 [a]', 'said Ann [a]', '3 more')

  it('are the same where only counts, or nothing that is read, changed', () => {
    expect(changesIn([{ question: 'q', before: was, after: answer('answer', 'Burn: 5 [a]', 'said Ann [a]', '4 more') }])).toEqual([])
  })

  it('come in the order in which they matter: lost ones, other first lines, details', () => {
    const changes = changesIn([
      { question: 'detail', before: was, after: answer('answer', 'Burn: 5 [a]', 'said Bob [a]', '3 more') },
      { question: 'lead', before: was, after: answer('answer', 'Burn: 6 [a]', 'said Ann [a]', '3 more') },
      { question: 'lost', before: was, after: answer('none', 'zhipu') },
      { question: 'won', before: answer('none', 'zhipu'), after: was },
    ])
    expect(changes.map(({ weight, questions }) => [weight, ...questions])).toEqual([
      ['lost', 'lost'],
      ['lead', 'lead'],
      ['lead', 'won'],
      ['detail', 'detail'],
    ])
  })

  it('are shown once where the same changed in many, but lost ones one by one', () => {
    const after = answer('answer', 'Burn: 6 [a]', 'said Ann [a]', '3 more')
    const ask = (names: string, then: Answer) => changesIn([...names].map((question) => ({ question, before: was, after: then })))
    expect(ask('abcdefgh', after)).toHaveLength(1)
    expect(ask('abcdefgh', answer('none', 'zhipu'))).toHaveLength(8)
    const text = formatDiff({ revision: 'HEAD', known: 9, asked: 8, changes: ask('abcdefgh', after) }, 'text').join('\n')
    expect(text).toBe(
      '> a\n  also > b · c · d · e · f and 2 more\n- Burn: 5 [a]\n+ Burn: 6 [a]\n\n' +
        '8 of 9 questions asked, the others being out of reach of the edit: 8 answers differ from HEAD, 0 no longer answered.',
    )
  })

  it('are told of by their kind where no line differs', () => {
    const changes = changesIn([{ question: 'q', before: answer('none', 'zhipu'), after: answer('clarify', 'zhipu') }])
    expect(formatDiff({ revision: 'HEAD', known: 1, asked: 1, changes }, 'text')).toContain('  none → clarify')
  })

  it('are counted where they are too many to be read, unless all are wanted', () => {
    const changes = Array.from({ length: 50 }, (_, i) => i).flatMap((i) =>
      changesIn([{ question: `q${i}`, before: was, after: answer('answer', 'Burn: 5 [a]', `said ${i} [a]`, '3 more') }]),
    )
    const diff = { revision: 'main', known: 50, asked: 50, changes }
    const shown = (extent: 'some' | 'all') => formatDiff(diff, 'text', extent).filter((line) => line.startsWith('details > '))
    expect(shown('some')).toHaveLength(40)
    expect(formatDiff(diff, 'text').at(-2)).toBe(
      'and 10 more changes (answers: 10 with other details). To see them: npx baimo diff main --all',
    )
    expect(shown('all')).toHaveLength(50)
  })
})

describe('a difference in Markdown', () => {
  const change = { weight: 'lost' as const, questions: ['a <b> | c'], before: answer('answer', 'was ```x```'), after: answer('none', 'is') }

  it('holds answers in code that nothing in them can end', () => {
    const text = formatDiff({ revision: 'main', known: 2, asked: 2, changes: [change] }, 'markdown').join('\n')
    expect(text).toContain(
      '<details><summary>⚠ no longer answered: a &#60;b&#62; | c</summary>\n\n````diff\n  answer → none\n- was ```x```\n+ is\n````',
    )
    expect(text).toContain('2 questions asked: 1 answer differs from main, 1 no longer answered.')
  })

  it('counts what would be too long for a summary', () => {
    const changes = Array.from({ length: 130 }, () => change)
    const text = formatDiff({ revision: 'main', known: 500, asked: 500, changes }, 'markdown').join('\n')
    expect(text.match(/<details>/g)).toHaveLength(100)
    expect(text).toContain('and 30 more')
  })
})

describe('a question kept by the journal', () => {
  const built = buildKnowledge(readContents(writeKnowledge()), today)
  if (!built.ok) throw new Error('the fixtures are broken')
  const none = { entities: [], topics: [], metrics: [], intent: [], leftover: [], lang: 'en', count: 1 }

  test.each([
    [{ ...none, entities: ['openai'], topics: ['burn'], intent: ['/burn'] }, '/burn OpenAI'],
    [{ ...none, entities: ['zhipu'], topics: ['revenue'], leftover: ['robots'] }, 'Zhipu AI Revenue robots'],
    [{ ...none, entities: ['gone'], topics: ['revenue'], lang: 'zh-Hant' }, 'gone 收入'],
  ])('%j is asked as %j, and understood as it was', (query, text) => {
    const question = questionFrom(query, built.knowledge)
    expect(question.turns).toEqual([text])
    const { understood } = createEngine(built.knowledge).ask({ text, conversation: '', audience: 'private', today })
    if (!query.entities.includes('gone')) expect(understood()).toMatchObject({ entities: query.entities, topics: query.topics })
  })
})
