/** Whether a fact has the metric that a question names, or may stand for it. */
import { isForMeasure } from '../understand/asked-measure.ts'
import { alikeEnough, wordsWithTopic } from './covering.ts'
import type { Query } from '../query.ts'
import type { Snapshot } from '../snapshot.ts'
import { isOn } from '../understand/topics.ts'
import type { Candidate } from '../retrieve/weigh.ts'

type Test = (candidate: Candidate) => boolean

/**
 * A metric named is answered with it alone, beside the other topics that are asked for; words on its topic may stand for it where the
 * question says more than the metric. Read once for all facts.
 */
export function metricTest(query: Query, snapshot: Snapshot): Test {
  if (query.metrics.length === 0) return () => true
  const own = query.metrics.map((id) => snapshot.metrics.get(id)?.topic ?? '')
  const others = query.hard.filter((id) => !own.includes(id))
  const mayBeTold = toldTest(query, snapshot)
  return (candidate) =>
    candidate.metric ||
    isWholeBeside(candidate, query, snapshot) ||
    (candidate.primary && others.some((id) => isOn(candidate.fact, id, snapshot))) ||
    (candidate.fact.figure === undefined && mayBeTold(candidate) && own.some((id) => isOn(candidate.fact, id, snapshot)))
}

/** A test whether what is said in words may stand for a metric. */
function toldTest(query: Query, snapshot: Snapshot): Test {
  if (['why', 'who', 'voice'].some((want) => query.wants.has(want))) return () => true
  const near = query.leftover.filter((run) => run.near)
  if (near.length === 0 && isForMeasure(query, snapshot)) return () => false
  // A price in Hong Kong is not told by what was said of Hong Kong.
  const sharesBeyond = near.length > 0 && near.every((run) => run.bound) ? beyondTest(query, snapshot) : () => true
  return (candidate) =>
    ((near.length > 0 && candidate.words >= wordsWithTopic) || candidate.likeness >= alikeEnough) && sharesBeyond(candidate)
}

/** A test whether a fact has a word of the measure itself, beside those that narrow it. */
function beyondTest({ content, leftover }: Query, { postings }: Snapshot): Test {
  const narrowing = new Set(leftover.flatMap((run) => (run.near ? run.terms : [])))
  const telling = new Set([...content.keys()].flatMap((term) => (narrowing.has(term) ? [] : postings.of(term))))
  return ({ index }) => telling.has(index)
}

/** "Revenue and API revenue", "ARR against revenue": a topic that is named beside one of its own metrics asks for the whole as well. */
export function isWholeBeside({ fact, measure }: Candidate, { wants, topics }: Query, { metrics }: Snapshot): boolean {
  const metric = metrics.get(fact.metric ?? '')
  return (wants.has('also') || wants.has('compare')) && measure && metric !== undefined && !metric.part && topics.includes(metric.topic)
}
