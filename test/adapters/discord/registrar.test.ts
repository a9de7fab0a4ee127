import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDesk, type Log } from '../../../src/adapters/desk.ts'
import { type Api, Refusal } from '../../../src/adapters/discord/client.ts'
import { registrationCheckMs } from '../../../src/adapters/discord/limits.ts'
import { createRegistrar, type Registrar } from '../../../src/adapters/discord/registrar.ts'
import { makeReply, replyingEngine } from '../fake-engine.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const nowhere = async (): Promise<undefined> => undefined

/** Discord's side: what is registered, and how often it refuses. */
function makeRegistrar(): { registrar: Registrar; puts: () => number; refuse: (times: number) => void; replace: () => void } {
  let engine = replyingEngine(makeReply())
  let registered: unknown = []
  let refusals = 0
  let puts = 0
  const api: Api = {
    get: async (path) => (path === '/applications/@me' ? { id: '1' } : registered),
    put: async (_, body) => {
      if (refusals-- > 0) throw new Refusal('no', { code: 0, status: 503 })
      puts += 1
      registered = body
      return body
    },
    post: nowhere,
    patch: nowhere,
  }
  const lost = async () => 'lost' as const
  const desk = createDesk({
    engine: () => engine,
    today: () => '2026-11-24',
    now: () => 0,
    journal: { record: lost, vote: lost, correct: lost },
    conversations: { load: nowhere, save: nowhere },
    log: silent,
    fail: () => '',
  })
  return {
    registrar: createRegistrar({ desk, api, applicationId: undefined }),
    puts: () => puts,
    refuse: (times) => void (refusals = times),
    replace: () => void (engine = { ...engine, version: 'version-2', commands: engine.commands.slice(1) }),
  }
}

it('registers again when the knowledge was replaced and has other commands, and not otherwise', async () => {
  const { registrar, puts, replace } = makeRegistrar()
  await registrar.start()
  await vi.advanceTimersByTimeAsync(registrationCheckMs * 3)
  expect(puts()).toBe(1)
  replace()
  await vi.advanceTimersByTimeAsync(registrationCheckMs)
  expect(puts()).toBe(2)
  registrar.stop()
})

it('tries again where Discord could not take the commands, and is done only then', async () => {
  const { registrar, puts, refuse } = makeRegistrar()
  refuse(2)
  await registrar.start()
  expect(registrar.isDone()).toBe(false)
  await vi.advanceTimersByTimeAsync(registrationCheckMs * 2)
  expect([registrar.isDone(), puts()]).toEqual([true, 1])
  registrar.stop()
})
