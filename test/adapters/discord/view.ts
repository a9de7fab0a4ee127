/** What members see of a message: markdown rendered, mentions that would ping and links of one's own called by name. */
import { decodePress } from '../../../src/adapters/discord/custom-ids.ts'

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Below the title, since the answer stands first in what is left. */
export function viewOf(components: unknown): string {
  return blocksOf(components)
    .filter((block) => !block.startsWith('### '))
    .map(rendered)
    .join('\n\n')
}

export function titleOf(components: unknown): string | undefined {
  const title = blocksOf(components).find((block) => block.startsWith('### '))
  return title === undefined ? undefined : rendered(title.slice(4))
}

function blocksOf(components: unknown): string[] {
  if (!Array.isArray(components)) return []
  return components.filter(isJson).flatMap((component): string[] => {
    const { type, content, label, emoji, custom_id, options, components: inner } = component
    if (type === 10) return [String(content)]
    if (type === 2) return [escaped(`[${isJson(emoji) ? `${String(emoji['name'])} ` : ''}${String(label ?? '')}]${askedBy(custom_id)}`)]
    if (type === 3) return Array.isArray(options) ? options.filter(isJson).map((option) => escaped(`( ) ${String(option['label'])}`)) : []
    return blocksOf(inner)
  })
}

/** Labels know no markdown. */
function escaped(label: string): string {
  return label.replace(/[\\*_~`|[\]<>@:]/g, '\\$&')
}

/** A press says what its button asks. */
function askedBy(id: unknown): string {
  const press = typeof id === 'string' ? decodePress(id) : undefined
  return press?.kind === 'ask' || press?.kind === 'follow' ? ` → ${press.text}` : ''
}

export function rendered(markdown: string): string {
  return markdown
    .split(/(```[\s\S]*?```)/)
    .map((part) => (part.startsWith('```') ? part.slice(3, -3).trim() : part.split('\n').map(renderedLine).join('\n')))
    .join('')
}

function renderedLine(line: string): string {
  let rest = line.replace(/^(?:-# |> |- |#{1,3} )/, '')
  let seen = ''
  while (rest !== '') {
    const character = /^\\([!-/:-@[-`{-~])/.exec(rest)
    const link = /^\[((?:\\.|[^\]\\])*)\]\((https?:[^)\s]*)\)/.exec(rest)
    const mention = /^(?:@everyone|@here|<@[!&]?\w+>|<#\w+>|<![a-z]+>)/.exec(rest)
    const address = /^\w+:\/\/\S+/.exec(rest)
    if (character) seen += character[1]
    else if (link) seen += `LINK ${link[2]} ${rendered(link[1] ?? '')}`
    else if (mention) seen += `PING ${mention[0]}`
    else if (address) seen += `LINK ${address[0]}`
    else if (/^(?:\*\*|__|~~|`|\|\|)/.test(rest)) seen += ''
    else seen += rest.startsWith('\u200b') ? '' : (/^./su.exec(rest)?.[0] ?? '')
    const taken = character ?? link ?? mention ?? address ?? /^(?:\*\*|__|~~|`|\|\|)/.exec(rest) ?? /^./su.exec(rest)
    rest = rest.slice(taken?.[0].length ?? rest.length)
  }
  return seen
}
