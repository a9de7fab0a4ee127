import type { Rule } from './rule.ts'

/** An address is one that a reader can open. */
export const addresses: Rule = {
  name: 'address',
  severity: 'error',
  check({ reading }, report) {
    for (const source of [...reading.sources, ...reading.rates]) {
      const { url } = source.value
      if (url === undefined || /^https?:$/.test(protocolOf(url) ?? '')) continue
      report(source, {
        path: ['url'],
        message: `"${url}" is no address of the web`,
        remedy: 'Write it in full, https://…, or leave it out.',
      })
    }
  },
}

/** An address without encryption may be changed on the way. */
export const plainHttp: Rule = {
  name: 'http',
  severity: 'warning',
  check({ reading }, report) {
    for (const source of [...reading.sources, ...reading.rates]) {
      const { url } = source.value
      if (url !== undefined && protocolOf(url) === 'http:')
        report(source, { path: ['url'], message: 'the address is http', remedy: 'Use https where the site has it.' })
    }
  },
}

function protocolOf(url: string): string | undefined {
  return URL.canParse(url) && !/\s/.test(url) ? new URL(url).protocol : undefined
}
