/** Journal, conversations and log for tests of adapters: what was kept can be looked at, and keeping can be made to fail. */
import type { Conversations, Correction, Journal, JournalEntry, Keeping, Log, LogFields, Vote } from '../../src/adapters/desk.ts'
import { createDesk, type Desk } from '../../src/adapters/desk.ts'
import type { Engine, Memory } from '../../src/core/reply.ts'

export interface Office {
  readonly desk: Desk
  readonly entries: readonly JournalEntry[]
  /** The last one of each person for each answer. */
  readonly votes: () => readonly Vote[]
  readonly corrections: readonly Correction[]
  /** `warn slack sdk {"error":"…"}` */
  readonly logged: readonly string[]
  /** From now on nothing can be kept: too much is waiting, or it waits itself. */
  breakJournal(keeping?: 'lost' | 'waiting'): void
  /** Puts other knowledge in the place of the present one. */
  replace(engine: Engine): void
}

export function openOffice(engine: Engine, today = '2026-11-24'): Office {
  let current = engine
  let keeping: Keeping = 'kept'
  let failures = 0
  const entries: JournalEntry[] = []
  const votes = new Map<string, Vote>()
  const corrections: Correction[] = []
  const logged: string[] = []
  const memories = new Map<string, Memory>()
  const keep = async (write: () => void): Promise<Keeping> => {
    if (keeping === 'kept') write()
    return keeping
  }
  const journal: Journal = {
    record: (entry) => keep(() => entries.push(entry)),
    vote: (vote) => keep(() => votes.set(`${vote.person} ${vote.answer}`, vote)),
    correct: (correction) => keep(() => corrections.push(correction)),
  }
  const conversations: Conversations = {
    load: async (conversation) => memories.get(conversation),
    save: async (conversation, memory) => void memories.set(conversation, memory),
  }
  const write = (level: string) => (event: string, fields?: LogFields) =>
    void logged.push(`${level} ${event}${fields ? ` ${JSON.stringify(fields)}` : ''}`)
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') }
  const desk = createDesk({
    engine: () => current,
    today: () => today,
    now: () => performance.now(),
    journal,
    conversations,
    log,
    fail: (error) => {
      log.error('answer failed', { error: String(error) })
      return `Something went wrong. (id-${++failures})`
    },
  })
  return {
    desk,
    entries,
    votes: () => [...votes.values()],
    corrections,
    logged,
    breakJournal: (next = 'lost') => void (keeping = next),
    replace: (next) => void (current = next),
  }
}
