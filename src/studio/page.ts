/** The one page of the studio. */
import type { TraceStep } from '../core/reply.ts'
import { langs } from '../core/knowledge.ts'
import type { Gap } from '../journal/reads.ts'
import type { Answered } from './asking.ts'
import { type Html, html } from './html.ts'
import { type ChangedAnswer, changesPanel, coveragePanel, gapsPanel, panel, problemsPanel, type Result } from './panels.ts'
import { drawPreviews } from './previews.ts'
import { addressOf, themes, type View, widths } from './view.ts'
import type { State } from './workbench.ts'

export interface PageParts {
  readonly view: View
  readonly state: State
  /** Undefined where nothing was asked, or nothing can answer. */
  readonly answered: Answered | undefined
  readonly gaps: Result<readonly Gap[]> | undefined
  readonly changes: Result<readonly ChangedAnswer[]> | undefined
}

export function page({ view, state, answered, gaps, changes }: PageParts): string {
  const { html: body } = html`<body data-version="${state.version}">
  <a class="skip" href="#answer">To the answer</a>
  <header><h1>baimo studio</h1><p id="status" role="status">${summary(state)}</p>
    <nav aria-label="Parts of this page">${links(changes !== undefined)}</nav></header>
  <main>${form(view, state)}
    <div class="beside">${answerPanel(view, answered, state)}${answered ? explanationPanel(answered.steps) : undefined}</div>
    ${problemsPanel(state)}${changesPanel(changes, view)}${gapsPanel(gaps)}${coveragePanel(state, view)}
  </main></body>`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>baimo studio</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/slack.css"><link rel="stylesheet" href="/studio.css">
<script src="/studio.js" defer></script></head>${body}</html>`
}

function summary({ good, isBehind }: State): string {
  if (!good) return 'The knowledge can’t be used: mend the problems below.'
  const { facts, sources } = good.knowledge
  return `${facts.length} facts of ${sources.length} ${sources.length === 1 ? 'source' : 'sources'}${isBehind ? ', as they were before the errors below' : ''}`
}

function links(withChanges: boolean): Html {
  const ids = ['answer', 'problems', ...(withChanges ? ['changes'] : []), 'gaps', 'coverage']
  return html`${ids.map((id) => html`<a href="#${id}">${id}</a> `)}`
}

function form(view: View, { good }: State): Html {
  const examples = good?.engine.examples(view.lang ?? 'en', 6) ?? []
  return html`<form action="/" role="search">
    <p class="asking"><label for="q">Question</label><input id="q" name="q" value="${view.question}" list="examples" autocomplete="off" placeholder="/burn openai">
    <datalist id="examples">${examples.map((text) => html`<option value="${text}">`)}</datalist><button>Ask</button></p>
    ${turns(view)}
    <p class="choices"><label>Reply in <select name="lang"><option value="">the question’s language</option>
      ${langs.map((lang) => option(lang, lang === view.lang))}</select></label>
    ${choice('theme', themes, view.theme)}${choice('width', widths, view.width)}</p>
  </form>`
}

/** Follow-ups: what was asked before can be kept, and the last question joined to it. */
function turns({ question, before }: View): Html {
  if (question === '') return html``
  const turn = (text: string, name: string, checked: Html): Html =>
    html`<label><input type="checkbox" name="before" value="${text}"${checked}> ${name} <q>${text}</q></label>`
  return html`<p class="turns">${before.map((text) => turn(text, 'after', html` checked`))}${turn(question, 'next goes on from', html``)}</p>`
}

function choice(name: string, values: readonly string[], chosen: string): Html {
  const radios = values.map(
    (value) =>
      html`<label><input type="radio" name="${name}" value="${value}"${value === chosen ? html` checked` : undefined}> ${value}</label>`,
  )
  return html`<span role="radiogroup" aria-label="${name}">${radios}</span>`
}

function option(value: string, isChosen: boolean): Html {
  return isChosen ? html`<option selected>${value}</option>` : html`<option>${value}</option>`
}

function answerPanel(view: View, answered: Answered | undefined, { good }: State): Html {
  if (answered) return panel('answer', 'The answer, approximately', drawPreviews(answered, view))
  const examples = good?.engine.examples(view.lang ?? 'en', 6) ?? []
  const items = examples.map((text) => html`<li><a href="${addressOf(view, text)}">${text}</a></li>`)
  return panel('answer', 'The answer', html`<p>Ask something to see how Slack and Discord will show the answer:</p><ul>${items}</ul>`)
}

function explanationPanel(steps: readonly TraceStep[]): Html {
  const items = steps.map(({ step, lines }) => html`<h3>${step}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`)
  return panel('explanation', 'How it was found', html`${items}`)
}
