/** Keeping what was understood, voted and suggested; never who asked, where, or in which words. */
import { randomUUID } from 'node:crypto'
import type { Correction, Journal, JournalEntry, Vote } from '../adapters/desk.ts'
import { mask } from '../core/masking.ts'
import { cleanText } from './binding.ts'
import { listText } from './lists.ts'
import type { Secrets } from './secrets.ts'
import type { Store } from './store.ts'

/** Ids of the knowledge are short and few; what goes beyond is no question that anyone could mend the knowledge by. */
const ids = { count: 20, chars: 100 } as const
const words = { count: 12, chars: 40 } as const
const maxCorrectionChars = 2000

export function createJournal(store: Store, secrets: Secrets): Journal {
  return {
    record: (entry) => record(entry, store),
    vote: (vote) => keepVote(vote, store, secrets.hash('vote', [vote.person, vote.answer])),
    correct: (correction) => keepCorrection(correction, store),
  }
}

async function record({ platform, kind, lang, day, ms, understood }: JournalEntry, store: Store): Promise<void> {
  const id = randomUUID()
  const leftover = wordsToKeep(understood.leftover)
  const { entities, topics, metrics, period = null, intent } = understood
  const lists = [entities, topics, metrics].map((list) => listText(list, ids))
  const asked = [id, platform, kind, lang, day, Math.round(ms), ...lists, period, listText(intent, ids), listText(leftover, words)]
  await store.transaction(async (queries) => {
    await queries.run(
      `insert into baimo_asked (id, platform, kind, lang, day, ms, entities, topics, metrics, period, intent, leftover)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      asked,
    )
    if (leftover.length === 0) return
    const rows = leftover.map((_, i) => `($1, $${i + 3}, $2)`).join(', ')
    await queries.run(`insert into baimo_words (asked, word, day) values ${rows}`, [id, day, ...leftover])
  })
}

/** Masked once more: whoever filled the entry may not have seen the sentence. */
function wordsToKeep(leftover: readonly string[]): readonly string[] {
  // A phone number may come in pieces, 138 and 1234 and 5678: together they have the digits of one.
  const digits = leftover.join('').match(/\p{Nd}/gu)?.length ?? 0
  const fit = leftover
    .filter((word) => mask(word) === word.normalize('NFKC') && !(digits >= minDigitsOfPerson && /\p{Nd}{3}/u.test(word)))
    .map((word) => cleanText(word).slice(0, words.chars))
  return [...new Set(fit)].slice(0, words.count)
}
const minDigitsOfPerson = 7

/** One vote a person an answer. The same one again changes nothing, another one replaces it. */
async function keepVote({ platform, answer, facts, value, day }: Vote, store: Store, voter: string): Promise<void> {
  await store.run(
    `insert into baimo_votes (voter, platform, answer, facts, value, day) values ($1, $2, $3, $4, $5, $6)
     on conflict (voter) do update set value = excluded.value, facts = excluded.facts, day = excluded.day
     where baimo_votes.value <> excluded.value`,
    [voter, platform, answer, listText(facts, ids), value, day],
  )
}

async function keepCorrection({ platform, kind, text, facts, lang, day }: Correction, store: Store): Promise<void> {
  await store.run('insert into baimo_corrections (id, platform, kind, text, facts, lang, day) values ($1, $2, $3, $4, $5, $6, $7)', [
    randomUUID(),
    platform,
    kind,
    mask(text).slice(0, maxCorrectionChars),
    listText(facts, ids),
    lang,
    day,
  ])
}
