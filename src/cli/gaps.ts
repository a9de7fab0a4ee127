/** `baimo gaps`: what people asked and baimo could not answer, most wanted first, each with the command that begins to mend it. */
import type { Gap } from '../journal/reads.ts'
import type { JournalDeps } from './journal-commands.ts'

const maxGaps = 50

export async function gapsCommand({ office, given, print }: JournalDeps): Promise<number> {
  const gaps = (await office.reads.gaps(maxGaps)).map((gap) => ({ ...gap, command: commandFor(gap) }))
  if (given.switches.has('json')) {
    print(JSON.stringify(gaps, null, 2))
    return 0
  }
  if (gaps.length === 0) print('Nothing was asked in vain.')
  for (const { entities, topics, metrics, words, count, firstDay, lastDay, command } of gaps) {
    const meant = [...entities, ...topics, ...metrics]
    print(`${count} × ${meant.join(', ') || 'not understood'} (${firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`})`)
    if (words.length > 0) print(`    words: ${words.map((word) => `${word.word} ×${word.count}`).join(', ')}`)
    print(`    ${command}`)
  }
  return 0
}

/** What is known is missing a fact, so an article; a word that is not known may be a name. */
function commandFor({ entities, topics, metrics, words }: Gap): string {
  const [word] = words
  if (entities.length === 0 && word) return `npx baimo new entity --name ${quoted(word.word)}`
  const about =
    entities[0] === undefined
      ? ''
      : ` (facts with about: ${entities[0]}${listed('topics', topics)}${listed('metric', metrics.slice(0, 1))})`
  return `npx baimo new source${about}`
}

function listed(name: string, ids: readonly string[]): string {
  return ids.length === 0 ? '' : `, ${name}: ${ids.join(', ')}`
}

/** For a shell: what people typed must run nothing. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}.-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
