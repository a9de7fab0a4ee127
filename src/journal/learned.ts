/** What the journal tells of a stretch of days, what it holds row by row, and forgetting on demand. */
import { listOf } from './lists.ts'
import { wordsOfTwoDays } from './reads.ts'
import { numberOf, type Row, type Store, textOf } from './store.ts'

export interface Stats {
  readonly days: readonly { readonly day: string; readonly asked: number; readonly answered: number }[]
  readonly asked: number
  readonly answered: number
  /** Of the engine, over all days; none where nothing was asked. */
  readonly ms?: { readonly median: number; readonly p99: number; readonly max: number }
  /** Most frequent first. */
  readonly most: readonly { readonly entities: readonly string[]; readonly topics: readonly string[]; readonly count: number }[]
}

/** A row as it is exported: `kind` names its table. */
export type ExportedRow = Readonly<Record<string, string | number | null | readonly string[]>>

export interface Learned {
  stats(limit: number): Promise<Stats>
  /** Without hashes of persons, conversations and installations; unknown words only once two days have seen them. */
  rows(): AsyncIterable<ExportedRow>
  /** Forgets what was kept before a day, ISO. Gives the number of rows. */
  forget(before: string): Promise<number>
}

export const datedTables = ['baimo_asked', 'baimo_votes', 'baimo_corrections'] as const

export function createLearned(store: Store): Learned {
  return {
    stats: (limit) => stats(store, limit),
    rows: () => rows(store),
    async forget(before) {
      let count = 0
      // baimo_words goes with baimo_asked.
      for (const table of datedTables) count += await store.run(`delete from ${table} where day < $1`, [before])
      await store.sweep()
      return count
    },
  }
}

async function stats(store: Store, limit: number): Promise<Stats> {
  const [byDay, times, most] = await Promise.all([
    store.all(`select day, cast(count(*) as integer) as asked,
      cast(sum(case when kind = 'answer' then 1 else 0 end) as integer) as answered from baimo_asked group by day order by day`),
    store.all('select ms, cast(count(*) as integer) as count from baimo_asked group by ms order by ms'),
    store.all(
      `select entities, topics, cast(count(*) as integer) as count from baimo_asked where entities <> '[]' or topics <> '[]'
       group by entities, topics order by 3 desc, entities, topics limit $1`,
      [limit],
    ),
  ])
  const days = byDay.map((row) => ({ day: textOf(row, 'day'), asked: numberOf(row, 'asked'), answered: numberOf(row, 'answered') }))
  const sum = (key: 'asked' | 'answered'): number => days.reduce((total, day) => total + day[key], 0)
  const at = (share: number): number => quantile(times, share * sum('asked'))
  return {
    days,
    asked: sum('asked'),
    answered: sum('answered'),
    ...(times.length > 0 ? { ms: { median: at(0.5), p99: at(0.99), max: at(1) } } : {}),
    most: most.map((row) => ({
      entities: listOf(textOf(row, 'entities')),
      topics: listOf(textOf(row, 'topics')),
      count: numberOf(row, 'count'),
    })),
  }
}

/** The time that `rank` answers were no slower than. */
function quantile(times: readonly Row[], rank: number): number {
  let seen = 0
  for (const row of times) {
    seen += numberOf(row, 'count')
    if (seen >= rank) return numberOf(row, 'ms')
  }
  return 0
}

async function* rows(store: Store): AsyncIterable<ExportedRow> {
  const known = new Set((await store.all(wordsOfTwoDays)).map((row) => textOf(row, 'word')))
  const asked =
    'select platform, kind, lang, day, ms, entities, topics, metrics, period, intent, leftover from baimo_asked order by day, id'
  for (const { kind, leftover, ...row } of await store.all(asked)) {
    const words = listOf(String(leftover)).filter((word) => known.has(word))
    yield { kind: 'question', reply: kind ?? null, ...listsIn(row, ['entities', 'topics', 'metrics', 'intent']), leftover: words }
  }
  for (const row of await store.all('select platform, answer, facts, value, day from baimo_votes order by day, answer'))
    yield { kind: 'vote', ...listsIn(row, ['facts']) }
  const suggestions = 'select id, platform, kind, text, facts, lang, day from baimo_corrections order by day, id'
  for (const { kind, ...row } of await store.all(suggestions)) yield { kind: 'suggestion', about: kind ?? null, ...listsIn(row, ['facts']) }
}

function listsIn(row: Row, columns: readonly string[]): ExportedRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, columns.includes(name) ? listOf(String(value)) : value]))
}
