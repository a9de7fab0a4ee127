import { afterEach } from 'vitest'
import { describeAdapterContract } from '../contract.ts'
import { closeAll, startBaimo } from './harness.ts'
import { until } from './stand-in.ts'
import { viewOf } from './view.ts'

afterEach(closeAll)

describeAdapterContract('discord', async (engine) => {
  const { adapter, discord } = await startBaimo(engine)
  let sent = 0
  const arrived = (): Promise<void> => until(() => discord.messages.length >= sent)
  return {
    adapter: {
      ...adapter,
      // What was sent is still on its way through the socket.
      async stop() {
        await discord.delivered()
        await adapter.stop()
      },
    },
    async send(texts) {
      sent += texts.length
      for (const text of texts) discord.member.write(text, { guild_id: undefined, channel_id: '400' })
    },
    async answers() {
      await arrived()
      if (discord.problems.length > 0) throw new Error(discord.problems.join('\n'))
      return discord.messages.map(({ components }) => viewOf(components))
    },
    leaks: [/PING/, /LINK (?!https:\/\/x\.example\/)/],
  }
})
