/** The shape of the files in `knowledge/`: the one source of it, for checking and for the editors' JSON Schema. */
import { z } from 'zod'
import { currencies, qualifiers, unitKinds } from '../core/figures.ts'
import { entityKinds, evidences, roles, statuses } from '../core/knowledge.ts'
import { fiscalPeriod } from '../core/fiscal.ts'
import { topicKinds } from '../core/topic-kinds.ts'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id has lower-case letters, digits and single hyphens')
const words = z.array(z.string().min(1))
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written 2024-10-21')
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is written 2024, 2024-10 or 2024-10-21, in quotes when it is only a year')

/** A sentence in English and Simplified Chinese. Traditional is derived where it is not given. */
const text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1), 'zh-Hant': z.string().min(1).optional() })

/** A name: when `zh` is missing the English one is used in Chinese too. */
const name = z.strictObject({ en: z.string().min(1), zh: z.string().min(1).optional(), 'zh-Hant': z.string().min(1).optional() })

const entityShape = z.strictObject({
  kind: z.enum(entityKinds),
  abroad: z.literal(true).optional().describe('Not of the Chinese market: no answer to a question on China that names nobody'),
  name,
  found_by_name: z.boolean().optional().describe('false: only the aliases are searched for, since the name is everyday words'),
  aliases: words.optional().describe('Other spellings, in any language or script'),
  misspellings: words.optional(),
  common_words: words.optional().describe('Names that are also everyday words: they count only beside another word of the market'),
  of: id.optional().describe('The company that a product, model, unit or person belongs to'),
  members: z.array(id).optional(),
  hosts: words.optional().describe('Hosts where it carries what others wrote: sohu.com. Its addresses are no origins'),
  fiscal_year_end: z.number().int().min(1).max(12).optional().describe('Month, when it is not 12'),
})

const topicShape = z.strictObject({
  kind: z
    .enum(topicKinds)
    .optional()
    .describe('Asked for or answered in a way that its words don\'t tell: releases by date, the price by "how much"'),
  name,
  words: z.strictObject({ en: words, zh: words }).describe('What people say for it. A stem finds its plural and -ing, -ed forms by itself'),
  command: z.strictObject({ name: id, description: text }).optional().describe('A slash command of its own'),
  common_words: words.optional().describe('Words that are everyday ones too: they count only beside another word of the market'),
  soft: z.boolean().optional().describe('A broad topic: its absence is no reason to decline'),
  of_products: z.literal(true).optional().describe('Asked of a company it is asked of its products: prices, users'),
  events: z.literal(true).optional().describe('Told in events: asked for in general, the newest leads'),
  post: z.literal(true).optional().describe('A post that one person holds at a time: who took it last leads'),
  in_words: z.literal(true).optional().describe('Told in words as often as in figures: a statement answers it as well as a figure'),
  compared: z.number().int().min(1).optional().describe('The place of its row where two are compared and no topic is named'),
  role: z.enum(roles).optional().describe('Whom "who" asks for: the investor of a funding, the rival of a competition'),
  reverse: id.optional().describe('What is asked when the entity is the object: "who invested in X" asks for the funding of X'),
  near: z.array(id).optional().describe('Topics whose facts are worth showing when this one has none'),
})

const metricShape = z.strictObject({
  topic: id,
  also: z.array(id).optional().describe('Other topics that it answers as well'),
  name,
  words: z.strictObject({ en: words, zh: words }).optional().describe('A question with one of these is answered with this metric only'),
  beside: z
    .strictObject({ en: words.optional(), zh: words.optional() })
    .optional()
    .describe('Words that make a question on its topic, or for what it is `of`, one for it: AI products … revenue'),
  of: id.optional().describe('The metric that it is a part or a kind of'),
  stands_for: z.literal(true).optional().describe('Answers for the metric that it is `of`, named as itself, where that is not known'),
  which: z.literal(true).optional().describe('Its `beside` words say of which part it is, so that they must stand in the fact'),
  sums: z.literal(true).optional().describe('Several years added up: its `beside` words count only where no single period is asked for'),
  of_kind: z
    .literal(true)
    .optional()
    .describe('Counts a kind of people: right beside a count by time (monthly paying users) it is neither'),
  unit: z.enum(unitKinds),
  part: z.literal(true).optional().describe('A part or a side of what its topic asks for: it leads only where it is named'),
  varies: z.literal(true).optional().describe('Of which part or kind it is differs from fact to fact: never set side by side'),
  event: z.literal(true).optional().describe('Happens once (a round, a price rise): the period only says when, and need not be over'),
  signed: z.boolean().optional().describe('A change, shown with its direction: +6%'),
  basis: text.describe('How it is measured'),
  cadence_months: z.number().int().positive().describe('Months until a newer figure is due'),
})

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
