// How long an edit takes to go live, and how long it holds up the event loop, at the shipped knowledge: `node test/bench/reload.mjs`.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { createEngine } from '../../dist/core/engine.js'
import { loadKnowledge, shippedDir } from '../../dist/knowledge/store.js'
import { watchKnowledge } from '../../dist/knowledge/watch.js'

const today = '2026-11-24'
const edits = 10
const name = 'chanyejia-2024-10'
const folder = mkdtempSync(join(tmpdir(), 'baimo-reload-'))
const dir = join(folder, 'knowledge')
cpSync(shippedDir, dir, { recursive: true })
const file = join(dir, 'sources', `${name}.yaml`)
const text = readFileSync(file, 'utf8')

const loaded = await loadKnowledge(dir, { today, cacheDir: folder })
if (!loaded.ok) throw new Error('the copies are broken')
const first = { knowledge: loaded.knowledge, engine: createEngine(loaded.knowledge) }
let tell = () => undefined
const live = watchKnowledge({ dir, first, today: () => today, now: Date.now, cacheDir: folder, tell: (news) => tell(news) })
const awake = setInterval(() => undefined, 1000)
// The thread loads its libraries and builds once.
await sleep(10_000)
const idle = await longestHold(() => sleep(2000))
const rows = []
for (let n = 0; n < edits; n++) {
  const news = new Promise((resolve) => (tell = resolve))
  const began = performance.now()
  let liveAfter = 0
  const hold = await longestHold(async () => {
    writeFileSync(file, text.replace(/checked: .*/, `checked: "2026-11-${10 + n}"`))
    await news
    liveAfter = performance.now() - began
    live.engine().ask({ text: '/burn openai', conversation: '', audience: 'private', today })
    await sleep(100)
  })
  rows.push({ liveAfter, ...hold })
}
clearInterval(awake)
await live.stop()
rmSync(folder, { recursive: true })
const median = (key) =>
  rows
    .map((row) => row[key])
    .sort((a, b) => a - b)
    [edits / 2].toFixed(0)
const max = (key) => Math.max(...rows.map((row) => row[key])).toFixed(0)
console.log(`${live.state().facts} facts, ${edits} edits`)
console.log(`live after: median ${median('liveAfter')} ms, at most ${max('liveAfter')} ms`)
for (const key of ['clock', 'cpu'])
  console.log(
    `longest hold of the event loop by ${key}: median ${median(key)} ms, at most ${max(key)} ms; without an edit ${idle[key].toFixed(0)} ms`,
  )

/** By the clock, and by the processor's time: on a busy machine the clock counts what others do. */
async function longestHold(work) {
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  let [ended, cpu, last] = [false, 0, cpuMs()]
  const watching = (async () => {
    for (; !ended; await nextTurn()) {
      const now = cpuMs()
      cpu = Math.max(cpu, now - last)
      last = now
    }
  })()
  await work()
  ended = true
  await watching
  histogram.disable()
  return { clock: histogram.max / 1e6, cpu }
}

/** Of the main thread alone, on Linux. https://docs.kernel.org/scheduler/sched-stats.html */
function cpuMs() {
  const path = `/proc/self/task/${process.pid}/schedstat`
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6 : Number.NaN
}
