/** Wording of answers made of several facts: lists, profiles, and what is asked about an answer. */
import type { Answer, Shape } from '../answer.ts'
import type { Fact } from '../knowledge.ts'
import { wordDate } from '../facts/periods.ts'
import type { Line } from '../reply.ts'
import { wordAge } from './ages.ts'
import { caveats, type Worded } from './facts.ts'
import { capital, strong } from './spans.ts'
import { headline, moreLine, standing, statement, statementLine, type Words } from './words.ts'

/** Statements shown under a list of names. */
const maxListed = 8

export function wordList(answer: Answer, members: readonly string[], words: Words): Worded {
  const [lead] = answer.facts
  if (!lead) return { lines: [], notes: [] }
  const first = words.phrase('list-line', {
    subject: words.name(lead.about),
    topic: words.topic(lead.topics[0] ?? ''),
    n: [strong(String(members.length))],
    names: [strong(words.names(members))],
    standing: standing(lead, words),
    cites: words.cite(...answer.facts),
  })
  return {
    lines: [first, ...answer.facts.slice(0, maxListed).map((fact) => statementLine(fact, words))],
    notes: caveats(answer.facts, words),
  }
}

export function wordProfile(answer: Answer, shape: Extract<Shape, { kind: 'profile' }>, words: Words): Worded {
  const [lead, ...others] = answer.facts
  if (!lead) return { lines: [], notes: [] }
  const topics = shape.topics
    .map(([id, n]) => `${words.topic(id)} ${n}`)
    .slice(0, 10)
    .join(' · ')
  const lines = [
    headline(lead, words),
    ...others.map((fact) => headline(fact, words)),
    ...moreLine(answer.left, words),
    words.phrase('profile-line', { subject: words.names(answer.subjects), topics }),
    ...(shape.missing.length > 0
      ? [words.phrase('profile-missing', { topics: shape.missing.map(words.topic).join(words.say('list-comma')) })]
      : []),
  ]
  return { lines, notes: caveats(answer.facts, words) }
}

export function wordOwner(answer: Answer, shape: Extract<Shape, { kind: 'owner' }>, words: Words): Worded {
  const isPerson = words.snapshot.entities.get(shape.of)?.kind === 'person'
  const first = words.phrase(isPerson ? 'person-line' : 'owner-line', {
    subject: words.name(shape.of),
    owner: [strong(words.name(shape.owner))],
  })
  return { lines: [first, ...answer.facts.map((fact) => statementLine(fact, words))], notes: caveats(answer.facts, words) }
}

/** "Who reported that?": the origin that the source names, then the article. */
export function wordOrigin(facts: readonly Fact[], words: Words): Worded {
  return { lines: facts.slice(0, 5).map((fact) => aboutFact('origin-line', fact, words)), notes: [] }
}

/** "When was that published?": when it was said, and when the article appeared. */
export function wordDates(facts: readonly Fact[], words: Words): Worded {
  return { lines: facts.slice(0, 5).map((fact) => aboutFact('dates-line', fact, words)), notes: [] }
}

function aboutFact(key: 'origin-line' | 'dates-line', fact: Fact, words: Words): Line {
  const source = words.snapshot.sources.get(fact.source)
  const printed = source && words.printed(source)
  return words.phrase(key, {
    standing: capital(standing(fact, words)),
    publisher: printed?.publisher ?? '',
    title: printed?.title ?? '',
    published: wordDate(source?.date ?? '', words.lang),
    stated: wordDate(fact.stated, words.lang),
    age: wordAge(fact.stated, words),
    statement: statement(fact, words.lang),
    cites: words.cite(fact),
  })
}
