import { expect } from 'vitest'
import { type Harness, describeAdapterContract } from './contract.ts'
import { type Bot, openBot } from './slack/bot.ts'
import { visibleText } from './slack/stand-in/visible-text.ts'

/** One after the other: two sockets keep no order between them. */
function harnessOf({ slack, adapter }: Bot, say: (text: string) => Promise<unknown>): Harness {
  let sent = 0
  return {
    adapter,
    async send(texts) {
      for (const text of texts) {
        await say(text)
        sent += 1
      }
    },
    async answers() {
      await slack.waitFor(() => slack.seen.messages({ by: 'bot' }).length >= sent, { deadlineMs: 20_000 })
      await slack.settled()
      // Pings are looked for in what was sent: what is seen has its escapes undone.
      expect(slack.violations).toEqual([])
      return slack.seen.messages({ by: 'bot' }).map((message) => visibleText(message))
    },
    leaks: [],
  }
}

describeAdapterContract('slack, over commands', async (engine) => {
  const bot = await openBot({ engine })
  return harnessOf(bot, (text) => bot.slack.slash({ command: '/baimo', text }))
})

describeAdapterContract('slack, over mentions in a thread', async (engine) => {
  const bot = await openBot({ engine })
  return harnessOf(bot, (text) => bot.slack.mention({ text, threadTs: '1.0' }))
})
