/** `baimo golden add`: the answer that was voted down most, or the one named, as a question of the golden set for the admin to finish. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readContents } from '../knowledge/contents.ts'
import { type Entry, readKnowledge, type TopicEntry } from '../knowledge/read.ts'
import { parseYaml } from '../knowledge/yaml.ts'
import type { JournalDeps } from './journal-commands.ts'
import type { Printer } from './new.ts'

const maxAnswers = 200

/** What was asked is not kept in its words, so the question has to be put anew: it is printed, or added to a file for that. */
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
  const id = `voted-down-${answer.answer
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`
  const lines = [
    `# Voted down ${answer.down} times. It stood on: ${answer.facts.join(', ') || 'no facts'}.`,
    `- id: ${id}`,
    `  q: ${JSON.stringify([subject, topic].filter((name) => name !== undefined).join(' ') || 'the question')} # as people ask it`,
    '  lang: en',
    '  form: natural',
    '  scope: any',
    '  kind: [answer] # or partial, clarify, none',
    '  lead: [] # must stand in the first line',
    '  has: [] # must stand in the reply',
    '  not: [] # must not stand in the first line',
  ]
  const into = given.values.get('into')
  if (into !== undefined) return add(lines, { id, path: into }, { print, complain })
  lines.forEach(print)
  return 0
}

/** At the end, behind an empty line. What is there twice would be counted twice. */
function add(lines: readonly string[], { id, path }: { readonly id: string; readonly path: string }, { print, complain }: Printer): number {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const { value, errors } = parseYaml(before)
  if (errors.length > 0 || (value !== null && !Array.isArray(value))) {
    complain(`${path}: this is no list of questions, so nothing was added to it. Name a file of test/golden, or one that is not there yet.`)
    return 1
  }
  const asked = textsOf(parseYaml(lines.join('\n')).value)
  const twice = textsOf(value).find((text) => asked.includes(text))
  if (twice !== undefined) {
    complain(`${path} has "${twice}" already, and stays as it is.`)
    return 1
  }
  writeFileSync(
    path,
    [before.trimEnd(), lines.join('\n')]
      .filter((part) => part !== '')
      .join('\n\n')
      .concat('\n'),
  )
  print(`Added ${id} to ${path}. Put its question as people ask it, and say what the reply must have.`)
  return 0
}

/** Ids and questions of a list. */
function textsOf(list: unknown): string[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown) => {
    const fields = new Map<string, unknown>(typeof item === 'object' && item !== null ? Object.entries(item) : [])
    return ['id', 'q'].flatMap((key) => (typeof fields.get(key) === 'string' ? String(fields.get(key)) : []))
  })
}
