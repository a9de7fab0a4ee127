/** Tables and series: figures of one measure only, those of a chart also of one unit and one length of period. */
import type { Answer } from '../answer.ts'
import { wordFigure } from '../facts/figures.ts'
import type { Fact } from '../knowledge.ts'
import { isExpected } from '../decide/lead.ts'
import { hasFigure } from '../decide/order.ts'
import { isAlike, kindOf, wordDate, wordPeriod } from '../facts/periods.ts'
import type { Line, Series, Table } from '../reply.ts'
import { byClaim } from '../facts/same-claim.ts'
import { computedOf } from './computed.ts'
import { strong, text } from './spans.ts'
import { signed, standing, type Words } from './words.ts'

/** From how many figures on a table says more than lines. */
const minRows = 3

/** The table of an answer; of two answers in one, the first that there is. */
export function tableOf(answer: Answer, words: Words): Table | undefined {
  if (answer.shape.kind === 'parts') return answer.shape.parts.map((part) => tableOf(part, words)).find((table) => table !== undefined)
  if (answer.shape.kind === 'ranking') return rankingTable(answer, words)
  const rows = rowsOf(answer)
  const [lead] = answer.facts
  return lead?.metric === undefined || rows.length < minRows ? undefined : timeTable(rows[0]?.[0] ?? lead, rows, words)
}

function rankingTable(answer: Answer, words: Words): Table | undefined {
  const facts = comparable(answer)
  const [lead] = facts
  if (!lead?.metric || facts.length < minRows) return undefined
  return {
    caption: `${words.metric(lead.metric)} · ${wordPeriod(lead.period, words.lang)}`,
    header: [words.say('table-subject'), words.say('table-figure'), words.say('table-status')],
    rows: facts.map((fact) => [
      [text(words.name(fact.about))],
      [strong(fact.figure ? wordFigure(fact.figure, words.lang) : ''), text(' '), ...words.cite(fact)],
      [text(standing(fact, words))],
    ]),
  }
}

/** A row is a claim with the sources that make it; what baimo computes stands in a column of its own, which says so. */
function timeTable(lead: Fact, rows: readonly (readonly Fact[])[], words: Words): Table {
  const facts = rows.flat()
  const isMixed = new Set(facts.map(({ period }) => kindOf(period))).size > 1
  const computed = rows.map(([fact]) => (fact ? computedOf(fact, facts, words) : undefined))
  const hasComputed = computed.some((cell) => cell !== undefined)
  const header = [words.say('table-period'), words.say('table-figure'), words.say('table-status')]
  return {
    caption: `${words.name(lead.about)} · ${words.metric(lead.metric ?? '')}`,
    header: hasComputed ? [...header, words.say('table-computed')] : header,
    cutFrom: 'start',
    rows: rows.flatMap(([fact, ...same], i): Line[][] => {
      if (!fact) return []
      const cells: Line[] = [
        [text(isMixed ? markedPeriod(fact, words) : periodOf(fact, words))],
        [strong(signed(fact, words)), text(' '), ...words.cite(fact, ...same)],
        [text(standingOf(fact, words))],
      ]
      return [hasComputed ? [...cells, [text(computed[i] ?? '')]] : cells]
    }),
  }
}

function periodOf({ period, fiscal }: Fact, words: Words): string {
  return wordPeriod(period, words.lang) + (fiscal ? ` (${fiscal})` : '')
}

/** Among periods of other kinds an instant and a sum up to a day say what they are. */
function markedPeriod(fact: Fact, words: Words): string {
  const kind = kindOf(fact.period)
  const period = periodOf(fact, words)
  return kind === 'flow' ? period : words.say(`table-${kind}`, { period })
}

/** What is expected says since when. */
function standingOf(fact: Fact, words: Words): string {
  const said = standing(fact, words)
  return isExpected(fact) ? words.say('table-expected', { standing: said, date: wordDate(fact.stated, words.lang) }) : said
}

/** What a chart may draw: exact enough to be a point, of one unit and length of period, one figure a period. */
export function seriesOf(answer: Answer, words: Words): Series | undefined {
  const bySubject = answer.shape.kind === 'ranking'
  const facts = bySubject ? comparable(answer) : drawable(rowsOf(answer).flatMap(([fact]) => fact ?? []))
  const [lead] = facts
  if (!lead?.metric || facts.length < 2) return undefined
  return {
    title: `${bySubject ? '' : `${words.name(lead.about)} · `}${words.metric(lead.metric)}`,
    unit: lead.figure?.unit ?? '',
    points: facts.map((fact) => ({
      label: bySubject ? words.name(fact.about) : `${periodOf(fact, words)} ${words.say(`status-${fact.status}`)}`,
      value: fact.figure?.value ?? 0,
    })),
  }
}

/** The largest group of figures that stand on one scale; of one period the first, which is the best. */
function drawable(facts: readonly Fact[]): readonly Fact[] {
  const groups: Fact[][] = []
  for (const fact of facts) {
    if (fact.figure?.value === undefined) continue
    const group = groups.find(([first]) => first && first.figure?.unit === fact.figure?.unit && isAlike(first.period, fact.period))
    if (!group) groups.push([fact])
    else if (!group.some(({ period }) => period.notation === fact.period.notation)) group.push(fact)
  }
  return groups.sort((a, b) => b.length - a.length)[0] ?? []
}

/** Claims of the lead's measure in order of time. */
function rowsOf(answer: Answer): readonly (readonly Fact[])[] {
  if (answer.kind !== 'answer') return []
  return answer.shape.kind === 'series' ? answer.shape.rows : byClaim(comparable(answer))
}

/** Facts of the lead's measure, unit and, where they are one subject's, in order of time. */
function comparable(answer: Answer): readonly Fact[] {
  const [lead] = answer.facts
  if (!lead || (answer.shape.kind !== 'facts' && answer.shape.kind !== 'ranking') || answer.kind !== 'answer') return []
  const same = answer.facts.filter(
    (fact) =>
      hasFigure(fact) &&
      fact.figure?.value !== undefined &&
      fact.metric === lead.metric &&
      fact.figure.unit === lead.figure?.unit &&
      fact.period.shape === lead.period.shape,
  )
  if (answer.shape.kind === 'ranking') return same
  return same.filter((fact) => fact.about === lead.about).sort((a, b) => a.period.to.localeCompare(b.period.to))
}
