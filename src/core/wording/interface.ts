/** What platforms say around a reply: labels of dialogs, confirmations, the home page. Data like all else; adapters word nothing. */
import type { Lang } from '../knowledge.ts'
import type { Home, HomeSection, Line, Upkeep } from '../reply.ts'
import type { Snapshot } from '../snapshot.ts'
import { wordSources, wordTopics } from './lists.ts'
import type { InterfacePhrase } from './interface-phrases.ts'
import type { PhraseKey } from './phrases.ts'
import { text } from './spans.ts'
import { gapLines, problemLines, stateLines } from './upkeep.ts'
import { createWords } from './words.ts'

/** Companies that a home page names. */
const maxCompanies = 20
const maxNewest = 5

/** One phrase, filled in. */
export function sayer(snapshot: Snapshot): (key: InterfacePhrase, lang: Lang, parts?: Readonly<Record<string, string>>) => string {
  return (key, lang, parts) => createWords(snapshot, lang, '').say(key, parts)
}

/** Questions that show what can be asked, each answered by the knowledge at hand: one a topic, of the companies known best. */
export function examplesOf(snapshot: Snapshot, lang: Lang, count: number): string[] {
  const words = createWords(snapshot, lang, '')
  const taken = new Set<string>()
  const topics = snapshot.knowledge.topics.filter((topic) => topic.command)
  const byFacts = [...topics].sort((a, b) => snapshot.factsOn(b.id).length - snapshot.factsOn(a.id).length)
  const examples = byFacts.flatMap((topic) => {
    const about = bestKnown(topic.id, taken, snapshot)
    if (about === undefined) return []
    taken.add(about)
    return [words.say('ui-example', { subject: words.name(about), topic: topic.name[lang] })]
  })
  return examples.slice(0, count)
}

/** Whose facts lead on a topic, those not offered yet first. */
function bestKnown(topic: string, taken: ReadonlySet<string>, snapshot: Snapshot): string | undefined {
  const counts = new Map<string, number>()
  for (const index of snapshot.factsOn(topic)) {
    const fact = snapshot.fact(index)
    const kind = snapshot.entities.get(fact.about)?.kind
    if (fact.topics[0] === topic && (kind === 'company' || kind === 'product')) counts.set(fact.about, (counts.get(fact.about) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => Number(taken.has(a[0])) - Number(taken.has(b[0])) || b[1] - a[1])[0]?.[0]
}

/** What baimo knows, how to ask it, and what it keeps. */
export function wordHome(snapshot: Snapshot, { lang, today, upkeep }: { lang: Lang; today: string; upkeep: Upkeep | undefined }): Home {
  const words = createWords(snapshot, lang, today)
  const section = (title: PhraseKey, lines: readonly Line[], audience: HomeSection['audience'] = 'all'): HomeSection => ({
    title: words.say(title),
    lines,
    audience,
  })
  const { facts, sources } = snapshot.knowledge
  const commands = [...snapshot.knowledge.topics.flatMap((topic) => (topic.command ? [`/${topic.command.name}`] : []))]
  return {
    lang,
    greeting: words.phrase('greeting', { facts: String(facts.length), sources: String(sources.length) }),
    sections: [
      section('ui-home-topics', wordTopics(words).lines),
      section('ui-home-companies', [[text(words.names(companies(snapshot)))]]),
      section('ui-home-sources', wordSources(words).lines.slice(1, 1 + maxNewest)),
      section('ui-home-commands', [
        [text([...commands, '/ask', '/compare', '/company', '/topics', '/sources', '/help'].join(' '))],
        words.phrase('ui-home-language'),
      ]),
      section('ui-home-privacy', [words.phrase('ui-privacy-kept'), words.phrase('ui-privacy-read')]),
      section('ui-home-state', stateLines(words), 'admins'),
      ...(upkeep
        ? [section('ui-home-problems', problemLines(upkeep, words), 'admins'), section('ui-home-gaps', gapLines(upkeep, words), 'admins')]
        : []),
    ],
  }
}

function companies(snapshot: Snapshot): string[] {
  return snapshot.knowledge.entities
    .filter((entity) => entity.kind === 'company' && snapshot.factsAbout(entity.id).length > 0)
    .sort((a, b) => snapshot.factsAbout(b.id).length - snapshot.factsAbout(a.id).length)
    .slice(0, maxCompanies)
    .map(({ id }) => id)
}
