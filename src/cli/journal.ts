/** `baimo journal export` and `baimo journal forget --before DATE`. */
import type { JournalDeps } from './journal-commands.ts'

export async function keptCommand({ office, given, print, complain }: JournalDeps): Promise<number> {
  if (given.text === 'export') {
    for await (const row of office.learned.rows()) print(JSON.stringify(row))
    return 0
  }
  if (given.before === undefined) {
    complain('journal forget wants --before DATE: what was kept before that day is deleted.')
    return 2
  }
  const count = await office.learned.forget(given.before)
  print(`Forgot ${count} ${count === 1 ? 'row' : 'rows'} from before ${given.before}.`)
  return 0
}
