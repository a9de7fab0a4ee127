/** The subcommands that read the journal, on a real file. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type JournalCommand, journalCommand } from '../../src/cli/journal-commands.ts'
import { readArguments } from '../../src/cli/arguments.ts'
import { readContents } from '../../src/knowledge/contents.ts'
import { buildKnowledge } from '../../src/knowledge/build.ts'
import { loadConfig } from '../../src/config.ts'
import { questionsIn } from '../../src/cli/diff-questions.ts'
import { newCommand } from '../../src/cli/new.ts'
import { type OpenJournal, openReads } from '../../src/journal/open.ts'
import { openSqlite } from '../../src/journal/sqlite.ts'
import { readKnowledge } from '../../src/knowledge/read.ts'
import { createPrinted } from './printed.ts'
import { entry, newFolder, newSqlitePlace } from '../journal/place.ts'
import { writeKnowledge } from '../knowledge/fixtures.ts'

/** Within the days that are kept. */
const today = new Date().toISOString().slice(0, 10)
const dayBefore = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

interface Desk {
  readonly dir: string
  run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }>
}

async function desk(fill: (office: OpenJournal) => Promise<unknown>): Promise<Desk> {
  const place = await newSqlitePlace()
  const office = await place.open({ now: Date.now })
  await fill(office)
  await office.close()
  const dir = writeKnowledge()
  const { dataDir, key = '' } = place.options
  const read = loadConfig(newFolder(), { BAIMO_DATA: dataDir, BAIMO_KEY: key })
  if (!read.ok) throw new Error(read.problems.join())
  const { config } = read
  return {
    dir,
    async run(...args) {
      const reading = readArguments(args)
      if (!reading.ok) throw new Error(reading.mistake.message)
      const lines: string[] = []
      const complaints: string[] = []
      const deps = { config, dir, given: reading.arguments, print: (line: string) => void lines.push(line) }
      const code = await journalCommand(named(reading.arguments.command), { ...deps, complain: (line) => void complaints.push(line) })
      return { code, out: lines.join('\n'), err: complaints.join('\n') }
    },
  }
}

function named(command: string): JournalCommand {
  const found = (['gaps', 'stats', 'suggestions', 'journal', 'golden'] as const).find((name) => name === command)
  if (!found) throw new Error(command)
  return found
}

const correction = { platform: 'test', kind: 'figure', lang: 'en', day: today, facts: ['times-1/loss-2024'] } as const

describe('baimo gaps', () => {
  it('lists what is wanted most first, with the command that begins to mend it', async () => {
    const { run } = await desk(async ({ journal }) => {
      const burn = { entities: ['zhipu'], topics: ['burn'] }
      await journal.record(entry({ day: dayBefore, understood: burn }))
      await journal.record(entry({ day: today, understood: burn }))
      await journal.record(entry({ day: today, kind: 'answer', understood: { topics: ['revenue'] } }))
      for (const day of [dayBefore, today, today]) await journal.record(entry({ day, understood: { leftover: ["o'reilly;ls"] } }))
    })
    const { out } = await run('gaps')
    expect(out.split('\n')).toEqual([
      `3 × not understood (${dayBefore} to ${today})`,
      "    words: o'reilly;ls ×3",
      "    npx baimo new entity --name 'o'\\''reilly;ls'",
      `2 × zhipu, burn (${dayBefore} to ${today})`,
      '    npx baimo new source --about zhipu --topics burn',
    ])
    expect(JSON.parse((await run('gaps', '--json')).out)).toMatchObject([{ count: 3 }, { count: 2, entities: ['zhipu'] }])
  })
})

describe('the command that mends a gap', () => {
  it('runs as it is printed, once it is told of the article, and drafts what was asked for', async () => {
    const { run, dir } = await desk(({ journal }) =>
      journal.record(
        entry({ day: today, understood: { entities: ['zhipu'], topics: ['burn'], metrics: ['net-loss'], period: 'at 2024-10' } }),
      ),
    )
    const command = (await run('gaps')).out.split('\n').at(-1)?.trim() ?? ''
    expect(command).toBe("npx baimo new source --about zhipu --topics burn --metric net-loss --period 'at 2024-10'")
    // A shell would take the quotes away.
    const words = [...command.replace('npx baimo ', '').matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
    const reading = readArguments([...words, '--title', 'Loss', '--publisher', 'Daily', '--date', '2024-11'])
    if (!reading.ok) throw new Error(reading.mistake.message)
    const printed = createPrinted()
    expect(await newCommand({ kind: 'source', dir, today, given: reading.arguments.values }, printed)).toBe(0)
    const draft = readKnowledge(readContents(dir)).drafts.find(({ file }) => file === 'sources/daily-2024-11.yaml')
    expect(draft?.value).toMatchObject({ about: 'zhipu', topics: ['burn'], metric: 'net-loss', period: 'at 2024-10' })
  })
})

describe('baimo stats', () => {
  it('counts days, answers, time and votes', async () => {
    const { run } = await desk(async ({ journal }) => {
      for (let ms = 1; ms <= 9; ms++)
        await journal.record(entry({ day: today, kind: ms > 3 ? 'answer' : 'none', ms, understood: { entities: ['openai'] } }))
      await journal.vote({ platform: 'test', person: 'P', answer: 'a1', facts: ['times-1/loss-2024'], value: 'down', day: today })
    })
    const { out } = await run('stats')
    expect(out).toContain('9 questions on 1 days, 67 % answered')
    expect(out).toContain('median 5 ms, 99 % within 9 ms, at most 9 ms')
    expect(out).toContain('Votes: 0 up, 1 down')
    expect(out).toContain('9 × openai')
    expect(out).toContain('1 down, 0 up: a1 (times-1/loss-2024)')
  })
})

describe('baimo suggestions', () => {
  it('drafts the fact anew below it, once, with what was said; drafts answer nothing', async () => {
    const { run, dir } = await desk(({ journal }) => journal.correct({ ...correction, text: 'It is 6 billion\nmetric: evil \u001b[31m' }))
    const { out } = await run('suggestions')
    const [id = ''] = out.split(' ')
    expect(out).toContain('on times-1/loss-2024')
    const file = join(dir, 'sources/times-1.yaml')
    const before = readFileSync(file, 'utf8')
    expect(await run('suggestions', '--accept', id)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`Drafted below times-1/loss-2024: ${file}:`),
    })
    expect((await run('suggestions', '--accept', id)).out).toContain('stands there already')
    const note = `  # Suggested ${today} (figure): It is 6 billion metric: evil [31m\n`
    const fact = /\n( {2}loss-2024:\n[\s\S]*?)\n {2}growth-2024:/.exec(before)?.[1] ?? ''
    const draft = `${note}${fact.replace('  loss-2024:\n', '  loss-2024-suggested:\n    draft: true\n')}`
    expect(readFileSync(file, 'utf8')).toBe(before.replace(`${fact}\n`, `${fact}\n\n${draft}\n`))
    const built = buildKnowledge(readContents(dir), '2026-11-24')
    expect(built.ok && built.knowledge.facts.map(({ id }) => id)).not.toContain('times-1/loss-2024-suggested')
  })

  it('says when none has that id', async () => {
    const { run } = await desk(async () => undefined)
    expect(await run('suggestions', '--accept', 'x')).toMatchObject({ code: 1, err: expect.stringContaining('begins with "x"') })
  })
})

describe('baimo journal', () => {
  it('exports rows as JSON lines, with unknown words only once two days have seen them', async () => {
    const { run } = await desk(async ({ journal }) => {
      await journal.record(entry({ day: dayBefore, understood: { entities: ['openai'], leftover: ['widgets', 'wang'] } }))
      await journal.record(entry({ day: today, understood: { leftover: ['widgets'] } }))
      await journal.correct({ ...correction, text: 'wrong' })
      await journal.vote({ platform: 'test', person: 'P', answer: 'a1', facts: [], value: 'up', day: today })
    })
    const { out } = await run('journal', 'export')
    expect(out.split('\n').map((line): unknown => JSON.parse(line))).toMatchObject([
      { kind: 'question', reply: 'none', day: dayBefore, entities: ['openai'], leftover: ['widgets'] },
      { kind: 'question', day: today, leftover: ['widgets'] },
      { kind: 'vote', value: 'up' },
      { kind: 'suggestion', about: 'figure', text: 'wrong' },
    ])
    expect(out).not.toContain('voter')
  })

  it('forgets what is from before a day', async () => {
    const { run } = await desk(async ({ journal }) => {
      await journal.record(entry({ day: dayBefore, understood: { leftover: ['widgets'] } }))
      await journal.record(entry({ day: today }))
    })
    expect((await run('journal', 'forget', '--before', today)).out).toBe(`Forgot 1 row from before ${today}.`)
    expect((await run('journal', 'export')).out).not.toContain(dayBefore)
    expect(await run('journal', 'forget')).toMatchObject({ code: 2, err: expect.stringContaining('--before DATE') })
  })
})

describe('baimo golden add', () => {
  it('prints what was voted down most as a question to finish', async () => {
    const { run } = await desk(async ({ journal }) => {
      const vote = { platform: 'test', facts: ['times-1/loss-2024'], value: 'down', day: today } as const
      await journal.vote({ ...vote, person: 'P', answer: 'a1' })
      for (const person of ['P', 'Q']) await journal.vote({ ...vote, person, answer: 'Worst_1' })
    })
    const { out } = await run('golden', 'add')
    expect(out).toContain('# Voted down 2 times. It stood on: times-1/loss-2024.')
    expect(out).toContain('- id: voted-down-worst-1\n  q: "OpenAI Burn"')
    expect((await run('golden', 'add', 'a1')).out).toContain('- id: voted-down-a1')
    expect(await run('golden', 'add', 'nothing')).toMatchObject({ code: 1 })
  })

  it('adds it to a file, but no question twice, and nothing to a file of another shape', async () => {
    const { run } = await desk(({ journal }) =>
      journal.vote({ platform: 'test', facts: ['times-1/loss-2024'], value: 'down', day: today, person: 'P', answer: 'a1' }),
    )
    const path = join(newFolder(), 'voted.yaml')
    const other = join(newFolder(), 'other.yaml')
    writeFileSync(other, 'a: b\n')
    expect(await run('golden', 'add', '--into', path)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`Added voted-down-a1 to ${path}`),
    })
    const text = readFileSync(path, 'utf8')
    expect(questionsIn(path)).toEqual({ ok: true, questions: [{ turns: ['OpenAI Burn'], lang: 'en' }] })
    expect(await run('golden', 'add', '--into', path)).toMatchObject({ code: 1, err: expect.stringContaining('already') })
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(await run('golden', 'add', '--into', other)).toMatchObject({ code: 1, err: expect.stringContaining('no list of questions') })
  })
})

describe('a journal that is only looked at', () => {
  it('forgets nothing, and takes nothing new', async () => {
    const place = await newSqlitePlace()
    const old = '2020-01-01'
    const office = await place.open({ now: () => Date.parse(old), retentionDays: 90 })
    await office.journal.record(entry({ day: old, understood: { entities: ['zhipu'] } }))
    await office.close()
    const looked = await openReads(place.options)
    expect(await looked.reads.queries(10)).toMatchObject([{ entities: ['zhipu'] }])
    await looked.close()
    const store = await openSqlite(place.options.dataDir, 'read')
    await expect(store.run('delete from baimo_asked')).rejects.toThrow(/readonly|read-only/)
    await store.close()
    await expect(openReads({ ...place.options, dataDir: newFolder() })).rejects.toThrow()
  })
})
