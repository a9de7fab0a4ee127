/**
 * Whose a conversation is. Where many workspaces share one baimo, a conversation is `<platform>:<workspace>:<rest>`; the workspace is the id
 * that its installation is kept by, and may be empty. A conversation of another form belongs to no workspace.
 */
import type { Secrets } from './secrets.ts'

export interface Workspace {
  readonly platform: string
  readonly id: string
}

/** What stands in the database for a workspace. */
export function workspaceKey({ platform, id }: Workspace, secrets: Secrets): string {
  return secrets.hash('workspace', [platform, id])
}

export function workspaceOf(conversation: string): Workspace | undefined {
  const [, platform, id] = /^([^:]+):([^:]+):/.exec(conversation) ?? []
  return platform === undefined || id === undefined ? undefined : { platform, id }
}
