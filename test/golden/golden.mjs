// `npm run golden -- --ground article|market`. The runner takes no options of ours, and Node 20 reads no TypeScript: hence this door.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'

const { values } = parseArgs({ options: { ground: { type: 'string', default: process.env.GOLDEN_GROUND ?? 'both' } } })
process.env.GOLDEN_GROUND = values.ground
const config = fileURLToPath(new URL('vitest.golden.config.ts', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const vitest = await startVitest('test', [], { config, root, run: true, watch: false })
await vitest?.close()
