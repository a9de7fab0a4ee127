/** Reading back what a conversation was about. By hand: zod's loading would be felt, and the shape is small. */
import type { Lang } from '../core/knowledge.ts'
import type { Memory } from '../core/reply.ts'
import { isTexts, parsed } from './lists.ts'

/** Undefined where the text is no memory: the conversation begins anew then. */
export function readMemory(text: unknown): Memory | undefined {
  const value: unknown = typeof text === 'string' ? parsed(text) : undefined
  return isMemory(value) ? value : undefined
}

function isMemory(value: unknown): value is Memory {
  if (typeof value !== 'object' || value === null) return false
  const { entities, topics, metrics, period, facts, lang }: Partial<Record<keyof Memory, unknown>> = value
  return [entities, topics, metrics, facts].every(isTexts) && (period === undefined || typeof period === 'string') && isLang(lang)
}

function isLang(value: unknown): value is Lang {
  return typeof value === 'string' && value in langs
}

/** A record, so that a new language is missed by nobody. */
const langs: Readonly<Record<Lang, true>> = { en: true, 'zh-Hans': true, 'zh-Hant': true }
