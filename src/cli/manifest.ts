/** `baimo manifest`: what to paste where Slack asks for an app's manifest. */
import { makeManifest } from '../adapters/slack/manifest.ts'
import type { Engine } from '../core/reply.ts'

export interface ManifestDeps {
  readonly engine: Engine
  /** Where Slack sends requests; Socket Mode without it. */
  readonly url?: string | undefined
  readonly prefix?: string | undefined
  readonly asksChannels: boolean
}

export function manifestCommand({ engine, url, prefix, asksChannels }: ManifestDeps, print: (line: string) => void): void {
  const options = {
    ...(url === undefined ? {} : { url }),
    ...(prefix === undefined ? {} : { prefix }),
    asksChannels,
    shortcutName: engine.say('ui-ask-message', 'en'),
  }
  print(JSON.stringify(makeManifest(engine.commands, options), null, 2))
}
