import { afterEach, describe, expect, it } from 'vitest'
import { createHealth, type Health } from '../src/health.ts'

let health: Health | undefined
afterEach(() => health?.stop())

async function open(ready: Record<string, boolean>): Promise<(path: string) => Promise<Response>> {
  health = createHealth({ port: 0, host: '127.0.0.1', ready: () => ready, facts: () => 210 })
  const port = await health.start()
  return (path) => fetch(`http://127.0.0.1:${port}${path}`)
}

describe('/healthz', () => {
  it('is 200 only while every adapter takes questions, and says which do', async () => {
    const ready = { slack: false, discord: true }
    const get = await open(ready)
    const before = await get('/healthz')
    expect([before.status, await before.json()]).toEqual([503, { ready: false, adapters: { slack: false, discord: true } }])
    ready.slack = true
    expect((await get('/healthz')).status).toBe(200)
  })
})

describe('/metrics', () => {
  it('counts answers by platform, kind and language, and lines of the log', async () => {
    const get = await open({})
    for (const ms of [0.1, 0.3]) health?.answered({ platform: 'slack', kind: 'answer', lang: 'en', ms })
    health?.happened('warn', 'slack not reached')
    const text = await (await get('/metrics')).text()
    expect(text).toContain('baimo_answers_total{platform="slack",kind="answer",lang="en"} 2')
    expect(text).toContain('baimo_answer_seconds_bucket{le="0.0002"} 1')
    expect(text).toContain('baimo_events_total{level="warn",event="slack not reached"} 1')
    expect(text).toContain('baimo_facts 210')
    expect(text).toContain('process_resident_memory_bytes')
  })
})

it('says what it serves to those who ask for something else', async () => {
  const get = await open({})
  const response = await get('/')
  expect([response.status, await response.text()]).toEqual([404, 'baimo serves /healthz and /metrics here.\n'])
})
