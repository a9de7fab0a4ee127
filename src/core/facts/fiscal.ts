/** Fiscal labels as stretches of the calendar, by the month in which the company's year ends. A year is called by the one that it ends in. */

/** `FY2026`, `FY2026-H1`, `H1 FY2026`, `FY2026-Q2`, `Q2 FY2026`: labels that a period can be derived from. */
const fiscalLabel = /^(?:([HQ])([1-4]) )?FY(\d{4})$|^FY(\d{4})-([HQ])([1-4])$/

/** Months of a whole year, a half and a quarter. */
const lengths = { '': 12, H: 6, Q: 3 } as const

/** The notation of the period that a label stands for; undefined when it is none. */
export function fiscalPeriod(label: string, yearEnd: number): string | undefined {
  const [, before, count, called, named, behind, counted] = fiscalLabel.exec(label) ?? []
  const [year, letter, number] = [called ?? named, before ?? behind ?? '', count ?? counted ?? '1']
  if (year === undefined || (letter !== '' && letter !== 'H' && letter !== 'Q')) return undefined
  const length = lengths[letter]
  if (Number(number) * length > 12) return undefined
  // Months since the year 0: those of the fiscal year end with `yearEnd` of the year that it is called by.
  const first = Number(year) * 12 + yearEnd - 12 + (Number(number) - 1) * length
  return calendarNotation(first, length)
}

/** The shortest notation: a quarter that is one of the calendar is written as such. */
function calendarNotation(first: number, length: number): string {
  const [year, month] = [Math.floor(first / 12), first % 12]
  if (month % length === 0) {
    if (length === 12) return String(year)
    return `${year}-${length === 6 ? 'H' : 'Q'}${month / length + 1}`
  }
  return `${monthNotation(first)}..${monthNotation(first + length - 1)}`
}

function monthNotation(months: number): string {
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}
