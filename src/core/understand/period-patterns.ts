/** How periods are written in questions: in English, Chinese and pinyin. Text is folded. */

export interface Pattern {
  readonly regex: RegExp
  /** The notation for a match; undefined when it turns out to be none. */
  read(match: RegExpExecArray, now: Now): string | undefined
}
export interface Now {
  readonly year: number
  readonly month: number
}

const monthWords = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\b\\.?'
const year = '(20[0-4]\\d)'
const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: 4,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
}
const chineseDigits = '〇零一二三四五六七八九'

/** Where several patterns meet, the first that matches at the earliest place counts. Longer forms stand before shorter ones. */
export const patterns: readonly Pattern[] = [
  // Fiscal labels, of whose year is not known yet: "q1 fy2027", "fy2026", 2026财年
  {
    regex: /\bq([1-4])(?:\s+of)?[\s,-]*(?:fy|fiscal(?: year)?)\s?['’]?(20\d\d|2\d)(?!\d)/,
    read: (m) => `FY${fullYear(m[2])}-Q${m[1]}`,
  },
  {
    regex: /\b(?:fy|fiscal)\s+q([1-4])(?:\s+of)?[\s,-]*['’]?(20\d\d|2\d)(?!\d)/,
    read: (m) => `FY${fullYear(m[2])}-Q${m[1]}`,
  },
  {
    regex:
      /\b(?:fiscal )?(first|second|third|fourth|1st|2nd|3rd|4th)(?: fiscal)? quarter(?:\s+of)?[\s,]*(?:the )?(?:fy|fiscal(?: year)?)\s?['’]?(20\d\d|2\d)(?!\d)/,
    read: (m) => `FY${fullYear(m[2])}-Q${ordinals[m[1] ?? '']}`,
  },
  {
    regex: /\b(?:fy|fiscal(?: year)?)\s?['’]?(20\d\d|\d\d)(?:[\s-]*([qh])([1-4]))?(?!\d)/,
    read: (m) => `FY${fullYear(m[1])}${m[3] ? `-${m[2]?.toUpperCase()}${m[3]}` : ''}`,
  },
  {
    regex: /(?<!\d)(20\d\d|2\d)年?(?:财年|财政年度)(?:的)?(?:第?([一二三四1-4])季度?|q([1-4]))?/,
    read: (m) => `FY${fullYear(m[1])}${m[2] || m[3] ? `-Q${digit(m[2] ?? m[3])}` : ''}`,
  },
  // English quarters and halves: "q2 2024", "2q24", "second quarter of 2024", "june 2024 quarter", "quarter ended june 2024"
  { regex: /\bq([1-4])(?:(?:\s+of)?[\s,-]*(?:fy\s?)?['’]?(20\d\d|2\d))?(?![a-z\d])/, read: (m) => part(m[2], `Q${m[1]}`) },
  { regex: /\b(20\d\d)[\s-]*q([1-4])\b/, read: (m) => `${m[1]}-Q${m[2]}` },
  { regex: /\b([1-4])q[\s'’]*(20\d\d|\d\d)?\b/, read: (m) => part(m[2], `Q${m[1]}`) },
  {
    regex: new RegExp(`\\b(first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter(?:\\s+of)?(?:\\s+(?:fy)?${year})?`),
    read: (m) => part(m[2], `Q${ordinals[m[1] ?? '']}`),
  },
  { regex: new RegExp(`\\b${month}\\s*${year}?\\s*quarter\\b`), read: (m) => part(m[2], `Q${Math.ceil(monthNumber(m[1]) / 3)}`) },
  {
    regex: new RegExp(`\\bquarter (?:ending|ended|to|through) (?:\\d+ )?${month}\\s*(?:\\d{1,2},?\\s*)?${year}?`),
    read: (m) => part(m[2], `Q${Math.ceil(monthNumber(m[1]) / 3)}`),
  },
  {
    regex: new RegExp(`\\b(first|second|1st|2nd)[ -]half(?:\\s+of)?(?:\\s+${year})?`),
    read: (m) => part(m[2], `H${ordinals[m[1] ?? '']}`),
  },
  { regex: /\bh([12])(?:(?:\s+of)?[\s,-]*(?:fy\s?)?['’]?(20\d\d|2\d))?(?![a-z\d])/, read: (m) => part(m[2], `H${m[1]}`) },
  { regex: /\b(20\d\d)[\s-]*h([12])\b/, read: (m) => `${m[1]}-H${m[2]}` },
  { regex: /\b([12])h[\s'’]*(20\d\d|\d\d)?\b/, read: (m) => part(m[2], `H${m[1]}`) },
  // "The latest quarter" is whichever came last: no first quarter, and none of the calendar.
  { regex: /(?:最新|最近)(?:的)?[一1]个?季度?|(?:最新|最近)的?季度/, read: () => undefined },
  // Chinese quarters and halves: 2024年二季度, 第二季, 24年q2, 上半年
  {
    regex: /(?:(20\d\d|\d\d)年|([今去前明本])年)?(?:的)?(?:第)?([一二三四1-4])季度?/,
    read: (m, now) => part(m[1] ?? relativeYear(m[2], now), `Q${digit(m[3])}`),
  },
  { regex: /(?:(20\d\d|\d\d)年?|([今去前明本])年)(?:的)?q([1-4])/, read: (m, now) => part(m[1] ?? relativeYear(m[2], now), `Q${m[3]}`) },
  {
    regex: /(?:(20\d\d|\d\d)年?|([今去前明本])年)?(?:的)?([上下])半年/,
    read: (m, now) => part(m[1] ?? relativeYear(m[2], now), m[3] === '上' ? 'H1' : 'H2'),
  },
  // Cumulative: 截至2024年8月, "as of august 2024", "through august"
  {
    regex: /(?:截至|截止到?|到了?|至)(?:(20\d\d)年|([今去前])年)?(?:的)?(\d{1,2})月(?:份|底|末)?(?:为止|止)?/,
    read: (m, now) => to(part(m[1] ?? relativeYear(m[2], now), monthTail(m[3]))),
  },
  {
    regex: new RegExp(
      `\\b(?:as of|as at|through|up to|by the end of|by|until|till|to) (?:end of |late |early )?${month}(?:\\s+\\d{1,2}(?!\\d))?,?\\s*${year}?`,
    ),
    read: (m) => to(part(m[2], monthTail(monthNumber(m[1])))),
  },
  // Days and months
  { regex: /(20\d\d)年(\d{1,2})月(\d{1,2})[日号]/, read: (m) => `${m[1]}-${pad(m[2])}-${pad(m[3])}` },
  { regex: /\b(20\d\d)-(\d{2})-(\d{2})\b/, read: (m) => m[0] },
  {
    regex: /(?:(20\d\d|\d\d)年|([今去前明本])年)(?:的)?(\d{1,2})月份?/,
    read: (m, now) => part(m[1] ?? relativeYear(m[2], now), monthTail(m[3])),
  },
  { regex: /\b(20\d\d)[-/.](0?[1-9]|1[0-2])(?![\d.])/, read: (m) => `${m[1]}-${pad(m[2])}` },
  {
    regex: new RegExp(`\\b(?:\\d{1,2}(?:st|nd|rd|th)? )?${month}(?:\\s+\\d{1,2}(?:st|nd|rd|th)?,?)?\\s*(?:of\\s+)?['’]?${year}`),
    read: (m) => part(m[2], monthTail(monthNumber(m[1]))),
  },
  { regex: new RegExp(`\\b(?:in|during|for|since|of|last|this)\\s+${month}`), read: (m) => part(undefined, monthTail(monthNumber(m[1]))) },
  {
    regex: /\b(january|february|april|june|july|august|september|october|november|december)\b/,
    read: (m) => part(undefined, monthTail(monthNumber(m[1]))),
  },
  { regex: /(?<![a-z\d.]|[a-z]-)(1[0-2]|[1-9])月份?(?!之暗面)/, read: (m) => part(undefined, monthTail(m[1])) },
  // Spans
  { regex: /\bsince (20\d\d)(?!-?\d)/, read: (m, now) => span(m[1], String(now.year)) },
  { regex: /(?:自从?|从)?(20\d\d)年?(?:以来|至今|到现在|起)/, read: (m, now) => span(m[1], String(now.year)) },
  { regex: /(20\d\d)年?\s*(?:-|–|—|~|到|至|to|and|through|until)\s*(20\d\d)年?(?!\d)/, read: (m) => span(m[1], m[2]) },
  // Years; behind a name in Latin letters too: MiniMax2025年
  { regex: /(?<![\d.,])(20[1-4]\d)年度?/, read: (m) => m[1] },
  { regex: /(?<![a-z\d.,])(20[1-4]\d)(?:\s?年度?|\b)(?!\s*(?:people|users|companies|projects|位|个|家|款|人))/, read: (m) => m[1] },
  { regex: /(?<!\d)([2-4]\d)年/, read: (m) => fullYear(m[1]) },
  {
    regex: /([二][〇零][〇零一二三四][〇零一二三四五六七八九])年?/,
    read: (m) => [...(m[1] ?? '')].map((char) => (char === '〇' || char === '零' ? 0 : chineseDigits.indexOf(char) - 1)).join(''),
  },
  // Relative ones
  { regex: /\blast year\b|去年|\bqu\s?nian\b/, read: (_, now) => String(now.year - 1) },
  { regex: /\bthis year\b|\byear to date\b|\bytd\b|今年|本年度?|\bjin\s?nian\b/, read: (_, now) => String(now.year) },
  { regex: /\bnext year\b|明年|\bming\s?nian\b/, read: (_, now) => String(now.year + 1) },
  { regex: /\byear before last\b|前年|\bqian\s?nian\b/, read: (_, now) => String(now.year - 2) },
  { regex: /下一年|次年|隔年|\b(?:the following year|the year after(?! next)|a year later)\b/, read: () => 'next' },
  { regex: /后年/, read: (_, now) => String(now.year + 2) },
  { regex: /\blast quarter\b|上个?季度?/, read: (_, now) => quarterBack(now, 1) },
  { regex: /\bthis quarter\b|本季度?|这个?季度/, read: (_, now) => quarterBack(now, 0) },
  { regex: /\blast month\b|上个?月/, read: (_, now) => monthBack(now, 1) },
  { regex: /\bthis month\b|本月|这个月/, read: (_, now) => monthBack(now, 0) },
  { regex: /\b(?:di\s?)?(er|yi|san|si)\s?ji\s?du\b/, read: (m) => part(undefined, `Q${{ yi: 1, er: 2, san: 3, si: 4 }[m[1] ?? ''] ?? 1}`) },
  { regex: /\b(shang|xia) ?ban ?nian\b/, read: (m) => part(undefined, m[1] === 'shang' ? 'H1' : 'H2') },
]

function part(year: string | number | undefined, tail: string): string {
  return year === undefined ? `*-${tail}` : `${fullYear(String(year))}-${tail}`
}

function fullYear(year: string | undefined): string | undefined {
  return year?.length === 2 ? `20${year}` : year
}

function span(first: string | undefined, last: string | undefined): string | undefined {
  return first && last && first < last ? `${first}..${last}` : undefined
}

function to(notation: string): string {
  return `to ${notation}`
}

function monthTail(month: string | number | undefined): string {
  return pad(String(month))
}

function pad(number: string | undefined): string {
  return String(number).padStart(2, '0')
}

function monthNumber(word: string | undefined): number {
  return monthWords.indexOf((word ?? '').slice(0, 3)) + 1
}

function digit(char: string | undefined): number {
  return ordinals[char ?? ''] ?? Number(char)
}

function relativeYear(word: string | undefined, now: Now): number | undefined {
  const offset = { 今: 0, 本: 0, 去: -1, 前: -2, 明: 1 }[word ?? '']
  return offset === undefined ? undefined : now.year + offset
}

function quarterBack(now: Now, back: number): string {
  const index = now.year * 4 + Math.floor((now.month - 1) / 3) - back
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`
}

function monthBack(now: Now, back: number): string {
  const index = now.year * 12 + now.month - 1 - back
  return `${Math.floor(index / 12)}-${pad(String((index % 12) + 1))}`
}
