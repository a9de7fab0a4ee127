/** Numbers in a text of any language, in any spelling: `26,000`, `5 billion`, `50億`, `2800亿`, `百亿`, `三家`. */
import { shift } from '../core/facts/figures.ts'
import { powersOfTen } from '../core/facts/number-words.ts'

export interface FoundNumber {
  readonly value: number
  /** As it stands there, after width is folded. */
  readonly text: string
  /** Where it begins in the text as folded here, which is as long as one that was folded before. */
  readonly at: number
  /** What stands right before and after it: a currency, a percent sign, the letter of a model's name. */
  readonly before: string
  readonly after: string
}

const digits =
  /(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[\s-]?(?:((?:thousand|million|billion|trillion|mn|bn|tn|[kmb])(?![a-z])|[十百千万]?[万亿]|[十百千](?![\d])))?/gi
const chinese = /[零〇一二两三四五六七八九十百千万亿]+/g
const traditional: Readonly<Record<string, string>> = { 萬: '万', 億: '亿', 兩: '两' }

/** Every number, in the order of the two ways to write one: digits, then Chinese numerals. */
export function findNumbers(text: string): FoundNumber[] {
  const folded = text.normalize('NFKC').replace(/[萬億兩]/g, (char) => traditional[char] ?? char)
  const found: FoundNumber[] = []
  let rest = folded
  for (const match of folded.matchAll(digits)) {
    const power = match[2] === undefined ? 0 : (powersOfTen[match[2].toLowerCase()] ?? 0)
    const value = shift(Number((match[1] ?? '').replaceAll(',', '')), power)
    found.push({ value, ...placed(folded, match.index, match[0].trimEnd()) })
    rest = rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length)
  }
  for (const match of rest.matchAll(chinese)) {
    const value = readChinese(match[0])
    if (value !== undefined) found.push({ value, ...placed(folded, match.index, match[0]) })
  }
  return found
}

function placed(text: string, at: number, typed: string): Omit<FoundNumber, 'value'> {
  return { text: typed, at, before: text.slice(Math.max(0, at - 4), at), after: text.slice(at + typed.length, at + typed.length + 8) }
}

const ones = '零一二三四五六七八九'

/** 一千七百 is 1,700; 百亿 is ten billion; 五十亿 is five billion. Undefined for a row of digits such as 二〇二四. */
function readChinese(text: string): number | undefined {
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二')
  if (/[一二三四五六七八九]{2}/.test(plain)) return undefined
  let total = 0
  let section = 0
  let digit: number | undefined
  for (const char of plain) {
    const one = ones.indexOf(char)
    const power = powersOfTen[char]
    if (one >= 0) digit = one
    else if (power !== undefined && power < 4) {
      section += (digit ?? 1) * 10 ** power
      digit = undefined
    } else if (power !== undefined) {
      total = (total + section + (digit ?? (section === 0 && total === 0 ? 1 : 0))) * 10 ** power
      section = 0
      digit = undefined
    }
  }
  return total + section + (digit ?? 0)
}
