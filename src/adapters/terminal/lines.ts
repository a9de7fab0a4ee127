/** Lines out of a stream of bytes, each as soon as it is complete, with a bound on what is kept of one. */
import { Buffer } from 'node:buffer'
import type { Readable } from 'node:stream'

export interface InputLine {
  /** From 1. */
  readonly number: number
  readonly text: string
  /** More followed on this line than was kept. */
  readonly cut: boolean
}

/**
 * Not `readline`: it keeps a line whole, however long, and lines that come between its creation and the first read are lost.
 * Bytes that are no UTF-8 become U+FFFD.
 */
export async function* readLines(input: Readable, maxBytes: number): AsyncGenerator<InputLine> {
  const splitter = createSplitter(maxBytes)
  for await (const chunk of input) yield* splitter.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)))
  yield* splitter.end()
}

interface Splitter {
  push(chunk: Buffer): InputLine[]
  end(): InputLine[]
}

function createSplitter(maxBytes: number): Splitter {
  let parts: Buffer[] = []
  let kept = 0
  let cut = false
  let number = 0

  function keep(part: Buffer): void {
    const room = maxBytes - kept
    if (part.length > room) cut = true
    // A copy: a slice would hold on to the whole chunk that it is of.
    const piece = Buffer.from(part.subarray(0, Math.max(0, room)))
    if (piece.length > 0) parts.push(piece)
    kept += piece.length
  }

  function take(): InputLine {
    number += 1
    const text = Buffer.concat(parts)
      .toString('utf8')
      .replace(number === 1 ? /^\uFEFF|\r$/g : /\r$/, '')
    const line = { number, text, cut }
    parts = []
    kept = 0
    cut = false
    return line
  }

  function push(chunk: Buffer): InputLine[] {
    const lines: InputLine[] = []
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, at))
      lines.push(take())
      from = at + 1
    }
    keep(chunk.subarray(from))
    return lines
  }

  return { push, end: () => (kept > 0 || cut ? [take()] : []) }
}
