/** When two sources say the same: corroboration, which is one line with both citations. */
import type { Figure } from './figures.ts'
import type { Fact } from '../knowledge.ts'

/** The same figure of the same thing and time, of the same standing, from two sources. */
export function sameClaim(a: Fact, b: Fact): boolean {
  return (
    a.source !== b.source &&
    a.about === b.about &&
    a.metric !== undefined &&
    a.metric === b.metric &&
    a.period.notation === b.period.notation &&
    a.status === b.status &&
    sameFigure(a.figure, b.figure)
  )
}

/** "About five billion" bears out five billion; "over" and "under" bear out only themselves. */
function sameFigure(a: Figure | undefined, b: Figure | undefined): boolean {
  if (!a || !b || a.undisclosed !== b.undisclosed) return false
  return sameValue(a.value, b.value) && a.from === b.from && a.to === b.to && a.unit === b.unit && boundOf(a) === boundOf(b)
}

/** From how many digits on a figure rounds another: "3.12" stands for 3.124, "3" for far too much. */
const tellingDigits = 3

/** The same number, if one of them is given more exactly. */
function sameValue(a: number | undefined, b: number | undefined): boolean {
  if (a === b || a === undefined || b === undefined) return a === b
  const [rough, exact] = digitsOf(a) < digitsOf(b) ? [a, b] : [b, a]
  return digitsOf(rough) >= tellingDigits && Number(exact.toPrecision(digitsOf(rough))) === rough
}

function digitsOf(value: number): number {
  return value.toExponential().split('e')[0]?.replace(/\D/g, '').length ?? 0
}

function boundOf({ qualifier }: Figure): Figure['qualifier'] {
  return qualifier === 'about' ? undefined : qualifier
}

/** Facts by claim, in the order in which each claim comes first; of the first claims alone where no more are needed. */
export function byClaim(facts: readonly Fact[], most = Number.POSITIVE_INFINITY): Fact[][] {
  const claims: Fact[][] = []
  for (const fact of facts) {
    const known = fact.metric === undefined ? undefined : claims.find(([first]) => first && sameClaim(first, fact))
    if (known) known.push(fact)
    else if (claims.length < most) claims.push([fact])
  }
  return claims
}
