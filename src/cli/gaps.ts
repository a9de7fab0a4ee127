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

/** What is known is missing a fact, so an article that has it, with as much of the fact as is known; a word that is not known may be a name. */
function commandFor({ entities, topics, metrics, period, words }: Gap): string {
  const [word] = words
  const [about] = entities
  if (about === undefined && word) return `npx baimo new entity --name ${quoted(word.word)}`
  const parts =
    about === undefined
      ? []
      : [
          ['about', about],
          ['topics', topics.join(',')],
          ['metric', metrics[0]],
          ['period', period],
        ]
  const options = parts.flatMap(([name, value]) => (name && value ? [`--${name} ${quoted(value)}`] : []))
  return ['npx baimo new source', ...options].join(' ')
}

/** For a shell: what people typed must run nothing. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}.,-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
