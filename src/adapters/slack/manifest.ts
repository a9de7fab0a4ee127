/** The app's manifest, made from the commands: https://docs.slack.dev/reference/app-manifest */
import type { CommandSpec } from '../../core/reply.ts'
import { cut, plainSafe } from './escape.ts'
import { umbrella } from './events.ts'

/** The least that works. A new scope needs a reason here. */
export const botScopes = ['app_mentions:read', 'assistant:write', 'chat:write', 'commands', 'im:history', 'users:read'] as const

export const askShortcut = 'ask_message'

export interface ManifestOptions {
  /** Where Slack sends requests; Socket Mode without it. */
  readonly url?: string
  /** Stands before each command's name, with a hyphen, where others have the same names. */
  readonly prefix?: string
  /** Whether channels are listened to in which every question is answered. */
  readonly asksChannels: boolean
  readonly shortcutName: string
}

/** docs: command 32 characters, description 2,000, usage hint 1,000; shorter ones are read. */
const maxHintChars = 100

export function makeManifest(commands: readonly CommandSpec[], { url, prefix, asksChannels, shortcutName }: ManifestOptions) {
  const address = url === undefined ? undefined : `${url.replace(/\/$/, '')}/slack/events`
  const name = (command: string): string => `/${prefix === undefined ? '' : `${prefix}-`}${command}`
  const slash = (command: string, description: string, hint: string) => ({
    command: name(command),
    ...(address === undefined ? {} : { url: address }),
    description: cut(plainSafe(description), maxHintChars),
    ...(hint === '' ? {} : { usage_hint: cut(plainSafe(hint), maxHintChars) }),
    should_escape: false,
  })
  const help = commands.find((spec) => spec.name === 'help')
  return {
    display_information: {
      name: 'baimo',
      description: 'Cited answers on the Chinese LLM market',
      long_description:
        'baimo (百模) answers questions about the Chinese LLM market, such as funding, losses, revenue, users and strategy, in English and Chinese. Every answer is a curated fact with its source, its date and its status. It retrieves and cites; it uses no language model, and says so when it does not know.',
      background_color: '#1f2937',
    },
    features: {
      agent_view: { agent_description: 'Cited answers on the Chinese LLM market' },
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'baimo', always_online: true },
      shortcuts: [{ name: cut(shortcutName, maxShortcutChars), type: 'message', callback_id: askShortcut, description: shortcutName }],
      slash_commands: [
        ...commands.map(({ name: command, description, usage }) => slash(command, description.en, usage.en.replace(/^\/\S+\s*/, ''))),
        ...(prefix === umbrella
          ? []
          : [{ ...slash(umbrella, help?.description.en ?? umbrella, 'question or command'), command: `/${umbrella}` }]),
      ],
    },
    oauth_config: {
      ...(url === undefined ? {} : { redirect_urls: [`${url.replace(/\/$/, '')}/slack/oauth_redirect`] }),
      scopes: { bot: [...botScopes, ...(asksChannels ? channelScopes : [])].sort() },
    },
    settings: {
      event_subscriptions: {
        ...(address === undefined ? {} : { request_url: address }),
        bot_events: [...botEvents, ...(asksChannels ? channelEvents : []), ...(url === undefined ? [] : installEvents)].sort(),
      },
      interactivity: { is_enabled: true, ...(address === undefined ? {} : { request_url: address }) },
      org_deploy_enabled: url !== undefined,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  }
}

const maxShortcutChars = 24
const botEvents = ['app_home_opened', 'app_mention', 'message.im'] as const
/** Only for those who want every question of a channel answered: baimo reads along there. */
const channelScopes = ['channels:history', 'groups:history'] as const
const channelEvents = ['message.channels', 'message.groups'] as const
const installEvents = ['app_uninstalled', 'tokens_revoked'] as const
