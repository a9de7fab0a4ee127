/** `baimo register`: gives Discord the slash commands, as a start does. */
import { SettingError } from '../adapters/adapter.ts'
import { type LogFields, messageOf } from '../adapters/desk.ts'
import { registerCommands } from '../adapters/discord/registration.ts'
import type { DiscordConfig } from '../config.ts'
import type { Engine } from '../core/reply.ts'

export interface RegisterDeps {
  readonly engine: Engine
  readonly discord: DiscordConfig | undefined
  /** For one server only. */
  readonly guild: string | undefined
}

export interface Voices {
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
}

/** Gives the exit code. */
export async function registerCommand({ engine, discord, guild }: RegisterDeps, { print, complain }: Voices): Promise<number> {
  if (!discord) {
    complain('DISCORD_TOKEN is needed to register commands in Discord. Set it: Developer Portal, your application, Bot, Reset Token.')
    return 1
  }
  const tell = (event: string, { remedy }: LogFields = {}): void => complain([event, remedy].filter(Boolean).join('. '))
  try {
    const { changed, count } = await registerCommands(discord, { engine, guild, log: { info: tell, warn: tell, error: tell } })
    const where = guild === undefined ? 'everywhere' : `in server ${guild}`
    print(changed ? `Registered ${count} commands ${where}.` : `Nothing to do: the ${count} commands ${where} are as they should be.`)
    return 0
  } catch (error) {
    complain(error instanceof SettingError ? error.message : `The commands were not registered: ${messageOf(error)}`)
    return 1
  }
}
