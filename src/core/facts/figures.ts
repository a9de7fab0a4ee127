/** Figures: a value, a range or `undisclosed`, with unit and qualifier; worded per language and never rounded. */
import type { Lang, Text } from '../knowledge.ts'

export const unitKinds = ['money', 'percent', 'count', 'energy', 'power', 'size', 'time'] as const
export type UnitKind = (typeof unitKinds)[number]

export const qualifiers = ['about', 'over', 'at-least', 'nearly', 'up-to', 'under'] as const
export type Qualifier = (typeof qualifiers)[number]

/** Values are in the base unit (yuan, not 亿), so that figures of one unit compare as they are. */
export interface Figure {
  readonly value?: number
  readonly from?: number
  readonly to?: number
  readonly undisclosed?: true
  readonly unit: string
  readonly qualifier?: Qualifier
}

interface UnitWords {
  readonly kind: UnitKind
  /** `#` stands for the number. */
  readonly en: string
  readonly zh: string
  readonly hant?: string
}

/** Every unit that a figure may have. `/` units say what one of them is for. */
export const units: Readonly<Record<string, UnitWords>> = {
  USD: { kind: 'money', en: 'US$#', zh: '#美元' },
  CNY: { kind: 'money', en: 'RMB #', zh: '#元' },
  HKD: { kind: 'money', en: 'HK$#', zh: '#港元' },
  EUR: { kind: 'money', en: '€#', zh: '#欧元', hant: '#歐元' },
  JPY: { kind: 'money', en: '¥# (yen)', zh: '#日元' },
  '%': { kind: 'percent', en: '#%', zh: '#%' },
  people: { kind: 'count', en: '# people', zh: '#人' },
  users: { kind: 'count', en: '# users', zh: '#用户', hant: '#用戶' },
  companies: { kind: 'count', en: '# companies', zh: '#家' },
  projects: { kind: 'count', en: '# projects', zh: '#个项目', hant: '#個項目' },
  models: { kind: 'count', en: '# models', zh: '#个模型', hant: '#個模型' },
  developers: { kind: 'count', en: '# developers', zh: '#名开发者', hant: '#名開發者' },
  services: { kind: 'count', en: '# services', zh: '#款服务', hant: '#款服務' },
  downloads: { kind: 'count', en: '# downloads', zh: '#次下载', hant: '#次下載' },
  chips: { kind: 'count', en: '# chips', zh: '#块芯片', hant: '#塊晶片' },
  shares: { kind: 'count', en: '# shares', zh: '#股' },
  parameters: { kind: 'size', en: '# parameters', zh: '#参数', hant: '#參數' },
  tokens: { kind: 'size', en: '# tokens', zh: '#token' },
  kWh: { kind: 'energy', en: '# kWh', zh: '#千瓦时', hant: '#千瓦時' },
  MWh: { kind: 'energy', en: '# MWh', zh: '#兆瓦时', hant: '#兆瓦時' },
  GW: { kind: 'power', en: '# GW', zh: '#吉瓦' },
  hours: { kind: 'time', en: '# hours', zh: '#小时', hant: '#小時' },
  months: { kind: 'time', en: '# months', zh: '#个月', hant: '#個月' },
  times: { kind: 'size', en: '# times', zh: '#倍' },
}

/** Units that are money. */
export const currencies = ['USD', 'CNY', 'HKD', 'EUR', 'JPY'] as const

const per: Readonly<Record<string, Text>> = {
  day: { en: '# a day', 'zh-Hans': '每天#', 'zh-Hant': '每天#' },
  month: { en: '# a month', 'zh-Hans': '每月#', 'zh-Hant': '每月#' },
  year: { en: '# a year', 'zh-Hans': '每年#', 'zh-Hant': '每年#' },
  answer: { en: '# per answer', 'zh-Hans': '每次回答#', 'zh-Hant': '每次回答#' },
  share: { en: '# per share', 'zh-Hans': '每股#', 'zh-Hant': '每股#' },
  'million tokens': { en: '# per million tokens', 'zh-Hans': '每百万token#', 'zh-Hant': '每百萬token#' },
}

const scales: Readonly<Record<string, number>> = { thousand: 3, million: 6, billion: 9, trillion: 12, 万: 4, 亿: 8, 万亿: 12 }

/**
 * Reads a unit as admins write it: `USD billion`, `CNY 亿`, `%`, `people million`, `USD/day`, `USD million/month`.
 * Gives the base unit and the power of ten of its scale; undefined when it is none.
 */
export function parseUnit(text: string): { unit: string; power: number } | undefined {
  const [head = '', rate] = text.split('/')
  const [base = '', scale, more] = head.trim().split(' ')
  const power = scale === undefined ? 0 : scales[scale]
  if (!units[base] || power === undefined || more !== undefined || (rate !== undefined && !per[rate])) return undefined
  return { unit: rate === undefined ? base : `${base}/${rate}`, power }
}

export function unitKind(unit: string): UnitKind | undefined {
  return units[unit.split('/')[0] ?? '']?.kind
}

/** Multiplies by a power of ten without the error of binary fractions: 265.49 × 10⁸ is 26549000000. */
export function shift(value: number, power: number): number {
  return Number(`${value}e${power}`)
}

const qualified: Readonly<Record<Qualifier, Text>> = {
  about: { en: 'about #', 'zh-Hans': '约#', 'zh-Hant': '約#' },
  over: { en: 'over #', 'zh-Hans': '超过#', 'zh-Hant': '超過#' },
  'at-least': { en: 'at least #', 'zh-Hans': '至少#', 'zh-Hant': '至少#' },
  nearly: { en: 'nearly #', 'zh-Hans': '近#', 'zh-Hant': '近#' },
  'up-to': { en: 'up to #', 'zh-Hans': '最多#', 'zh-Hant': '最多#' },
  under: { en: 'under #', 'zh-Hans': '不足#', 'zh-Hant': '不足#' },
}
const undisclosed: Text = { en: 'undisclosed', 'zh-Hans': '未披露', 'zh-Hant': '未披露' }

/** A figure in words with its qualifier: `about US$5 billion`, `约50亿美元`. */
export function wordFigure(figure: Figure, lang: Lang): string {
  if (figure.undisclosed) return undisclosed[lang]
  const number =
    figure.from !== undefined && figure.to !== undefined
      ? `${wordNumber(figure.from, lang, figure.unit)}${lang === 'en' ? ' to ' : '至'}${wordNumber(figure.to, lang, figure.unit)}`
      : wordNumber(figure.value ?? figure.from ?? figure.to ?? 0, lang, figure.unit)
  const [base = '', rate] = figure.unit.split('/')
  const words = units[base]
  const pattern = !words ? '#' : lang === 'en' ? words.en : lang === 'zh-Hant' ? (words.hant ?? words.zh) : words.zh
  const amount = pattern.replace('#', number)
  const hedged = figure.qualifier ? qualified[figure.qualifier][lang].replace('#', amount) : amount
  return rate && per[rate] ? per[rate][lang].replace('#', hedged) : hedged
}

const english: readonly (readonly [number, string])[] = [
  [12, 'trillion'],
  [9, 'billion'],
  [6, 'million'],
]
const chinese: readonly (readonly [number, string, string])[] = [
  [12, '万亿', '萬億'],
  [8, '亿', '億'],
  [4, '万', '萬'],
]

/** Digits in threes: `1,700`, `0.3`. `Intl.NumberFormat` writes the same, but costs each start 20 ms. */
function grouped(value: number): string {
  const shortest = String(value)
  const digits = /e|\.\d{13}/.test(shortest) ? value.toFixed(12).replace(/\.?0+$/, '') : shortest
  const [whole = '', fraction] = digits.split('.')
  const threes = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return fraction === undefined ? threes : `${threes}.${fraction}`
}

/** A number in the scale words of a language, exact. Energy and percentages keep their digits. */
function wordNumber(value: number, lang: Lang, unit: string): string {
  const kind = unitKind(unit)
  if (kind === 'percent' || kind === 'energy' || kind === 'power') return grouped(value)
  if (lang === 'en') {
    const scale = english.find(([power]) => Math.abs(value) >= 10 ** power)
    return scale ? `${grouped(shift(value, -scale[0]))} ${scale[1]}` : grouped(value)
  }
  const scale = chinese.find(([power]) => Math.abs(value) >= 10 ** power)
  return scale ? `${grouped(shift(value, -scale[0])).replaceAll(',', '')}${lang === 'zh-Hant' ? scale[2] : scale[1]}` : grouped(value)
}
