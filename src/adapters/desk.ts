/** What stands between an adapter and the engine: the memory of a conversation, a note in the journal, and one catch. */
import { createHash } from 'node:crypto'
import type { Lang } from '../core/knowledge.ts'
import type { Engine, Memory, Question, Reply, Understood, Upkeep } from '../core/reply.ts'

/** What is kept of a question: what it was understood as, never who asked, where, or in which words. */
export interface JournalEntry {
  readonly platform: string
  readonly kind: Reply['kind']
  readonly lang: Lang
  /** ISO date. */
  readonly day: string
  readonly ms: number
  readonly understood: Understood
}

export interface Vote {
  readonly platform: string
  /** Opaque and stable for a person. Only a keyed hash of it is kept. */
  readonly person: string
  /** Id of an answer, as `answerId` gives it. */
  readonly answer: string
  readonly facts: readonly string[]
  readonly value: 'up' | 'down'
  readonly day: string
}

export const correctionKinds = ['figure', 'outdated', 'source', 'other'] as const
export type CorrectionKind = (typeof correctionKinds)[number]

export interface Correction {
  readonly platform: string
  readonly kind: CorrectionKind
  /** Written for baimo by its sender. Masked before it is kept. */
  readonly text: string
  readonly facts: readonly string[]
  readonly lang: Lang
  readonly day: string
}

/** `waiting`: the store is out of reach; kept once it is back, unless the process ends before. `lost`: too much is waiting already. */
export type Keeping = 'kept' | 'waiting' | 'lost'

/** What was asked, voted and suggested. Never rejects, and tells within a second or so. */
export interface Journal {
  record(entry: JournalEntry): Promise<Keeping>
  /** One vote a person an answer: a second one replaces the first. */
  vote(vote: Vote): Promise<Keeping>
  correct(correction: Correction): Promise<Keeping>
}

/** Who keeps what "it" refers to. Kept for a day; keys are hashed. */
export interface Conversations {
  load(conversation: string): Promise<Memory | undefined>
  save(conversation: string, memory: Memory): Promise<void>
}

/** Where failures and events are told. Values must hold no token, no address to answer to and no words of a person. */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>> & { readonly error?: string }

export type Asked =
  | {
      readonly kind: 'reply'
      readonly reply: Reply
      /** What the question was understood with, and what the next one is: for buttons that outlive the conversation. */
      readonly before?: Memory
      readonly memory: Memory
    }
  /** What to tell the person: one sentence with an id that the log has too. */
  | { readonly kind: 'failure'; readonly text: string; readonly lang: Lang }

/** What every adapter is given. */
export interface Desk {
  /** Asked for each time, since the knowledge may have been replaced. */
  engine(): Engine
  /** ISO date. */
  today(): string
  readonly log: Log
  /**
   * Never rejects. A journal out of reach costs no answer, a conversation out of reach only the memory. `memory` goes before the kept one:
   * a button knows what it follows.
   */
  ask(question: Question, platform: string, memory?: Memory): Promise<Asked>
  /** Never reject: the person is told what became of it. */
  vote(vote: Omit<Vote, 'day'>): Promise<Keeping>
  correct(correction: Omit<Correction, 'day'>): Promise<Keeping>
  /** For those who keep the knowledge. Never rejects: what can't be read is left out. */
  upkeep(): Promise<Upkeep>
  /** Takes note of a failure, gives what to tell the person. */
  fail(error: unknown, lang: Lang): string
  /** Resolves once what was begun in the background is done. */
  settled(): Promise<void>
}

export interface DeskParts {
  readonly engine: () => Engine
  readonly today: () => string
  /** Milliseconds, monotonic. */
  readonly now: () => number
  readonly journal: Journal
  readonly conversations: Conversations
  readonly log: Log
  /** Nothing when left out. */
  readonly upkeep?: () => Promise<Upkeep>
  readonly fail: (error: unknown, lang: Lang) => string
}

interface Turn {
  readonly question: Question
  readonly platform: string
  readonly memory: Memory | undefined
}

export function createDesk(parts: DeskParts): Desk {
  const { engine, today, now, journal, conversations, log } = parts
  const pending = new Set<Promise<void>>()
  /** The end of the last turn of each conversation under way: the next one builds on it. */
  const turns = new Map<string, Promise<unknown>>()

  function background(event: string, work: Promise<void>): Promise<void> {
    const done = work.catch((error: unknown) => log.warn(event, { error: messageOf(error) })).finally(() => pending.delete(done))
    pending.add(done)
    return done
  }

  async function answer({ question, platform, memory: given }: Turn): Promise<{ readonly asked: Asked; readonly kept: Promise<void> }> {
    const memory = given ?? (await remembered(question.conversation, parts))
    const began = now()
    try {
      const { reply, memory: next, understood } = engine().ask(question, memory)
      const entry = { platform, kind: reply.kind, lang: reply.lang, day: question.today, ms: now() - began, understood: understood() }
      const kept = background('conversation not kept', conversations.save(question.conversation, next))
      const noted = journal.record(entry).then(() => undefined)
      void background('question not noted', noted)
      return { asked: { kind: 'reply', reply, ...(memory ? { before: memory } : {}), memory: next }, kept }
    } catch (error) {
      const lang = question.forceLang ?? question.lang ?? memory?.lang ?? 'en'
      return { asked: { kind: 'failure', text: parts.fail(error, lang), lang }, kept: Promise.resolve() }
    }
  }

  async function ask(question: Question, platform: string, memory?: Memory): Promise<Asked> {
    const { conversation } = question
    const answering = (turns.get(conversation) ?? Promise.resolve()).then(() => answer({ question, platform, memory }))
    // The person has the answer before it is kept; the next turn waits for both.
    const turn = answering.then(({ kept }) => kept)
    turns.set(conversation, turn)
    void turn.finally(() => turns.get(conversation) === turn && turns.delete(conversation))
    return (await answering).asked
  }

  return {
    engine,
    today,
    log,
    ask,
    upkeep: () => readUpkeep(parts),
    vote: (vote) => journal.vote({ ...vote, day: today() }),
    correct: (correction) => journal.correct({ ...correction, day: today() }),
    fail: parts.fail,
    async settled() {
      while (pending.size > 0) await Promise.all(pending)
    },
  }
}

async function remembered(conversation: string, { conversations, log }: DeskParts): Promise<Memory | undefined> {
  try {
    return await conversations.load(conversation)
  } catch (error) {
    log.warn('conversation not read', { error: messageOf(error) })
    return undefined
  }
}

async function readUpkeep({ upkeep, log }: DeskParts): Promise<Upkeep> {
  try {
    return (await upkeep?.()) ?? nothingKept
  } catch (error) {
    log.warn('upkeep not read', { error: messageOf(error) })
    return nothingKept
  }
}
const nothingKept: Upkeep = { problems: [], gaps: [] }

/** The same answer to the same question has the same id, whoever asks. 16 characters, safe in any platform's ids. */
export function answerId(reply: Reply): string {
  const parts = [reply.kind, reply.title, ...reply.facts]
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 16)
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
