/** Keeping what was understood, voted and suggested; never who asked, where, or in which words. */
import { randomUUID } from 'node:crypto'
import type { Correction, Journal, JournalEntry, Keeping, Vote } from '../adapters/desk.ts'
import { mask } from '../core/words/masking.ts'
import { cleanText } from './binding.ts'
import { listText } from './lists.ts'
import type { Secrets } from './secrets.ts'
import type { Queries } from './store.ts'

/** Ids of the knowledge are short and few; what goes beyond is no question that anyone could mend the knowledge by. */
const ids = { count: 20, chars: 100 } as const
const words = { count: 12, chars: 40 } as const
const maxCorrectionChars = 2000

/** Rows to be kept, hashed and masked already: nothing else waits while the store is out of reach. It may be done twice. */
export type Write = (queries: Queries) => Promise<unknown>

/** `keep` brings a write into the store, now or later. */
export function createJournal(keep: (write: Write) => Promise<Keeping>, secrets: Secrets): Journal {
  return {
    record: (entry) => keep(rowsOfEntry(entry)),
    vote: (vote) => keep(rowOfVote(vote, secrets.hash('vote', [vote.person, vote.answer]))),
    correct: (correction) => keep(rowOfCorrection(correction)),
  }
}

function rowsOfEntry({ platform, kind, lang, day, ms, understood }: JournalEntry): Write {
  const id = randomUUID()
  const leftover = wordsToKeep(understood.leftover)
  const { entities, topics, metrics, period = null, intent } = understood
  const lists = [entities, topics, metrics].map((list) => listText(list, ids))
  const asked = [id, platform, kind, lang, day, Math.round(ms), ...lists, period, listText(intent, ids), listText(leftover, words)]
  return async (queries) => {
    const added = await queries.run(
      `insert into baimo_asked (id, platform, kind, lang, day, ms, entities, topics, metrics, period, intent, leftover)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (id) do nothing`,
      asked,
    )
    if (added === 0 || leftover.length === 0) return
    const rows = leftover.map((_, i) => `($1, $${i + 3}, $2)`).join(', ')
    await queries.run(`insert into baimo_words (asked, word, day) values ${rows}`, [id, day, ...leftover])
  }
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
function rowOfVote({ platform, answer, facts, value, day }: Omit<Vote, 'person'>, voter: string): Write {
  const row = [voter, platform, answer, listText(facts, ids), value, day]
  return ({ run }) =>
    run(
      `insert into baimo_votes (voter, platform, answer, facts, value, day) values ($1, $2, $3, $4, $5, $6)
       on conflict (voter) do update set value = excluded.value, facts = excluded.facts, day = excluded.day
       where baimo_votes.value <> excluded.value`,
      row,
    )
}

function rowOfCorrection({ platform, kind, text, facts, lang, day }: Correction): Write {
  const row = [randomUUID(), platform, kind, mask(text).slice(0, maxCorrectionChars), listText(facts, ids), lang, day]
  return ({ run }) =>
    run(
      `insert into baimo_corrections (id, platform, kind, text, facts, lang, day) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (id) do nothing`,
      row,
    )
}
