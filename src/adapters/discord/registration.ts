/** Registers what differs from what Discord has. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Engine } from '../../core/reply.ts'
import { SettingError } from '../adapter.ts'
import type { Log } from '../desk.ts'
import { type Api, createApi, type DiscordSettings, type Path, Refusal, tokenError } from './client.ts'
import { commandsFor, type RegisteredCommand, type Registration } from './commands.ts'

/** https://docs.discord.com/developers/resources/application#application-object-application-integration-types */
const inServer = 0
const byMember = 1

const localised = z.record(z.string(), z.string()).nullish()
/** What of a registered command is compared; Discord adds ids, versions and defaults. */
const registered = z.array(
  z.object({
    type: z.number(),
    name: z.string(),
    name_localizations: localised,
    description: z.string().nullish(),
    description_localizations: localised,
    options: z
      .array(
        z.object({
          type: z.number(),
          name: z.string(),
          name_localizations: localised,
          description: z.string(),
          description_localizations: localised,
          required: z.boolean().default(false),
          autocomplete: z.boolean().default(false),
          max_length: z.number().nullish(),
        }),
      )
      .nullish(),
    integration_types: z.array(z.number()).nullish(),
    contexts: z.array(z.number()).nullish(),
  }),
)

/** Whether Discord has exactly these commands, in whatever order. */
function isRegistered(wanted: readonly RegisteredCommand[], found: unknown, { guild }: Registration): boolean {
  const { data } = registered.safeParse(found)
  if (!data) return false
  // What belongs to one server comes back with places that were not asked for.
  const asked = data.map((command) => (guild === undefined ? command : { ...command, integration_types: null, contexts: null }))
  return isDeepStrictEqual(normal(wanted), normal(asked))
}

/** Without what is empty or null, sorted: Discord gives back `null` for what was left out, and orders as it likes. */
function normal(commands: readonly unknown[]): unknown[] {
  const bare = commands.map((command): unknown =>
    JSON.parse(
      JSON.stringify(command, (_, value: unknown) => (value === null || value === '' || isEmpty(value) ? undefined : sorted(value))),
    ),
  )
  return bare.map((command) => JSON.stringify(command)).sort()
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const application = z.object({ id: z.string(), integration_types_config: z.record(z.string(), z.unknown()).nullish() })

export interface Outcome {
  readonly changed: boolean
  readonly count: number
}

export interface Registering {
  readonly engine: Engine
  readonly log: Log
  /** Which application the token is expected to be of. */
  readonly applicationId?: string | undefined
  readonly guild?: string | undefined
}

/** Registers what differs by one PUT, for everybody or for one server. Rejects with a `SettingError` where the token is refused. */
export async function registerWith(api: Api, { engine, log, applicationId, guild }: Registering): Promise<Outcome> {
  const me = application.parse(await api.get('/applications/@me').catch(orTokenError))
  if (applicationId !== undefined && applicationId !== me.id)
    throw new SettingError(`DISCORD_TOKEN belongs to application ${me.id}, but DISCORD_APPLICATION_ID is another. Mend one of them.`)
  const registration = { installs: installsOf(me, log), ...(guild === undefined ? {} : { guild }) }
  const path: Path = guild === undefined ? `/applications/${me.id}/commands` : `/applications/${me.id}/guilds/${guild}/commands`
  const wanted = commandsFor(engine, registration)
  const changed = !isRegistered(wanted, await api.get(`${path}?with_localizations=true`), registration)
  if (changed) await api.put(path, wanted)
  return { changed, count: wanted.length }
}

/** The same by hand, for `baimo register`. */
export function registerCommands(settings: DiscordSettings, registering: Omit<Registering, 'applicationId'>): Promise<Outcome> {
  return registerWith(createApi(settings), { ...registering, applicationId: settings.applicationId })
}

/** A way of installing that is switched off in the portal would have the whole list refused. */
function installsOf({ integration_types_config: config }: z.infer<typeof application>, log: Log): number[] {
  if (!config || config[byMember] !== undefined) return [inServer, byMember]
  log.warn('discord user install is off', {
    remedy: 'Developer Portal, your application, Installation: tick User Install, so that members can add baimo for themselves.',
  })
  return [inServer]
}

function orTokenError(error: unknown): never {
  if (error instanceof Refusal && error.status === 401) throw tokenError()
  throw error
}
