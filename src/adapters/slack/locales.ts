/** The language that a person has set in Slack: used where the words of a question decide none. */
import { type Lang, langs } from '../../core/knowledge.ts'
import { type Log, messageOf } from '../desk.ts'
import { within } from './deadline.ts'

export interface Locales {
  /** Undefined where it is not known, or not in time. */
  of(user: string, ask: () => Promise<string | undefined>): Promise<Lang | undefined>
}

const keptMs = 24 * 60 * 60_000
const maxKept = 10_000
/** An answer waits no longer for it. */
const patienceMs = 1000

export function createLocales({ now, log }: { readonly now: () => number; readonly log: Log }): Locales {
  const known = new Map<string, { readonly lang: Promise<Lang | undefined>; readonly at: number }>()
  return {
    of(user, ask) {
      const kept = known.get(user)
      if (kept && now() - kept.at < keptMs) return kept.lang
      const lang = within(patienceMs, ask().then(langOf)).catch((error: unknown) => {
        log.warn('locale not known', { error: messageOf(error) })
        known.delete(user)
        return undefined
      })
      if (known.size >= maxKept) known.delete(known.keys().next().value ?? '')
      known.set(user, { lang, at: now() })
      return lang
    },
  }
}

/** `zh-TW` and `zh-HK` read Traditional: https://docs.slack.dev/reference/methods/users.info */
function langOf(locale: string | undefined): Lang | undefined {
  if (locale === undefined) return undefined
  if (/^zh[-_](?:tw|hk|mo|hant)/i.test(locale)) return 'zh-Hant'
  return langs.find((lang) => lang.slice(0, 2) === locale.slice(0, 2).toLowerCase())
}
