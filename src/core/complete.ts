/** Names as one types them, by the same matching as questions: whole names, beginnings (pinyin too), parts, then typos. */
import type { Entity, Lang } from './knowledge.ts'
import type { Completion } from './reply.ts'
import type { Snapshot } from './snapshot.ts'

/** What a platform's list of choices holds. */
const maxChoices = 25

/** How well a name fits what is typed, best first. */
const fits = { whole: 0, beginning: 1, part: 2, typo: 3 } as const
type Fit = (typeof fits)[keyof typeof fits]

interface Known {
  readonly entity: Entity
  /** Names and their pinyin. */
  readonly keys: readonly string[]
  /** Names alone: parts of pinyin are in everything. */
  readonly names: readonly string[]
}

interface Found {
  readonly entity: Entity
  readonly fit: Fit
  /** Facts on the command's topic. */
  readonly onTopic: number
  readonly facts: number
}

/** Completes a name; of those that fit alike, entities with facts for the command's topic come first. */
export function completer(snapshot: Snapshot): (text: string, command: string | undefined, lang: Lang) => readonly Completion[] {
  let known: readonly Known[] | undefined
  return (text, command, lang) => {
    // Folded at the first use: an answer needs none of it.
    known ??= snapshot.knowledge.entities.map((entity) => {
      const names = entity.names.map(snapshot.folder.key)
      return { entity, names, keys: [...names, ...entity.pinyin.map(snapshot.folder.key)] }
    })
    const topic = snapshot.knowledge.topics.find((topic) => topic.command?.name === command)?.id
    const names = fitting(text, known, snapshot)
      .map(([entity, fit]) => weigh(entity, fit, { topic, snapshot }))
      .sort(compare)
      .map(({ entity }) => entity.name[lang])
    return [...new Set(names)].slice(0, maxChoices).map((name) => ({ label: name, value: name }))
  }
}

function fitting(text: string, known: readonly Known[], snapshot: Snapshot): [Entity, Fit][] {
  const key = snapshot.folder.key(text)
  const fitting = known.flatMap((candidate): [Entity, Fit][] => {
    const fit = fitOf(key, candidate)
    return fit === undefined ? [] : [[candidate.entity, fit]]
  })
  const meant = fitting.length === 0 ? mistyped(text, key, snapshot) : undefined
  return meant ? [[meant, fits.typo]] : fitting
}

function fitOf(key: string, { keys, names }: Known): Fit | undefined {
  // Nothing typed yet: everything fits alike.
  if (key === '') return fits.beginning
  if (keys.includes(key)) return fits.whole
  if (keys.some((name) => name.startsWith(key))) return fits.beginning
  // A letter or two are a part of nearly everything; a Han character is a word.
  return /\p{Script=Han}/u.test(key) && names.some((name) => name.includes(key)) ? fits.part : undefined
}

/** A Latin typo, or Han characters that sound like a name. */
function mistyped(text: string, key: string, { entities, folder, speller }: Snapshot): Entity | undefined {
  const [term = speller.soundAlike(folder.tokens(folder.fold(text)), 0)?.term] = speller.correct(key)?.terms ?? []
  return term?.kind === 'entity' ? entities.get(term.id) : undefined
}

function weigh(entity: Entity, fit: Fit, { topic, snapshot }: { topic: string | undefined; snapshot: Snapshot }): Found {
  const own = snapshot.factsAbout(entity.id)
  const onTopic = topic === undefined ? 0 : own.filter((index) => snapshot.fact(index).topics.includes(topic)).length
  return { entity, fit, onTopic, facts: own.length }
}

function compare(a: Found, b: Found): number {
  return (
    a.fit - b.fit ||
    Number(a.onTopic === 0) - Number(b.onTopic === 0) ||
    Number(!isNamed(a.entity)) - Number(!isNamed(b.entity)) ||
    b.onTopic - a.onTopic ||
    b.facts - a.facts
  )
}

/** What people ask about by name, rather than a group or a market. */
function isNamed({ kind }: Entity): boolean {
  return kind === 'company' || kind === 'product'
}
