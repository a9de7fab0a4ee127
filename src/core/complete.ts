/** Names as one types them, by the same matching as questions: beginnings first, then pinyin, then typos. */
import type { Entity, Lang } from './knowledge.ts'
import type { Completion } from './reply.ts'
import type { Snapshot } from './snapshot.ts'

/** What a platform's list of choices holds. */
const maxChoices = 25

interface Keys {
  readonly entity: Entity
  readonly keys: readonly string[]
}

/** Completes a name; entities with facts for the command's topic come first. */
export function completer(snapshot: Snapshot): (text: string, command: string | undefined, lang: Lang) => readonly Completion[] {
  let known: readonly Keys[] | undefined
  return (text, command, lang) => {
    // Folded at the first use: an answer needs none of it.
    const keys = (known ??= snapshot.knowledge.entities.map((entity) => ({
      entity,
      keys: [...entity.names, ...entity.pinyin].map(snapshot.folder.key),
    })))
    const key = snapshot.folder.key(text)
    const topic = snapshot.knowledge.topics.find((topic) => topic.command?.name === command)?.id
    const weight = (entity: Entity): number => weightOf(entity, topic, snapshot)
    const beginning = keys.filter((entry) => entry.keys.some((name) => name.startsWith(key))).map(({ entity }) => entity)
    const [typo] = (beginning.length === 0 ? snapshot.speller.correct(key)?.terms : undefined) ?? []
    const corrected = typo?.kind === 'entity' ? [snapshot.entities.get(typo.id)].flatMap((entity) => entity ?? []) : []
    return [...beginning, ...corrected]
      .sort((a, b) => weight(b) - weight(a))
      .slice(0, maxChoices)
      .map((entity) => ({ label: entity.name[lang], value: entity.name[lang] }))
  }
}

function weightOf(entity: Entity, topic: string | undefined, snapshot: Snapshot): number {
  const own = snapshot.factsAbout(entity.id)
  const onTopic = topic === undefined ? 0 : own.filter((index) => snapshot.fact(index).topics.includes(topic)).length
  return onTopic * 1000 + own.length + (entity.kind === 'company' || entity.kind === 'product' ? 0.5 : 0)
}
