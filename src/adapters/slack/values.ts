/** What a button carries: all that is needed to answer a press, also after a restart. It comes back from outside, so it is checked. */
import { z } from 'zod'
import { langs } from '../../core/knowledge.ts'
import type { Memory } from '../../core/reply.ts'
import { maxValueChars } from './limits.ts'

const version = 1
const ids = z.array(z.string().max(200)).max(60)
const lang = z.enum(langs)
const memoryShape = z.object({ entities: ids, topics: ids, metrics: ids, period: z.string().max(60).optional(), facts: ids, lang })

const askShape = z.object({
  v: z.literal(version),
  /** The question. */
  q: z.string().max(maxValueChars),
  /** What it is understood with. */
  m: memoryShape.optional(),
  lang,
  /** The state of the knowledge that it was answered from. */
  k: z.string().max(64).optional(),
})
const voteShape = z.object({ v: z.literal(version), a: z.string().max(64), f: ids, up: z.boolean(), lang })
const correctionShape = z.object({ v: z.literal(version), f: ids, lang })

export type AskValue = z.infer<typeof askShape>
export type VoteValue = z.infer<typeof voteShape>
export type CorrectionValue = z.infer<typeof correctionShape>

/** Undefined where it does not fit into a button: better none than one that fails. */
export function encode(value: Omit<AskValue, 'v'> | Omit<VoteValue, 'v'> | Omit<CorrectionValue, 'v'>): string | undefined {
  const text = JSON.stringify({ v: version, ...value })
  return text.length <= maxValueChars ? text : undefined
}

export const decodeAsk = (text: string): AskValue | undefined => decode(text, askShape)
export const decodeVote = (text: string): VoteValue | undefined => decode(text, voteShape)
export const decodeCorrection = (text: string): CorrectionValue | undefined => decode(text, correctionShape)

/** Which memory a value holds; the fields that are not set are left out. */
export function memoryOf({ m }: AskValue): Memory | undefined {
  if (!m) return undefined
  const { period, ...rest } = m
  return period === undefined ? rest : { ...rest, period }
}

function decode<T>(text: string, shape: z.ZodType<T>): T | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
