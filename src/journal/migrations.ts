/** How the tables came to be, step by step. A step that was released is never changed: a new one is added. */
import { OpeningProblem } from './problem.ts'
import { numberOf, type Store } from './store.ts'

/** Each step's statements; its version is its place in the list, from 1. Ids are text, days ISO dates, times milliseconds, lists JSON. */
const steps: readonly (readonly string[])[] = [
  [
    `create table baimo_asked (
      id text primary key, platform text not null, kind text not null, lang text not null, day text not null, ms integer not null,
      entities text not null, topics text not null, metrics text not null, period text, intent text not null, leftover text not null)`,
    'create index baimo_asked_day on baimo_asked (day)',
    // Word by word beside the whole list, for counting the days that a word was seen on.
    `create table baimo_words (
      asked text not null references baimo_asked (id) on delete cascade, word text not null, day text not null)`,
    'create index baimo_words_asked on baimo_words (asked)',
    'create index baimo_words_word on baimo_words (word, day)',
    `create table baimo_votes (
      voter text primary key, platform text not null, answer text not null, facts text not null, value text not null, day text not null)`,
    'create index baimo_votes_day on baimo_votes (day)',
    `create table baimo_corrections (
      id text primary key, platform text not null, kind text not null, text text not null, facts text not null,
      lang text not null, day text not null)`,
    'create index baimo_corrections_day on baimo_corrections (day)',
    'create table baimo_conversations (id text primary key, workspace text, memory text not null, at bigint not null)',
    'create index baimo_conversations_workspace on baimo_conversations (workspace)',
    'create index baimo_conversations_at on baimo_conversations (at)',
    'create table baimo_installations (workspace text primary key, payload text not null, at bigint not null)',
    'create table baimo_keys (fingerprint text primary key)',
  ],
]

/** Brings the tables up to date. Two processes may do so at once: one works, the other finds it done. */
export function migrate(store: Store): Promise<void> {
  return store.alone(async (queries) => {
    await queries.run('create table if not exists baimo_schema (version integer primary key)')
    const version = await versionOf(queries)
    for (const [i, statements] of steps.entries()) {
      if (i < version) continue
      for (const statement of statements) await queries.run(statement)
      await queries.run('insert into baimo_schema (version) values ($1)', [i + 1])
    }
  })
}

/** For who only reads: whether the tables are those that this baimo knows. */
export async function checkTables(store: Pick<Store, 'all'>): Promise<void> {
  const version = await versionOf(store)
  if (version < steps.length)
    throw new OpeningProblem(
      `The database is of an older baimo: its tables have version ${version}, this one knows ${steps.length}. Start baimo once, which brings them up to date.`,
    )
}

async function versionOf({ all }: Pick<Store, 'all'>): Promise<number> {
  const [row] = await all('select cast(coalesce(max(version), 0) as integer) as version from baimo_schema')
  const version = row ? numberOf(row, 'version') : 0
  if (version > steps.length)
    throw new OpeningProblem(
      `The database is of a newer baimo: its tables have version ${version}, this one knows ${steps.length}. Start the newer baimo, or put back a backup from before it.`,
    )
  return version
}
