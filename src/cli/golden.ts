/** `baimo golden add`: the answer that was voted down most, or the one named, as a question of the golden set for the admin to finish. */
import { readContents } from '../knowledge/contents.ts'
import { type Entry, readKnowledge, type TopicEntry } from '../knowledge/read.ts'
import type { JournalDeps } from './journal-commands.ts'

const maxAnswers = 200

/** Printed, not written: what was asked is not kept in its words, so the question has to be put anew. */
export async function goldenCommand({ office, given, dir, print, complain }: JournalDeps): Promise<number> {
  const [, wanted] = (given.text ?? '').split(' ')
  const { votedDown } = await office.reads.summary(maxAnswers)
  const answer = wanted === undefined ? votedDown[0] : votedDown.find((voted) => voted.answer === wanted)
  if (!answer) {
    complain(wanted === undefined ? 'No answer was voted down.' : `No answer "${wanted}" was voted down. npx baimo stats lists them.`)
    return 1
  }
  const { facts, entities, topics } = readKnowledge(readContents(dir))
  const fact = facts.find(({ id }) => answer.facts.includes(id))
  const subject = entities.find(({ id }) => id === fact?.value.about)?.value.name.en
  const topic = topics.find(({ id }: Entry<TopicEntry>) => id === fact?.value.topics[0])?.value.name.en
  const lines = [
    `# Voted down ${answer.down} times. It stood on: ${answer.facts.join(', ') || 'no facts'}.`,
    `- id: voted-down-${answer.answer
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')}`,
    `  q: ${JSON.stringify([subject, topic].filter((name) => name !== undefined).join(' ') || 'the question')} # as people ask it`,
    '  lang: en',
    '  form: natural',
    '  scope: any',
    '  kind: [answer] # or partial, clarify, none',
    '  lead: [] # must stand in the first line',
    '  has: [] # must stand in the reply',
    '  not: [] # must not stand in the first line',
  ]
  lines.forEach(print)
  return 0
}
