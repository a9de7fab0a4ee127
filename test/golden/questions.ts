/** The question set: what people ask, and what a reply must and must not say. Written before any tuning, from how people talk. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { langs } from '../../src/core/knowledge.ts'

export const forms = ['slash', 'natural', 'pinyin', 'typo', 'mixed', 'followup', 'chitchat'] as const
const kinds = ['answer', 'partial', 'clarify', 'none'] as const
/** Which knowledge is asked: that of the article of October 2024 alone, or all. */
export const grounds = ['article', 'market'] as const
export type Ground = (typeof grounds)[number]

/** The day that a question is asked on when it names none: the whole set is written for it. */
const writtenOn = '2026-11-24'
/** `5 billion|50亿`: one of them is enough. */
const pattern = z.string().min(1)
const words = z.string().min(1)

const itemShape = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    q: words.optional(),
    /** A dialogue, whose last turn is judged. */
    turns: z.array(words).min(2).optional(),
    /** The language that the reply must have. */
    lang: z.enum(langs),
    form: z.enum(forms),
    /** `article`: holds where the article of October 2024 is the sole source. `market`: on the whole knowledge. `any`: on both. */
    scope: z.enum([...grounds, 'any']),
    /** Acceptable kinds of reply. */
    kind: z.array(z.enum(kinds)).min(1),
    /** Must stand in the first line of an answer, each; anywhere in a reply that declines. */
    lead: z.array(pattern).default([]),
    /** Must stand anywhere in the reply, each. */
    has: z.array(pattern).default([]),
    /** Must not stand in the first line, none of them. */
    not: z.array(pattern).default([]),
    today: z.iso.date().default(writtenOn),
  })
  .refine((item) => (item.q === undefined) !== (item.turns === undefined), 'give either q or turns')
  .transform(({ q, turns, ...item }) => ({ ...item, turns: turns ?? [q ?? ''] }))

/** One question with what is expected of its reply. */
export type GoldenItem = z.infer<typeof itemShape>

/** Reads the set, all files in order of their names. Throws on the first item that is not one. */
export function loadQuestions(dir = fileURLToPath(new URL('.', import.meta.url))): readonly GoldenItem[] {
  const files = readdirSync(dir)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
  return files.flatMap((file) => {
    const items: unknown = parse(readFileSync(`${dir}/${file}`, 'utf8'))
    const read = z.array(itemShape).safeParse(items)
    if (!read.success) throw new Error(`test/golden/${file}: ${z.prettifyError(read.error)}`)
    return read.data
  })
}

/** The questions that hold on a ground. */
export function onGround(items: readonly GoldenItem[], ground: Ground): readonly GoldenItem[] {
  return items.filter(({ scope }) => scope === ground || scope === 'any')
}

/** Whether the right reply says something, or asks back, rather than declines. */
export function isAnswerable(item: GoldenItem): boolean {
  return item.kind.includes('answer') || item.kind.includes('clarify')
}
