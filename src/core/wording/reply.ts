/** From answer to reply: one language, still no platform. */
import type { Answer } from '../answer.ts'
import type { Fact, Lang } from '../knowledge.ts'
import type { Reply, Table } from '../reply.ts'
import type { Snapshot } from '../snapshot.ts'
import { actionsFor } from './actions.ts'
import { ageNote } from './ages.ts'
import { wordChat } from './chat.ts'
import { citationsOf } from './citations.ts'
import { missingLine, wordFacts, type Worded } from './facts.ts'
import { wordChoice, wordEmpty, wordSources, wordTopics, wordUnknown } from './lists.ts'
import { wordOffers } from './offers.ts'
import { wordDates, wordList, wordOrigin, wordOwner, wordProfile } from './shapes.ts'
import { compareTable, rankingTable, wordCompare, wordRanking } from './side-by-side.ts'
import { seriesOf, tableOf } from './tables.ts'
import { createWords, type Words } from './words.ts'

/** Words an answer. Citations are numbered in the order in which the lines use them. */
export function word(answer: Answer, context: { snapshot: Snapshot; lang: Lang; today: string }): Reply {
  const words = createWords(context.snapshot, context.lang, context.today)
  const { lines, notes } = wordWhole(answer, words)
  const table = sideBySide(answer, words) ?? tableOf(answer, words)
  const series = seriesOf(answer, words)
  const aged = answer.facts.length > 0 && answer.shape.kind !== 'dates' ? ageNote(answer, words) : undefined
  return {
    kind: answer.kind,
    lang: context.lang,
    title: title(answer, words),
    lines,
    ...(table ? { table } : {}),
    ...(series ? { series } : {}),
    citations: citationsOf(words),
    notes: [...notes, ...(aged ? [aged] : [])],
    actions: actionsFor(answer, words),
    facts: citedFacts(answer.facts, words),
    labels: { sources: words.say('sources'), next: words.say('next'), more: words.say('and-more', { n: '{n}' }) },
  }
}

function sideBySide(answer: Answer, words: Words): Table | undefined {
  const { shape } = answer
  if (shape.kind === 'compare') return compareTable(answer, shape.rows, words)
  return shape.kind === 'ranking' ? rankingTable(answer, shape, words) : undefined
}

function wordWhole(answer: Answer, words: Words): Worded {
  const { lines, notes } = wordShape(answer, words)
  return { lines: answer.lacking ? [...lines, missingLine(answer.lacking, answer, words)] : lines, notes }
}

function wordShape(answer: Answer, words: Words): Worded {
  const { shape } = answer
  switch (shape.kind) {
    case 'facts':
    case 'series':
      return wordFacts(answer, words)
    case 'offers':
      return wordOffers(answer, shape.products, words)
    case 'list':
      return wordList(answer, shape.members, words)
    case 'profile':
      return wordProfile(answer, shape, words)
    case 'compare':
      return wordCompare(answer, shape, words)
    case 'ranking':
      return wordRanking(answer, shape, words)
    case 'owner':
      return wordOwner(answer, shape, words)
    case 'origin':
      return wordOrigin(answer.facts, words)
    case 'dates':
      return wordDates(answer.facts, words)
    case 'chat':
      return wordChat(shape.phrase, words)
    case 'topics':
    case 'sources':
      return shape.kind === 'topics' ? wordTopics(words) : wordSources(words)
    case 'choose':
      return wordChoice(shape, words)
    case 'lost':
    case 'off-topic':
      return { lines: [words.phrase(shape.kind)], notes: [] }
    case 'unknown':
      return wordUnknown(shape.words, answer.topics, words)
    case 'empty':
      return wordEmpty(shape.entities, answer.topics, words)
    case 'parts': {
      const parts = shape.parts.map((part) => wordWhole(part, words))
      return { lines: parts.flatMap(({ lines }) => lines), notes: parts.flatMap(({ notes }) => notes) }
    }
    default:
      return assertNever(shape)
  }
}

function title(answer: Answer, words: Words): string {
  const parts = [...(answer.subjects.length > 0 ? [words.names(answer.subjects)] : []), ...answer.topics.map(words.topic)]
  return parts.join(' · ') || 'baimo'
}

function citedFacts(facts: readonly Fact[], words: Words): string[] {
  const cited = new Set([...words.cited().values()].flat())
  return facts.map(({ id }) => id).filter((id) => cited.has(id))
}

function assertNever(shape: never): never {
  throw new TypeError(`no wording for ${JSON.stringify(shape)}`)
}
