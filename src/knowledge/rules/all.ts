/** Every rule of the knowledge. */
import { addresses, plainHttp } from './addresses.ts'
import { commands } from './commands.ts'
import { dates } from './dates.ts'
import { figures, metricUnits } from './figures.ts'
import { duplicateIds, sourceIds } from './ids.ts'
import { everydayNames } from './everyday-names.ts'
import { fiscal } from './fiscal.ts'
import { future, unfinished } from './future.ts'
import { invisibleCharacters } from './invisible.ts'
import { layout } from './layout.ts'
import { mirrors } from './mirrors.ts'
import { missingLinks } from './missing-links.ts'
import { names } from './names.ts'
import { ownership } from './ownership.ts'
import { periods } from './periods.ts'
import { phrases } from './phrases.ts'
import { placeholders } from './placeholders.ts'
import { rates } from './rates.ts'
import { references } from './references.ts'
import { relativeTime } from './relative-time.ts'
import type { Rule } from './rule.ts'
import { sameFacts } from './same-facts.ts'
import { sameSources } from './same-sources.ts'
import { emptySources, staleSources } from './sources.ts'
import { typedFigures } from './typed-figures.ts'
import { unitSlips } from './unit-slips.ts'
import { withdrawnLinks } from './withdrawn.ts'
import { words } from './words.ts'

export const rules: readonly Rule[] = [
  references,
  duplicateIds,
  sourceIds,
  names,
  words,
  figures,
  metricUnits,
  periods,
  placeholders,
  typedFigures,
  dates,
  rates,
  phrases,
  withdrawnLinks,
  commands,
  ownership,
  invisibleCharacters,
  addresses,
  plainHttp,
  relativeTime,
  future,
  unfinished,
  fiscal,
  sameFacts,
  everydayNames,
  missingLinks,
  unitSlips,
  emptySources,
  staleSources,
  sameSources,
  mirrors,
  layout,
]
