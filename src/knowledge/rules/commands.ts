import type { Rule } from './rule.ts'

/** Commands that baimo has whatever the knowledge is. */
const builtIn = new Set(['ask', 'compare', 'company', 'topics', 'sources', 'help', 'baimo'])

/**
 * Commands of Slack's own, which no app can have. https://slack.com/help/articles/201259356-Slash-commands-in-Slack
 * With `baimo manifest --prefix` they would be free, but not everybody uses one.
 */
const ofSlack = new Set(
  (
    'active apps archive away call canvas clear close collapse dm dnd expand feed feedback giphy huddle invite join keys kick leave list ' +
    'me msg mute open part people prefs remind remove rename reply s search shortcuts shrug star status topic unarchive who workflow'
  ).split(' '),
)

/** A slash command leads to one topic. */
export const commands: Rule = {
  name: 'command',
  severity: 'error',
  check({ reading }, report) {
    const owners = new Map<string, string>()
    for (const topic of reading.topics) {
      const name = topic.value.command?.name
      if (name === undefined) continue
      const owner = owners.get(name)
      const path = ['command', 'name']
      if (builtIn.has(name)) report(topic, { path, message: `/${name} is a command of baimo itself`, remedy: 'Choose another name.' })
      else if (ofSlack.has(name))
        report(topic, { path, message: `/${name} is a command of Slack's own`, remedy: 'Choose another name: no app can have this one.' })
      else if (owner)
        report(topic, { path, message: `/${name} is the command of the topic "${owner}" too`, remedy: 'Choose another name.' })
      else owners.set(name, topic.id)
    }
  },
}
