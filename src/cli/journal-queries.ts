/** What the journal kept of questions, for asking them again. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { KeptQuery } from '../journal/reads.ts'

/** More than these are asked so rarely that they teach little. */
const maxQueries = 2000

/** None where there is no journal; a journal that can't be opened is told of, and the questions do without it. */
export async function journalQueries(config: Config, complain: (line: string) => void): Promise<readonly KeptQuery[]> {
  const hasFile = existsSync(join(config.dataDir, 'baimo.db'))
  if (config.database === undefined && !hasFile) return []
  const { openReads } = await import('../journal/open.ts')
  try {
    const journal = await openReads({ ...config, log: { info: () => undefined, warn: complain, error: complain } })
    try {
      return await journal.reads.queries(maxQueries)
    } finally {
      await journal.close()
    }
  } catch (error) {
    complain(`The journal is left out: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}
