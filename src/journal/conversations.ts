/** What "it" refers to, kept for a day: in this process, or in the store where many processes serve one conversation. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Conversations } from '../adapters/desk.ts'
import type { Memory } from '../core/reply.ts'
import { readMemory } from './memory-guard.ts'
import type { Secrets } from './secrets.ts'
import type { Store } from './store.ts'
import { workspaceKey, workspaceOf } from './workspaces.ts'

export interface KeptConversations extends Conversations {
  /** By the key that `workspaceKey` gives. */
  leave(workspace: string): Promise<void>
  /** Lets go of what is older than a day. */
  forget(): Promise<void>
}

export interface ConversationParts {
  readonly store: Store
  readonly secrets: Secrets
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export const dayMs = 24 * 60 * 60 * 1000
/** A memory has about 500 bytes: 5 MB at most. */
const maxRemembered = 10_000

/** The one place that decides who keeps conversations. */
export function createConversations(parts: ConversationParts): KeptConversations {
  const recent = createRecentConversations(parts)
  return parts.store.shared ? createPatientConversations(createSharedConversations(parts), recent) : recent
}

/** An answer waits no longer than this for what was said before. */
const patienceMs = 500

/** While the shared store is out of reach, a process goes by what it remembers itself. */
function createPatientConversations(shared: KeptConversations, recent: KeptConversations): KeptConversations {
  return {
    load: (conversation) => within(shared.load(conversation)).catch(() => recent.load(conversation)),
    async save(conversation, memory) {
      await recent.save(conversation, memory)
      await within(shared.save(conversation, memory))
    },
    leave: async (workspace) => void (await Promise.all([recent.leave(workspace), shared.leave(workspace)])),
    forget: async () => void (await Promise.all([recent.forget(), shared.forget()])),
  }
}

/** Rejects when it takes too long. What was begun goes on. */
function within<T>(work: Promise<T>): Promise<T> {
  const late = sleep(patienceMs, undefined, { ref: false }).then((): never => {
    throw new Error(`no answer within ${patienceMs} ms`)
  })
  return Promise.race([work, late])
}

function createSharedConversations({ store, secrets, now }: ConversationParts): KeptConversations {
  return {
    async load(conversation) {
      const [row] = await store.all('select memory from baimo_conversations where id = $1 and at > $2', [
        keysOf(conversation, secrets).id,
        now() - dayMs,
      ])
      return row ? readMemory(row['memory']) : undefined
    },
    async save(conversation, memory) {
      const { id, workspace } = keysOf(conversation, secrets)
      await store.run(
        `insert into baimo_conversations (id, workspace, memory, at) values ($1, $2, $3, $4)
         on conflict (id) do update set memory = excluded.memory, at = excluded.at`,
        [id, workspace, JSON.stringify(memory), now()],
      )
    },
    async leave(workspace) {
      await store.run('delete from baimo_conversations where workspace = $1', [workspace])
    },
    async forget() {
      await store.run('delete from baimo_conversations where at <= $1', [now() - dayMs])
    },
  }
}

/** Bounded: what was not spoken in for longest goes first. */
function createRecentConversations({ secrets, now }: Omit<ConversationParts, 'store'>): KeptConversations {
  /** In the order of their last turn. */
  const kept = new Map<string, { readonly memory: Memory; readonly workspace: string | undefined; readonly at: number }>()
  const drop = (isGone: (turn: { readonly workspace: string | undefined; readonly at: number }) => boolean): void => {
    for (const [id, turn] of kept) if (isGone(turn)) kept.delete(id)
  }

  return {
    async load(conversation) {
      const turn = kept.get(keysOf(conversation, secrets).id)
      return turn && turn.at > now() - dayMs ? turn.memory : undefined
    },
    async save(conversation, memory) {
      const { id, workspace } = keysOf(conversation, secrets)
      kept.delete(id)
      kept.set(id, { memory, workspace, at: now() })
      const [oldest] = kept.keys()
      if (kept.size > maxRemembered && oldest !== undefined) kept.delete(oldest)
    },
    async leave(workspace) {
      drop((turn) => turn.workspace === workspace)
    },
    async forget() {
      drop(({ at }) => at <= now() - dayMs)
    },
  }
}

function keysOf(conversation: string, secrets: Secrets): { readonly id: string; readonly workspace: string | undefined } {
  const workspace = workspaceOf(conversation)
  return { id: secrets.hash('conversation', [conversation]), workspace: workspace && workspaceKey(workspace, secrets) }
}
