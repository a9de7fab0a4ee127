/** Where text may be broken into lines of a width. */
import { columnsOf, wide } from '../widths.ts'

const wideCharacter = new RegExp(`[${wide}]`, 'u')
/** No line begins with these. */
const closing = '。，、：；！？）」』》〉】”’…%,.;:!?)\\]'
/** No line ends with these. */
const opening = '（「『《〈【“‘(\\['
/** A space, a wide character with the punctuation that clings to it, or a run of others. */
const unit = new RegExp(`\\s+|[${opening}]*(?:[${wide}]|[^\\s${wide}]+)[${closing}]*`, 'gu')

/** A stretch of text of one style. */
export interface Piece<Style> {
  readonly text: string
  readonly style: Style
}

/** Breaks a line of styled text at spaces and beside wide characters. A word longer than the width stands alone on its line, whole: an address must stay one. */
export function wrap<Style>(pieces: readonly Piece<Style>[], width: number): Piece<Style>[][] {
  const lines: Piece<Style>[][] = [[]]
  let used = 0
  for (const chunk of chunksOf(pieces)) {
    const columns = columnsOf(chunk.map(({ text }) => text).join(''))
    const isSpace = chunk[0]?.text.trim() === ''
    if (used > 0 && used + columns > width) {
      if (lines.at(-1)?.at(-1)?.text.trim() === '') lines.at(-1)?.pop()
      lines.push([])
      used = 0
      if (isSpace) continue
    }
    lines.at(-1)?.push(...chunk)
    used += columns
  }
  return lines.map(joinAlike)
}

function joinAlike<Style>(pieces: readonly Piece<Style>[]): Piece<Style>[] {
  const joined: Piece<Style>[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last?.style === piece.style) joined[joined.length - 1] = { text: last.text + piece.text, style: last.style }
    else joined.push(piece)
  }
  return joined
}

/** Stretches that must not be broken, in order: a word may go across pieces, as in "US$5 billion[1]". */
function chunksOf<Style>(pieces: readonly Piece<Style>[]): Piece<Style>[][] {
  const chunks: Piece<Style>[][] = []
  let last = ' '
  for (const { text, style } of pieces) {
    for (const [part] of text.matchAll(unit)) {
      if (isBreak(last, part)) chunks.push([{ text: part, style }])
      else chunks.at(-1)?.push({ text: part, style })
      last = part
    }
  }
  return chunks
}

const opensLast = new RegExp(`[${opening}]$`, 'u')
const closesFirst = new RegExp(`^[${closing}]`, 'u')
const wideFirst = new RegExp(`^[${opening}]*[${wide}]`, 'u')

function isBreak(before: string, after: string): boolean {
  if (before.trim() === '' || after.trim() === '') return true
  if (opensLast.test(before) || closesFirst.test(after)) return false
  return wideFirst.test(after) || wideCharacter.test(before)
}
