import type { Entry } from '../read.ts'
import type { SourceFile } from '../schema.ts'
import { groupedBy } from './measured.ts'
import type { Context, Report, Rule } from './rule.ts'

/** An article is one source, however many people read it: twice it would look like two that confirm each other. */
export const sameSources: Rule = {
  name: 'same-source',
  severity: 'warning',
  check({ reading, key }, report) {
    const told = new Set(checkAddresses(reading.sources, report))
    checkTitles(reading.sources, { key, told, report })
  },
}

const remedy = 'Put the facts of both into one file.'

/** Gives the sources that it has reported. */
function checkAddresses(sources: readonly Entry<SourceFile>[], report: Report): Entry<SourceFile>[] {
  const placed = sources.filter(({ value: { url } }) => url !== undefined && URL.canParse(url))
  return groupedBy(placed, ({ value: { url = '' } }) => pageOf(url)).flatMap(([first, ...again]) => {
    for (const source of first ? again : []) report(source, { path: ['url'], message: `the same address as "${first?.id}"`, remedy })
    return again
  })
}

/** Without what only tells where a reader came from, or which part of the page is meant. */
function pageOf(url: string): string {
  const { hostname, pathname, searchParams } = new URL(url)
  for (const name of [...searchParams.keys()]) if (/^(utm_\w+|spm|from|source|ref|share\w*)$/i.test(name)) searchParams.delete(name)
  searchParams.sort()
  return `${hostname.replace(/^(www|m|wap)\./, '')}${pathname.replace(/\/+$/, '')}?${searchParams}`
}

interface Titles extends Pick<Context, 'key'> {
  readonly told: ReadonlySet<Entry<SourceFile>>
  readonly report: Report
}

function checkTitles(sources: readonly Entry<SourceFile>[], { key, told, report }: Titles): void {
  for (const group of groupedBy(sources, ({ value: { title, publisher } }) => `${key(title)} ${key(publisher)}`)) {
    group.forEach((source, index) => {
      const other = group.slice(0, index).find((other) => sameDay(source.value.date, other.value.date))
      if (!other || told.has(source)) return
      report(source, { path: ['title'], message: `the same title, publisher and date as "${other.id}"`, remedy })
    })
  }
}

/** As far as both are known. */
function sameDay(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one)
}
