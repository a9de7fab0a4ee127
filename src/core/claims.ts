/** Figures that a question itself names ("did it lose $14bn?"), so that a false one is not affirmed. */
import { shift, unitKind, type Figure } from './figures.ts'
import { powersOfTen } from './number-words.ts'

export interface Claim {
  /** In the base unit. */
  readonly value: number
  readonly kind: 'money' | 'percent' | 'count'
  /** As it was typed, folded. */
  readonly text: string
  readonly from: number
  readonly to: number
}

const pattern =
  /(us\$|hk\$|\$|€|¥|rmb|usd|cny)?\s?(\d+(?:,\d{3})*(?:\.\d+)?)\s?(?:(thousand|million|billion|trillion|mio|mn|bn|tn|[kmbt]|万亿|千亿|百亿|千万|百万|十万|亿|万|千)(?![a-z]))?\s?(美元|美金|港元|港币|人民币|元|块|刀|dollars?|usd|yuan|rmb|%|percent|per cent|users?|people|subscribers?|用户|人|个?百分点)?/g

/** Claims in folded text. A bare number is none: it may be a year, a version or a list's length. */
export function findClaims(folded: string): Claim[] {
  const claims: Claim[] = []
  for (const match of folded.matchAll(pattern)) {
    const [text, sign, digits = '', scale, unit] = match
    if (!sign && !scale && !unit) continue
    if (!sign && !unit && scale && /^[kmbt]$/.test(scale) && text.trim().length < 3) continue
    const percent = unit === '%' || unit === 'percent' || unit === 'per cent'
    const count = unit !== undefined && /user|people|subscriber|用户|人$/.test(unit)
    claims.push({
      value: shift(Number(digits.replaceAll(',', '')), scale ? (powersOfTen[scale] ?? 0) : 0),
      kind: percent ? 'percent' : count ? 'count' : 'money',
      text: text.trim(),
      from: match.index,
      to: match.index + text.length,
    })
  }
  return claims
}

/** Whether a figure is what a claim says, whatever the currency. */
export function agrees(claim: Claim, figure: Figure): boolean {
  if (figure.undisclosed) return false
  const kind = unitKind(figure.unit)
  if ((kind === 'percent') !== (claim.kind === 'percent')) return false
  if (figure.value !== undefined) return figure.value === claim.value
  return claim.value >= (figure.from ?? -Infinity) && claim.value <= (figure.to ?? Infinity)
}
