// `npm run bench [-- --quick]`: speed and size of the built baimo beside plain Fuse.js and MiniSearch, all in one run. Build first.
// Nothing fails here: machines differ, and only ratios of one run count. What does not hold is said.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
if (!existsSync(main)) {
  console.error('There is no dist/. Build first: npm run build')
  process.exit(1)
}
const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const [{ measure }, { coldLine, floorLines, memoryTable, sizeTable }, { timeCold }] = await Promise.all([
  import('./measure.mjs'),
  import('./report.mjs'),
  import('./timing.mjs'),
])

const sizes = [0, 1000, 10_000, ...(options.quick ? [] : [100_000])]
const cold = timeCold([main, 'ask', '/burn openai'], ['-e', '0'], options.quick ? 9 : 21)
console.log(
  `Node ${process.version}. Times in ms of a running engine. p95 is of all calls, as the floors are; p95 by question takes\neach question by the median of its rounds, which leaves out what a busy machine adds.\n`,
)
console.log(coldLine(cold))
const results = []
for (const size of sizes) {
  const result = await measure(size)
  results.push(result)
  console.log(`\n${sizeTable(result)}`)
}
console.log(`\n${memoryTable(results)}`)
console.log(`\n${floorLines(results, cold).join('\n')}`)
