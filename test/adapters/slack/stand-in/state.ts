/** What all parts of the stand-in share. */
import { createFaults, type Faults } from './faults.ts'
import type { Fields } from './json.ts'
import { createScreen, type Screen, type SeenMessage } from './seen.ts'
import type { Problem } from './text-check.ts'
import { createWorkspaces, type Workspaces } from './workspaces.ts'

export interface Call {
  /** `chat.postMessage`, or `response_url`. */
  readonly method: string
  /** The token that it came with, "" for none. */
  readonly token: string
  /** The workspace that it was for, "" where that can't be told. */
  readonly team: string
  readonly args: Fields
  /** By the clock of the stand-in. */
  readonly atMs: number
  /** HTTP status and Slack's word, once answered; status 0 where the connection was broken or hangs. */
  status: number
  error: string | undefined
}

export interface ResponseUrl {
  readonly id: string
  readonly team: string
  readonly channel: string
  readonly user: string
  readonly threadTs: string | undefined
  /** The message whose button was pressed: what can be replaced or deleted. */
  readonly original: SeenMessage | undefined
  readonly madeAtMs: number
  uses: number
}

export interface State {
  readonly base: () => string
  readonly now: () => number
  readonly nextId: (prefix: string) => string
  readonly nextTs: () => string
  readonly violations: string[]
  readonly calls: Call[]
  readonly screen: Screen
  readonly workspaces: Workspaces
  readonly faults: Faults
  readonly responseUrls: Map<string, ResponseUrl>
  /** By trigger id: who acted where, and when. */
  readonly triggers: Map<string, { readonly user: string; readonly team: string; readonly madeAtMs: number }>
  readonly changed: () => void
  readonly watch: (look: () => void) => () => void
  violate(of: string, problems: readonly Problem[]): void
  /** Requests and deliveries that are not answered yet. */
  readonly busy: Set<object>
  lastChangeMs: number
  /** Sets the clock forward. */
  advanceMs(ms: number): void
}

export function createState(base: () => string): State {
  let id = 0
  let ahead = 0
  let lastTs = 0
  const watchers = new Set<() => void>()
  const now = (): number => Date.now() + ahead
  const nextId = (prefix: string): string => `${prefix}${(++id).toString(36).toUpperCase().padStart(6, '0')}`
  const violations: string[] = []
  const changed = (): void => {
    state.lastChangeMs = performance.now()
    for (const look of watchers) look()
  }
  const state: State = {
    base,
    now,
    nextId,
    nextTs() {
      lastTs = Math.max(lastTs + 1, now() * 1000)
      return `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, '0')}`
    },
    violations,
    calls: [],
    screen: createScreen(nextId, changed),
    workspaces: createWorkspaces(nextId, now),
    faults: createFaults(now),
    responseUrls: new Map(),
    triggers: new Map(),
    changed,
    watch(look) {
      watchers.add(look)
      return () => watchers.delete(look)
    },
    violate: (of, problems) => void violations.push(...problems.map(({ text }) => `${of}: ${text}`)),
    busy: new Set(),
    lastChangeMs: performance.now(),
    advanceMs(ms) {
      ahead += ms
    },
  }
  return state
}
