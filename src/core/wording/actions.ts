/** What to ask next, and what to do with a reply. */
import type { Answer } from '../answer.ts'
import type { Action } from '../reply.ts'
import type { Words } from './words.ts'

/** Follow-up questions offered. */
const maxAsks = 3
const maxChoices = 8

export function actionsFor(answer: Answer, words: Words): Action[] {
  if (answer.shape.kind === 'choose') return choiceActions(answer.shape.choices, answer.shape.command, words)
  const asks = askActions(answer, words).slice(0, maxAsks)
  if (answer.facts.length === 0) return asks
  return [
    ...asks,
    { kind: 'share', label: words.say('share') },
    { kind: 'vote', label: words.say('useful'), value: 'up' },
    { kind: 'vote', label: words.say('not-useful'), value: 'down' },
    { kind: 'correct', label: words.say('correct') },
  ]
}

function choiceActions(choices: readonly string[], command: string, words: Words): Action[] {
  if (command === 'compare') return []
  return choices.slice(0, maxChoices).map((id) => ({ kind: 'ask', label: words.name(id), text: `/${command} ${words.name(id)}` }))
}

/** Other topics of the same subject, the origin of what was said, another subject with the same topic. */
function askActions(answer: Answer, words: Words): Action[] {
  const { snapshot } = words
  const subject = answer.subjects[0]
  const ask = (label: string, text: string): Action => ({ kind: 'ask', label, text })
  const known = new Set(subject === undefined ? [] : snapshot.factsAbout(subject).map((index) => snapshot.fact(index).topics[0]))
  const topics = snapshot.knowledge.topics.filter((topic) => topic.command && !answer.topics.includes(topic.id) && known.has(topic.id))
  const others = topics
    .slice(0, maxAsks)
    .flatMap((topic) =>
      topic.command && subject !== undefined
        ? [
            ask(
              words.say('ask-topic', { topic: topic.name[words.lang], subject: words.name(subject) }),
              `/${topic.command.name} ${words.name(subject)}`,
            ),
          ]
        : [],
    )
  const isTold = answer.shape.kind === 'facts' || answer.shape.kind === 'series'
  const origin = answer.facts.length > 0 && isTold ? [ask(words.say('ask-origin'), words.say('ask-origin'))] : []
  const company =
    subject !== undefined && answer.shape.kind !== 'profile' && snapshot.factsWith(subject).length > 0
      ? [ask(words.say('ask-company', { subject: words.name(subject) }), `/company ${words.name(subject)}`)]
      : []
  return [...others.slice(0, 1), ...origin, ...company, ...others.slice(1)]
}
