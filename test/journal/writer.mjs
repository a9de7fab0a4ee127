/** A process that writes into a journal, and says after each entry that it is kept. Arguments: options as JSON, its name, how many. */
import { writeSync } from 'node:fs'
import { openJournal } from '../../dist/journal/open.js'

const [options, name, count] = process.argv.slice(2)
const nothing = () => undefined
const open = await openJournal({ ...JSON.parse(options), now: Date.now, log: { info: nothing, warn: nothing, error: nothing } })
const day = new Date().toISOString().slice(0, 10)
for (let i = 0; i < Number(count); i++) {
  const understood = { entities: [], topics: [], metrics: [], period: `${name}-${i}`, intent: [], leftover: ['widgets'] }
  const keeping = await open.journal.record({ platform: 'test', kind: 'none', lang: 'en', day, ms: 1, understood })
  if (keeping === 'kept') writeSync(1, `${name}-${i}\n`)
}
await open.close()
