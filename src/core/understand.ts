/** From text to query: what is asked, about whom, for when, and what else is said. */
import { findPeriods } from './asked-periods.ts'
import { findClaims } from './claims.ts'
import type { Token } from './fold.ts'
import { chooseLang, hear } from './language.ts'
import { contentOf, leftoverOf } from './leftover.ts'
import type { Named, Query } from './query.ts'
import type { Question } from './reply.ts'
import type { Snapshot } from './snapshot.ts'
import type { Match, Term } from './vocabulary.ts'

/** Understands a question by the snapshot's words. Never fails: what isn't understood is left over. */
export function understand(question: Question, snapshot: Snapshot, commands: ReadonlySet<string>): Query {
  const { command, text } = splitCommand(question, commands)
  const folded = snapshot.folder.fold(text)
  const periods = findPeriods(folded, question.today)
  const blanked = blank(folded, periods)
  const claims = findClaims(blanked)
  const tokens = cutPinyin(snapshot.folder.tokens(blank(blanked, claims)), snapshot)
  const matches = withCorrections(tokens, snapshot.vocabulary.find(tokens), snapshot)
  const reading = readTerms(matches, { tokens, snapshot, hasCommand: command !== undefined })
  turnAround(matches, reading, snapshot)
  const kept = matches.filter((match) => !reading.passedOver.includes(match))
  const heard = hear({ text, folded, tokens, matches, snapshot })
  return {
    folded,
    lang: question.forceLang ?? chooseLang(heard, question.lang),
    ...(command === undefined ? {} : { command }),
    entities: withOwners(reading.entities, snapshot),
    topics: withCommandTopic(command, reading.topics, snapshot),
    metrics: reading.metrics,
    periods,
    periodInherited: false,
    claims,
    wants: reading.wants,
    opens: new Set(matches[0]?.from === 0 ? matches[0].terms.flatMap((term) => (term.kind === 'lexicon' ? [term.id] : [])) : []),
    leftover: leftoverOf({ text, folded, tokens, matches: kept, pinyin: heard.kind === 'pinyin', capitals: capitalsIn(text, folded) }),
    content: contentOf(tokens, kept),
    passedOver: reading.passedOver.map((match) => textOf(tokens, match)),
  }
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

/** `/burn openai` in any adapter's text is the command, as is one that the adapter took apart itself. `/baimo burn openai` is `/burn openai`. */
function splitCommand(question: Question, commands: ReadonlySet<string>): { command?: string; text: string } {
  let name = question.command?.name.toLowerCase()
  let text = question.command?.rest ?? question.text
  if (name === undefined) {
    const slash = /^\s*[/／]\s*([a-z][a-z-]*)(?:\s+|$)/i.exec(text)
    if (slash?.[1]) {
      name = slash[1].toLowerCase()
      text = text.slice(slash[0].length)
    }
  }
  if (name === 'baimo') {
    const word = /^\s*([a-z][a-z-]*)(?:\s+|$)/i.exec(text)
    if (!word?.[1] || !commands.has(word[1].toLowerCase())) return text.trim() ? { text } : { command: 'help', text }
    name = word[1].toLowerCase()
    text = text.slice(word[0].length)
  }
  if (name === undefined || name === 'ask') return name === 'ask' && !text.trim() ? { command: 'help', text } : { text }
  if (commands.has(name)) return { command: name, text }
  return { text: `${name} ${text}` }
}

function blank(text: string, places: readonly { from: number; to: number }[]): string {
  let result = text
  for (const { from, to } of places) result = `${result.slice(0, from)}${'\u0000'.repeat(to - from)}${result.slice(to)}`
  return result
}

/** Pinyin without spaces is cut where nothing else is known of the word. */
function cutPinyin(tokens: readonly Token[], snapshot: Snapshot): Token[] {
  return tokens.flatMap((token) => {
    if (token.kind !== 'word' || token.text.length < 6 || snapshot.vocabulary.find([token]).length > 0) return [token]
    const parts = snapshot.speller.correct(token.text) ? undefined : snapshot.speller.cut(token.text)
    if (!parts) return [token]
    let at = token.from
    return parts.map((text) => ({ text, kind: 'word' as const, from: at, to: (at += text.length) }))
  })
}

/** What the vocabulary did not know is tried as a typo, but never at the cost of a word that it knew. */
function withCorrections(tokens: readonly Token[], matches: readonly Match[], snapshot: Snapshot): Match[] {
  const covered = new Set<number>()
  for (const match of matches) if (!isFillerOnly(match)) for (let i = match.from; i < match.to; i++) covered.add(i)
  const known = new Set<number>()
  for (const match of matches) for (let i = match.from; i < match.to; i++) known.add(i)
  const found: Match[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    if (token.kind === 'word' && !known.has(i)) {
      const next = tokens[i + 1]
      const known = snapshot.postings.of(token.text).length > 0
      const single = known ? undefined : snapshot.speller.correct(token.text)
      // A misspelled first word of a name: "charactar ai".
      const double = !known && !single && next?.kind === 'word' ? snapshot.speller.correct(token.text + next.text) : undefined
      const term = single ?? (double?.kind === 'entity' ? double : undefined)
      if (term) found.push({ from: i, to: i + (single ? 1 : 2), terms: [term] })
    } else if (token.kind === 'han' && !covered.has(i)) {
      const heard = snapshot.speller.soundAlike(tokens, i)
      if (heard && !anyCovered(covered, i, heard.length)) {
        found.push({ from: i, to: i + heard.length, terms: [heard.term] })
        i += heard.length - 1
      }
    }
  }
  const kept = matches.filter((match) => !found.some((other) => other.from < match.to && match.from < other.to))
  return [...kept, ...found].sort((a, b) => a.from - b.from)
}

function isFillerOnly(match: Match): boolean {
  return match.to - match.from === 1 && match.terms.every((term) => term.kind === 'lexicon')
}

function anyCovered(covered: ReadonlySet<number>, from: number, length: number): boolean {
  for (let i = from; i < from + length; i++) if (covered.has(i)) return true
  return false
}

interface Reading {
  readonly entities: Named[]
  readonly topics: string[]
  readonly metrics: string[]
  readonly wants: Set<string>
  readonly passedOver: Match[]
}

interface Found {
  readonly tokens: readonly Token[]
  readonly snapshot: Snapshot
  readonly hasCommand: boolean
}

function readTerms(matches: readonly Match[], { tokens, snapshot, hasCommand }: Found): Reading {
  const reading: Reading = { entities: [], topics: [], metrics: [], wants: new Set(), passedOver: [] }
  const guardedKinds = new Set(matches.flatMap((match) => match.terms.flatMap((term) => (term.guarded ? [term.kind] : []))))
  // A name and a topic that are both everyday words vouch for each other: Kimi搜索.
  const market = hasCommand || guardedKinds.size > 1 || matches.some((match) => match.terms.some(isOfMarket))
  const matched = matches.reduce((sum, match) => sum + match.to - match.from, 0)
  const alone = matched === tokens.length && matches.every((match) => match.terms.some((term) => term.guarded) || isHarmless(match))
  for (const match of matches) {
    const doubtful = match.terms.some((term) => term.guarded || (term.kind === 'entity' && term.spelling === 'typo'))
    if (doubtful && !market && !alone) {
      reading.passedOver.push(match)
      continue
    }
    // A word that is English as it stands is not read as pinyin besides.
    const plain = match.terms.filter((term) => term.spelling !== 'pinyin')
    for (const term of plain.length > 0 ? plain : match.terms) take(term, reading, snapshot)
    for (const want of wantsWithin(match, tokens, snapshot)) reading.wants.add(want)
  }
  return reading
}

const questionWords = ['how-much', 'how-much-money', 'how-many', 'amount', 'who', 'when', 'why', 'most', 'least']

/** A longer word of a topic may hold the question itself: 一个月多少钱 asks how much, "who led" asks who. */
function wantsWithin(match: Match, tokens: readonly Token[], snapshot: Snapshot): string[] {
  if (match.to - match.from < 2 || match.terms.every((term) => term.kind === 'lexicon' || term.kind === 'entity')) return []
  const found: string[] = []
  for (let from = match.from; from < match.to; from++) {
    let key = ''
    for (let to = from; to < match.to; to++) {
      key += tokens[to]?.text ?? ''
      if (to - from + 1 === match.to - match.from) continue
      for (const term of snapshot.vocabulary.lookUp(key)) if (term.kind === 'lexicon' && questionWords.includes(term.id) && !(key === '最')) found.push(term.id)
    }
  }
  return found
}

/** "Who invested in Zhipu?", 谁投了智谱: the entity behind the verb is its object, so that its funding is asked, not what it bought. */
function turnAround(matches: readonly Match[], reading: Reading, snapshot: Snapshot): void {
  if (!reading.wants.has('who') || reading.entities.length !== 1) return
  const entity = matches.findIndex((match) => match.terms.some((term) => term.kind === 'entity'))
  reading.topics.forEach((id, i) => {
    const reverse = snapshot.topics.get(id)?.reverse
    const verb = matches.findIndex((match) => match.terms.some((term) => term.kind === 'topic' && term.id === id))
    if (reverse !== undefined && verb >= 0 && verb < entity) reading.topics[i] = reverse
  })
}

/** A word that shows that the market is meant, not bread or gas. */
function isOfMarket(term: Term): boolean {
  if (term.kind === 'lexicon') return term.id === 'market'
  return !term.guarded && !(term.kind === 'entity' && term.spelling === 'typo')
}

function isHarmless(match: Match): boolean {
  return match.terms.some((term) => (term.kind === 'lexicon' && term.id !== 'market') || term.spelling === 'typo')
}

function take(term: Term, reading: Reading, snapshot: Snapshot): void {
  if (term.kind === 'lexicon') reading.wants.add(term.id)
  else if (term.kind === 'topic') addOnce(reading.topics, term.id)
  else if (term.kind === 'metric') addOnce(reading.metrics, term.id)
  else {
    // Of whom nothing is known by himself, his company may tell.
    const person = snapshot.entities.get(term.id)
    const id = person?.kind === 'person' && person.of !== undefined && snapshot.factsWith(term.id).length === 0 ? person.of : term.id
    if (reading.entities.some((named) => named.id === id)) return
    const kind = snapshot.entities.get(id)?.kind
    reading.entities.push({ id, spelling: term.spelling, generic: kind === 'group' || kind === 'market', broad: kind === 'market', beside: false })
  }
}

function addOnce(list: string[], id: string): void {
  if (!list.includes(id)) list.push(id)
}

function withCommandTopic(command: string | undefined, topics: readonly string[], snapshot: Snapshot): readonly string[] {
  const topic = snapshot.knowledge.topics.find((topic) => topic.command?.name === command)
  return topic && command !== undefined ? [topic.id, ...topics.filter((id) => id !== topic.id)] : topics
}

function textOf(tokens: readonly Token[], match: Match): string {
  return tokens.slice(match.from, match.to).map((token) => token.text).join(' ')
}
