/** What is sent to Discord, as its API takes it: https://docs.discord.com/developers/components/reference. Plain data, so that rendering needs no SDK. */

export interface TextDisplay {
  readonly type: 10
  /** Finds it again in a message that Discord sends back. */
  readonly id?: number
  readonly content: string
}
export interface Separator {
  readonly type: 14
  readonly divider: boolean
}
export interface Container {
  readonly type: 17
  readonly accent_color: number
  readonly components: readonly (TextDisplay | Separator)[]
}
export interface Button {
  readonly type: 2
  readonly style: 1 | 2
  readonly custom_id: string
  readonly label?: string
  readonly emoji?: { readonly name: string }
}
export interface Select {
  readonly type: 3
  readonly custom_id: string
  readonly placeholder: string
  readonly options: readonly { readonly label: string; readonly value: string }[]
}
export interface ActionRow {
  readonly type: 1
  readonly components: readonly Button[] | readonly [Select]
}
export type Component = Container | TextDisplay | ActionRow

export interface Message {
  readonly flags: number
  readonly components: readonly Component[]
  readonly allowed_mentions: typeof pingNobody
}

export interface Modal {
  readonly custom_id: string
  readonly title: string
  readonly components: readonly Label[]
}
export interface Label {
  readonly type: 18
  readonly label: string
  readonly description?: string
  readonly component: RadioGroup | TextInput
}
interface RadioGroup {
  readonly type: 21
  readonly custom_id: string
  readonly options: readonly { readonly label: string; readonly value: string }[]
}
interface TextInput {
  readonly type: 4
  readonly custom_id: string
  readonly style: 2
  readonly max_length: number
}

export interface Choice {
  readonly name: string
  readonly value: string
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
export type Response =
  | { readonly type: 4; readonly data: Message }
  /** Replaces the message that a button stands on. */
  | { readonly type: 7; readonly data: Message }
  | { readonly type: 8; readonly data: { readonly choices: readonly Choice[] } }
  | { readonly type: 9; readonly data: Modal }

/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
const messageFlags = { ephemeral: 64, componentsV2: 32_768 } as const

/** In the one place where messages are made. `replied_user` is false by default only where `parse` is given. */
const pingNobody = { parse: [], replied_user: false } as const

/** A message of components v2. A private one is seen by one person only. */
export function message(components: readonly Component[], audience: 'private' | 'shared'): Message {
  const flags = messageFlags.componentsV2 | (audience === 'private' ? messageFlags.ephemeral : 0)
  return { flags, components, allowed_mentions: pingNobody }
}

export function text(content: string): TextDisplay {
  return { type: 10, content }
}
