/** Figures as an article writes them, with unit and qualifier: 营收265.49亿元, about US$5 billion a day, 70多万美元, 6%-8%. */
import { type Qualifier, shift, unitKind } from '../core/facts/figures.ts'
import { type FoundNumber, findNumbers } from './numbers.ts'

/** Numbers are in the base unit. */
export interface FoundFigure {
  readonly value?: number
  readonly from?: number
  readonly to?: number
  readonly unit: string
  readonly qualifier?: Qualifier
  /** Where it begins in the folded text. */
  readonly at: number
}

const unitsAfter: readonly (readonly [RegExp, string])[] = [
  [/^\s?(?:%|percent|per cent|个?百分点)/, '%'],
  [/^\s?(?:美元|美金|美刀|usd|us dollars?|dollars?)/, 'USD'],
  [/^\s?(?:港元|港币|hkd)/, 'HKD'],
  [/^\s?(?:欧元|euros?|eur)/, 'EUR'],
  [/^\s?(?:日元|日圆|yen|jpy)/, 'JPY'],
  [/^\s?(?:元|人民币|块钱|rmb|yuan|cny)/, 'CNY'],
  [/^\s?(?:(?:付费|个人|活跃|注册|月活|日活|周活|订阅)*(?:用户|订户)|(?:[a-z]+ ){0,2}(?:users|subscribers|downloads))/, 'users'],
  [/^\s?(?:企业|家|(?:[a-z]+ )?(?:companies|businesses|firms|enterprises|start-?ups|customers|clients))/, 'companies'],
  [/^\s?(?:人|名|位|(?:[a-z]+ )?(?:people|employees|staff|workers|engineers|researchers|developers))/, 'people'],
  [/^\s?(?:个?项目|个[^,，。;\d]{1,10}项目|(?:[a-z]+ )?(?:projects|deals))/, 'projects'],
  [/^\s?(?:个?(?:大)?模型|款|(?:[a-z]+ )?models)/, 'models'],
  [/^\s?(?:个?参数|-?parameters?)/, 'parameters'],
  [/^\s?(?:个?tokens?)/, 'tokens'],
  [/^\s?(?:千瓦时|千瓦·?时|度电?|kwh|kilowatt)/, 'kWh'],
  [/^\s?(?:兆瓦时|mwh|megawatt)/, 'MWh'],
  [/^\s?(?:个?小时|hours?)/, 'hours'],
  [/^\s?(?:个月|months)/, 'months'],
  [/^\s?(?:倍|times|-?fold|x\b)/, 'times'],
]
const unitsBefore: readonly (readonly [RegExp, string])[] = [
  [/(?:hk\$|港币|港元)\s?$/, 'HKD'],
  [/(?:\$|usd|美元)\s?$/, 'USD'],
  [/(?:€|eur)\s?$/, 'EUR'],
  [/(?:¥|rmb|cny|人民币)\s?$/, 'CNY'],
  [/百分之$/, '%'],
  [/(?:参数|参数量|参数规模)(?:为|达|约|超过?)?\s?$/, 'parameters'],
]
const qualifiersBefore: readonly (readonly [RegExp, Qualifier])[] = [
  [/(?:至少|不低于|不少于|at least|no less than)[^\d,，]{0,4}$/, 'at-least'],
  [/(?:不足|不到|低于|少于|under|less than|below|fewer than)[^\d,，]{0,4}$/, 'under'],
  [/(?:最多|至多|最高|up to|as much as|as many as)[^\d,，]{0,4}$/, 'up-to'],
  [/(?:超过|超|逾|突破|破|高于|over|more than|above|exceed(?:ed|ing|s)?|surpass(?:ed|ing)?|topp?ed)[^\d,，]{0,4}$/, 'over'],
  [/(?:接近|将近|近|nearly|almost|close to|approaching)[^\d,，]{0,4}$/, 'nearly'],
  [/(?:大约|约为?|大概|about|around|roughly|approximately|some|an estimated)[^\d,，]{0,4}$/, 'about'],
]
const qualifiersAfter: readonly (readonly [RegExp, Qualifier])[] = [
  [/^[^,，。;]{0,6}(?:左右|上下|or so)/, 'about'],
  [/^(?:[多余+]|[^,，。;]{0,4}(?:以上|or more))/, 'over'],
]
const rates: readonly (readonly [RegExp, string])[] = [
  [/每天|每日|日均|一天|\/天|a day|per day|daily|each day/, '/day'],
  [/每个?月|月均|\/月|a month|per month|monthly|each month/, '/month'],
  [/每百万(?:个)?token|\/百万token|per million tokens/, '/million tokens'],
  [/每次回答|每个回答|per (?:answer|query|response)/, '/answer'],
  [/每股|per share|a share/, '/share'],
]
const moneyWords =
  /融资|估值|营收|收入|营业额|亏|成本|投资|利润|支出|花费|市值|市场规模|烧|募资|售价|价格|raised|revenue|sales|loss|lost|valu|fund|invest|cost|spen[dt]|profit|price|burn/
const userWords = /用户|月活|日活|周活|下载|users|downloads/
const looseScale = /^多?([十百千]?[万亿])/
const joint = /^\s?%?\s?(?:[-~–—]|至|到|to|(and))\s?(?:us\$|\$|¥|rmb )?$/
const change = /(?:from|从|由)\s?(?:us\$|\$|¥|rmb )?$/
const between = /(?:between|介于)\s?(?:us\$|\$|¥|rmb )?$/

/** In the order of the text, which is folded: Simplified, lower-case, half-width. Numbers without a unit (years, versions, lists) are none. */
export function findFigures(folded: string): FoundFigure[] {
  const numbers = findNumbers(folded).sort((a, b) => a.at - b.at)
  const figures: FoundFigure[] = []
  for (let i = 0; i < numbers.length; i++) {
    const [number, next] = [numbers[i], numbers[i + 1]]
    if (!number) continue
    const range = next && isRange(folded, number, next) ? rangeOf(folded, number, next) : undefined
    const figure = range ?? figureAt(folded, number, figures.at(-1))
    if (figure) figures.push(figure)
    if (range) i++
  }
  return figures
}

/** "From 6% to 8%" is a change, and "6% and 8%" are two. */
function isRange(folded: string, first: FoundNumber, last: FoundNumber): boolean {
  const before = folded.slice(Math.max(0, first.at - 16), first.at)
  const [joined, and] = joint.exec(folded.slice(endOf(first), last.at)) ?? []
  return joined !== undefined && !change.test(before) && (and === undefined || between.test(before))
}

function endOf({ at, text }: FoundNumber): number {
  // "12-13": a hyphen may stand before a scale, so it was taken along.
  return at + text.replace(/[\s-]+$/, '').length
}

/** 50-100亿: the scale of the second end is that of the first. */
function rangeOf(folded: string, first: FoundNumber, last: FoundNumber): FoundFigure | undefined {
  const figure = figureAt(folded, last)
  const digits = Number(/[\d.]+/.exec(last.text.replaceAll(',', ''))?.[0])
  if (figure?.value === undefined || !digits) return undefined
  const hasScale = /[^\d.,\s%]/.test(first.text)
  const from = hasScale ? first.value : Number((first.value * (figure.value / digits)).toPrecision(12))
  if (from >= figure.value) return undefined
  const { value: to, qualifier: _, ...rest } = figure
  return { ...rest, from, to, at: first.at }
}

/** What stands in a row has one unit: 豆包用户为1.5亿，元宝为2084万. */
function figureAt(folded: string, number: FoundNumber, last?: FoundFigure): FoundFigure | undefined {
  const before = folded.slice(Math.max(0, number.at - 16), number.at)
  // GPT-4, V3, Q2: the number of a name.
  if (/[a-z][-.]?$/.test(before) && !/(?:us|hk|rmb|usd|cny|eur|than|about|over|least|to|nearly|almost|under)\s?$/.test(before))
    return undefined
  const { value, after, isMore } = scaled(folded, number)
  if (/^\s?(?:年|月|日|号|季|点|分钟|世纪|代|周年)/.test(after)) return undefined
  // 一家, and the scale of 1000多万.
  if (/^[一两]$/.test(number.text) || (/^[十百千万亿]/.test(number.text) && /[多余几数]$/.test(before))) return undefined
  const unit = unitOf(folded, { number, before, after, last })
  if (unit === undefined) return undefined
  const tenths = unit === '成'
  const qualifier = isMore ? 'over' : (first(qualifiersBefore, before) ?? first(qualifiersAfter, after))
  return {
    value: tenths ? value * 10 : value,
    unit: tenths ? '%' : withRate(folded, number, unit),
    ...(qualifier === undefined ? {} : { qualifier }),
    at: number.at,
  }
}

/** 1000多万: the scale stands behind "more than". */
function scaled(folded: string, number: FoundNumber): { value: number; after: string; isMore: boolean } {
  const after = folded.slice(endOf(number), endOf(number) + 24)
  const loose = looseScale.exec(after)
  if (!loose) return { value: number.value, after: after.replace(/^[多余]/, ''), isMore: /^[多余]/.test(after) }
  const power = findNumbers(`1${loose[1]}`)[0]?.value ?? 1
  return {
    value: shift(number.value, Math.round(Math.log10(power))),
    after: after.slice(loose[0].length),
    isMore: loose[0].startsWith('多'),
  }
}

interface Around {
  readonly number: FoundNumber
  readonly before: string
  readonly after: string
  readonly last: FoundFigure | undefined
}

function unitOf(folded: string, { number, before, after, last }: Around): string | undefined {
  if (after.startsWith('成') && number.value < 10) return '成'
  const named = first(unitsBefore, before) ?? first(unitsAfter, after)
  if (named !== undefined) return named
  if (!/[万亿]$|million|billion|trillion|bn|mn/.test(number.text)) return undefined
  const clause =
    folded
      .slice(Math.max(0, number.at - 24), number.at)
      .split(/[,，。;]/)
      .at(-1) ?? ''
  if (userWords.test(clause)) return 'users'
  // 融资66亿 says money, and whose by the language.
  if (moneyWords.test(clause)) return /[\u3400-\u9fff]/.test(clause) ? 'CNY' : 'USD'
  return last?.unit === '%' ? undefined : last?.unit.split('/')[0]
}

function withRate(folded: string, number: FoundNumber, unit: string): string {
  const kind = unitKind(unit)
  if (kind !== 'money' && kind !== 'energy') return unit
  const clause = `${
    folded
      .slice(0, number.at)
      .split(/[,，。;]/)
      .at(-1) ?? ''
  } ${folded.slice(endOf(number)).split(/[,，。;]/)[0] ?? ''}`
  return `${unit}${first(rates, clause) ?? ''}`
}

function first<T>(table: readonly (readonly [RegExp, T])[], text: string): T | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1]
}
