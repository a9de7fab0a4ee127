/** What a subcommand prints, and where. */
import type { Printer } from '../../src/cli/new.ts'

export interface Printed extends Printer {
  readonly out: string[]
  readonly err: string[]
}

export function createPrinted(): Printed {
  const out: string[] = []
  const err: string[] = []
  return { out, err, print: (line) => void out.push(line), complain: (line) => void err.push(line) }
}
