/** Texts and names in every language: Traditional is derived where it is not given. */
import type { Text } from '../core/knowledge.ts'
import type { ToHant } from './hant.ts'
import type { NameEntry, TextEntry } from './schema.ts'

export function completeText(text: TextEntry, toHant: ToHant): Text {
  return { en: text.en, 'zh-Hans': text.zh, 'zh-Hant': text['zh-Hant'] ?? toHant(text.zh) }
}

export function completeName(name: NameEntry, toHant: ToHant): Text {
  const hans = name.zh ?? name.en
  return { en: name.en, 'zh-Hans': hans, 'zh-Hant': name['zh-Hant'] ?? toHant(hans) }
}
