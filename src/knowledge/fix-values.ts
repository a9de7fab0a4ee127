/** The one way to write a date, a period, a figure and a text, for values that leave no doubt what is meant. */
import { findPeriods } from '../core/understand/asked-periods.ts'
import { parseUnit, qualifiers, units } from '../core/facts/figures.ts'
import { parsePeriod } from '../core/facts/periods.ts'
import type { Path } from './yaml.ts'

/** The value as it should be; the same one where it is right, or where nobody can tell. */
export function normalValue(path: Path, value: unknown): unknown {
  const names = path.filter((segment) => typeof segment === 'string')
  const [last = '', above = ''] = [names.at(-1), names.at(-2)]
  if (last === 'date' || last === 'checked' || last === 'stated') return normalDate(value)
  if (typeof value !== 'string') return value
  if (last === 'period') return normalPeriod(value)
  if (above === 'figure') return normalFigurePart(last, value)
  if (texts.has(above)) return normalText(value, last)
  return ids.has(last) || ids.has(above) ? value.normalize('NFKC').trim() : value
}

/** Titles, names and the words that people use stay as they were printed or typed. */
const texts = new Set(['statement', 'caveat', 'reason', 'note', 'basis', 'description'])
const ids = new Set([
  'about',
  'roles',
  'topics',
  'metric',
  'status',
  'evidence',
  'by',
  'kind',
  'of',
  'members',
  'topic',
  'also',
  'stands_for',
  'opposite',
  'unit',
  'near',
  'role',
  'url',
  'lang',
])

/** 2024年10月21日, 2024/10/21, 21 October 2024 and the number 2024. */
function normalDate(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 1900 && value < 2100 ? String(value) : value
  if (typeof value !== 'string') return value
  return dateOf(value) ?? value
}

function dateOf(text: string): string | undefined {
  const folded = text.normalize('NFKC').trim()
  const [, year, month, day] = /^(\d{4})(?:[-/.年]\s?(\d{1,2})(?:[-/.月]\s?(\d{1,2})日?|月)?|年)?$/.exec(folded) ?? []
  if (year === undefined) return namedDate(folded)
  const date = [year, ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))].join('-')
  return parsePeriod(date) ? date : undefined
}

/** Where all of a text is one period. */
function namedDate(folded: string): string | undefined {
  const [found, more] = findPeriods(folded.toLowerCase(), '0000-00-00')
  const whole = found && !more && found.from === 0 && found.to === folded.length
  return whole && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(found.notation) ? found.notation : undefined
}

/** 2024Q2, Q2 2024, 2024年第二季度, 2024~2026; what follows `at` and `to` alike. */
function normalPeriod(text: string): string {
  const folded = text.normalize('NFKC').trim()
  const [, shape = '', rest = folded] = /^(at|to)\s+(.+)$/i.exec(folded) ?? []
  const stretches = rest.split(/\s*(?:\.\.|~|–|—)\s*/).map((part) => stretchOf(part) ?? part)
  const notation = `${shape ? `${shape.toLowerCase()} ` : ''}${stretches.join('..')}`
  return parsePeriod(notation) ? notation : text
}

function stretchOf(text: string): string | undefined {
  const forward = /^(\d{4})[-\s]?([hq])([1-4])$/i.exec(text)
  const backward = /^([hq])([1-4])[-\s]?(\d{4})$/i.exec(text)
  const [, year, letter, number] = forward ?? (backward ? ['', backward[3], backward[1], backward[2]] : [])
  if (year !== undefined) return `${year}-${letter?.toUpperCase()}${number}`
  const date = dateOf(text)
  if (date !== undefined) return date
  const [found, more] = findPeriods(text.toLowerCase(), '0000-00-00')
  return found && !more && found.from === 0 && found.to === text.length && /^\d{4}-[HQ]\d$/.test(found.notation)
    ? found.notation
    : undefined
}

function normalFigurePart(part: string, value: string): unknown {
  const folded = value.normalize('NFKC').trim()
  if (part === 'unit') return normalUnit(folded) ?? value
  if (part === 'qualifier') {
    const hyphened = folded.toLowerCase().replaceAll(/[\s_]+/g, '-')
    return qualifiers.find((qualifier) => qualifier === hyphened) ?? value
  }
  if (part !== 'value' && part !== 'from' && part !== 'to') return value
  return /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(folded) ? Number(folded.replaceAll(',', '')) : value
}

const otherBases: Readonly<Record<string, string>> = { RMB: 'CNY', US$: 'USD', HK$: 'HKD', '€': 'EUR' }

/** `usd  Billion` is `USD billion`, `RMB 亿` is `CNY 亿`. */
function normalUnit(folded: string): string | undefined {
  if (parseUnit(folded)) return folded
  const [head = '', ...rates] = folded
    .replaceAll('億', '亿')
    .replaceAll('萬', '万')
    .split(/\s*\/\s*/)
  const [typed = '', ...scale] = head.split(/\s+/)
  const base = Object.keys(units).find((unit) => unit.toLowerCase() === typed.toLowerCase()) ?? otherBases[typed.toUpperCase()]
  if (base === undefined) return undefined
  const unit = [[base, ...scale.map((word) => word.toLowerCase())].join(' '), ...rates.map((rate) => rate.toLowerCase())].join('/')
  return parseUnit(unit) ? unit : undefined
}

const punctuation: Readonly<Record<string, string>> = {
  '，': ', ',
  '。': '. ',
  '：': ': ',
  '；': '; ',
  '！': '! ',
  '？': '? ',
  '（': ' (',
  '）': ') ',
}

/** Full-width digits, letters, percent signs and braces; in English, punctuation too. */
export function normalText(text: string, lang: string): string {
  const folded = text.replace(/[０-９Ａ-Ｚａ-ｚ％｛｝]/g, (char) => char.normalize('NFKC'))
  if (lang !== 'en') return folded
  return folded.replace(/ ?[，。：；！？（）]+ ?/g, (found, at: number) => {
    const plain = [...found.trim()].map((char) => punctuation[char] ?? char).join('')
    const spaced = plain.replace(/ +(?=[,.:;!?)])/g, '').replace(/ {2,}/g, ' ')
    if (at === 0) return spaced.trimStart()
    return at + found.length === folded.length ? spaced.trimEnd() : spaced
  })
}
