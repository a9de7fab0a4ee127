/** The thread in which the files are looked at, parsed, checked and compiled. It does what it is told and answers each look. */
import { parentPort, workerData } from 'node:worker_threads'
import { createLookout, type LookoutOptions, type Sight } from './lookout.ts'

export type Order = { readonly kind: 'look' | 'warm'; readonly today: string }

const options: LookoutOptions = workerData
const lookout = createLookout(options)
const answer = (sight: Sight): void => parentPort?.postMessage(sight)

parentPort?.on('message', ({ kind, today }: Order) => {
  if (kind === 'look') answer(lookout.look(today))
  else lookout.warm(today)
})
