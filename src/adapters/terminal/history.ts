/** What was typed before, kept in a file of the person's own. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { maxHistoryLines } from './limits.ts'

export interface History {
  /** Newest first. */
  load(): string[]
  save(lines: readonly string[]): void
}

/** Reading and writing may fail, silently: nobody asks baimo to keep a history. */
export function createHistory(path: string): History {
  return {
    load() {
      try {
        return readFileSync(path, 'utf8').split('\n').filter(Boolean).slice(-maxHistoryLines).reverse()
      } catch {
        return []
      }
    },
    save(lines) {
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
        writeFileSync(
          path,
          [...lines.slice(0, maxHistoryLines)]
            .reverse()
            .map((line) => `${line}\n`)
            .join(''),
          { mode: 0o600 },
        )
      } catch {
        // A full or read-only disk is no reason to disturb a chat.
      }
    },
  }
}
