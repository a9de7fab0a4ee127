// Tables, and which floors hold.
import { kinds } from './questions.mjs'
import { ms } from './timing.mjs'

/** What baimo promises (docs/architecture.md). A mistyped name is a row of its own and promises nothing. */
const floors = { shipped: 0.4, tail: 5, overFuse: 40, growthNamed: 2, growthUnnamed: 40, cold: 4 }
const promised = kinds.filter((kind) => kind !== 'typo')

export function coldLine({ bare, cold }) {
  return `Cold: baimo ask "/burn openai" ${ms(cold)}, bare node -e 0 ${ms(bare)}, ratio ${(cold / bare).toFixed(2)}`
}

export function sizeTable({ size, generated, entities, rows, build }) {
  const engines = Object.keys(rows)
  const header = ['', ...engines.flatMap((name) => [name, 'p95', ...(name === 'baimo' ? ['p95 by question'] : [])])]
  const cells = (name, { median, p95, byQuestion }) => [ms(median), ms(p95), ...(name === 'baimo' ? [ms(byQuestion)] : [])]
  const lines = kinds.map((kind) => [kind, ...engines.flatMap((name) => cells(name, rows[name][kind]))])
  return `${size} ${generated ? 'generated' : 'shipped'} facts, ${entities} entities; indexed in ${ms(build)}\n${table([header, ...lines])}`
}

export function memoryTable(results) {
  const mb = (value) => value.toFixed(0)
  const lines = results.map(({ size, memory }) => [String(size), mb(memory.rss), mb(memory.heap), mb(memory.own)])
  return table([['facts', 'RSS MB', 'heap MB', 'of it index and what was asked'], ...lines])
}

export function floorLines(results, cold) {
  const [shipped, ...grown] = results
  const [first, last] = [grown[0], grown.at(-1)]
  const checks = promised.map((kind) => under(`shipped, ${kind}: median in ms`, shipped.rows.baimo[kind].median, floors.shipped))
  for (const { size, rows } of results) {
    for (const kind of promised)
      checks.push(under(`${size}, ${kind}: p95 over median`, rows.baimo[kind].p95 / rows.baimo[kind].median, floors.tail))
  }
  for (const { size, rows } of grown) {
    for (const kind of promised) {
      const { median } = rows.baimo[kind]
      checks.push(over(`${size}, ${kind}: times faster than Fuse.js`, rows['Fuse.js'][kind].median / median, floors.overFuse))
      checks.push(over(`${size}, ${kind}: times faster than MiniSearch`, rows.MiniSearch[kind].median / median, 1))
    }
  }
  const growth = (kind) => last.rows.baimo[kind].median / first.rows.baimo[kind].median
  checks.push(under(`growth ${first.size} → ${last.size}, named`, growth('named'), floors.growthNamed))
  for (const kind of ['unnamed', 'off-topic'])
    checks.push(under(`growth ${first.size} → ${last.size}, ${kind}`, growth(kind), floors.growthUnnamed))
  checks.push(under('cold over bare node', cold.cold / cold.bare, floors.cold))
  const missed = checks.filter(({ holds }) => !holds).length
  return [
    `Floors: ${checks.length - missed} of ${checks.length} hold.`,
    ...checks.map(({ text }) => text),
    `growth of typos, for the record: ×${growth('typo').toFixed(1)}`,
  ]
}

function under(what, value, limit) {
  return verdict({ what, value, limit, sign: '≤', holds: value <= limit })
}

function over(what, value, limit) {
  return verdict({ what, value, limit, sign: '≥', holds: value >= limit })
}

function verdict({ what, value, limit, sign, holds }) {
  const number = value >= 100 ? value.toFixed(0) : value.toPrecision(3)
  return { holds, text: `${holds ? 'holds ' : 'MISSED'} ${what}: ${number} (${sign} ${limit})` }
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
