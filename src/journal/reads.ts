/** What those who keep the knowledge learn from the journal. */
import type { Understood } from '../core/reply.ts'
import { listOf } from './lists.ts'
import { numberOf, type Row, type Store, textOf } from './store.ts'

/** What people asked and baimo could not answer, by what they meant. */
export interface Gap {
  readonly entities: readonly string[]
  readonly topics: readonly string[]
  readonly metrics: readonly string[]
  /** Notation of the one asked for most, if any was. */
  readonly period?: string
  readonly count: number
  readonly firstDay: string
  readonly lastDay: string
  /** Words that baimo does not know, most frequent first; only those that were seen on two days or more. */
  readonly words: readonly { readonly word: string; readonly count: number }[]
}

/** A question as it was understood, for asking it again. */
export interface KeptQuery extends Understood {
  readonly lang: string
  readonly count: number
}

export interface Summary {
  readonly votes: { readonly up: number; readonly down: number }
  /** Most voted down first; answers that nobody voted down are left out. */
  readonly votedDown: readonly { readonly answer: string; readonly facts: readonly string[]; readonly up: number; readonly down: number }[]
  /** Newest first. */
  readonly corrections: readonly KeptCorrection[]
}

export interface KeptCorrection {
  readonly id: string
  readonly platform: string
  readonly kind: string
  readonly text: string
  readonly facts: readonly string[]
  readonly lang: string
  readonly day: string
}

/** Each gives at most `limit` rows of a list. */
export interface Reads {
  gaps(limit: number): Promise<readonly Gap[]>
  queries(limit: number): Promise<readonly KeptQuery[]>
  summary(limit: number): Promise<Summary>
}

export function createReads(store: Pick<Store, 'all'>): Reads {
  return {
    gaps: (limit) => gaps(store, limit),
    queries: (limit) => queries(store, limit),
    summary: (limit) => summary(store, limit),
  }
}

/** What one person typed on one day may be about that person. */
export const wordsOfTwoDays = 'select word from baimo_words group by word having count(distinct day) >= 2'
const unanswered = "a.kind in ('none', 'partial')"

async function gaps(store: Pick<Store, 'all'>, limit: number): Promise<readonly Gap[]> {
  const found = await store.all(
    `select a.entities, a.topics, a.metrics, cast(count(*) as integer) as count, min(a.day) as first_day, max(a.day) as last_day
     from baimo_asked a where ${unanswered} group by a.entities, a.topics, a.metrics
     order by 4 desc, 6 desc, a.entities, a.topics, a.metrics limit $1`,
    [limit],
  )
  const words = await store.all(
    `select a.entities, a.topics, a.metrics, w.word, cast(count(*) as integer) as count
     from baimo_words w join baimo_asked a on a.id = w.asked where ${unanswered} and w.word in (${wordsOfTwoDays})
     group by a.entities, a.topics, a.metrics, w.word order by 5 desc, w.word`,
  )
  const periods = await store.all(
    `select a.entities, a.topics, a.metrics, a.period, cast(count(*) as integer) as count from baimo_asked a
     where ${unanswered} and a.period is not null group by a.entities, a.topics, a.metrics, a.period order by 5, a.period`,
  )
  // The last one of a meaning is asked for most.
  const periodOf = new Map(periods.map((row) => [meaningOf(row), textOf(row, 'period')]))
  const wordsOf = new Map<string, Gap['words'][number][]>()
  for (const row of words) {
    const word = { word: textOf(row, 'word'), count: numberOf(row, 'count') }
    wordsOf.set(meaningOf(row), [...(wordsOf.get(meaningOf(row)) ?? []), word])
  }
  return found.map((row) => ({
    ...meant(row),
    ...periodIn(periodOf.get(meaningOf(row))),
    count: numberOf(row, 'count'),
    firstDay: textOf(row, 'first_day'),
    lastDay: textOf(row, 'last_day'),
    words: wordsOf.get(meaningOf(row)) ?? [],
  }))
}

/** Whole ones only: without a word that can't be shown it would be another question. */
async function queries(store: Pick<Store, 'all'>, limit: number): Promise<readonly KeptQuery[]> {
  const found = await store.all(
    `select a.entities, a.topics, a.metrics, a.period, a.intent, a.leftover, a.lang, cast(count(*) as integer) as count
     from baimo_asked a
     where not exists (select 1 from baimo_words w where w.asked = a.id and w.word not in (${wordsOfTwoDays}))
     group by a.entities, a.topics, a.metrics, a.period, a.intent, a.leftover, a.lang
     order by 8 desc, a.entities, a.topics, a.metrics, a.period, a.intent, a.leftover, a.lang limit $1`,
    [limit],
  )
  return found.map((row) => ({
    ...meant(row),
    ...(typeof row['period'] === 'string' ? { period: row['period'] } : {}),
    intent: listOf(textOf(row, 'intent')),
    leftover: listOf(textOf(row, 'leftover')),
    lang: textOf(row, 'lang'),
    count: numberOf(row, 'count'),
  }))
}

async function summary(store: Pick<Store, 'all'>, limit: number): Promise<Summary> {
  const counts = `cast(sum(case when value = 'up' then 1 else 0 end) as integer) as up,
    cast(sum(case when value = 'down' then 1 else 0 end) as integer) as down`
  const [votes, votedDown, corrections] = await Promise.all([
    store.all(`select ${counts} from baimo_votes having count(*) > 0`),
    store.all(
      `select answer, max(facts) as facts, ${counts} from baimo_votes group by answer
       having sum(case when value = 'down' then 1 else 0 end) > 0 order by 4 desc, answer limit $1`,
      [limit],
    ),
    store.all('select id, platform, kind, text, facts, lang, day from baimo_corrections order by day desc, id limit $1', [limit]),
  ])
  return {
    votes: votes[0] ? countsOf(votes[0]) : { up: 0, down: 0 },
    votedDown: votedDown.map((row) => ({ answer: textOf(row, 'answer'), facts: listOf(textOf(row, 'facts')), ...countsOf(row) })),
    corrections: corrections.map(correctionOf),
  }
}

function meaningOf(row: Row): string {
  return [row['entities'], row['topics'], row['metrics']].join('\n')
}

function periodIn(period: string | undefined): Pick<Gap, 'period'> {
  return period === undefined ? {} : { period }
}

function meant(row: Row): Pick<Gap, 'entities' | 'topics' | 'metrics'> {
  return { entities: listOf(textOf(row, 'entities')), topics: listOf(textOf(row, 'topics')), metrics: listOf(textOf(row, 'metrics')) }
}

function countsOf(row: Row): Summary['votes'] {
  return { up: numberOf(row, 'up'), down: numberOf(row, 'down') }
}

function correctionOf(row: Row): KeptCorrection {
  return {
    id: textOf(row, 'id'),
    platform: textOf(row, 'platform'),
    kind: textOf(row, 'kind'),
    text: textOf(row, 'text'),
    facts: listOf(textOf(row, 'facts')),
    lang: textOf(row, 'lang'),
    day: textOf(row, 'day'),
  }
}
