/** Workspaces, their people, and the tokens that speak for them. */

/** The least scopes that baimo asks for. */
const leastScopes = ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'users:read', 'assistant:write'] as const

export interface Workspace {
  readonly team: string
  readonly enterprise: string | undefined
  /** Installed for a whole organisation: one token serves all its workspaces. */
  readonly org: boolean
  readonly token: string
  readonly botUser: string
  readonly botId: string
}

export interface Installation {
  readonly teams: Set<string>
  readonly enterprise: string | undefined
  readonly org: boolean
  readonly botUser: string
  readonly botId: string
  readonly scopes: readonly string[]
  /** With token rotation there are more than one for a while. */
  readonly tokens: Map<string, { readonly expiresAtMs: number }>
  refreshToken: string | undefined
}

export interface WorkspaceOptions {
  readonly team: string
  readonly enterprise?: string
  readonly org?: boolean
  readonly scopes?: readonly string[]
}

export interface Person {
  readonly id: string
  readonly team: string
  readonly locale: string
}

export interface Workspaces {
  add(options: WorkspaceOptions): Workspace
  of(team: string): Workspace | undefined
  installationOf(token: string): Installation | undefined
  /** Who a token was for, revoked and expired ones too: to tell whose token was used where it does not belong. */
  ownerOf(token: string): Installation | undefined
  /** A code such as the browser brings back, for `oauth.v2.access`. */
  authorize(options: WorkspaceOptions & { readonly rotating?: boolean }): string
  exchange(code: string): { readonly installation: Installation; readonly token: string; readonly team: string } | undefined
  refresh(refreshToken: string): { readonly installation: Installation; readonly token: string } | undefined
  /** Ends the tokens of a workspace, as an admin who removes the app does. */
  revoke(team: string): void
  revokeToken(token: string): void
  know(person: { readonly id: string; readonly team: string; readonly locale?: string | undefined }): Person
  person(id: string): Person | undefined
}

/** Slack's tokens under rotation live for 12 hours. */
export const tokenLifeMs = 12 * 3_600_000

export function createWorkspaces(nextId: (prefix: string) => string, now: () => number): Workspaces {
  const workspaces = new Map<string, Workspace>()
  const installations: Installation[] = []
  const owners = new Map<string, Installation>()
  const codes = new Map<string, WorkspaceOptions & { readonly rotating?: boolean }>()
  const people = new Map<string, Person>()

  function issue(installation: Installation, expiresAtMs: number): string {
    const token = `xoxb-${installation.enterprise ?? [...installation.teams][0]}-${nextId('')}`
    installation.tokens.set(token, { expiresAtMs })
    owners.set(token, installation)
    return token
  }

  function install({
    team,
    enterprise,
    org = false,
    scopes = leastScopes,
    rotating = false,
  }: WorkspaceOptions & { readonly rotating?: boolean }) {
    const known = installations.find((one) => (org ? one.org && one.enterprise === enterprise : one.teams.has(team)) && one.tokens.size > 0)
    const installation: Installation = known ?? {
      teams: new Set(),
      enterprise,
      org,
      botUser: nextId('UBOT'),
      botId: nextId('B'),
      scopes,
      tokens: new Map(),
      refreshToken: undefined,
    }
    installation.teams.add(team)
    if (known === undefined) installations.push(installation)
    const [living] = installation.tokens.keys()
    const token = living ?? issue(installation, rotating ? now() + tokenLifeMs : Number.POSITIVE_INFINITY)
    if (rotating) installation.refreshToken = `xoxe-1-${nextId('')}`
    const { botUser, botId } = installation
    const workspace = { team, enterprise, org, token, botUser, botId }
    workspaces.set(team, workspace)
    return { installation, token, team, workspace }
  }

  return {
    add: (options) => install(options).workspace,
    of: (team) => workspaces.get(team),
    ownerOf: (token) => owners.get(token),
    installationOf(token) {
      const life = owners.get(token)?.tokens.get(token)
      return life === undefined || life.expiresAtMs <= now() ? undefined : owners.get(token)
    },
    authorize(options) {
      const code = nextId('code-')
      codes.set(code, options)
      return code
    },
    exchange(code) {
      const options = codes.get(code)
      codes.delete(code)
      return options === undefined ? undefined : install(options)
    },
    refresh(refreshToken) {
      const installation = installations.find((one) => one.refreshToken === refreshToken)
      if (installation === undefined) return undefined
      installation.refreshToken = `xoxe-1-${nextId('')}`
      return { installation, token: issue(installation, now() + tokenLifeMs) }
    },
    revoke(team) {
      for (const one of installations) if (one.teams.has(team)) one.tokens.clear()
    },
    revokeToken: (token) => void owners.get(token)?.tokens.delete(token),
    know({ id, team, locale }) {
      const person = { id, team, locale: locale ?? people.get(id)?.locale ?? 'en-US' }
      people.set(id, person)
      return person
    },
    person: (id) => people.get(id),
  }
}
