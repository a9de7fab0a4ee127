/** Language tags as people and platforms write them. */
import type { Lang } from '../core/knowledge.ts'

/** `zh`, `zh-CN`, `zh_TW`, `ZH-hant`, `en-GB` …; undefined for any other language. */
export function langOf(tag: string): Lang | undefined {
  const [language, ...rest] = tag.toLowerCase().split(/[-_]/)
  if (language === 'en') return 'en'
  if (language !== 'zh') return undefined
  if (rest.includes('hans')) return 'zh-Hans'
  return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-Hant' : 'zh-Hans'
}
