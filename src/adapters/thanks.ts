/** What somebody is told who voted or suggested a correction: thanked without reserve only for what is kept. */
import type { InterfacePhrase } from '../core/wording/interface-phrases.ts'
import type { Keeping } from './desk.ts'

export function thanksFor(keeping: Keeping, thanks: 'ui-voted' | 'ui-correct-thanks'): InterfacePhrase {
  const phrases: Readonly<Record<Keeping, InterfacePhrase>> = { kept: thanks, waiting: 'ui-kept-later', lost: 'ui-not-kept' }
  return phrases[keeping]
}
