import type { Rule } from './rule.ts'

/** Commands that baimo has whatever the knowledge is. */
const builtIn = new Set(['ask', 'compare', 'company', 'topics', 'sources', 'help', 'baimo'])

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
      else if (owner)
        report(topic, { path, message: `/${name} is the command of the topic "${owner}" too`, remedy: 'Choose another name.' })
      else owners.set(name, topic.id)
    }
  },
}
