/** Wording of what baimo holds, and of choices and refusals that offer it. */
import type { Shape } from '../answer.ts'
import type { Source } from '../knowledge.ts'
import { wordDate } from '../facts/periods.ts'
import type { Snapshot } from '../snapshot.ts'
import { quoted, type Worded } from './facts.ts'
import { wordAge } from './ages.ts'
import type { Words } from './words.ts'

const maxChoices = 8
const maxEntries = 40

export function wordTopics(words: Words): Worded {
  const { knowledge, factsOn } = words.snapshot
  const known = knowledge.topics
    .filter(({ id }) => factsOn(id).length > 0)
    .sort((a, b) => Number(b.command !== undefined) - Number(a.command !== undefined))
  const first = words.phrase('topics-line', { n: String(known.length), facts: String(knowledge.facts.length) })
  const commands = known.filter((topic) => topic.command)
  const others = known.filter((topic) => !topic.command)
  return {
    lines: [
      first,
      ...commands.map((topic) =>
        words.phrase('topics-entry', {
          command: `/${topic.command?.name ?? ''}`,
          topic: topic.name[words.lang],
          n: String(factsOn(topic.id).length),
        }),
      ),
      words.phrase('and-more-topics', { topics: others.map((topic) => topic.name[words.lang]).join(words.say('list-comma')) }),
    ],
    notes: [],
  }
}

export function wordSources(words: Words): Worded {
  const { knowledge } = words.snapshot
  const newest = [...knowledge.sources].sort((a, b) => b.date.localeCompare(a.date)).slice(0, maxEntries)
  const counts = new Map<string, number>()
  for (const fact of knowledge.facts) counts.set(fact.source, (counts.get(fact.source) ?? 0) + 1)
  return {
    lines: [
      words.phrase('sources-line', {
        n: String(knowledge.sources.length),
        facts: String(knowledge.facts.length),
        publisher: byline(newest[0], words),
      }),
      ...newest.map((source) => {
        const { title, publisher, via } = words.printed(source)
        const carrier = via === undefined ? '' : words.say('citation-via', { via })
        const parts = {
          title,
          publisher,
          via: carrier,
          date: wordDate(source.date, words.lang),
          age: wordAge(source.date, words),
          n: String(counts.get(source.id) ?? 0),
        }
        return words.phrase('sources-entry', parts)
      }),
    ],
    notes: [],
  }
}

/** Who wrote a source: authors, then the publisher. */
function byline(source: Source | undefined, words: Words): string {
  if (!source) return ''
  const { authors, publisher } = words.printed(source)
  return [...authors, publisher].join(words.say('list-comma'))
}

export function wordChoice(shape: Extract<Shape, { kind: 'choose' }>, words: Words): Worded {
  const names = words.names(shape.choices.slice(0, maxChoices))
  const example = `/${shape.command} ${shape.choices[0] ?? ''}`
  if (shape.command === 'compare')
    return { lines: [words.phrase('choose-two', { names, example: `/compare ${shape.choices.slice(0, 2).join(' ')}` })], notes: [] }
  if (shape.topic === undefined) return { lines: [words.phrase('choose-any', { names, example })], notes: [] }
  return { lines: [words.phrase('choose', { topic: words.topic(shape.topic), names, example })], notes: [] }
}

export function wordUnknown(found: readonly string[], topics: readonly string[], words: Words): Worded {
  const names = words.names(subjectsOn(topics, words))
  return {
    lines: [found.length > 0 ? words.phrase('unknown', { words: quoted(found), names }) : words.phrase('unknown-bare', { names })],
    notes: [],
  }
}

export function wordEmpty(entities: readonly string[], topics: readonly string[], words: Words): Worded {
  return { lines: [words.phrase('empty', { subject: words.names(entities), names: words.names(subjectsOn(topics, words)) })], notes: [] }
}

/** Companies and products with facts on the topics, else those with the most facts: what is known nearby. */
function subjectsOn(topics: readonly string[], words: Words): string[] {
  const { snapshot } = words
  const counts = new Map<string, number>()
  for (const index of topics.flatMap((id) => snapshot.factsOn(id))) {
    const { about } = snapshot.fact(index)
    counts.set(about, (counts.get(about) ?? 0) + 1)
  }
  const named = [...counts].filter(([id]) => isCompanyOrProduct(id, snapshot))
  const all = named.length > 0 ? named : snapshot.knowledge.entities.map(({ id }) => [id, snapshot.factsAbout(id).length] as const)
  return all
    .filter(([id]) => isCompanyOrProduct(id, snapshot))
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([id]) => id)
}

function isCompanyOrProduct(id: string, snapshot: Snapshot): boolean {
  const kind = snapshot.entities.get(id)?.kind
  return kind === 'company' || kind === 'product'
}
