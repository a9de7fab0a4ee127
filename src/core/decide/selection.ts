/** Which of the fitting facts are shown, in what order, and what the question claims against them. */
import { agrees } from '../understand/claims.ts'
import type { Answer } from '../answer.ts'
import type { Context } from '../fit/weighed.ts'
import { isForMeasure } from '../understand/asked-measure.ts'
import type { Fact } from '../knowledge.ts'
import { leadOf } from './lead.ts'
import { overtakenBy } from './life.ts'
import { byTime, hasFigure } from './order.ts'
import type { Query } from '../query.ts'
import { asksVoice } from '../retrieve/intents.ts'
import { subjectsOf } from '../retrieve/retrieve.ts'
import { findSeries, type FoundSeries } from './series.ts'
import { isOn } from '../understand/topics.ts'
import type { Candidate } from '../retrieve/weigh.ts'
import type { Snapshot } from '../snapshot.ts'
import { sinceTurned } from './superseded.ts'

/** From which likeness of the lead on the others must be like the question too. */
const alike = 0.3

/** A handful: more is a wall of text. */
const maxFacts = 5

export interface Chosen {
  readonly facts: readonly Fact[]
  /** Further facts that fit. */
  readonly left: number
  /** Rows of the lead's series, where there is one. */
  readonly rows?: FoundSeries['rows']
}

/** The lead with what bears on it, what is of its measure in order of time, then the rest; further ones are counted. */
export function chosen(ordered: readonly Candidate[], query: Query, snapshot: Snapshot): Chosen {
  const series = findSeries(ordered, query, snapshot)
  const lead = series?.lead ?? leadOf(ordered, query)
  if (!lead) return { facts: [], left: 0 }
  const relevant = ordered
    .filter((candidate, i) => i === 0 || (belongs(candidate, ordered[0], { query, snapshot }) && !isAside(candidate, lead, snapshot)))
    .filter((candidate) => !series || !isBeside(candidate, ordered[0]))
    .map(({ fact }) => fact)
  const linked = snapshot
    .linksOf(lead)
    .flatMap(({ fact }) => snapshot.facts.get(fact) ?? [])
    .filter((fact) => !fact.withdrawn)
  const turned = query.periods.length === 0 && hasFigure(lead) ? sinceTurned(lead, snapshot) : []
  const bearing = [lead, ...turned, ...linked, ...(hasFigure(lead) ? overtakenBy(lead, snapshot) : [])]
  const asked = ofEachAsk(ordered, query, snapshot)
  if (series)
    return withRows(series, [
      ...bearing,
      ...series.others,
      ...newestOfEach([...asked, ...relevant]).filter((fact) => !series.measured.has(fact)),
    ])
  const all = [...new Set([...bearing, ...asked, ...spread(sameMeasure(lead, relevant)), ...relevant])]
  return { facts: all.slice(0, maxFacts), left: Math.max(0, all.length - maxFacts) }
}

/** Shares and parts say little beside the whole. */
function isAside({ fact, metric }: Candidate, lead: Fact, { metrics }: Snapshot): boolean {
  return !metric && fact.metric !== lead.metric && metrics.get(fact.metric ?? '')?.varies === true
}

/** What a product's maker has stands beside the maker's figures, not beside the product's own. */
function isBeside({ closeness, fact }: Candidate, lead: Candidate | undefined): boolean {
  return closeness === 1.5 && hasFigure(fact) && (lead?.closeness ?? 0) > 1.5
}

/** Beside a series each measure of somebody else stands once, as it is last known. */
function newestOfEach(facts: readonly Fact[]): Fact[] {
  const keyOf = (fact: Fact): string => (hasFigure(fact) ? `${fact.about} ${fact.metric}` : fact.id)
  const newest = new Map<string, Fact>()
  for (const fact of [...facts].sort(byTime)) if (!newest.has(keyOf(fact))) newest.set(keyOf(fact), fact)
  return [...new Set(facts.flatMap((fact) => newest.get(keyOf(fact)) ?? []))]
}

/** All figures of a series are shown, in its table; beside it as many facts as beside any other. */
function withRows({ rows, older }: FoundSeries, beside: readonly Fact[]): Chosen {
  const tabled = rows.flat()
  const told = [...new Set(beside)]
  const facts = [...new Set([...told.slice(0, maxFacts), ...tabled])]
  return { facts, left: older + told.filter((fact) => !facts.includes(fact)).length, rows }
}

function sameMeasure(lead: Fact, facts: readonly Fact[]): Fact[] {
  return facts
    .filter(
      (fact) => fact !== lead && lead.metric !== undefined && fact.metric === lead.metric && fact.about === lead.about && hasFigure(fact),
    )
    .sort((a, b) => a.period.to.localeCompare(b.period.to))
}

/** Where revenue and loss are asked for, the best of each comes before more of the first. */
function ofEachAsk(ordered: readonly Candidate[], query: Query, snapshot: Snapshot): Fact[] {
  const own = query.metrics.map((id) => snapshot.metrics.get(id)?.topic ?? '')
  const topics = query.hard.filter((id) => !own.includes(id) || query.topics.includes(id))
  if (query.metrics.length + topics.length < 2) return []
  const best = [
    ...query.metrics.map((id) => ordered.find(({ fact }) => fact.metric === id)),
    ...topics.map((id) =>
      ordered.find(({ fact, primary }) => primary && isOn(fact, id, snapshot) && !query.metrics.includes(fact.metric ?? '')),
    ),
  ]
  return best.flatMap((candidate) => (candidate ? [candidate.fact] : []))
}

/** Of a long series the newest stand nearest to the lead. */
function spread(series: readonly Fact[]): readonly Fact[] {
  return series.length > maxFacts - 1 ? series.slice(1 - maxFacts) : series
}

/** What is far weaker than the lead is no context but noise. */
function belongs(
  candidate: Candidate,
  lead: Candidate | undefined,
  { query, snapshot }: Pick<Context, 'snapshot'> & { query: Query },
): boolean {
  if (!lead) return false
  const words = query.leftover.some((run) => run.near)
  const spoken = asksVoice(query, snapshot) && candidate.fact.roles.speaker !== undefined
  if (spoken) return candidate.topics >= lead.topics * 0.5 || candidate.likeness >= lead.likeness * 0.6
  // What is said of a member of a group is no context to what is said of the group.
  if (lead.closeness >= 3 && candidate.closeness < 1.5) return false
  if (words && candidate.words < lead.words * 0.6) return false
  if (query.metrics.length > 0 && candidate.metric !== lead.metric && query.hard.length < 2) return false
  if (lead.likeness > alike && candidate.likeness < lead.likeness * 0.4) return false
  return candidate.topics >= lead.topics * 0.5 && candidate.subjects >= lead.subjects
}

/** Figures beside the measure asked for, each named as what it is: growth beside revenue, a valuation beside a round. */
export function related(shown: readonly Fact[], query: Query, { weighed, snapshot }: Context): Fact[] {
  const [lead] = shown
  if (!lead || (!isForMeasure(query, snapshot) && query.metrics.length === 0)) return []
  // Beside a metric stands what is said of its topic in words; beside a topic's figures those that it shares with another.
  const [only, figure] = query.metrics.length > 0 ? (['metric', false] as const) : (['topic', true] as const)
  const beside = weighed.filter(
    ({ candidate, failures }) =>
      failures.length === 1 &&
      failures[0] === only &&
      candidate.topics > 0 &&
      hasFigure(candidate.fact) === figure &&
      candidate.fact.about === lead.about,
  )
  return beside.map(({ candidate }) => candidate.fact).slice(0, Math.max(0, maxFacts - shown.length))
}

/** A figure in the question that the lead does not have. */
export function refutedBy(query: Query, facts: readonly Fact[], snapshot: Snapshot): Answer['refuted'] {
  const lead = facts[0]
  const claim = query.claims[0]
  if (!claim || !lead || facts.some((fact) => fact.figure && agrees(claim, fact.figure) && fact === lead)) return undefined
  if (!lead.figure || lead.figure.undisclosed) return undefined
  const subject = subjectsOf(query)[0]
  const own = snapshot.knowledge.facts.filter(
    (fact) => (subject === undefined || fact.about === subject) && fact.figure && agrees(claim, fact.figure),
  )
  const live = own.find((fact) => !fact.withdrawn)
  const withdrawn = own.find((fact) => fact.withdrawn)
  return { text: claim.text, ...(live ? { fact: live } : {}), ...(withdrawn && !live ? { withdrawn } : {}) }
}
