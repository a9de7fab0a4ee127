/** An answer as the platforms show it. */
import type { Answered } from './asking.ts'
import { drawComponents } from './discord.ts'
import { type Html, html } from './html.ts'
import { drawBlocks } from './slack.ts'
import { addressOf, type View } from './view.ts'

type Theme = 'light' | 'dark'

/** Slack and Discord, in each theme that is wanted. */
export function drawPreviews(answered: Answered, view: View): Html {
  const themes: readonly Theme[] = view.theme === 'both' ? ['light', 'dark'] : [view.theme]
  const previews = themes.flatMap((theme) => [slackPreview(answered, view, theme), discordPreview(answered, view, theme)])
  return html`<p class="unlike">Drawn from the very messages that Slack and Discord are sent, but not by them: fonts, spacing and line breaks differ.
    Only buttons that ask can be pressed.</p><div class="previews">${previews}</div>`
}

function slackPreview({ slack, lang }: Answered, view: View, theme: Theme): Html {
  const look = { theme, addressOf: (question: string) => addressOf(view, question, [...view.before, view.question]) }
  const message = html`<p class="only">Only visible to you</p>
    <div class="message"><img src="/icon.svg" alt="" width="36" height="36"><div class="body">
    <p class="from"><strong>baimo</strong> <span class="app">App</span></p>${drawBlocks(slack.blocks ?? [], look)}</div></div>`
  return frame('Slack', { theme, view, lang }, message)
}

function discordPreview({ discord, lang }: Answered, view: View, theme: Theme): Html {
  const look = {
    addressOf: (question: string, relation: 'alone' | 'follows') =>
      addressOf(view, question, relation === 'follows' ? [...view.before, view.question] : []),
  }
  const messages = discord.map(
    (components) => html`<div class="message"><img src="/icon.svg" alt="" width="40" height="40"><div class="body">
    <p class="from"><strong>baimo</strong> <span class="app">App</span></p>${drawComponents(components, look)}
    <p class="only">Only you can see this</p></div></div>`,
  )
  return frame('Discord', { theme, view, lang }, html`${messages}`)
}

interface Frame {
  readonly theme: Theme
  readonly view: View
  readonly lang: string | undefined
}

function frame(platform: 'Slack' | 'Discord', { theme, view, lang }: Frame, message: Html): Html {
  const name = `${platform}, ${theme}, ${view.width}`
  return html`<figure class="preview"><figcaption>${name}</figcaption>
    <div class="${platform.toLowerCase()} ${view.width}" data-theme="${theme}" role="group" aria-label="${name}" lang="${lang ?? 'en'}">${message}</div></figure>`
}
