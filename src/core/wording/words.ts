/** What every part of the wording needs: phrases, names and facts in one language, and citation numbers given in order. */
import { wordFigure } from '../facts/figures.ts'
import type { Fact, Lang, Source } from '../knowledge.ts'
import { wordPeriod } from '../facts/periods.ts'
import type { Line, Span } from '../reply.ts'
import type { Snapshot } from '../snapshot.ts'
import type { PhraseKey } from './phrases.ts'
import { capital, cite, fill, plain, strong } from './spans.ts'

export interface Words {
  readonly lang: Lang
  readonly snapshot: Snapshot
  readonly today: string
  phrase(key: PhraseKey, parts?: Readonly<Record<string, string | readonly Span[]>>): Line
  say(key: PhraseKey, parts?: Readonly<Record<string, string>>): string
  name(entity: string): string
  topic(id: string): string
  metric(id: string): string
  /** Names joined as a list. */
  names(ids: readonly string[]): string
  /** A source as it is printed, in Traditional where the reply is. */
  printed(source: Source): {
    readonly title: string
    readonly publisher: string
    readonly via?: string
    readonly authors: readonly string[]
  }
  /** The number of a fact's source, given at its first use. */
  cite(...facts: readonly Fact[]): Span[]
  /** The number of a source that no fact is from: that of a rate. */
  citeSource(id: string): Span[]
  /** Source ids in the order of their numbers, with the facts cited. */
  cited(): ReadonlyMap<string, readonly string[]>
}

export function createWords(snapshot: Snapshot, lang: Lang, today: string): Words {
  const cited = new Map<string, string[]>()
  const name = (id: string): string => snapshot.entities.get(id)?.name[lang] ?? id
  const words: Words = {
    lang,
    snapshot,
    today,
    phrase: (key, parts = {}) => fill(snapshot.knowledge.phrases[key]?.[lang] ?? `{${key}}`, parts),
    say: (key, parts = {}) => plain(words.phrase(key, parts)),
    name,
    topic: (id) => snapshot.topics.get(id)?.name[lang] ?? id,
    metric: (id) => snapshot.metrics.get(id)?.name[lang] ?? id,
    printed: (source) => (lang === 'zh-Hant' ? (source.hant ?? source) : source),
    names: (ids) => ids.map(name).join(words.say('list-comma')),
    cite(...facts) {
      const numbers = new Set<number>()
      for (const fact of facts) {
        const known = cited.get(fact.source)
        if (!known) cited.set(fact.source, [fact.id])
        else if (!known.includes(fact.id)) known.push(fact.id)
        numbers.add([...cited.keys()].indexOf(fact.source) + 1)
      }
      return [...numbers].map(cite)
    },
    citeSource(id) {
      if (!cited.has(id)) cited.set(id, [])
      return [cite([...cited.keys()].indexOf(id) + 1)]
    },
    cited: () => cited,
  }
  return words
}

/** The headline of a fact: its figure with subject, measure, period, status and origin; or its statement. */
export function headline(fact: Fact, words: Words): Line {
  if (!fact.figure || fact.metric === undefined || fact.figure.undisclosed) return statementLine(fact, words)
  return words.phrase('figure-line', {
    subject: capital(words.name(fact.about)),
    metric: words.metric(fact.metric),
    period: wordPeriod(fact.period, words.lang) + (fact.fiscal ? ` (${fact.fiscal})` : ''),
    figure: [strong(signed(fact, words))],
    standing: standing(fact, words),
    cites: words.cite(fact),
  })
}

/** A change shows its direction: +6%. */
export function signed(fact: Fact, words: Words): string {
  const figure = fact.figure ? wordFigure(fact.figure, words.lang) : ''
  const shows = words.snapshot.metrics.get(fact.metric ?? '')?.signed === true && (fact.figure?.value ?? 0) > 0
  return shows ? figure.replace(/(?=\d)/, '+') : figure
}

/** A fact's statement, with status and origin in words. */
export function statementLine(fact: Fact, words: Words): Line {
  const said = capital(statement(fact, words.lang)).replace(/[.。]$/, '')
  const bracketed = /^(.*[(（].*)[)）]$/.exec(said)
  // One pair of brackets is enough: "(as of October 2024; reported by …)".
  const key = bracketed ? 'statement-line-open' : 'statement-line'
  return words.phrase(key, { statement: bracketed?.[1] ?? said, standing: standing(fact, words), cites: words.cite(fact) })
}

/** A statement with its figure and period worded from the data. */
export function statement(fact: Fact, lang: Lang): string {
  const parts = { '{figure}': fact.figure ? wordFigure(fact.figure, lang) : '', '{period}': wordPeriod(fact.period, lang) }
  // A Latin name and a number need a space between them, also in Chinese: "OpenAI 2024年".
  return fact.statement[lang].replace(
    /([A-Za-z])?(\{figure\}|\{period\})/g,
    (_, before: string | undefined, place: keyof typeof parts) =>
      `${before ?? ''}${before && /^\d/.test(parts[place]) ? ' ' : ''}${parts[place]}`,
  )
}

/** Status and evidence in words: `forecast, reported by The New York Times`. An event that happened needs no "actual". */
export function standing(fact: Fact, words: Words): string {
  const evidence = words.say(evidenceKey(fact, words), { by: origin(fact, words) })
  if (fact.status === 'actual' && !fact.figure) return evidence
  return words.say('standing', { status: words.say(`status-${fact.status}`), evidence })
}

/** A person says what a company states. */
function evidenceKey(fact: Fact, words: Words): PhraseKey {
  const speaks = fact.evidence === 'company' || fact.evidence === 'third-party'
  return speaks && words.snapshot.entities.get(fact.by ?? '')?.kind === 'person' ? 'by-person' : `by-${fact.evidence}`
}

/** Whom the source names as the origin, else who wrote it, by the name that the reply's language has for it. */
function origin(fact: Fact, words: Words): string {
  if (fact.by !== undefined) return words.name(fact.by)
  const source = words.snapshot.sources.get(fact.source)
  const { folder } = words.snapshot
  const known = words.snapshot.vocabulary.lookUp(folder.key(source?.publisher ?? '')).find((term) => term.kind === 'entity')
  if (known) return words.name(known.id)
  const printed = source ? words.printed(source).publisher : ''
  return words.lang === 'zh-Hans' ? folder.simplified(printed) : printed
}

/** How many facts were left out. */
export function moreLine(left: number, words: Words): Line[] {
  return left > 0 ? [words.phrase(left === 1 ? 'more-one' : 'more', { n: String(left) })] : []
}
