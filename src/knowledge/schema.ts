/** The shape of the files in `knowledge/`: the one source of it, for checking and for the editors' JSON Schema. */
import { z } from 'zod'
import { currencies, qualifiers } from '../core/facts/figures.ts'
import { evidences, roles, statuses } from '../core/knowledge.ts'
import { fiscalPeriod } from '../core/facts/fiscal.ts'
import { date, day, id, type name, text, words } from './schema-basics.ts'
import { entityShape, metricShape, topicShape } from './schema-names.ts'

const figureShape = z.union([
  z.strictObject({
    value: z.number().optional(),
    from: z.number().optional(),
    to: z.number().optional(),
    unit: z.string().min(1).describe('USD billion, CNY 亿, %, people million, USD/day …'),
    qualifier: z.enum(qualifiers).optional(),
  }),
  z.literal('undisclosed'),
])

/** How an issue says that a text is empty. */
const emptyText = { empty: true } as const

/** A statement; that of a draft may still be empty. */
const statement = z.strictObject({ en: z.string(), zh: z.string(), 'zh-Hant': z.string().min(1).optional() })

const factShape = z
  .strictObject({
    draft: z.literal(true).optional().describe('Not ready: it answers nothing until this line is taken out'),
    about: id.describe('Whose fact it is'),
    roles: z.partialRecord(z.enum(roles), z.array(id)).optional().describe('Other entities, by the part that they take'),
    topics: z.array(id).min(1),
    metric: id.optional(),
    figure: figureShape.optional(),
    period: z
      .union([z.string(), z.number().int()])
      .optional()
      .describe('2024, 2024-H1, 2024-Q2, 2024-08, 2024-09-05, 2021..2024, to 2024-08, at 2024-10. Left out where `fiscal` says it'),
    fiscal: z
      .string()
      .min(1)
      .optional()
      .describe('The fiscal label, for display. From FY2026, FY2026-H1 and FY2026-Q2 the period is derived by the year end of the company'),
    stated: date.optional().describe('When it was said; the date of the source when left out'),
    status: z.enum(statuses),
    evidence: z.enum(evidences),
    by: id.optional().describe('The entity that the source names as the origin'),
    paragraph: z.number().int().positive(),
    statement: statement.describe('Stands alone, in our own words, with {figure} and {period} where they stand'),
    caveat: text.optional(),
    keywords: words.optional(),
    differs_from: z
      .array(
        z.strictObject({
          fact: z.string(),
          reason: z.enum(['value', 'scope', 'period', 'basis', 'unit-slip', 'rounding']),
          note: text.optional(),
        }),
      )
      .optional(),
    withdrawn: z.strictObject({ date: day, reason: text, instead: z.string().optional() }).optional(),
  })
  .superRefine(({ draft, statement, period, fiscal = '' }, context) => {
    if (period === undefined && fiscalPeriod(fiscal, 12) === undefined)
      context.addIssue({ code: 'custom', path: ['period'], message: 'neither "period" nor a fiscal label that it follows from' })
    for (const lang of ['en', 'zh'] as const)
      if (!draft && statement[lang] === '')
        context.addIssue({ code: 'custom', path: ['statement', lang], params: emptyText, message: 'empty' })
  })

export const sourceShape = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().min(1).describe('Who wrote it'),
  via: z.string().min(1).optional().describe('Where it was read, when that is another'),
  authors: words.optional(),
  editor: z.string().min(1).optional(),
  date,
  url: z.string().optional(),
  lang: z.enum(['en', 'zh-Hans', 'zh-Hant']),
  checked: day,
  accepted: z.record(z.string(), z.string().min(1)).optional().describe('Warnings looked at and accepted: rule name to reason'),
  facts: z
    .record(id, factShape)
    .nullable()
    .transform((facts) => facts ?? {})
    .describe('Nothing, or a fact under its id'),
})

const ratesShape = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().min(1).describe('Who set or worked out the rates'),
  via: z.string().min(1).optional().describe('Where they were read, when that is another'),
  date,
  url: z.string(),
  lang: z.enum(['en', 'zh-Hans', 'zh-Hant']),
  checked: day,
  base: z.enum(currencies).describe('The currency of which one is worth so many of the others'),
  rates: z
    .partialRecord(z.enum(currencies), z.record(date, z.number().positive()))
    .describe('By currency: how many of it one of the base is worth, on average of a year ("2024") or a month (2024-10), or on a day'),
})

/** `phrases/replies.yaml`: how baimo words its replies. */
export const repliesShape = z.record(z.string(), text)
/** `phrases/words.yaml`: the words by which a question shows what it wants. */
export const wordsShape = z.record(z.string(), words)
/** The list in it that reads no question: words that are no name of anybody unless something beside them says so. */
export const everyday = 'everyday'

/** One shape for each folder; all but `sources` and `phrases` map ids to entries. */
export const fileShapes = {
  entities: z.record(id, entityShape),
  topics: z.record(id, topicShape),
  metrics: z.record(id, metricShape),
  rates: ratesShape,
  sources: sourceShape,
} as const

/** The order of keys in each folder's entries, and in a source's facts. */
export const keyOrders: Readonly<Record<string, Readonly<Record<'entry' | 'fact', readonly string[]>>>> = {
  entities: { entry: Object.keys(entityShape.shape), fact: [] },
  topics: { entry: Object.keys(topicShape.shape), fact: [] },
  metrics: { entry: Object.keys(metricShape.shape), fact: [] },
  rates: { entry: Object.keys(ratesShape.shape), fact: [] },
  sources: { entry: Object.keys(sourceShape.shape), fact: Object.keys(factShape.shape) },
}

export type EntityFile = z.infer<typeof fileShapes.entities>
export type TopicFile = z.infer<typeof fileShapes.topics>
export type MetricFile = z.infer<typeof fileShapes.metrics>
export type RatesFile = z.infer<typeof ratesShape>
export type SourceFile = z.infer<typeof sourceShape>
export type FactEntry = z.infer<typeof factShape>
export type TextEntry = z.infer<typeof text>
export type NameEntry = z.infer<typeof name>
