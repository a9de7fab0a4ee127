/** The program as it is shipped, for tests that run it in a process of its own. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A build is part of installing; it is made anew only where somebody is at work on the sources. */
export function buildWhereStale(): void {
  const main = join(root, 'dist', 'main.js')
  if (existsSync(main) && newest(join(root, 'src')) <= statSync(main).mtimeMs) return
  execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', join(root, 'tsconfig.json')], {
    stdio: 'inherit',
  })
}

function newest(folder: string): number {
  return Math.max(...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => statSync(join(folder, path)).mtimeMs))
}
