/** What the words found in a question stand for: entities, topics, metrics and wishes; everyday words are passed over. */
import type { Token } from '../words/fold.ts'
import type { Named } from '../query.ts'
import { withSenses } from './senses.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Match, Term } from '../words/vocabulary.ts'

export interface Reading {
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

/** Reads the matches in order. */
export function readTerms(matches: readonly Match[], { tokens, snapshot, hasCommand }: Found): Reading {
  const reading: Reading = { entities: [], topics: [], metrics: [], wants: new Set(), passedOver: [] }
  const guardedKinds = new Set(matches.flatMap((match) => match.terms.flatMap((term) => (term.guarded ? [term.kind] : []))))
  // A name and a topic that are both everyday words vouch for each other: Kimi搜索.
  const scraps = scrapsOf(matches, tokens, snapshot)
  // So do a name and a topic that are both mistyped: "opnai net looss".
  const mistyped = new Set(
    matches.flatMap((match) => match.terms.flatMap((term) => (term.spelling === 'typo' && term.kind !== 'lexicon' ? [term.kind] : []))),
  )
  const market =
    hasCommand ||
    guardedKinds.size > 1 ||
    (mistyped.has('entity') && mistyped.size > 1) ||
    matches.some((match) => !scraps.has(match) && match.terms.some(isOfMarket))
  const matched = matches.reduce((sum, match) => sum + match.to - match.from, 0)
  const speaks = matches.some(({ terms }) =>
    terms.some(({ kind, id }) => kind === 'entity' && snapshot.entities.get(id)?.kind === 'person'),
  )
  const alone = matched === tokens.length && matches.every((match) => match.terms.some((term) => term.guarded) || isHarmless(match))
  const asks = matches.some(({ terms }) => terms.some(({ kind }) => kind === 'topic' || kind === 'metric'))
  for (const [i, match] of matches.entries()) {
    const doubtful = scraps.has(match) || match.terms.some((term) => term.guarded || (term.kind !== 'lexicon' && term.spelling === 'typo'))
    if ((doubtful && !market && !alone) || isWithinWord(match, matches, tokens)) {
      reading.passedOver.push(match)
      continue
    }
    // A word that is English as it stands is not read as pinyin besides.
    const plain = match.terms.filter((term) => term.spelling !== 'pinyin')
    const read = plain.length > 0 ? plain : match.terms
    for (const term of speaks && isVoice(match) ? read.filter(({ kind }) => kind === 'lexicon') : read)
      take(term, reading, {
        snapshot,
        setAside: isSetAside(matches[i - 1], match),
        company: asks && isOfCompany(match, matches, tokens),
      })
    for (const want of wantsWithin(match, tokens, snapshot)) reading.wants.add(want)
  }
  passOverHalves(matches, reading, { tokens, snapshot })
  turnAround(matches, reading, snapshot)
  return withSenses(matches, reading, snapshot)
}

/** "Monthly paying users" (月活付费用户) are a third measure beside those of a month and those who pay: the first word only narrows the second. */
function passOverHalves(matches: readonly Match[], reading: Reading, { tokens, snapshot }: Pick<Found, 'tokens' | 'snapshot'>): void {
  const measureOf = (match: Match | undefined) =>
    match?.terms.flatMap(({ kind, id }) => (kind === 'metric' ? (snapshot.metrics.get(id) ?? []) : []))[0]
  for (const [i, match] of matches.entries()) {
    const next = matches[i + 1]
    const [one, other] = [measureOf(match), measureOf(next)]
    if (!next || !one || !other || one === other || one.topic !== other.topic || one.ofKind === other.ofKind) continue
    const gap = (tokens[next.from]?.from ?? 0) - (tokens[match.to - 1]?.to ?? 0)
    if (match.to !== next.from || gap > 1) continue
    reading.passedOver.push(match)
    reading.metrics.splice(reading.metrics.indexOf(one.id), 1)
  }
}

/** A single Han character of a topic, 了 behind it or not, that touches unknown ones may be part of another word: 发烧 burns no money. */
function scrapsOf(matches: readonly Match[], tokens: readonly Token[], snapshot: Snapshot): Set<Match> {
  const known = new Set(matches.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)))
  const touches = (left: number, right: number) => tokens[left]?.kind === 'han' && tokens[left]?.to === tokens[right]?.from
  return new Set(
    matches.filter(({ from, to, terms }) => {
      if (tokens[from]?.kind !== 'han' || to - from > 2 || terms.every(({ kind }) => kind === 'lexicon')) return false
      if (tokens.slice(from + 1, to).some(({ text }) => !isSmall(text, snapshot))) return false
      const [before, after] = [from - 1, to]
      return (!known.has(before) && touches(before, from)) || (!known.has(after) && touches(to - 1, after) && tokens[after]?.kind === 'han')
    }),
  )
}

/** An everyday word that one unknown character makes another one of: 元宝山, 百川汇. */
function isWithinWord({ from, to, terms }: Match, matches: readonly Match[], tokens: readonly Token[]): boolean {
  if (tokens[from]?.kind !== 'han' || !terms.every(({ kind, guarded }) => kind === 'entity' && guarded)) return false
  const isUnknown = (at: number): boolean => tokens[at]?.kind === 'han' && !matches.some((other) => other.from <= at && at < other.to)
  return isUnknown(to) && tokens[to]?.from === tokens[to - 1]?.to && !isUnknown(to + 1) && tokens[to + 1] !== undefined
}

function isSmall(text: string, snapshot: Snapshot): boolean {
  return snapshot.vocabulary.lookUp(text).some(({ kind, id }) => kind === 'lexicon' && (id === 'particle' || id === 'filler'))
}

const questionWords = ['negation', 'what', 'how-much', 'how-much-money', 'how-many', 'amount', 'who', 'when', 'why', 'most', 'least']

/** A longer word of a topic may hold the question itself: 一个月多少钱 asks how much, "who led" asks who. A name may hold China. */
function wantsWithin(match: Match, tokens: readonly Token[], snapshot: Snapshot): string[] {
  if (match.to - match.from < 2 || match.terms.every((term) => term.kind === 'lexicon')) return []
  const sought = match.terms.some((term) => term.kind === 'entity') ? ['in-china'] : questionWords
  const found: string[] = []
  for (let from = match.from; from < match.to; from++) {
    let key = ''
    for (let to = from; to < match.to; to++) {
      key += tokens[to]?.text ?? ''
      if (to - from + 1 === match.to - match.from) continue
      for (const term of snapshot.vocabulary.lookUp(key))
        if (term.kind === 'lexicon' && sought.includes(term.id) && !(key === '最')) found.push(term.id)
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
  return !term.guarded && term.spelling !== 'typo'
}

function isHarmless(match: Match): boolean {
  return match.terms.some((term) => (term.kind === 'lexicon' && term.id !== 'market') || term.spelling === 'typo')
}

/** A person's 态度 is what he says, and no topic. */
function isVoice({ terms }: Match): boolean {
  return terms.some(({ kind, id }) => kind === 'lexicon' && id === 'voice')
}

const asides: ReadonlySet<string> = new Set(['instead', 'hearer', 'except'])

/** "Rather than Zhipu", 不找智谱, "who told Chanyejia". */
function isSetAside(before: Match | undefined, match: Match): boolean {
  return before?.to === match.from && before.terms.some(({ kind, id }) => kind === 'lexicon' && asides.has(id))
}

const between: ReadonlySet<string> = new Set(['的', '嘅', '之', '家', '这', '那'])

/** "Altman's company", 梁文锋的公司: no more of the person than whose it is. */
function isOfCompany({ to }: Match, matches: readonly Match[], tokens: readonly Token[]): boolean {
  let at = to
  while (between.has(tokens[at]?.text ?? '')) at++
  return matches.some(({ from, terms }) => from === at && terms.some(({ kind, id }) => kind === 'lexicon' && id === 'company'))
}

interface Place {
  readonly snapshot: Snapshot
  readonly setAside: boolean
  readonly company: boolean
}

function take(term: Term, reading: Reading, { snapshot, setAside, company }: Place): void {
  if (term.kind === 'lexicon') reading.wants.add(term.id)
  else if (term.kind === 'topic') addOnce(reading.topics, term.id)
  else if (term.kind === 'metric') addOnce(reading.metrics, term.id)
  else {
    // Of whom nothing is known by himself, his company may tell.
    const person = snapshot.entities.get(term.id)
    const isAside = company || snapshot.factsWith(term.id).length === 0
    const id = person?.kind === 'person' && person.of !== undefined && isAside ? person.of : term.id
    if (reading.entities.some((named) => named.id === id)) return
    const kind = snapshot.entities.get(id)?.kind
    reading.entities.push({
      id,
      spelling: term.spelling,
      generic: kind === 'group' || kind === 'market',
      broad: kind === 'market',
      beside: setAside,
    })
  }
}

function addOnce(list: string[], id: string): void {
  if (!list.includes(id)) list.push(id)
}
