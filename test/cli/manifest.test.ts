import { describe, expect, it } from 'vitest'
import { manifestCommand } from '../../src/cli/manifest.ts'
import { articleEngine } from '../shipped.ts'

function manifestOf(options: { url?: string; prefix?: string; asksChannels?: boolean } = {}) {
  const lines: string[] = []
  manifestCommand({ engine: articleEngine, asksChannels: false, ...options }, (line) => lines.push(line))
  return JSON.parse(lines.join('\n'))
}

interface Slash {
  readonly command: string
  readonly url?: string
  readonly description: string
  readonly usage_hint?: string
}

describe('the manifest of the Slack app', () => {
  it('asks for the least scopes: one more is a decision, not an accident', () => {
    expect(manifestOf().oauth_config.scopes).toEqual({
      bot: ['app_mentions:read', 'assistant:write', 'chat:write', 'commands', 'im:history', 'users:read'],
    })
    expect(manifestOf().settings.event_subscriptions.bot_events).toEqual(['app_home_opened', 'app_mention', 'message.im'])
  })

  it('has every command of the engine, and /baimo that takes them all', () => {
    const commands: Slash[] = manifestOf().features.slash_commands
    expect(commands.map(({ command }) => command)).toEqual([...articleEngine.commands.map(({ name }) => `/${name}`), '/baimo'])
    expect(commands.length).toBeLessThanOrEqual(50)
    for (const { command, description, usage_hint } of commands) {
      expect(command).toMatch(/^\/[a-z0-9-]{1,31}$/)
      expect(description.length).toBeGreaterThan(0)
      expect(description.length).toBeLessThanOrEqual(100)
      expect(usage_hint ?? 'a').not.toBe('')
    }
  })

  it('connects by sockets, without an address', () => {
    const manifest = manifestOf()
    expect(manifest.settings.socket_mode_enabled).toBe(true)
    expect(JSON.stringify(manifest)).not.toContain('/slack/events')
  })

  it('has the address everywhere with --url, and hears when it is taken out', () => {
    const manifest = manifestOf({ url: 'https://baimo.example.org/' })
    const address = 'https://baimo.example.org/slack/events'
    expect(manifest.settings).toMatchObject({
      socket_mode_enabled: false,
      org_deploy_enabled: true,
      event_subscriptions: { request_url: address, bot_events: expect.arrayContaining(['app_uninstalled', 'tokens_revoked']) },
      interactivity: { request_url: address },
    })
    expect(manifest.oauth_config.redirect_urls).toEqual(['https://baimo.example.org/slack/oauth_redirect'])
    for (const { url } of manifest.features.slash_commands) expect(url).toBe(address)
  })

  it('puts a prefix before each name but /baimo', () => {
    const commands: Slash[] = manifestOf({ prefix: 'llm' }).features.slash_commands
    expect(commands.map(({ command }) => command)).toEqual([...articleEngine.commands.map(({ name }) => `/llm-${name}`), '/baimo'])
  })

  it('reads channels only where it is asked to', () => {
    const { oauth_config, settings } = manifestOf({ asksChannels: true })
    expect(oauth_config.scopes.bot).toEqual(expect.arrayContaining(['channels:history', 'groups:history']))
    expect(settings.event_subscriptions.bot_events).toEqual(expect.arrayContaining(['message.channels', 'message.groups']))
  })

  it('names what people see within Slack’s limits', () => {
    const { display_information, features } = manifestOf()
    expect(display_information.description.length).toBeLessThanOrEqual(140)
    expect(display_information.long_description.length).toBeGreaterThanOrEqual(175)
    expect(display_information.long_description.length).toBeLessThanOrEqual(4000)
    expect(features.shortcuts).toEqual([expect.objectContaining({ type: 'message', name: 'Ask baimo', callback_id: 'ask_message' })])
  })
})
