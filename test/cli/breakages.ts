/** Twenty-two ways to break one file of the shipped knowledge, as admins do, and what they must be told of each. */
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The file that is broken each time. Its mistakes stand in or near this fact. */
export const brokenFile = 'sources/chanyejia-2024-10.yaml'
const fact = '  openai-net-loss-2024:\n'

export interface Breakage {
  readonly what: string
  /** What stands in the file then; a function does more than write. */
  readonly broken: (right: string) => string | Buffer | ((path: string) => void)
  /** The line that must be named. */
  readonly line: (right: string) => number
  /** What is said of it, with the remedy. */
  readonly says: RegExp
}

/** Replaces once within the fact; throws where there is nothing to replace, lest a test passes for nothing. */
function within(from: string, to: string): Breakage['broken'] {
  return (right) => {
    const start = right.indexOf(fact)
    const at = right.indexOf(from, start)
    if (start < 0 || at < 0) throw new Error(`the fact has no ${from}`)
    return right.slice(0, at) + to + right.slice(at + from.length)
  }
}

function lineOf(text: string): (right: string) => number {
  return (right) => right.slice(0, right.indexOf(text)).split('\n').length
}

/** So many lines below the one that names the fact. */
function below(rows: number): (right: string) => number {
  return (right) => lineOf(fact)(right) + rows
}

function factIn(right: string): string {
  const start = right.indexOf(fact)
  return right.slice(start, right.indexOf('\n\n', start) + 1)
}

/** Nine lists of nine, each of the one before: a billion items when resolved. */
const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`),
  '',
].join('\n')

export const breakages: readonly Breakage[] = [
  { what: 'a required key is missing', broken: within('    paragraph: 7\n', ''), line: below(0), says: /"paragraph" is missing\. Add it/ },
  {
    what: 'an unknown key',
    broken: within('evidence: named-press', 'evidance: named-press'),
    line: below(7),
    says: /unknown key "evidance"\. Check its spelling/,
  },
  {
    what: 'a bad date',
    broken: (right) => right.replace("date: '2024-10'", "date: '2024-13'"),
    line: lineOf('date:'),
    says: /"2024-13" is no day of the calendar\. Write 2024, 2024-10/,
  },
  {
    what: 'a bad period',
    broken: within("period: '2024'", 'period: last year'),
    line: below(5),
    says: /"last year" is no period\. Write 2024, 2024-H1/,
  },
  {
    what: 'an unknown entity',
    broken: within('about: openai', 'about: opnai'),
    line: below(1),
    says: /unknown entity "opnai"\. Did you mean "openai"\?/,
  },
  {
    what: 'an unknown topic',
    broken: within('[burn, profit', '[brun, profit'),
    line: below(2),
    says: /unknown topic "brun"\. Did you mean "burn"\?/,
  },
  {
    what: 'an unknown metric',
    broken: within('metric: net-loss', 'metric: net-los'),
    line: below(3),
    says: /unknown metric "net-los"\. Did you mean "net-loss"\?/,
  },
  {
    what: 'a unit that is none of the metric',
    broken: within('unit: USD billion', "unit: '%'"),
    line: below(4),
    says: /is percent, but the metric "net-loss" is money\. Correct the unit/,
  },
  {
    what: 'a figure typed into a statement',
    broken: within('lose {figure}', 'lose US$5 billion'),
    line: below(11),
    says: /types its own figure, "5 billion"\. Write \{figure\} instead/,
  },
  {
    what: 'a placeholder missing in one language',
    broken: within('亏损{figure}', '亏损很多'),
    line: below(12),
    says: /\{figure\} is missing in the zh statement\. Write \{figure\}/,
  },
  {
    what: 'an unknown placeholder',
    broken: within('lose {figure}', 'lose {figur}'),
    line: below(11),
    says: /unknown placeholder \{figur\}\. A statement may have/,
  },
  {
    what: 'a key twice',
    broken: within('    status: forecast\n', '    status: forecast\n    status: actual\n'),
    line: below(7),
    says: /the same key twice\. Give each its own name/,
  },
  {
    what: 'a tab for indentation',
    broken: within('    status: forecast', '\tstatus: forecast'),
    line: below(6),
    says: /Tabs are not allowed as indentation\. Indent with spaces/,
  },
  {
    what: 'a quote that is never closed',
    broken: within("period: '2024'", "period: '2024"),
    line: below(5),
    says: /Missing closing .quote\. Close the quote/,
  },
  {
    what: 'bytes that are no UTF-8',
    broken: (right) => Buffer.from(right, 'latin1'),
    line: lineOf('title:'),
    says: /file is not UTF-8\. Save it as UTF-8/,
  },
  {
    what: 'UTF-16',
    broken: (right) => Buffer.from(`\ufeff${right}`, 'utf16le'),
    line: () => 1,
    says: /file is not UTF-8\. Save it as UTF-8/,
  },
  { what: 'an alias bomb', broken: () => bomb, line: () => 1, says: /Excessive alias count.*\. Write each value out/ },
  {
    what: 'a file of more than a megabyte',
    broken: (right) => `${right}${'# more\n'.repeat(150_000)}`,
    line: () => 1,
    says: /more than 1000000\. Split it/,
  },
  {
    what: 'a link that leads out of the folder',
    broken: () => linkOut,
    line: () => 1,
    says: /leads out of the knowledge folder\. Put the file itself there/,
  },
  {
    what: 'a fact twice',
    broken: (right) => right + factIn(right),
    line: (right) => right.split('\n').length,
    says: /the same key twice\. Give each its own name/,
  },
  {
    what: 'a link to an unknown fact',
    broken: within('    paragraph: 7\n', '    paragraph: 7\n    differs_from:\n      - fact: no-such-fact\n        reason: scope\n'),
    line: below(11),
    says: /unknown fact "chanyejia-2024-10\/no-such-fact"\. Did you mean/,
  },
  { what: 'nothing in it any more', broken: () => '', line: () => 1, says: /"title" is missing\. Add it/ },
]

function linkOut(path: string): void {
  const outside = join(tmpdir(), `baimo-outside-${process.pid}.yaml`)
  writeFileSync(outside, 'canary-outside: 1\n')
  rmSync(path)
  symlinkSync(outside, path)
}
