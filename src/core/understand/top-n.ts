/** "Top 5", "the three biggest", 前三: how many of the first are asked for. */

const words: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}

const number = String.raw`(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)`
const patterns: readonly RegExp[] = [
  new RegExp(String.raw`\btop[ -]?${number}\b`),
  new RegExp(String.raw`\b${number} (?:most|least|biggest|largest|highest|lowest|smallest|cheapest|fastest)\b`),
  // 前三个月 and 前两年 are times.
  /前\s?(\d{1,2}|[两二三四五六七八九十])(?!\s?(?:个?月|个?季|年|天|周|个?星期|[十百千万亿\d.]))/,
]

/** From two to twenty; nothing else is a ranking that fits a reply. */
export function askedCount(folded: string): number | undefined {
  for (const pattern of patterns) {
    const text = pattern.exec(folded)?.[1]
    const count = text === undefined ? 0 : (words[text] ?? Number(text))
    if (count >= 2 && count <= 20) return count
  }
  return undefined
}
