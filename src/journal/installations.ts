/** What a platform gave us when a workspace installed baimo: encrypted, one row a workspace, replaced when its tokens are renewed. */
import type { ConversationParts, KeptConversations } from './conversations.ts'
import { textOf } from './store.ts'
import { type Workspace, workspaceKey } from './workspaces.ts'

export interface Installations {
  /** `payload` is anything that JSON holds. */
  put(workspace: Workspace, payload: unknown): Promise<void>
  /** Undefined when there is none. The caller checks the shape: it is the platform's. */
  get(workspace: Workspace): Promise<unknown>
  /** Everything of that workspace: its installation and its conversations. May be called again when it failed half way. */
  delete(workspace: Workspace): Promise<void>
}

export interface InstallationParts extends ConversationParts {
  readonly conversations: KeptConversations
}

export function createInstallations({ store, secrets, conversations, now }: InstallationParts): Installations {
  return {
    async put(workspace, payload) {
      const key = workspaceKey(workspace, secrets)
      const text: unknown = JSON.stringify(payload)
      if (typeof text !== 'string') throw new TypeError('An installation must be something that JSON holds.')
      await store.run(
        `insert into baimo_installations (workspace, payload, at) values ($1, $2, $3)
         on conflict (workspace) do update set payload = excluded.payload, at = excluded.at`,
        [key, secrets.seal(text, key), now()],
      )
    },
    async get(workspace) {
      const key = workspaceKey(workspace, secrets)
      const [row] = await store.all('select payload from baimo_installations where workspace = $1', [key])
      return row ? JSON.parse(secrets.unseal(textOf(row, 'payload'), key)) : undefined
    },
    async delete(workspace) {
      const key = workspaceKey(workspace, secrets)
      await store.run('delete from baimo_installations where workspace = $1', [key])
      await conversations.leave(key)
      await store.sweep()
    },
  }
}
