/** Tables and series: figures of one measure and unit only. */
import type { Answer } from '../answer.ts'
import { wordFigure } from '../figures.ts'
import type { Fact } from '../knowledge.ts'
import { hasFigure } from '../order.ts'
import { wordPeriod } from '../periods.ts'
import type { Series, Table } from '../reply.ts'
import { strong, text } from './spans.ts'
import { standing, type Words } from './words.ts'

/** From how many figures on a table says more than lines. */
const minRows = 3

export function tableOf(answer: Answer, words: Words): Table | undefined {
  const facts = comparable(answer)
  const [lead] = facts
  if (!lead?.metric || facts.length < minRows) return undefined
  const bySubject = answer.shape.kind === 'ranking'
  return {
    caption: bySubject
      ? `${words.metric(lead.metric)} · ${wordPeriod(lead.period, words.lang)}`
      : `${words.name(lead.about)} · ${words.metric(lead.metric)}`,
    header: [words.say(bySubject ? 'table-subject' : 'table-period'), words.say('table-figure'), words.say('table-status')],
    rows: facts.map((fact) => [
      [text(bySubject ? words.name(fact.about) : wordPeriod(fact.period, words.lang))],
      [strong(fact.figure ? wordFigure(fact.figure, words.lang) : ''), text(' '), ...words.cite(fact)],
      [text(standing(fact, words))],
    ]),
  }
}

export function seriesOf(answer: Answer, words: Words): Series | undefined {
  const facts = comparable(answer)
  const [lead] = facts
  if (!lead?.metric || facts.length < 2) return undefined
  const bySubject = answer.shape.kind === 'ranking'
  return {
    title: `${bySubject ? '' : `${words.name(lead.about)} · `}${words.metric(lead.metric)}`,
    unit: lead.figure?.unit ?? '',
    points: facts.map((fact) => ({
      label: bySubject ? words.name(fact.about) : `${wordPeriod(fact.period, words.lang)} ${words.say(`status-${fact.status}`)}`,
      value: fact.figure?.value ?? 0,
    })),
  }
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
