import { afterEach, describe, expect, it } from 'vitest'
import { createHealth, type Health } from '../src/health.ts'

const problem = { file: 'sources/x.yaml', line: 3, column: 7, rule: 'r', severity: 'error', message: 'unknown topic "brun"' } as const
const knowledge = { version: 'abc', facts: 210, loadedAt: Date.parse('2026-11-24T12:00:00Z'), problems: [problem] }
let health: Health | undefined
afterEach(() => health?.stop())

async function open(ready: Record<string, boolean>): Promise<(path: string) => Promise<Response>> {
  health = createHealth({ port: 0, host: '127.0.0.1', ready: () => ready, knowledge: () => knowledge })
  const port = await health.start()
  return (path) => fetch(`http://127.0.0.1:${port}${path}`)
}

describe('/healthz', () => {
  it('is 200 only while every adapter takes questions, and says which do', async () => {
    const ready = { slack: false, discord: true }
    const get = await open(ready)
    const before = await get('/healthz')
    expect([before.status, await before.json()]).toMatchObject([503, { ready: false, adapters: { slack: false, discord: true } }])
    ready.slack = true
    expect((await get('/healthz')).status).toBe(200)
  })
})

describe('/healthz of the knowledge', () => {
  it('says what is live since when, and what is wrong in the files', async () => {
    const get = await open({})
    expect(await (await get('/healthz')).json()).toMatchObject({
      knowledge: {
        version: 'abc',
        facts: 210,
        loadedAt: '2026-11-24T12:00:00.000Z',
        problems: 1,
        firstProblems: ['sources/x.yaml:3:7 error unknown topic "brun".'],
      },
    })
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
    expect(text).toContain('baimo_knowledge_problems 1')
    expect(text).toContain('process_resident_memory_bytes')
  })
})

it('says what it serves to those who ask for something else', async () => {
  const get = await open({})
  const response = await get('/')
  expect([response.status, await response.text()]).toEqual([404, 'baimo serves /healthz and /metrics here.\n'])
})
