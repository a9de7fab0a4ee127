/** A repost is never shown as the origin: its publisher is who wrote it, `via` names who carries it, and the original's address is preferred. */
import type { Context, Rule } from './rule.ts'

export const mirrors: Rule = {
  name: 'mirror',
  severity: 'warning',
  check(context, report) {
    const { reading, key } = context
    const carrierAt = carriersByHost(context)
    const seen = new Map<string, { id: string; publisher: string }>()
    for (const source of reading.sources) {
      const { url, publisher, via, title } = source.value
      const carrier = url === undefined ? undefined : carrierAt(url)
      const named = [publisher, via ?? ''].map(key)
      if (carrier && !carrier.names.some((name) => named.includes(key(name))))
        report(source, {
          path: ['url'],
          message: `the address is of ${carrier.names[0]}, which carries what others wrote`,
          remedy: `Give the address of ${publisher}, or name the carrier in "via".`,
        })
      const other = seen.get(key(title))
      if (other === undefined) seen.set(key(title), { id: source.id, publisher: key(publisher) })
      // What one publisher calls by one name is a serial, or the same article: see `same-source`.
      else if (other.publisher !== key(publisher))
        report(source, {
          path: ['title'],
          message: `the same title as "${other.id}"`,
          remedy: 'If one is a copy of the other, keep the original and name the carrier in its "via".',
        })
    }
  },
}

interface Carrier {
  readonly names: readonly string[]
}

/** Carriers are entities with `hosts`. A host stands for those below it: `163.com` for `m.163.com`. */
function carriersByHost({ reading }: Context): (url: string) => Carrier | undefined {
  const byHost = new Map<string, Carrier>()
  for (const { value } of reading.entities) {
    const names = [value.name.en, ...(value.name.zh === undefined ? [] : [value.name.zh]), ...(value.aliases ?? [])]
    for (const host of value.hosts ?? []) byHost.set(host, { names })
  }
  return (url) => {
    if (!URL.canParse(url)) return undefined
    const labels = new URL(url).hostname.toLowerCase().split('.')
    for (let i = 0; i < labels.length; i++) {
      const carrier = byHost.get(labels.slice(i).join('.'))
      if (carrier) return carrier
    }
    return undefined
  }
}
