/** Text made comparable: width, case, accents and script taken away, then cut into tokens. */

export interface Token {
  readonly text: string
  readonly kind: 'word' | 'number' | 'han'
  /** Offsets into the folded text. */
  readonly from: number
  readonly to: number
}

export interface Folder {
  fold(text: string): string
  tokens(folded: string): readonly Token[]
  /** The form that names are looked up by: folded tokens without anything between them. */
  key(text: string): string
  /** Traditional as Simplified, and nothing else of it changed. */
  simplified(text: string): string
  /** Whether a character is one that only Traditional, or only Simplified, is written with. */
  script(text: string): { readonly traditional: number; readonly simplified: number }
}

/** Longer questions are cut: nobody asks in more, and time must stay bounded. */
const maxChars = 2000
/** About as many as there are Han characters. */
const maxKept = 30_000
const broken = /[\p{Cs}\p{Cc}\p{Cf}]/gu
const accented = /[\u00c0-\u024f\u1e00-\u1eff]/
const beyondLatin = /[\u3400-\uffff]/
const tokenPattern = /[a-z]+|\d+(?:,\d{3})*(?:\.\d+)?|[\u3400-\u9fff\uf900-\ufaff]/g
const contraction = /(?<=[a-z])['’](?:s|re|ve|ll|d|m|t)\b/g

/** What Taiwan calls by another word of the same length, so that places in the text hold. */
const inMainland: Readonly<Record<string, string>> = { 软体: '软件', 硬体: '硬件', 网路: '网络', 伺服器: '服务器' }
const regional = new RegExp(Object.keys(inMainland).join('|'), 'g')

/** `pairs` holds a Traditional character and the Simplified one it folds to, in turn. */
export function createFolder(pairs: string): Folder {
  const kept = new Map<string, Character>()
  const scriptOf = (char: string): Character => {
    const known = kept.get(char)
    if (known) return known
    const found = lookUp(char, pairs)
    if (kept.size < maxKept) kept.set(char, found)
    return found
  }

  function fold(text: string): string {
    let folded = text.slice(0, maxChars).replace(broken, ' ').normalize('NFKC').toLowerCase().replace(contraction, ' ')
    if (accented.test(folded)) folded = folded.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
    if (!beyondLatin.test(folded)) return folded
    let result = ''
    for (const char of folded) result += char < '\u3400' ? char : scriptOf(char).folded
    return result.replace(regional, (word) => inMainland[word] ?? word)
  }

  return {
    fold,
    tokens,
    key: (text) =>
      tokens(fold(text))
        .map((token) => token.text)
        .join(''),
    simplified: (text) => [...text].map((char) => (char < '\u3400' ? char : scriptOf(char).folded)).join(''),
    script(text) {
      let traditional = 0
      let simplified = 0
      for (const char of text) {
        if (char < '\u3400') continue
        const { only } = scriptOf(char)
        if (only === 'traditional') traditional++
        else if (only === 'simplified') simplified++
      }
      return { traditional, simplified }
    },
  }
}

function tokens(folded: string): Token[] {
  const result: Token[] = []
  for (const match of folded.matchAll(tokenPattern)) {
    const first = match[0].charCodeAt(0)
    const kind = first >= 0x3400 ? 'han' : first <= 57 ? 'number' : 'word'
    result.push({
      text: kind === 'number' ? match[0].replaceAll(',', '') : match[0],
      kind,
      from: match.index,
      to: match.index + match[0].length,
    })
  }
  return result
}

interface Character {
  readonly folded: string
  /** The one script that it is written in, where that is certain. */
  readonly only?: 'traditional' | 'simplified'
}

/** Searched for in the pairs as they are: a question has few characters, and a map of them all would cost each start 5 ms. */
function lookUp(char: string, pairs: string): Character {
  let isSimplified = false
  for (let at = pairs.indexOf(char); at >= 0; at = pairs.indexOf(char, at + 1)) {
    if (at % 2 === 0) return { folded: pairs[at + 1] ?? char, only: 'traditional' }
    isSimplified = true
  }
  return isSimplified && !sharedForms.has(char) ? { folded: char, only: 'simplified' } : { folded: char }
}

/** Simplified forms that Traditional text uses too, for another word: they tell nothing about the script. */
const sharedForms = new Set(
  '后里面出秋台只干谷系松丑斗范几才冬发复胡回夹姜借克困了累漏蒙千升舍舌适帘沈术苏涂万余郁御欲沾占折征致制钟朱准筑云卷合家杆当布症咸向宁'.replace(
    /[发复当适里术苏]/g,
    '',
  ),
)
