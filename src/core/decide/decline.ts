/** Declining well: what is missing, and what is known nearby. */
import type { Answer, Missing } from '../answer.ts'
import type { Context, Weighed } from '../fit/weighed.ts'
import type { Failure } from '../fit/fitness.ts'
import type { Fact } from '../knowledge.ts'
import { newestFirst } from './lead.ts'
import { hasFigure, inOrder, statusRank } from './order.ts'
import { isAlike, parsePeriod } from '../facts/periods.ts'
import type { Query } from '../query.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import { byClaim } from '../facts/same-claim.ts'
import { isUntrue } from './denials.ts'
import { isOn, mark } from '../understand/topics.ts'
import { has } from '../traits.ts'
import type { Candidate } from '../retrieve/weigh.ts'
import { isProduct, type Snapshot } from '../snapshot.ts'
import { timeline } from './timeline.ts'
import { lacksVersion } from '../understand/versions.ts'

/** Facts shown beside what is missing. */
const maxNearby = 3

/** `partial` where the subject is known and something of it can be offered, else `none`. */
export function declined(query: Query, { weighed, snapshot }: Context, given?: Missing): Answer {
  const subjects = subjectsOf(query)
  const base = { subjects, topics: query.asked, facts: [], left: 0 } as const
  const unknown = query.leftover.filter((run) => run.near).map((run) => run.text)
  if (subjects.length === 0) return withoutSubject(query, { weighed, snapshot, unknown, given })
  const known = subjects.filter(
    (id) => snapshot.factsWith(id).length > 0 || snapshot.productsOf(id).some((product) => snapshot.factsAbout(product).length > 0),
  )
  if (known.length === 0) return { ...base, kind: 'none', shape: { kind: 'empty', entities: subjects } }
  const missing = given ?? missingOf(query, weighed, unknown)
  const recent = lacksVersion(query)
    ? timeline(
        weighed.map(({ candidate }) => candidate),
        query,
        snapshot,
      )
    : undefined
  const ranked = recent?.facts ?? nearby(query, weighed, snapshot)
  const facts = recent || query.claims.length > 0 ? ranked : newestInPlace(ranked, query)
  if (facts.length === 0) return { ...base, kind: 'none', shape: { kind: 'empty', entities: subjects } }
  const shown = byClaim(facts, maxNearby).flat()
  return {
    ...base,
    kind: 'partial',
    shape: { kind: 'facts' },
    facts: shown,
    left: 0,
    missing: isUntrue(missing, { query, shown, snapshot }) ? { kind: 'words', words: [] } : missing,
  }
}

interface Lost {
  readonly weighed: readonly Weighed[]
  readonly snapshot: Snapshot
  readonly unknown: readonly string[]
  readonly given: Missing | undefined
}

/** Nobody is named. A topic of ours with a foreign name is declined by that name; else it is none of our business. */
function withoutSubject(query: Query, { weighed, snapshot, unknown, given }: Lost): Answer {
  const base = { subjects: [], topics: query.asked, facts: [], left: 0 } as const
  const topics = query.topics.length + query.metrics.length
  if (topics === 0) return { ...base, kind: 'none', shape: { kind: 'off-topic' } }
  const ours = query.wants.has('market') || query.command !== undefined || query.topics.some((id) => snapshot.topics.get(id)?.command)
  // Words that stand in a fact on the topic are not unknown.
  const covering = weighed.filter(({ candidate }) => candidate.topics > 0 && candidate.words >= 0.6)
  if (unknown.length > 0 && covering.length === 0)
    return { ...base, kind: 'none', shape: ours ? { kind: 'unknown', words: unknown } : { kind: 'off-topic' } }
  const ordered = inOrder(
    (covering.length > 0 ? covering : weighed.filter(({ candidate }) => candidate.topics > 0)).map(({ candidate }) => candidate),
    true,
  )
  const missing = given ?? missingOf(query, weighed, unknown)
  if (ordered.length === 0) return { ...base, kind: 'none', shape: { kind: 'off-topic' }, missing }
  return { ...base, kind: 'partial', shape: { kind: 'facts' }, facts: ordered.slice(0, maxNearby).map(({ fact }) => fact), missing }
}

const order: readonly Failure[] = ['subject', 'topic', 'metric', 'period', 'figure', 'cause', 'names', 'date', 'words']

/** How far a candidate is from an answer: a wrong subject or topic weighs more than a wrong period. */
function gravity({ failures }: Weighed): number {
  return failures.reduce((sum, failure) => sum + 2 ** (order.length - order.indexOf(failure)), 0)
}

function nearestOf(weighed: readonly Weighed[]): Weighed | undefined {
  let nearest: Weighed | undefined
  let least = Number.POSITIVE_INFINITY
  for (const entry of weighed) {
    const far = gravity(entry)
    if (far > least || (nearest && far === least && entry.candidate.score <= nearest.candidate.score)) continue
    nearest = entry
    least = far
  }
  return nearest
}

/** What the candidate that came nearest lacks: the gravest of it is what is missing. */
function missingOf(query: Query, weighed: readonly Weighed[], unknown: readonly string[]): Missing {
  const nearest = nearestOf(weighed)
  const topics = query.hard
  const gravest = order.find((failure) => nearest?.failures.includes(failure)) ?? 'topic'
  switch (gravest) {
    case 'subject':
      return { kind: 'together' }
    case 'topic':
      return topics.length > 0 ? { kind: 'topic', topics } : { kind: 'words', words: unknown }
    case 'metric':
      return { kind: 'metric', metrics: query.metrics }
    case 'period':
      return { kind: 'period', periods: query.periods.map(({ notation }) => notation), metrics: query.metrics }
    case 'figure':
      return { kind: 'figure' }
    case 'cause':
      return { kind: 'cause' }
    case 'names':
    case 'date':
      return { kind: 'words', words: [] }
    case 'words':
      return { kind: 'words', words: query.leftover.filter((run) => run.near).map((run) => run.text) }
  }
}

/** What is worth showing instead: the same topic first, then topics near to it, then the subject's own figures. */
function nearby(query: Query, weighed: readonly Weighed[], snapshot: Snapshot): Fact[] {
  const topics = query.hard
  const near = new Set(topics.flatMap((id) => snapshot.topics.get(id)?.near ?? []))
  const main = new Set(subjectsOf(query).flatMap((id) => snapshot.outline(id).slice(0, maxNearby)))
  const marks = topics.map(snapshot.marks)
  const rank = ({ candidate, failures }: Weighed): number =>
    (marks.some((of) => has(of, candidate.index, mark.on)) ? 8 : 0) +
    (near.has(candidate.fact.topics[0] ?? '') ? 4 : 0) +
    (main.has(candidate.fact) ? 3 : 0) +
    (hasFigure(candidate.fact) ? 2 : 0) +
    (candidate.claimed ? 8 : 0) +
    (candidate.metric ? 6 : 0) +
    (candidate.measure ? 6 : 0) +
    candidate.closeness +
    candidate.words * 3 +
    candidate.likeness * 2 -
    failures.length * 0.5
  // What its owner has is no figure of it, and shown only where it has nothing of its own.
  const close = weighed.filter(({ candidate }) => candidate.closeness >= 1.5)
  const itself = close.filter(({ candidate, failures }) => candidate.closeness > 1.5 || !failures.includes('subject'))
  const own = itself.length > 0 ? itself : close
  const ranked = own
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((a, b) => b.rank - a.rank || compareCandidates(a.entry.candidate, b.entry.candidate))
    .map(({ entry }) => entry.candidate.fact)
  const known = ranked.some((fact) => hasFigure(fact) && topics.some((id) => isOn(fact, id, snapshot)))
  return known ? ranked : [...siblings(query, snapshot), ...ranked]
}

/** Of each measure the newest result comes first, in the places that its figures have; of those that end at once the one as long as was asked for. */
function newestInPlace(facts: readonly Fact[], { periods }: Query): Fact[] {
  const asked = periods.flatMap(({ notation }) => parsePeriod(notation) ?? [])
  const isOther = ({ period }: Fact): number => Number(!asked.some((one) => isAlike(one, period)))
  const measures = new Map<string, Fact[]>()
  const places = facts.map((fact) => {
    if (!hasFigure(fact)) return [fact]
    const key = `${fact.about} ${fact.metric}`
    const group = measures.get(key) ?? []
    group.push(fact)
    measures.set(key, group)
    return group
  })
  for (const group of measures.values())
    group.sort(
      (a, b) =>
        statusRank[a.status] - statusRank[b.status] ||
        b.period.to.localeCompare(a.period.to) ||
        isOther(a) - isOther(b) ||
        newestFirst(a, b),
    )
  return places.flatMap((group) => group.shift() ?? [])
}

/** Of a product the figures of its maker's others on the topic: what GPT-4 uses tells something of ChatGPT. */
function siblings(query: Query, snapshot: Snapshot): Fact[] {
  const makers = subjectsOf(query).flatMap((id) => (isProduct(id, snapshot) ? (snapshot.entities.get(id)?.of ?? []) : []))
  return makers
    .flatMap((maker) => snapshot.productsOf(maker))
    .flatMap((product) => snapshot.factsAbout(product).map((index) => snapshot.fact(index)))
    .filter((fact) => hasFigure(fact) && query.hard.some((id) => isOn(fact, id, snapshot)))
}

function compareCandidates(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.index - b.index
}
