/** Slash commands as Discord takes them, from what the engine offers: https://docs.discord.com/developers/interactions/application-commands. */
import type { Lang } from '../../core/knowledge.ts'
import type { CommandOption, CommandSpec, Engine } from '../../core/reply.ts'
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
export interface RegisteredCommand {
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

export interface Registration {
  /** Left out: for everybody. */
  readonly guild?: string
  /** 0: by servers, 1: by members for themselves. */
  readonly installs: readonly number[]
}

const everywhere = [0, 1, 2]

/** What is to be registered, for the engine as it is. */
export function commandsFor(engine: Engine, { guild, installs }: Registration): RegisteredCommand[] {
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
