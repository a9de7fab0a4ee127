/** The slash commands: one for each topic that owns one, and those that go across topics. */
import { langs, type Lang } from './knowledge.ts'
import type { CommandSpec } from './reply.ts'
import type { Snapshot } from './snapshot.ts'
import type { PhraseKey } from './wording/phrases.ts'
import { createWords } from './wording/words.ts'

type PerLang = Readonly<Record<Lang, string>>

/** Names of commands that are not a topic's, and may not be one. */
const builtInCommands = ['ask', 'compare', 'company', 'topics', 'sources', 'help'] as const

const options: Readonly<Record<(typeof builtInCommands)[number], { name: string; key: PhraseKey; required: boolean } | undefined>> = {
  ask: { name: 'question', key: 'option-question', required: true },
  compare: { name: 'companies', key: 'option-companies', required: true },
  company: { name: 'company', key: 'option-company', required: true },
  topics: undefined,
  sources: undefined,
  help: undefined,
}

export function commandsOf(snapshot: Snapshot): readonly CommandSpec[] {
  const say = (key: PhraseKey): PerLang => perLang((lang) => createWords(snapshot, lang, '').say(key))
  const company = { name: 'company', required: false, description: say('option-company') }
  const topics = snapshot.knowledge.topics.flatMap((topic): CommandSpec[] =>
    topic.command
      ? [
          {
            name: topic.command.name,
            topic: topic.id,
            description: topic.command.description,
            usage: usage(topic.command.name, company.description),
            options: [company],
          },
        ]
      : [],
  )
  const fixed = builtInCommands.map((name): CommandSpec => {
    const option = options[name]
    const list = option ? [{ name: option.name, required: option.required, description: say(option.key) }] : []
    return { name, description: say(`command-${name}`), usage: usage(name, list[0]?.description), options: list }
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
