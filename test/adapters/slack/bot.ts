/** baimo in the stand-in of Slack, for tests. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, vi } from 'vitest'
import type { Adapter } from '../../../src/adapters/adapter.ts'
import { createSlackAdapter, type SlackDeps } from '../../../src/adapters/slack/index.ts'
import type { Engine } from '../../../src/core/reply.ts'
import { articleEngine } from '../../shipped.ts'
import { type Office, openOffice } from '../fake-journal.ts'
import { createSlackStandIn, type SlackStandIn, type StandInOptions } from './stand-in/stand-in.ts'

export interface Bot {
  readonly slack: SlackStandIn
  readonly adapter: Adapter
  readonly office: Office
}

// A noisy machine takes ten times as long; nothing here waits for a time to pass.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

export type BotOptions = StandInOptions & Partial<Omit<SlackDeps, 'desk' | 'apiUrl'>> & { readonly engine?: Engine }

/** Started and connected. By Socket Mode where no mode is given. */
export async function openBot({ engine, ackTimeoutMs, respondRefusal, ...deps }: BotOptions = {}): Promise<Bot> {
  const bot = await makeBot({
    ...(engine ? { engine } : {}),
    ...(ackTimeoutMs === undefined ? {} : { ackTimeoutMs }),
    ...(respondRefusal === undefined ? {} : { respondRefusal }),
    ...deps,
  })
  await bot.adapter.start()
  if (!deps.mode) await bot.slack.connected(2)
  return bot
}

/** Not started yet. */
export async function makeBot({ engine, ackTimeoutMs, respondRefusal, ...deps }: BotOptions = {}): Promise<Bot> {
  const slack = await createSlackStandIn({
    ...(ackTimeoutMs === undefined ? {} : { ackTimeoutMs }),
    ...(respondRefusal === undefined ? {} : { respondRefusal }),
  })
  closing.push(slack.close)
  return { slack, ...join(slack, { ...(engine ? { engine } : {}), ...deps }) }
}

/** Another process of baimo in the same Slack: after a restart, for instance. */
export function join(slack: SlackStandIn, { engine, ...deps }: Omit<BotOptions, keyof StandInOptions> = {}): Omit<Bot, 'slack'> {
  const office = openOffice(engine ?? articleEngine)
  const adapter = createSlackAdapter({
    desk: office.desk,
    mode: { kind: 'socket', botToken: slack.token, appToken: slack.appToken },
    askChannels: [],
    admins: [],
    apiUrl: slack.apiUrl,
    installations: shelf(),
    clock: Date.now,
    sleep,
    ...deps,
  })
  closing.push(() => adapter.stop())
  return { adapter, office }
}

/** For what the stand-in does not see: logs, votes, calls that it leaves hanging. */
export async function until(predicate: () => boolean): Promise<void> {
  await expect.poll(predicate, { timeout: 15_000, interval: 10 }).toBe(true)
}

/** Installations in memory. */
export function shelf(): SlackDeps['installations'] & { readonly kept: ReadonlyMap<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    put: async (workspace, payload) => void kept.set(workspace, payload),
    get: async (workspace) => kept.get(workspace),
    delete: async (workspace) => void kept.delete(workspace),
  }
}
