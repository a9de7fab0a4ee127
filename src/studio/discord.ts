/** Components as Discord shows them, about. No library draws those of version 2. */
import { decodePress } from '../adapters/discord/custom-ids.ts'
import type { Button, Component, Container, Select } from '../adapters/discord/payloads.ts'
import { drawMarkdown } from './discord-markdown.ts'
import { type Html, html } from './html.ts'

export interface DiscordLook {
  /** Where a button that asks leads to; `follows` where its question means something only after the answer. */
  readonly addressOf: (question: string, relation: 'alone' | 'follows') => string
}

type Drawable = Component | Container['components'][number] | Button | Select

export function drawComponents(components: readonly Drawable[], look: DiscordLook): Html {
  return html`${components.map((component) => drawComponent(component, look))}`
}

function drawComponent(component: Drawable, look: DiscordLook): Html {
  switch (component.type) {
    case 1:
      return html`<div class="d-row">${drawComponents(component.components, look)}</div>`
    case 2:
      return drawButton(component, look)
    case 3:
      return drawSelect(component, look)
    case 10:
      return html`<div class="d-text">${drawMarkdown(component.content)}</div>`
    case 14:
      return component.divider ? html`<hr>` : html``
    case 17:
      return html`<div class="d-container">${accent(component.accent_color)}${drawComponents(component.components, look)}</div>`
    default:
      return assertNever(component)
  }
}

/** Coloured by an attribute of the drawing: styles in attributes are forbidden on this page. */
function accent(color: number): Html {
  const fill = `#${color.toString(16).padStart(6, '0')}`
  return html`<svg class="d-accent" aria-hidden="true"><rect width="100%" height="100%" fill="${fill}"/></svg>`
}

function drawButton({ custom_id, style, label, emoji }: Button, { addressOf }: DiscordLook): Html {
  const shown = html`${emoji ? html`<span aria-hidden="true">${emoji.name}</span> ` : undefined}${label}`
  const press = decodePress(custom_id)
  if (press?.kind !== 'ask' && press?.kind !== 'follow')
    return html`<button type="button" disabled class="d-button d-style-${style}">${shown}</button>`
  const address = addressOf(press.text, press.kind === 'ask' ? 'alone' : 'follows')
  return html`<a data-asks class="d-button d-style-${style}" href="${address}">${shown}</a>`
}

function drawSelect({ placeholder, options }: Select, { addressOf }: DiscordLook): Html {
  const items = options.map(({ label, value }) => html`<li><a data-asks href="${addressOf(value, 'alone')}">${label}</a></li>`)
  return html`<details class="d-select"><summary>${placeholder}</summary><ul>${items}</ul></details>`
}

function assertNever(component: never): never {
  throw new TypeError(`no such component: ${JSON.stringify(component)}`)
}
