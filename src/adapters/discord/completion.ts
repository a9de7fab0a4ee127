/** Choices for a box that somebody types in. */
import type { Lang } from '../../core/knowledge.ts'
import type { Engine } from '../../core/reply.ts'
import { cleanText } from './escape.ts'
import { maxChoiceChars, maxChoices } from './limits.ts'
import type { Choice } from './payloads.ts'

export interface Typed {
  readonly command: string
  readonly option: string
  readonly text: string
  readonly lang: Lang
}

/** Between names: "OpenAI, 智谱", "OpenAI vs 智谱", "OpenAI 和 智谱". */
const between = /^(.*(?:[,，、;；&+]|\s(?:vs\.?|and|或|和|与)\s|\s)\s*)(\S*)$/isu

/** Where several names are wanted, the last one is completed and the others stay as they are. */
export function choicesFor(engine: Engine, { command, option, text, lang }: Typed): Choice[] {
  const spec = engine.commands.find(({ name }) => name === command)
  const takes = spec?.options.find(({ name }) => name === option)?.takes ?? 'name'
  if (takes === 'question') return []
  const whole = choices(engine.complete(text, command, lang), '')
  if (takes === 'name' || whole.length > 0) return whole
  const [, before = '', last = ''] = between.exec(text) ?? []
  return choices(engine.complete(last, command, lang), before)
}

function choices(completions: ReturnType<Engine['complete']>, before: string): Choice[] {
  return completions
    .map(({ label, value }) => ({ name: cleanText(before + label), value: cleanText(before + value) }))
    .filter(({ name, value }) => name.length <= maxChoiceChars && value.length <= maxChoiceChars && value.trim() !== '')
    .slice(0, maxChoices)
}
