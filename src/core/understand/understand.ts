/** From text to query: what is asked, about whom, for when, and what else is said. */
import { type AskedPeriod, findPeriods, inYearEnding, joined } from './asked-periods.ts'
import { findClaims } from './claims.ts'
import { cutPinyin, withCorrections, withoutDoubling } from './corrections.ts'
import type { Token } from '../words/fold.ts'
import type { Lang } from '../knowledge.ts'
import { chooseLang, hear } from './language.ts'
import { contentOf } from './content.ts'
import { leftoverOf } from './leftover.ts'
import { isIdle, withOutcome } from './outcomes.ts'
import { withPlans } from './plans.ts'
import type { Named, Query } from '../query.ts'
import { mayAsk } from './parts.ts'
import { withHead, withImplied } from './implied.ts'
import { readTerms, type Reading } from './reading.ts'
import type { Question } from '../reply.ts'
import { splitCommand } from './slash.ts'
import type { Snapshot } from '../snapshot.ts'
import { askedTopics } from './topics.ts'
import { unknownVersions, withVersions } from './versions.ts'
import { type Apart, apartIn, meantApart, narrowest, partsNamed, withApart } from './named-apart.ts'
import type { Match } from '../words/vocabulary.ts'

/** Understands a question by the snapshot's words. Never fails: what isn't understood is left over. */
export function understand(question: Question, snapshot: Snapshot, commands: ReadonlySet<string>): Query {
  const { command, text } = splitCommand(question, commands)
  const folded = snapshot.folder.fold(text)
  const dates = findPeriods(folded, question.today)
  const periods = withFollowing(joined(dates), Number(question.today.slice(0, 4)))
  const blanked = blank(folded, dates)
  const claims = findClaims(blanked)
  const tokens = cutPinyin(withoutDoubling(snapshot.folder.tokens(blank(blanked, claims)), snapshot), snapshot)
  const { matches, reading, topics, apart, parts } = readAll(tokens, { command, periods, snapshot })
  const kept = matches.filter((match) => !reading.passedOver.includes(match) && !isIdle(match, reading, snapshot))
  const known = kept.filter((match) => !parts.includes(match))
  const heard = hear({ text, folded, tokens, matches, snapshot })
  const leftover = withVersions(
    leftoverOf({ text, folded, tokens, matches: known, pinyin: heard.kind === 'pinyin', capitals: capitalsIn(text, folded) }),
    unknownVersions({ folded, typed: text }, tokens, { matches: kept, snapshot }),
  )
  return {
    folded,
    lang: question.forceLang ?? langAsked(reading.wants) ?? chooseLang(heard, question.lang),
    ...(command === undefined ? {} : { command }),
    entities: withOwners(withPlans(reading.entities, leftover, snapshot), snapshot),
    topics,
    metrics: reading.metrics,
    ...askedTopics(topics, reading.metrics, snapshot),
    periods: inYearEnding(periods, yearEndOf(reading.entities[0]?.id, snapshot)),
    periodInherited: false,
    apart,
    claims,
    lost: false,
    wants: reading.wants,
    asking: matches.filter(mayAsk).flatMap(({ from }) => tokens[from]?.from ?? []),
    opens: new Set(matches[0]?.from === 0 ? matches[0].terms.flatMap((term) => (term.kind === 'lexicon' ? [term.id] : [])) : []),
    leftover,
    content: contentOf(tokens, kept, snapshot),
    passedOver: reading.passedOver.map((match) => textOf(tokens, match)),
  }
}

interface ReadAll {
  readonly matches: readonly Match[]
  readonly reading: Reading
  readonly topics: readonly string[]
  /** What would narrow a measure that the question does not name. */
  readonly apart: readonly Apart[]
  /** Words that say of which part a measure is. */
  readonly parts: readonly Match[]
}

/** Words as they stand, and again with what they make of each other: "AI business" beside "revenue" is a measure. */
function readAll(
  tokens: readonly Token[],
  { command, periods, snapshot }: { command: string | undefined; periods: readonly AskedPeriod[]; snapshot: Snapshot },
): ReadAll {
  const found = { tokens, snapshot, hasCommand: command !== undefined }
  const topicsOf = (reading: Reading) => withImplied(withCommandTopic(command, reading.topics, snapshot), reading, { periods, snapshot })
  const matches = withCorrections(tokens, snapshot.vocabulary.find(tokens), snapshot)
  const reading = withOutcome(withHead(readTerms(matches, found), snapshot), snapshot)
  const topics = topicsOf(reading)
  const apart = apartIn(tokens, matches, snapshot)
  const meant = meantApart(apart, { topics, metrics: reading.metrics, wants: reading.wants, periods }, snapshot)
  if (meant.length === 0) return { matches, reading, topics, apart, parts: [] }
  const narrowed = withApart(matches, meant)
  const again = withOutcome(withHead(readTerms(narrowed, found), snapshot), snapshot)
  const whole = { ...again, metrics: narrowest(again.metrics, meant, snapshot) }
  return { matches: narrowed, reading: whole, topics: topicsOf(whole), apart: [], parts: partsNamed(meant, snapshot) }
}

/** "In 2023, and the year after?" Beside another year "next year" counts from that one as well: what was it to be next year, in 2024? */
function withFollowing(asked: readonly AskedPeriod[], today: number): readonly AskedPeriod[] {
  const years = asked.map(({ notation }) => Number(/^\d{4}/.exec(notation)?.[0]))
  const year = years.find((year) => year > 0 && year < today)
  if (year !== undefined && years.includes(today + 1)) return asked.map((period) => ({ ...period, notation: String(year + 1) }))
  const periods = asked
  return year === undefined
    ? periods
    : periods.map((asked) => (asked.notation === 'next' ? { ...asked, notation: String(year + 1) } : asked))
}

/** A product's year is its maker's; nobody's is the calendar's. */
function yearEndOf(entity: string | undefined, snapshot: Snapshot): number {
  for (let id = entity, depth = 0; id !== undefined && depth < 4; id = snapshot.entities.get(id)?.of, depth++) {
    const end = snapshot.entities.get(id)?.fiscalYearEnd ?? 12
    if (end !== 12) return end
  }
  return 12
}

/** "In Chinese, please." */
function langAsked(wants: ReadonlySet<string>): Lang | undefined {
  if (wants.has('in-traditional')) return 'zh-Hant'
  if (wants.has('in-simplified')) return 'zh-Hans'
  return wants.has('in-english') ? 'en' : undefined
}

/** A company named beside a product of its own only says whose it is. */
function withOwners(entities: readonly Named[], snapshot: Snapshot): Named[] {
  return entities.map((named) => {
    const products = entities.filter(({ id }) => snapshot.entities.get(id)?.of === named.id && snapshot.entities.get(id)?.kind !== 'person')
    return products.length === 1 && entities.length === 2 ? { ...named, beside: true } : named
  })
}

/** Where words begin that have a capital inside a sentence: proper names, unless all words have one. */
function capitalsIn(text: string, folded: string): Set<number> {
  const found = new Set<number>()
  // Folding keeps the length of plain text; where it does not, capitals tell nothing.
  if (text.length !== folded.length || text === text.toUpperCase()) return found
  for (const match of text.matchAll(/(?<=[a-z,] )[A-Z][a-z]+/g)) found.add(match.index)
  return found
}

function blank(text: string, places: readonly { from: number; to: number }[]): string {
  let result = text
  for (const { from, to } of places) result = `${result.slice(0, from)}${'\u0000'.repeat(to - from)}${result.slice(to)}`
  return result
}

function withCommandTopic(command: string | undefined, topics: readonly string[], snapshot: Snapshot): readonly string[] {
  const topic = snapshot.knowledge.topics.find((topic) => topic.command?.name === command)
  return topic && command !== undefined ? [topic.id, ...topics.filter((id) => id !== topic.id)] : topics
}

function textOf(tokens: readonly Token[], match: Match): string {
  return tokens
    .slice(match.from, match.to)
    .map((token) => token.text)
    .join(' ')
}
