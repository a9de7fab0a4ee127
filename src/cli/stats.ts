/** `baimo stats`: how much was asked, how much of it answered, how fast, and what was voted. */
import type { JournalDeps } from './journal-commands.ts'

const maxListed = 10
/** Days that are printed one by one. */
const maxDays = 14

export async function statsCommand({ office, given, print }: JournalDeps): Promise<number> {
  const [stats, { votes, votedDown }] = await Promise.all([office.learned.stats(maxListed), office.reads.summary(maxListed)])
  if (given.switches.has('json')) {
    print(JSON.stringify({ ...stats, votes, votedDown }, null, 2))
    return 0
  }
  const { days, asked, answered, ms, most } = stats
  print(`${asked} questions on ${days.length} days, ${share(answered, asked)} answered`)
  if (ms) print(`Time of the engine: median ${ms.median} ms, 99 % within ${ms.p99} ms, at most ${ms.max} ms`)
  print(`Votes: ${votes.up} up, ${votes.down} down`)
  for (const day of days.slice(-maxDays))
    print(`  ${day.day}  ${String(day.asked).padStart(6)}  ${share(day.answered, day.asked)} answered`)
  if (most.length > 0) print('Most asked:')
  for (const { entities, topics, count } of most) print(`  ${count} × ${[...entities, ...topics].join(', ')}`)
  if (votedDown.length > 0) print('Most voted down:')
  for (const { answer, facts, up, down } of votedDown) print(`  ${down} down, ${up} up: ${answer} (${facts.join(', ') || 'no facts'})`)
  return 0
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`
}
