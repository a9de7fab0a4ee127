/** Figures that a question itself names ("did it lose $14bn?"), so that a false one is not affirmed. */
import { shift, unitKind, type Figure } from '../facts/figures.ts'
import { powersOfTen } from '../facts/number-words.ts'

export interface Claim {
  /** In the base unit. */
  readonly value: number
  /** A bare "50 million" may be of anything. */
  readonly kind: 'money' | 'percent' | 'count' | 'any'
  /** As it was typed, folded. */
  readonly text: string
  readonly from: number
  /** Before the unit, where that is the measure: "50 million users" asks about users. */
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
    claims.push({
      value: shift(Number(digits.replaceAll(',', '')), scale ? (powersOfTen[scale] ?? 0) : 0),
      kind: kindOf(sign, unit),
      text: text.trim(),
      from: match.index,
      to: match.index + text.length - (unit !== undefined && measured.test(unit) ? unit.length : 0),
    })
  }
  return claims
}

/** Units that are themselves the measure asked about. */
const measured = /^(?:users?|subscribers?|用户)$/

function kindOf(sign: string | undefined, unit: string | undefined): Claim['kind'] {
  if (unit === '%' || unit === 'percent' || unit === 'per cent') return 'percent'
  if (unit !== undefined && /user|people|subscriber|用户|人$/.test(unit)) return 'count'
  return sign || (unit !== undefined && !unit.endsWith('百分点') && unit !== '块') ? 'money' : 'any'
}

/** Whether a figure is what a claim says, whatever the currency. */
export function agrees(claim: Claim, figure: Figure): boolean {
  if (figure.undisclosed) return false
  const kind = unitKind(figure.unit)
  if ((kind === 'percent') !== (claim.kind === 'percent')) return false
  if ((claim.kind === 'money') !== (kind === 'money') && claim.kind !== 'any' && claim.kind !== 'percent') return false
  if (figure.value !== undefined) return figure.value === claim.value
  return claim.value >= (figure.from ?? -Infinity) && claim.value <= (figure.to ?? Infinity)
}
