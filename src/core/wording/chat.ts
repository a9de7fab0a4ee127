/** Small talk and help: short, friendly, with examples that are answered. */
import type { Worded } from './facts.ts'
import { text } from './spans.ts'
import type { Words } from './words.ts'

export function wordChat(phrase: 'greeting' | 'thanks' | 'goodbye' | 'identity' | 'help', words: Words): Worded {
  const { knowledge, factsOn } = words.snapshot
  const first = words.phrase(phrase, { facts: String(knowledge.facts.length), sources: String(knowledge.sources.length) })
  if (phrase === 'thanks' || phrase === 'goodbye') return { lines: [first], notes: [] }
  const examples = words
    .say('help-examples')
    .split('|')
    .map((example) => [text(`• ${example.trim()}`)])
  if (phrase !== 'help') return { lines: [first, ...examples], notes: [] }
  const commands = knowledge.topics.flatMap((topic) => (topic.command && factsOn(topic.id).length > 0 ? [`/${topic.command.name}`] : []))
  return {
    lines: [
      first,
      ...examples,
      words.phrase('help-commands', { commands: [...commands, '/ask', '/compare', '/company', '/topics', '/sources'].join(' ') }),
    ],
    notes: [],
  }
}
