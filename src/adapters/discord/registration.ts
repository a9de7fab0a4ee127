/** Slash commands as Discord registers them, from what the engine offers: https://docs.discord.com/developers/interactions/application-commands. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Lang } from '../../core/knowledge.ts'
import type { CommandOption, CommandSpec, Engine } from '../../core/reply.ts'
import type { Log } from '../desk.ts'
import { type Api, createApi, type DiscordSettings, type Path, Refusal, tokenError } from './client.ts'
import { cutTo } from './escape.ts'
import { commandName, maxDescriptionChars, maxQuestionChars } from './limits.ts'

type Localised = Readonly<Record<'zh-CN' | 'zh-TW', string>>

interface RegisteredOption {
  readonly type: 3
  readonly name: string
  readonly name_localizations?: Localised
  readonly description: string
  readonly description_localizations: Localised
  readonly required: boolean
  readonly autocomplete: boolean
  readonly max_length: number
}
interface RegisteredCommand {
  readonly type: 1 | 3
  readonly name: string
  readonly name_localizations?: Localised
  readonly description?: string
  readonly description_localizations?: Localised
  readonly options?: readonly RegisteredOption[]
  /** Servers, and members for themselves; left out for the commands of one server. */
  readonly integration_types?: readonly number[]
  /** Servers, direct messages with baimo, all other direct messages. */
  readonly contexts?: readonly number[]
}

interface Registration {
  /** Left out: for everybody. */
  readonly guild?: string
  /** 0: by servers, 1: by members for themselves. */
  readonly installs: readonly number[]
}

const inServer = 0
const byMember = 1
const everywhere = [0, 1, 2]

/** What is to be registered, for the engine as it is. */
function commandsFor(engine: Engine, { guild, installs }: Registration): RegisteredCommand[] {
  const where = guild === undefined ? { integration_types: installs, contexts: everywhere } : {}
  const say = (lang: Lang): string => engine.say('ui-ask-message', lang)
  const names = { 'zh-CN': say('zh-Hans'), 'zh-TW': say('zh-Hant') }
  const taken = new Set<string>()
  return [
    ...engine.commands.map((spec) => ({ ...slashCommand(spec, taken), ...where })),
    { type: 3, name: say('en'), name_localizations: names, ...where },
  ]
}

function slashCommand(spec: CommandSpec, taken: Set<string>): RegisteredCommand {
  const { name, description, options } = spec
  return {
    type: 1,
    name,
    ...localisedNames(spec, taken),
    ...described(description),
    ...(options.length > 0 ? { options: options.map(registeredOption) } : {}),
  }
}

function registeredOption(option: CommandOption): RegisteredOption {
  return {
    type: 3,
    name: option.name,
    ...localisedNames(option, new Set()),
    ...described(option.description),
    required: option.required,
    autocomplete: option.takes !== 'question',
    max_length: maxQuestionChars,
  }
}

function described(description: Readonly<Record<Lang, string>>): { description: string; description_localizations: Localised } {
  const cut = (lang: Lang): string => cutTo(description[lang], maxDescriptionChars)
  return { description: cut('en'), description_localizations: { 'zh-CN': cut('zh-Hans'), 'zh-TW': cut('zh-Hant') } }
}

/** Both scripts or neither; two commands of one name would be refused altogether. */
function localisedNames({ called }: Pick<CommandSpec, 'called'>, taken: Set<string>): { name_localizations?: Localised } {
  const names = { 'zh-CN': called['zh-Hans'].toLowerCase(), 'zh-TW': called['zh-Hant'].toLowerCase() }
  const keys = Object.entries(names).map(([locale, name]) => `${locale} ${name}`)
  if (!Object.values(names).every((name) => commandName.test(name)) || keys.some((key) => taken.has(key))) return {}
  for (const key of keys) taken.add(key)
  return { name_localizations: names }
}

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
  readonly application: string
}

/** Registers what differs by one PUT, for everybody or for one server. Rejects with a `SettingError` where the token is refused. */
export async function registerWith(
  api: Api,
  { engine, log, guild }: { engine: Engine; log: Log; guild?: string | undefined },
): Promise<Outcome> {
  const me = application.parse(await api.get('/applications/@me').catch(orTokenError))
  const registration = { installs: installsOf(me, log), ...(guild === undefined ? {} : { guild }) }
  const path: Path = guild === undefined ? `/applications/${me.id}/commands` : `/applications/${me.id}/guilds/${guild}/commands`
  const wanted = commandsFor(engine, registration)
  const changed = !isRegistered(wanted, await api.get(`${path}?with_localizations=true`), registration)
  if (changed) await api.put(path, wanted)
  return { changed, count: wanted.length, application: me.id }
}

/** The same by hand, for `baimo register`. */
export function registerCommands(
  settings: DiscordSettings,
  options: { engine: Engine; log: Log; guild?: string | undefined },
): Promise<Outcome> {
  return registerWith(createApi(settings), options)
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
