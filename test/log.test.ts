import { describe, expect, it } from 'vitest'
import { createLog, type Level } from '../src/log.ts'

function openLog() {
  const lines: string[] = []
  const events: [Level, string][] = []
  const log = createLog({ output: { write: (text: string) => lines.push(text) }, onEvent: (level, event) => events.push([level, event]) })
  return { log, lines, events }
}

describe('the log', () => {
  it('writes one line of JSON an event, with level and time', () => {
    const { log, lines } = openLog()
    log.warn('slack not reached', { error: 'no\nnetwork', tries: 2 })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      msg: 'slack not reached',
      error: 'no\nnetwork',
      tries: 2,
    })
  })

  it('tells those who count', () => {
    const { log, events } = openLog()
    log.info('a')
    log.error('b', { error: 'c' })
    expect(events).toEqual([
      ['info', 'a'],
      ['error', 'b'],
    ])
  })

  it.each([
    'xoxb-1234-abcd',
    'xapp-1-A1-secret',
    'xoxe.xoxb-1-secret',
    'https://hooks.slack.com/commands/T1/2/secret',
    'https://discord.com/api/v10/webhooks/123456/aW50ZXJhY3Rpb24-secret',
    `${'M'.repeat(26)}.GaBcDe.${'s'.repeat(38)}`,
    'postgres://baimo:secret@db/baimo',
  ])('masks %s in the words of an error', (secret) => {
    const { log, lines } = openLog()
    log.error('failed', { error: `refused: ${secret} is no good` })
    expect(lines[0]).not.toContain(secret)
    expect(lines[0]).toContain('***')
    expect(lines[0]).toContain('is no good')
  })
})
