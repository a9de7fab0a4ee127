/** The slash commands: one for each topic that owns one, and those that go across topics. */
import { langs, type Lang } from './knowledge.ts'
import type { CommandOption, CommandSpec } from './reply.ts'
import type { Snapshot } from './snapshot.ts'
import type { PhraseKey } from './wording/phrases.ts'
import { createWords } from './wording/words.ts'

type PerLang = Readonly<Record<Lang, string>>

/** Names of commands that are not a topic's, and may not be one. */
const builtInCommands = ['ask', 'compare', 'company', 'topics', 'sources', 'help'] as const

interface OptionSpec {
  readonly name: string
  readonly takes: CommandOption['takes']
  readonly called: PhraseKey
  readonly description: PhraseKey
  readonly required: boolean
}

const company: OptionSpec = { name: 'company', takes: 'name', called: 'called-company', description: 'option-company', required: true }

const options: Readonly<Record<(typeof builtInCommands)[number], readonly OptionSpec[]>> = {
  ask: [{ name: 'question', takes: 'question', called: 'called-question', description: 'option-question', required: true }],
  compare: [{ name: 'companies', takes: 'names', called: 'called-companies', description: 'option-companies', required: true }],
  company: [company],
  topics: [],
  sources: [],
  help: [],
}

export function commandsOf(snapshot: Snapshot): readonly CommandSpec[] {
  const say = (key: PhraseKey): PerLang => perLang((lang) => createWords(snapshot, lang, '').say(key))
  const word = (option: OptionSpec): CommandOption => ({ ...option, called: say(option.called), description: say(option.description) })
  const topics = snapshot.knowledge.topics.flatMap((topic): CommandSpec[] => {
    if (!topic.command) return []
    const { name, description } = topic.command
    const option = word({ ...company, required: false })
    return [{ name, topic: topic.id, called: topic.name, description, usage: usage(name, option.description), options: [option] }]
  })
  const fixed = builtInCommands.map((name): CommandSpec => {
    const list = options[name].map(word)
    const description = say(`command-${name}`)
    return { name, called: say(`called-${name}`), description, usage: usage(name, list[0]?.description), options: list }
  })
  return [...topics, ...fixed]
}

function usage(name: string, option: PerLang | undefined): PerLang {
  return perLang((lang) => (option ? `/${name} <${option[lang]}>` : `/${name}`))
}

function perLang(make: (lang: Lang) => string): PerLang {
  const [en, hans, hant] = langs.map(make)
  return { en: en ?? '', 'zh-Hans': hans ?? '', 'zh-Hant': hant ?? '' }
}
