// Times in milliseconds, and what they come to.
import { spawnSync } from 'node:child_process'

/** A running engine is what is measured: everything is asked unmeasured first, again and again for so long. */
export function warmUp(ask, questions, forMs) {
  const end = performance.now() + forMs
  do for (const question of questions) ask(question)
  while (performance.now() < end)
}

export function timeEach(ask, questions, rounds) {
  const times = []
  for (let round = 0; round < rounds; round++) {
    for (const question of questions) {
      const start = performance.now()
      ask(question)
      times.push(performance.now() - start)
    }
  }
  return times
}

export function median(times) {
  return quantile(times, 0.5)
}

/** Each question by the median of its rounds: what it costs when nothing else gets in the way. */
export function mediansOf(times, questions) {
  return Array.from({ length: questions }, (_, i) => median(times.filter((_, at) => at % questions === i)))
}

export function quantile(times, share) {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

/** Whole processes, in turn, so that a busy machine slows both alike. */
export function timeCold(args, bare, pairs) {
  const run = (list) => {
    const start = performance.now()
    spawnSync(process.execPath, list, { stdio: 'ignore' })
    return performance.now() - start
  }
  run(bare)
  run(args)
  const times = Array.from({ length: pairs }, () => ({ bare: run(bare), cold: run(args) }))
  return { bare: median(times.map((pair) => pair.bare)), cold: median(times.map((pair) => pair.cold)) }
}

export function timed(work) {
  const start = performance.now()
  const result = work()
  return { result, ms: performance.now() - start }
}

export function ms(value) {
  if (value === undefined) return '–'
  return value < 1 ? value.toFixed(3) : value < 100 ? value.toFixed(2) : value.toFixed(0)
}
