/** What stands below the answer: the state of the knowledge, as those who keep it want to see it. */
import type { Gap } from '../journal/reads.ts'
import { type Cell, type Coverage, coverageOf, type Row } from '../knowledge/coverage.ts'
import type { Changes } from './edits.ts'
import { type Html, html } from './html.ts'
import type { Result } from './result.ts'
import { addressOf, type View } from './view.ts'
import type { FoundProblem, State } from './workbench.ts'

export function problemsPanel({ problems, isBehind, good }: State): Html {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  const behind =
    isBehind && good ? html`<p class="warn">The files have errors: answers come from how they last were without.</p>` : undefined
  const list = html`<ol class="problems">${problems.map(problemItem)}</ol>`
  return panel(
    'problems',
    `Problems (${counted(errors, 'error')}, ${counted(warnings, 'warning')})`,
    html`${behind}${problems.length > 0 ? list : html`<p>None.</p>`}`,
  )
}

function problemItem({ file, line, column, severity, message, remedy, rule, excerpt }: FoundProblem): Html {
  return html`<li><strong class="${severity}">${severity}</strong> <code>${file}:${line}:${column}</code> ${/[.?!。]$/.test(message) ? message : `${message}.`} ${remedy} <small>[${rule}]</small>
    ${excerpt === undefined ? undefined : html`<pre>${excerpt}</pre>`}</li>`
}

export function changesPanel(changes: Changes | undefined, view: View): Html {
  const title = 'Answers that your edits change'
  if (!changes) return html``
  if (changes === 'pending') return panel('changes', title, html`<p>Being worked out: what they can reach is asked of both.</p>`)
  if (!changes.ok) return panel('changes', title, html`<p class="warn">${changes.error}</p>`)
  const items = changes.value.map(
    ({ questions, before, after }) =>
      html`<li>${questions.map((question) => html`<a href="${addressOf(view, question)}">${question}</a> `)}<div class="sides">${side('Before', before, after)}${side('After', after, before)}</div></li>`,
  )
  const none = html`<p>None: what is not committed yet changes no answer.</p>`
  return panel('changes', `${title} (${items.length})`, items.length > 0 ? html`<ol>${items}</ol>` : none)
}

/** Lines that the other side lacks are marked. */
function side(name: string, text: string, other: string): Html {
  const known = new Set(other.split('\n'))
  const lines = text.split('\n').map((line) => (known.has(line) ? html`${line}\n` : html`<mark>${line}</mark>\n`))
  return html`<div><h3>${name}</h3><pre>${lines}</pre></div>`
}

/** Undefined: there is no journal. */
export function gapsPanel(gaps: Result<readonly Gap[]> | undefined): Html {
  const title = 'What people asked in vain'
  if (!gaps) return panel('gaps', title, html`<p>There is no journal yet: it begins when baimo runs in Slack or Discord.</p>`)
  if (!gaps.ok) return panel('gaps', title, html`<p class="warn">${gaps.error}</p>`)
  if (gaps.value.length === 0) return panel('gaps', title, html`<p>Nothing: the journal holds no question without an answer.</p>`)
  const rows = gaps.value.map(
    ({ entities, topics, metrics, count, firstDay, lastDay, words }) => html`<tr><td class="number">${count}</td>
      <td>${entities.join(', ') || '–'}</td><td>${[...topics, ...metrics].join(', ') || '–'}</td>
      <td>${words.map(({ word }) => word).join(', ') || '–'}</td><td>${firstDay}</td><td>${lastDay}</td></tr>`,
  )
  const names = ['Times', 'About', 'Topic or metric', 'Unknown words', 'First', 'Last']
  return panel(
    'gaps',
    title,
    html`<div class="scroll" role="group" aria-label="${title}" tabindex="0"><table>
      <thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`,
  )
}

export function coveragePanel({ good }: State, view: View): Html {
  if (!good) return panel('coverage', 'Coverage', html`<p>Nothing can be shown before the errors are mended.</p>`)
  const coverage = coverageOf(good.knowledge)
  const group = (name: string, rows: readonly Row[]): Html =>
    html`<tbody><tr class="group"><th scope="rowgroup" colspan="${coverage.topics.length + 2}">${name}</th></tr>
      ${rows.map((row) => coverageRow(row, coverage, view))}</tbody>`
  return panel(
    'coverage',
    'Coverage',
    html`<p>Facts by company and topic, with the month of the newest. A fact of two topics counts in both.</p>
    <div class="scroll" role="group" aria-label="Coverage" tabindex="0"><table class="heat">
      <thead><tr><th scope="col">Company</th><th scope="col" class="up"><span>all facts</span></th>
      ${coverage.topics.map(({ name }) => html`<th scope="col" class="up"><span>${name.en}</span></th>`)}</tr></thead>
      ${group('Companies, with their products', coverage.companies)}${group('Markets, groups, people, organisations', coverage.others)}
    </table></div>`,
  )
}

function coverageRow({ entity, facts, cells }: Row, { topics }: Coverage, view: View): Html {
  const columns = topics.map(({ id, name }) => {
    const cell = cells.get(id)
    const address = addressOf(view, `${entity.name.en} ${name.en}`)
    return cell
      ? html`<td class="heat-${heatOf(cell)}"><a href="${address}">${cell.count}<small>${cell.newest.slice(0, 7)}</small></a></td>`
      : html`<td class="none">·</td>`
  })
  return html`<tr><th scope="row"><a href="${addressOf(view, `/company ${entity.name.en}`)}">${entity.name.en}</a></th>
    <td class="number">${facts}</td>${columns}</tr>`
}

/** Steps that the eye can tell apart: 1, 2 to 3, 4 to 7, more. */
function heatOf({ count }: Cell): number {
  return Math.min(4, Math.floor(Math.log2(count)) + 1)
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** `data-live` is what a saved file brings up to date. */
export function panel(id: string, title: string, content: Html): Html {
  return html`<section id="${id}" data-live aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${content}</section>`
}
