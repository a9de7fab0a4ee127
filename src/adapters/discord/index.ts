/** baimo in Discord: commands, mentions, direct messages, buttons. Made once a token is set. */
import type { Adapter } from '../adapter.ts'
import { type Desk, messageOf } from '../desk.ts'
import { answerAddressed, answerInteraction, answerMessage, tellPrivately, type Tools } from './answering.ts'
import { createApi, createGateway, type DiscordSettings } from './client.ts'
import { choicesFor } from './completion.ts'
import { type Interaction, readInteraction } from './events.ts'
import { maxDrainMs, maxRemembered } from './limits.ts'
import { type Addressed, readMessage } from './messages.ts'
import { takeChoice, takePress, takeSuggestion } from './pressing.ts'
import { createRegistrar } from './registrar.ts'
import { renderText } from './render.ts'
import { createRemembered } from './remembered.ts'
import { createSender } from './sending.ts'
import { createWork } from './work.ts'

export interface DiscordDeps {
  readonly desk: Desk
  readonly config: DiscordSettings
}

/** Makes Discord's adapter. It is ready once every shard is connected and the commands are registered. */
export function createDiscordAdapter({ desk, config }: DiscordDeps): Adapter {
  const { log } = desk
  const api = createApi(config)
  const sender = createSender({ api, once: createApi(config, 0), log })
  const tools: Tools = { desk, sender, shared: createRemembered(maxRemembered) }
  const seen = createRemembered(maxRemembered)
  const work = createWork((error) => log.error('discord event failed', { error: messageOf(error) }))
  const registrar = createRegistrar({ desk, api, applicationId: config.applicationId })

  const gateway = createGateway(
    config,
    {
      interaction(payload) {
        const event = readInteraction(payload)
        if (event && seen.add(event.handle.id)) work.take(() => takeInteraction(event, tools))
        else if (!event) log.warn('discord interaction not understood')
      },
      message(payload, self) {
        const addressed = readMessage(payload, self, gateway.localeOf)
        // Events come twice after a resume.
        if (addressed && seen.add(addressed.id)) work.take(() => takeMessage(addressed, tools))
      },
    },
    log,
  )

  return {
    name: 'discord',
    failed: gateway.failed,
    ready: () => gateway.isOpen() && registrar.isDone() && !work.isClosed(),
    async start() {
      await registrar.start()
      await gateway.open()
      log.info('discord connected')
    },
    async stop() {
      registrar.stop()
      const left = await work.close(maxDrainMs)
      if (left > 0) log.warn('discord stopped with answers under way', { left })
      await gateway.close()
    },
  }
}

/** The one catch: whoever asked is told, with an id that the log has too. */
async function takeInteraction(event: Interaction, tools: Tools): Promise<void> {
  try {
    await dispatch(event, tools)
  } catch (error) {
    if (event.kind === 'complete') throw error
    await tellPrivately(event, tools.desk.fail(error, event.place.lang), tools)
  }
}

async function takeMessage(addressed: Addressed, tools: Tools): Promise<void> {
  const { id, place } = addressed
  try {
    await answerAddressed(addressed, tools)
  } catch (error) {
    const components = renderText(tools.desk.fail(error, place.lang))
    await tools.sender.post(place.channel, { components, nonce: `f-${id}`, replyTo: id })
  }
}

async function dispatch(event: Interaction, tools: Tools): Promise<void> {
  switch (event.kind) {
    case 'command': {
      const { name, rest, place } = event
      return answerInteraction(event, { text: `/${name} ${rest}`.trim(), command: { name, rest }, lang: place.lang }, tools)
    }
    case 'message':
      return answerMessage(event, tools)
    case 'complete': {
      const choices = choicesFor(tools.desk.engine(), { ...event, lang: event.place.lang })
      await tools.sender.respond(event.handle, { type: 8, data: { choices } })
      return
    }
    case 'press':
      return takePress(event, tools)
    case 'choice':
      return takeChoice(event, tools)
    case 'suggestion':
      return takeSuggestion(event, tools)
    default:
      return assertNever(event)
  }
}

function assertNever(event: never): never {
  throw new TypeError(`no such event: ${JSON.stringify(event)}`)
}
