/** Wording of answers that are facts: the first line, what follows, what is missing. */
import type { Answer, Missing } from '../answer.ts'
import { type Figure, wordFigure } from '../facts/figures.ts'
import { isOfScope } from '../facts/differences.ts'
import type { Fact, Text } from '../knowledge.ts'
import { overtakes } from '../decide/life.ts'
import { hasFigure } from '../decide/order.ts'
import { parsePeriod, wordPeriod } from '../facts/periods.ts'
import type { Line, Span } from '../reply.ts'
import { byClaim, sameClaim } from '../facts/same-claim.ts'
import { lifeLine, missTail } from './computed.ts'
import { refutedLines } from './refuted.ts'
import { plain, text } from './spans.ts'
import { headline, moreLine, statement, statementLine, type Words } from './words.ts'

export interface Worded {
  readonly lines: readonly Line[]
  readonly notes: readonly Line[]
}

/** The lead first, with its statement; then the others; what was left out is counted. */
export function wordFacts(answer: Answer, words: Words): Worded {
  const [lead, ...others] = withoutRepeats(inLines(answer, words))
  const opening = answer.missing ? [missingLine(answer.missing, answer, words)] : []
  if (!lead) return { lines: opening, notes: [] }
  const linked = others.filter((fact) => linkBetween(lead, fact, words) && !overtakes(lead, fact))
  const scoped = linked.filter((fact) => linkBetween(lead, fact, words)?.scope)
  const differing = linked.filter((fact) => !scoped.includes(fact))
  const rest = others.filter((fact) => !linked.includes(fact))
  const context =
    lead.figure && lead.metric !== undefined && !lead.figure.undisclosed && !answer.missing && !answer.naming
      ? contextLine(lead, words)
      : []
  const plainly =
    differing.length > 0
      ? differLine([lead, ...differing], words)
      : answer.naming
        ? statementLine(lead, words)
        : [...lineWith(lead, answer.facts, words), ...missTail(lead, answer.facts, words)]
  // A figure that the question takes for granted is set right in the answer itself.
  const refuted = refutedLines(answer, words)
  const elsewhere = refuted.length > 0 && answer.refuted?.fact !== undefined && !answer.missing
  const first = !elsewhere ? plainly : [...plainly, text(words.lang === 'en' ? '. ' : '。'), ...refuted.flat()]
  const lines = [
    ...opening,
    first,
    ...context,
    ...insteadLine(answer, words),
    ...scoped.map((fact) => scopeLine(lead, fact, words)),
    ...rest.map((fact) => restLine(fact, answer, words)),
    ...moreLine(answer.left, words),
  ]
  return {
    lines,
    notes: [...(elsewhere ? [] : refuted), ...caveats(answer.facts, words)],
  }
}

/** What stands in the table of a series needs no line, unless it is the lead or bears on it. */
function inLines({ facts, shape }: Answer, words: Words): readonly Fact[] {
  const [lead] = facts
  if (shape.kind !== 'series' || !lead) return facts
  const tabled = new Set(shape.rows.flat())
  // Where another measure leads, the newest of the table is told as well.
  const newest = tabled.has(lead) ? undefined : shape.rows.at(-1)?.[0]
  return facts.filter(
    (fact) => fact === lead || fact === newest || !tabled.has(fact) || linkBetween(lead, fact, words) || overtakes(lead, fact),
  )
}

function linkBetween(a: Fact, b: Fact, { snapshot }: Words): { readonly scope: boolean; readonly note?: Text } | undefined {
  const link = snapshot.linksOf(a).find(({ fact }) => fact === b.id)
  return link && { scope: isOfScope(link), ...(link.note === undefined ? {} : { note: link.note }) }
}

/** What was expected with what came of it; beside a series a figure by the name of its metric, so that the two are told apart. */
function restLine(fact: Fact, { facts, shape }: Answer, words: Words): Line {
  const named = shape.kind === 'series' && hasFigure(fact) && fact.about === facts[0]?.about
  return lifeLine(fact, facts, words) ?? (named ? headline(fact, words) : lineWith(fact, facts, words))
}

/** Figures in their own line need no second sentence unless it says more than they do. */
function lineWith(fact: Fact, all: readonly Fact[], words: Words): Line {
  const same = all.filter((other) => other !== fact && sameClaim(fact, other))
  const line = fact.statement[words.lang].includes('{period}') && fact !== all[0] ? statementLine(fact, words) : headline(fact, words)
  return same.length === 0
    ? line
    : [
        ...line,
        ...words.cite(...same).filter((span) => !line.some((other) => other.kind === 'cite' && span.kind === 'cite' && other.n === span.n)),
      ]
}

/** By how much longer than the line of its figure a sentence must be to add something. */
const saysMore = 1.25

/** The lead's sentence, where it says more than the line of its figure. */
function contextLine(fact: Fact, words: Words): Line[] {
  const said = statement(fact, words.lang)
  if (said.length <= plain(headline(fact, words)).length * saysMore) return []
  return [[text(said), text(' '), ...words.cite(fact)]]
}

function withoutRepeats(facts: readonly Fact[]): Fact[] {
  return byClaim(facts).flatMap(([first]) => first ?? [])
}

function differLine(facts: readonly Fact[], words: Words): Line {
  const versions = facts.flatMap((fact, i): Span[] => [
    ...(i > 0 ? [text(words.lang === 'en' ? '; ' : '；')] : []),
    ...headline(fact, words),
  ])
  return words.phrase('sources-differ', { versions })
}

/** A figure that does not contradict the lead, since it covers something else, with what it covers. */
function scopeLine(lead: Fact, fact: Fact, words: Words): Line {
  const note = linkBetween(lead, fact, words)?.note?.[words.lang]
  const covers = note === undefined ? '' : words.lang === 'en' ? ` (${note.replace(/\.$/, '')})` : `（${note.replace(/。$/, '')}）`
  return words.phrase('scopes-differ', { version: [...headline(fact, words), text(covers)] })
}

/** What is missing, in one sentence. */
export function missingLine(missing: Missing, answer: Answer, words: Words): Line {
  const lacking = missing.kind === 'together' ? [] : answer.subjects.filter((id) => !answer.facts.some((fact) => fact.about === id))
  const named = answer.subjects.length > 1 && lacking.length > 0 ? lacking : answer.subjects
  const subject = named.length > 0 ? words.names(named) : words.say('any-subject')
  switch (missing.kind) {
    case 'topic':
      return words.phrase(answer.lacking === missing ? 'lacking-topic' : 'missing-topic', {
        subject,
        topic: missing.topics.map(words.topic).join(words.say('list-comma')),
      })
    case 'metric':
      return words.phrase(answer.lacking === missing ? 'lacking-metric' : 'missing-metric', {
        subject,
        metric: missing.metrics.map(words.metric).join(words.say('list-comma')),
      })
    case 'period': {
      const period = missing.periods.map((notation) => wordAsked(notation, words)).join(words.say('list-comma'))
      const named = missing.metrics.length > 0 ? missing.metrics.map(words.metric) : answer.topics.map(words.topic)
      const topic = named.join(words.say('list-comma'))
      return words.phrase(topic ? 'missing-period-topic' : 'missing-period', { subject, topic, period })
    }
    case 'words':
      return missing.words.length > 0
        ? words.phrase('missing-words', { subject, words: quoted(missing.words) })
        : words.phrase('missing-words-bare', { subject })
    default:
      return words.phrase(`missing-${missing.kind}`, { subject })
  }
}

/** Echoed short and inert: letters, digits and Han only, with the hyphen that joins a version to its name. */
export function quoted(found: readonly string[]): string {
  return found
    .slice(0, 3)
    .map((word) => `“${word.replace(/(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])|[^\p{L}\p{N} .-]/gu, '').slice(0, 24)}”`)
    .join(' ')
}

/** A period as asked, which may lack its year: `*-Q2`. */
export function wordAsked(notation: string, words: Words): string {
  if (notation === 'next') return words.say('period-next')
  const open = notation.includes('*')
  const period = parsePeriod(notation.replace('*', '2000'))
  if (!period) return notation
  const worded = wordPeriod(period, words.lang)
  return open ? worded.replace(/ ?2000年?/, '') : worded
}

function insteadLine(answer: Answer, words: Words): Line[] {
  if (!answer.instead || answer.missing) return []
  const { asked, about } = answer.instead
  const owner = words.snapshot.productsOf(about).includes(asked)
  const said = answer.facts[0]?.figure ? 'instead-owner' : 'instead-owner-said'
  return [words.phrase(owner ? said : 'instead-product', { asked: words.name(asked), about: words.name(about) })]
}

function withoutQualifier({ qualifier: _, ...figure }: Figure): Figure {
  return figure
}

/** What a reader must know of the facts shown, each once. */
export function caveats(facts: readonly Fact[], words: Words): Line[] {
  const seen = new Set<string>()
  return facts.flatMap((fact) => {
    const caveat = fact.caveat?.[words.lang]
    if (!caveat || seen.has(caveat)) return []
    seen.add(caveat)
    const what =
      fact.figure && !fact.figure.undisclosed
        ? words.say('caveat-of', { figure: wordFigure(withoutQualifier(fact.figure), words.lang) })
        : words.say('caveat-plain')
    return [
      words.phrase('caveat', { what, caveat: caveat.replaceAll('{period}', wordPeriod(fact.period, words.lang)), cites: words.cite(fact) }),
    ]
  })
}
